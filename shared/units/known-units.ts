/** Units as plans name them: by a code in the registry of a day, whatever province and level (P20, P23, P24). */
import { plainKey, toneKey } from '../text/vietnamese.ts';
import type { CountryData } from './country-data.ts';
import { gazetteerAt } from './gazetteer-at.ts';
import type { Gazetteer } from './gazetteer.ts';
import { fullNameOf, nowPartOf, type Registry, registryOf, type RegistryUnit, unitOf } from './registry.ts';
import { ALL_PROVINCES, parseRegistryId, type RegistryId } from './registry-id.ts';

/** What is known of a unit by its code in a registry; a code alone names nobody (P24). */
export interface UnitKnown {
  /** Full official name. */
  readonly name: string;
  /** Full name of the unit above it, where the registry has one: "Huyện Thới Lai". */
  readonly parent: string | null;
  readonly parentCode: string | null;
  /** P23: what it is part of today, for display only; null: the same, or nobody knows. */
  readonly today: string | null;
}

/** Null: the registry has no such unit, or is not at hand. @param registry `xa-92@2024-05-24`; null: today's own province. */
export type UnitsKnown = (code: string, registry: string | null) => UnitKnown | null;

/** What staff typed about units, matched in a registry; null: a person must say which is meant. */
export type MatchUnitIn = (typed: string, registry: string | null) => string | null;

export interface KnownUnits {
  readonly units: UnitsKnown;
  readonly match: MatchUnitIn;
  /** Why there is no such registry, in Vietnamese; null: there is. */
  readonly registryProblem: (registry: string) => string | null;
}

/** Without the country's data: every code and name is one of the gazetteer's, whatever the registry. */
export function unitsOfGazetteer(gazetteer: Gazetteer): KnownUnits {
  return {
    units: (code) => {
      const name = gazetteer.nameOf(code);
      return name === null ? null : { name, parent: null, parentCode: null, today: null };
    },
    match: (typed) => gazetteer.match(typed).code,
    registryProblem: () => null,
  };
}

export function unitsOfCountry(data: CountryData, own: Gazetteer): KnownUnits {
  const registries = new Map<string, Registry | null>();
  const registryAt = (id: string): Registry | null => {
    const known = registries.get(id);
    if (known !== undefined) return known;
    const parsed = parseRegistryId(id);
    const registry = parsed === null ? null : registryOf(data, parsed);
    registries.set(id, registry);
    return registry;
  };
  const districtOf = (id: string, code: string | null): RegistryUnit | null => {
    const parsed = parseRegistryId(id);
    if (parsed === null || parsed.level !== 'xã' || code === null) return null;
    const districts = registryAt(`huyen-${parsed.province}@${parsed.asOf}`);
    return districts?.units.find((unit) => unit.code === code) ?? null;
  };
  // Made at the first name of each registry: a second of work for one before July 2025.
  const gazetteers = new Map<string, Gazetteer | null>();
  const gazetteerOf = (id: string, parsed: RegistryId): Gazetteer | null => {
    const made = gazetteers.get(id);
    if (made !== undefined) return made;
    const gazetteer = gazetteerAt(data, parsed);
    gazetteers.set(id, gazetteer);
    return gazetteer;
  };
  const ofOwn = unitsOfGazetteer(own);
  const known = new Map<string, UnitKnown | null>();
  const lookUp = (code: string, id: string): UnitKnown | null => {
    const registry = registryAt(id);
    const unit = registry === null ? null : unitOf(registry, code);
    if (registry === null || unit === null) return null;
    const name = fullNameOf(unit);
    const district = districtOf(id, unit.parent);
    const now = nowPartOf(data, registry, code).join(', ');
    return {
      name,
      parent: district === null ? null : fullNameOf(district),
      parentCode: district?.code ?? null,
      today: now === '' || now === name ? null : now,
    };
  };
  return {
    units: (code, id) => {
      if (id === null) return ofOwn.units(code, null);
      const key = `${code} ${id}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      const unit = lookUp(code, id);
      known.set(key, unit);
      return unit;
    },
    match: (typed, id) => {
      const parsed = id === null ? null : parseRegistryId(id);
      if (id === null || parsed === null) return ofOwn.match(typed, null);
      if (parsed.level === 'xã') return gazetteerOf(id, parsed)?.match(typed).code ?? null;
      return byName(typed, registryAt(id)?.units ?? []);
    },
    registryProblem: (id) => {
      if (parseRegistryId(id) === null)
        return 'mã danh mục dạng xa-92@2024-05-24: cấp (xa, huyen, tinh), mã tỉnh (hoặc all), ngày';
      return registryAt(id) === null
        ? `danh mục có thật: mã tỉnh có vào ngày ấy, hoặc ${ALL_PROVINCES}; cấp huyện chỉ có trước 01/07/2025; từ 01/11/2019 trở đi`
        : null;
    },
  };
}

/** Districts and provinces are few: with or without their type, with or without marks; two of a name are for a person. */
function byName(typed: string, units: readonly RegistryUnit[]): string | null {
  for (const keyOf of [toneKey, plainKey]) {
    const wanted = keyOf(typed);
    const named = units.filter((unit) => keyOf(fullNameOf(unit)) === wanted || keyOf(unit.name) === wanted);
    if (named.length > 0) return named.length === 1 ? (named[0]?.code ?? null) : null;
  }
  return null;
}

/** The units of a province or of the country as they stood on a day (P20): who was a unit then, and what became of it. */
import type { IsoDay } from '../time/local-date.ts';
import { type CountryData, FIRST_DAY, TWO_LEVELS_FROM, type UnitForm } from './country-data.ts';
import { ALL_PROVINCES, provinceSlug, type RegistryId, registryIdOf, type UnitLevel } from './registry-id.ts';

export interface RegistryUnit {
  readonly code: string;
  readonly type: string;
  /** Without the type. */
  readonly name: string;
  /** The district it lay in; the province where there are no districts; null for a province. */
  readonly parent: string | null;
  /** What it became on 1 July 2025, by codes of then; none for what was gone before, nor for a unit of today. */
  readonly successors: readonly string[];
}

export interface Registry {
  /** `xa-92@2024-05-24`: with the code of the province, however it was asked for. */
  readonly id: string;
  readonly level: UnitLevel;
  /** Official code, or `all`. */
  readonly province: string;
  /** The days on which exactly these units held; `validTo` is the first that no longer is one. */
  readonly validFrom: IsoDay;
  readonly validTo: IsoDay | null;
  readonly units: readonly RegistryUnit[];
}

/** null where nothing is known of that day, no such province was there, or no district, since July 2025. */
export function registryOf(data: CountryData, { level, province, asOf }: RegistryId): Registry | null {
  if (asOf < FIRST_DAY || (level === 'huyện' && asOf >= TWO_LEVELS_FROM)) return null;
  const code = province === ALL_PROVINCES ? ALL_PROVINCES : provinceAt(data, province, asOf)?.code;
  if (code === undefined) return null;
  const forms = formsOf(data, level, code);
  return {
    id: registryIdOf({ level, province: code, asOf }),
    level,
    province: code,
    ...spanOf(forms, asOf),
    units: forms.filter((form) => holds(form, asOf)).map((form) => unitFrom(form, level, data)),
  };
}

/** The province of that code, or of that slug, on that day. */
export function provinceAt(data: CountryData, codeOrSlug: string, asOf: IsoDay): UnitForm | null {
  const named = (form: UnitForm): boolean =>
    form.code === codeOrSlug || provinceSlug(form.name) === codeOrSlug;
  return provincesAt(data, asOf).find(named) ?? null;
}

/** In the order of their codes: 63 before July 2025, 34 since. */
export function provincesAt(data: CountryData, asOf: IsoDay): readonly UnitForm[] {
  return data.provinces.filter((form) => holds(form, asOf));
}

/** A code says nothing by itself: 31120 was phường An Hòa, and is phường Cái Khế now (P24). */
export function unitOf(registry: Registry, code: string): RegistryUnit | null {
  return registry.units.find((unit) => unit.code === code) ?? null;
}

/** The units of 1 July 2025 that took in land or people of this one. */
export function successorsOf(registry: Registry, code: string): readonly string[] {
  return unitOf(registry, code)?.successors ?? [];
}

/**
 * “Nay thuộc”: what the unit is part of today, by full names, where nobody lives in what went elsewhere left out. To be
 * shown beside it and for nothing else: what is true of a former unit is not true of the one that took it in (P23).
 */
export function nowPartOf(data: CountryData, registry: Registry, code: string): readonly string[] {
  const went = data.successors.get(code) ?? [];
  const lived = went.filter(({ isLandOnly }) => !isLandOnly);
  const codes = new Set((lived.length > 0 ? lived : went).map((successor) => successor.code));
  const isThere = successorsOf(registry, code).length > 0;
  const now = [...data.communes.values()].flat().filter(({ until }) => until === null);
  return isThere ? now.filter((form) => codes.has(form.code)).map(fullNameOf) : [];
}

/** Codes of the provinces before July 2025 of which one of today was formed. */
export function formerProvinces({ provinceNow }: CountryData, code: string): readonly string[] {
  return [...provinceNow].filter(([, now]) => now === code).map(([old]) => old);
}

export function holds({ from, until }: UnitForm, day: IsoDay): boolean {
  return from <= day && (until === null || day < until);
}

/** "Thị trấn Cờ Đỏ"; a district or ward that is called by a number is "Quận 3". */
export function fullNameOf({ type, name }: { readonly type: string; readonly name: string }): string {
  return `${type.charAt(0).toUpperCase()}${type.slice(1)} ${name}`;
}

function formsOf(data: CountryData, level: UnitLevel, province: string): readonly UnitForm[] {
  const isAll = province === ALL_PROVINCES;
  if (level === 'tỉnh') return data.provinces.filter(({ code }) => isAll || code === province);
  if (level === 'huyện') return data.districts.filter(({ parent }) => isAll || parent === province);
  return isAll ? [...data.communes.values()].flat() : (data.communes.get(province) ?? []);
}

/** Between two changes the registry is the same. */
function spanOf(forms: readonly UnitForm[], asOf: IsoDay): Pick<Registry, 'validFrom' | 'validTo'> {
  let validFrom = FIRST_DAY;
  let validTo: IsoDay | null = null;
  for (const { from, until } of forms) {
    for (const day of [from, until]) {
      if (day === null) continue;
      if (day <= asOf && day > validFrom) validFrom = day;
      if (day > asOf && (validTo === null || day < validTo)) validTo = day;
    }
  }
  return { validFrom, validTo };
}

function unitFrom(
  { code, type, name, parent, until }: UnitForm,
  level: UnitLevel,
  data: CountryData,
): RegistryUnit {
  return { code, type, name, parent, successors: successorsFrom(code, until, level, data) };
}

/** Whoever was gone before July 2025 became part of a commune of then, and no list that was checked says which. */
function successorsFrom(
  code: string,
  until: IsoDay | null,
  level: UnitLevel,
  data: CountryData,
): readonly string[] {
  if (until === null || until > TWO_LEVELS_FROM) return [];
  if (level === 'tỉnh') return [data.provinceNow.get(code) ?? ''].filter(Boolean);
  return level === 'xã' ? (data.successors.get(code) ?? []).map((successor) => successor.code) : [];
}

/**
 * The units of a province, or of the country, on a day, as what people type is matched with them: those of that day are
 * the names, those of every other time and of other provinces are decoys (P20).
 */
import { byKey } from '../text/by-key.ts';
import { plainKey, toneKey } from '../text/vietnamese.ts';
import type { IsoDay } from '../time/local-date.ts';
import { communeType, homeOf } from './commune-form.ts';
import { type CountryData, TWO_LEVELS_FROM, type UnitForm } from './country-data.ts';
import { createGazetteer, type Gazetteer, type GazetteerData } from './gazetteer.ts';
import type { NameElsewhere } from './name-index.ts';
import { formersOfPast, formersOfToday, latersOf } from './names-of-other-times.ts';
import { gazetteerOf } from './provinces.ts';
import { formerProvinces, fullNameOf, holds, provinceAt, provincesAt } from './registry.ts';
import { ALL_PROVINCES } from './registry-id.ts';
import type { OtherSpelling, Unit } from './unit.ts';

export interface GazetteerRequest {
  /** Official code of that day, slug, or `all`. */
  readonly province: string;
  readonly asOf: IsoDay;
}

/** null where there was no such province on that day, or nothing is known of the day. */
export function gazetteerAt(data: CountryData, request: GazetteerRequest): Gazetteer | null {
  const province = ownProvince(data, request);
  if (province === null) return null;
  // The province that comes with the program is told in its own file, which has been looked through name by name.
  const own = request.asOf < TWO_LEVELS_FROM ? null : gazetteerOf(province.code);
  return own ?? createGazetteer(gazetteerData(data, province, request.asOf));
}

function ownProvince(
  data: CountryData,
  { province, asOf }: GazetteerRequest,
): GazetteerData['province'] | null {
  if (provincesAt(data, asOf).length === 0) return null;
  if (province === ALL_PROVINCES) return { code: ALL_PROVINCES, name: '', type: 'tỉnh' };
  const found = provinceAt(data, province, asOf);
  if (found === null) return null;
  return { code: found.code, name: found.name, type: found.type === 'tỉnh' ? 'tỉnh' : 'thành phố' };
}

function gazetteerData(data: CountryData, province: GazetteerData['province'], asOf: IsoDay): GazetteerData {
  const isAll = province.code === ALL_PROVINCES;
  const isPast = asOf < TWO_LEVELS_FROM;
  const here = isAll ? [...data.communes.keys()] : [province.code];
  const forms = communesOf(data, here).filter((form) => holds(form, asOf));
  const before = communesOf(data, isPast || isAll ? here : formerProvinces(data, province.code)).filter(
    ({ until }) => until !== null && until <= TWO_LEVELS_FROM,
  );
  const namesElsewhere = isAll ? [] : elsewhere(province.code, forms, data, asOf);
  const laters = isPast ? latersOf(forms, data) : [];
  const spellings = isPast ? spellingsOf(forms, data) : inheritedSpellings(forms, before, data);
  return {
    province,
    units: unitsFrom(forms, data, isAll, asOf),
    homes: forms.map((form) => homeOf(form, data, asOf)),
    formerUnits: [
      ...(isPast ? formersOfPast(before, forms, data, asOf) : formersOfToday(before, data)),
      ...laters,
    ],
    namesElsewhere,
    otherSpellings: nobodyElses(spellings, forms, [...before, ...laters, ...namesElsewhere]),
    isStrict: isAll,
  };
}

function communesOf(data: CountryData, provinces: readonly string[]): readonly UnitForm[] {
  return provinces.flatMap((code) => data.communes.get(code) ?? []);
}

/** Units that share type and name carry where they lie; in the whole country every one does. */
function unitsFrom(
  forms: readonly UnitForm[],
  data: CountryData,
  isAll: boolean,
  asOf: IsoDay,
): readonly Unit[] {
  const groups = byKey(forms, spokenName);
  return forms.map((form) => {
    const fullName = fullNameOf(form);
    const isAlone = !isAll && groups.get(spokenName(form))?.length === 1;
    const { district, province } = homeOf(form, data, asOf);
    const places = [district, isAll || district === null ? province : null].filter((name) => name !== null);
    const beside = places.map((name) => name.charAt(0).toLowerCase() + name.slice(1)).join(', ');
    return {
      code: form.code,
      name: form.name,
      type: communeType(form),
      fullName: isAlone ? fullName : `${fullName} (${beside})`,
    };
  });
}

/** "Phường 04" and "Phường 4" are two names on paper only. */
function spokenName(form: UnitForm): string {
  return fullNameOf(form).replace(/ 0+(?=\d)/, ' ');
}

/** Names of that day in other provinces that no unit here bears. */
function elsewhere(
  province: string,
  forms: readonly UnitForm[],
  data: CountryData,
  asOf: IsoDay,
): readonly NameElsewhere[] {
  const own = new Set(forms.map(({ name }) => name));
  const others = [...data.communes.keys()].filter((code) => code !== province);
  const found = new Map<string, NameElsewhere>();
  for (const form of communesOf(data, others))
    if (holds(form, asOf) && !own.has(form.name))
      found.set(fullNameOf(form), { name: form.name, type: communeType(form) });
  return [...found.values()];
}

/** "Vĩnh Kim" is how somebody wrote Vinh Kim, and the name of another commune, with its marks or without. */
function nobodyElses(
  spellings: readonly OtherSpelling[],
  forms: readonly UnitForm[],
  others: readonly { readonly name: string }[],
): readonly OtherSpelling[] {
  const own = new Map(forms.map(({ code, name }) => [code, plainKey(name)]));
  // Marks stand on their letters: what reads alike is as long. Keys of ten thousand names would cost more than the rest.
  const lengths = new Set(spellings.map(({ name }) => name.length));
  const names = [...forms, ...others].flatMap(({ name }) => (lengths.has(name.length) ? [name] : []));
  const written = new Set(names.map(toneKey));
  const plain = new Set(names.map(plainKey));
  return spellings.filter(({ code, name }) => {
    const isOwnLetters = own.get(code) === plainKey(name);
    return !written.has(toneKey(name)) && (isOwnLetters || !plain.has(plainKey(name)));
  });
}

function spellingsOf(forms: readonly UnitForm[], { variants }: CountryData): readonly OtherSpelling[] {
  return forms.flatMap(({ code }) => (variants.get(code) ?? []).map((name) => ({ code, name })));
}

/** A unit of today that kept the name of a former one keeps how that was written elsewhere. */
function inheritedSpellings(
  forms: readonly UnitForm[],
  before: readonly UnitForm[],
  { variants, successors }: CountryData,
): readonly OtherSpelling[] {
  const names = new Map(forms.map(({ code, name }) => [code, name]));
  return before
    .filter(({ code, until }) => until === TWO_LEVELS_FROM && variants.has(code))
    .flatMap((form) =>
      (successors.get(form.code) ?? [])
        .filter(({ code }) => names.get(code) === form.name)
        .flatMap(({ code }) => (variants.get(form.code) ?? []).map((name) => ({ code, name }))),
    );
}

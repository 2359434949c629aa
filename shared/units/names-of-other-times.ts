/** Names that a gazetteer's units do not bear on its day, but did before or do since: decoys, and help for a person. */
import type { IsoDay } from '../time/local-date.ts';
import { communeType, homeOf } from './commune-form.ts';
import { type CountryData, TWO_LEVELS_FROM, type UnitForm } from './country-data.ts';
import { fullNameOf, holds } from './registry.ts';
import type { FormerUnit } from './unit.ts';

/** For units of today: every form that communes had before July 2025, with what each became. */
export function formersOfToday(before: readonly UnitForm[], data: CountryData): readonly FormerUnit[] {
  const last = new Map(
    before.filter(({ until }) => until === TWO_LEVELS_FROM).map(({ code, name }) => [code, name]),
  );
  return before.flatMap((form) => {
    // A code that goes on under another name may have taken in somebody else: what became of it nobody checked.
    const isSame = last.get(form.code) === form.name;
    const codes = isSame ? (data.successors.get(form.code) ?? []).map(({ code }) => code) : [];
    return formersFrom(form, codes.length > 0 ? codes : [''], data);
  });
}

/** For units of a day before July 2025: the forms of other days until then. */
export function formersOfPast(
  before: readonly UnitForm[],
  forms: readonly UnitForm[],
  data: CountryData,
  asOf: IsoDay,
): readonly FormerUnit[] {
  const current = new Map(forms.map(({ code, name }) => [code, name]));
  return before
    .filter((form) => !holds(form, asOf))
    .flatMap((form) => formersFrom(form, [current.get(form.code) === form.name ? form.code : ''], data));
}

/** For the same: the names that came on 1 July 2025, each with the units that went into it. */
export function latersOf(forms: readonly UnitForm[], data: CountryData): readonly FormerUnit[] {
  const later = new Map(
    [...data.communes.values()].flatMap((all) =>
      all.filter(({ until }) => until === null).map((form) => [form.code, form] as const),
    ),
  );
  const formed = forms.flatMap((form) =>
    (data.successors.get(form.code) ?? []).flatMap(({ code }) => {
      const now = later.get(code);
      return now === undefined ? [] : [laterUnit(now, form.code, data)];
    }),
  );
  // Hoàng Sa, Lý Sơn and three more were districts without communes.
  const reached = new Set([...data.successors.values()].flat().map(({ code }) => code));
  const others = [...later.values()].filter(({ code }) => !reached.has(code));
  return [...formed, ...others.map((now) => laterUnit(now, '', data))];
}

function laterUnit(now: UnitForm, newCode: string, data: CountryData): FormerUnit {
  const { province } = homeOf(now, data, null);
  const named = { name: now.name, type: communeType(now), fullName: fullNameOf(now) };
  return { ...named, district: '', province, newCode, isLater: true };
}

function formersFrom(form: UnitForm, newCodes: readonly string[], data: CountryData): readonly FormerUnit[] {
  const { district, province } = homeOf(form, data, null);
  const names = [form.name, ...(data.variants.get(form.code) ?? [])];
  return names.flatMap((name) =>
    newCodes.map((newCode) => ({
      name,
      type: communeType(form),
      fullName: fullNameOf({ type: form.type, name }),
      district: district ?? '',
      province,
      newCode,
    })),
  );
}

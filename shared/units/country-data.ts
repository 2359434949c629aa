/**
 * The administrative units of the country with the days on which each form of them held: read once from compact rows
 * (`shared/data/registries`). A code says nothing without a day: 31120 was one ward and is another now (P24).
 */
import { byKey } from '../text/by-key.ts';
import type { IsoDay } from '../time/local-date.ts';

/** A unit in one of its forms. A change of type, name or parent makes another form. */
export interface UnitForm {
  readonly code: string;
  readonly type: string;
  /** Without the type. */
  readonly name: string;
  /** Code of the district a commune lay in; of the province for a district and for a commune since July 2025. */
  readonly parent: string | null;
  readonly from: IsoDay;
  /** The first day on which it no longer held; null where it still does. */
  readonly until: IsoDay | null;
}

export interface Successor {
  readonly code: string;
  /** Only land went there, nobody lives in it. */
  readonly isLandOnly: boolean;
}

export interface CountryData {
  readonly provinces: readonly UnitForm[];
  readonly districts: readonly UnitForm[];
  readonly provincesByCode: ReadonlyMap<string, readonly UnitForm[]>;
  readonly districtsByCode: ReadonlyMap<string, readonly UnitForm[]>;
  /** By code of the province they lay in. */
  readonly communes: ReadonlyMap<string, readonly UnitForm[]>;
  readonly provinceOfDistrict: ReadonlyMap<string, string>;
  /** Of communes that held on 30 June 2025, by their codes of then. */
  readonly successors: ReadonlyMap<string, readonly Successor[]>;
  /** Province of today by the code of one before July 2025. */
  readonly provinceNow: ReadonlyMap<string, string>;
  /** Other spellings of communes before July 2025, by code. */
  readonly variants: ReadonlyMap<string, readonly string[]>;
}

/** The rows as the files hold them: fields parted by "|", a last field that says nothing left out. */
export interface CountryRows {
  /** code, type, name, from, until, province of today. */
  readonly provinces: readonly string[];
  /** code, type, name, province, from where it is not the first day known. */
  readonly districtsBefore: readonly string[];
  /** code, type, name, province, until. */
  readonly districtsEarlier: readonly string[];
  /** code, type, name, district, from. */
  readonly communesBefore: readonly string[];
  /** code, type, name, district, until. */
  readonly communesEarlier: readonly string[];
  /** code, type, name, province. */
  readonly communesNow: readonly string[];
  /** code, type before, type after, from. */
  readonly changesNow: readonly string[];
  /** old code, new code, what went there. */
  readonly successors: readonly string[];
  /** code, other spelling. */
  readonly variants: readonly string[];
}

/** Before this day the national register does not say from when a change was in force. */
export const FIRST_DAY: IsoDay = '2019-11-01';
/** Two levels instead of three, 34 provinces instead of 63 (Resolution 202/2025/QH15). */
export const TWO_LEVELS_FROM: IsoDay = '2025-07-01';

export function readCountry(rows: CountryRows): CountryData {
  const districts = [...formsBefore(rows.districtsBefore, rows.districtsEarlier)].sort(inOrder);
  const provinceOfDistrict = new Map(districts.map(({ code, parent }) => [code, parent ?? '']));
  const communes = [...formsBefore(rows.communesBefore, rows.communesEarlier), ...formsNow(rows)];
  const provinceRows = rows.provinces.map(fields);
  const provinces = provinceRows.map(provinceForm).sort(inOrder);
  return {
    provinces,
    districts,
    provincesByCode: byKey(provinces, ({ code }) => code),
    districtsByCode: byKey(districts, ({ code }) => code),
    communes: byKey(
      communes.sort(inOrder),
      ({ parent }) => provinceOfDistrict.get(parent ?? '') ?? parent ?? '',
    ),
    provinceOfDistrict,
    successors: grouped(rows.successors, ([, code = '', part]) => ({ code, isLandOnly: part === 'land' })),
    provinceNow: new Map(
      provinceRows.flatMap(([code = '', , , , , now = '']) => (now === '' ? [] : [[code, now]])),
    ),
    variants: grouped(rows.variants, ([, name = '']) => name),
  };
}

function provinceForm([code = '', type = '', name = '', from = '', until = '']: readonly string[]): UnitForm {
  return { code, type, name, parent: null, from, until: until === '' ? null : until };
}

function fields(row: string): readonly string[] {
  return row.split('|');
}

function inOrder(left: UnitForm, right: UnitForm): number {
  if (left.code !== right.code) return left.code < right.code ? -1 : 1;
  return left.from < right.from ? -1 : 1;
}

/** A form held from the day the one before it no longer did. */
function formsBefore(last: readonly string[], earlier: readonly string[]): readonly UnitForm[] {
  const since = new Map<string, IsoDay>();
  const forms = earlier
    .map(fields)
    .sort(([codeA = '', , , , a = ''], [codeB = '', , , , b = '']) =>
      `${codeA}${a}` < `${codeB}${b}` ? -1 : 1,
    )
    .map(([code = '', type = '', name = '', parent = '', until = '']): UnitForm => {
      const from = since.get(code) ?? FIRST_DAY;
      since.set(code, until);
      return { code, type, name, parent, from, until };
    });
  return [
    ...forms,
    ...last.map(fields).map(([code = '', type = '', name = '', parent = '', from = FIRST_DAY]) => ({
      code,
      type,
      name,
      parent,
      from,
      until: TWO_LEVELS_FROM,
    })),
  ];
}

/** The rows say what holds now; a change names what held until its day. */
function formsNow({ communesNow, changesNow }: CountryRows): readonly UnitForm[] {
  const changes = new Map(changesNow.map(fields).map((change) => [change[0], change]));
  return communesNow.map(fields).flatMap(([code = '', type = '', name = '', parent = '']): UnitForm[] => {
    const now = { code, type, name, parent, from: TWO_LEVELS_FROM, until: null };
    const [, before, , from] = changes.get(code) ?? [];
    if (before === undefined || from === undefined) return [now];
    return [
      { ...now, type: before, until: from },
      { ...now, from },
    ];
  });
}

function grouped<T>(
  rows: readonly string[],
  valueOf: (row: readonly string[]) => T,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows.map(fields)) {
    const [code = ''] = row;
    const group = groups.get(code);
    if (group === undefined) groups.set(code, [valueOf(row)]);
    else group.push(valueOf(row));
  }
  return groups;
}

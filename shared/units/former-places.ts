/**
 * Districts and provinces: which one a text names, and which units lie in it, or were formed there before July 2025.
 */
import { plainPhrase } from './place-words.ts';
import { withoutApostrophes } from './syllable.ts';
import type { FormerUnit, UnitHome } from './unit.ts';

/** A district, or a whole province (`district` null). */
export interface FormerPlace {
  readonly district: string | null;
  readonly province: string;
}

export interface FormerPlaces {
  /** Places of that name ("châu thành" is two); `level` narrows where it can. Name as K2. */
  find(plainName: string, level: string | null): readonly FormerPlace[];
  /** Whether a unit lies in one of the places, or was formed there, wholly or partly. */
  isFormedIn(code: string, places: readonly FormerPlace[]): boolean;
  /** Whether it lies there by itself, not through what it was formed from. */
  isHomeIn(code: string, places: readonly FormerPlace[]): boolean;
}

export function createFormerPlaces(
  formerUnits: readonly FormerUnit[],
  homes: readonly UnitHome[] = [],
): FormerPlaces {
  const byName = new Map<string, FormerPlace[]>();
  const formed = new Map<string, Set<string>>();
  const add = (name: string, place: FormerPlace): void => {
    for (const each of [name, ...(OTHER_NAMES.get(name) ?? [])]) addUnder(each, place);
  };
  const addUnder = (name: string, place: FormerPlace): void => {
    const places = byName.get(name) ?? [];
    if (!places.some((known) => known.district === place.district && known.province === place.province))
      places.push(place);
    byName.set(name, places);
  };
  const homeOf = new Map(homes.map((home) => [home.code, home]));
  const formers = formerUnits
    .filter(({ isLater }) => isLater !== true)
    .map(({ district, province, newCode }) => ({ district, province, code: newCode }));
  for (const { district, province, code } of [...formers, ...homes]) {
    const places = formed.get(code) ?? new Set();
    formed.set(code, places.add(placeKey({ district: null, province })));
    add(withoutLevel(province), { district: null, province });
    if (district === null || district === '') continue;
    add(withoutLevel(district), { district, province });
    places.add(placeKey({ district, province }));
  }
  return {
    find: (plainName, level) => narrow(byName.get(plainName) ?? [], level),
    isFormedIn: (code, places) => places.some((place) => formed.get(code)?.has(placeKey(place)) === true),
    isHomeIn: (code, places) => {
      const home = homeOf.get(code);
      return home !== undefined && places.some((place) => isPartOf(home, place));
    },
  };
}

/** What else a place is called, both by K2. */
const OTHER_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  [plainPhrase('Hồ Chí Minh'), ['hcm', 'tphcm']],
  [plainPhrase('Thừa Thiên Huế'), ['tt hue']],
]);

/** Names of districts and provinces as they are written, without their levels. */
export function placeNamesOf(
  formerUnits: readonly FormerUnit[],
  homes: readonly UnitHome[],
): readonly string[] {
  const all = [...formerUnits, ...homes].flatMap(({ district, province }) => [district ?? '', province]);
  return [...new Set(all)].map((name) => name.replace(LEVEL, '')).filter((name) => name !== '');
}

const LEVEL = /^(?:tỉnh|thành phố|thị xã|huyện|quận)\s+/iu;

export function lies(former: FormerUnit, place: FormerPlace): boolean {
  return (
    former.province === place.province && (place.district === null || place.district === former.district)
  );
}

function isPartOf(home: UnitHome, place: FormerPlace): boolean {
  return home.province === place.province && (place.district === null || place.district === home.district);
}

function placeKey({ district, province }: FormerPlace): string {
  return `${province}|${district ?? ''}`;
}

const LEVELS = ['huyện', 'quận', 'thị xã', 'thành phố', 'tỉnh'];
const PLAIN_LEVELS = LEVELS.map(plainPhrase);

/** "Thành phố Phan Rang-Tháp Chàm" → "phan rang thap cham". */
function withoutLevel(fullName: string): string {
  const plain = plainPhrase(withoutApostrophes(fullName));
  const level = PLAIN_LEVELS.find((prefix) => plain.startsWith(`${prefix} `));
  return level === undefined ? plain : plain.slice(level.length + 1);
}

/** A wrong level ("huyện Ngã Năm") does not lose the place; a right one tells "huyện Long Mỹ" from the town. */
function narrow(places: readonly FormerPlace[], level: string | null): readonly FormerPlace[] {
  if (level === null) return places;
  const fitting = places.filter((place) =>
    plainPhrase(place.district ?? place.province).startsWith(`${level} `),
  );
  return fitting.length > 0 ? fitting : places;
}

/** The districts and provinces before July 2025: which one a text names, and which units were formed there. */
import { plainPhrase } from './place-words.ts';
import type { FormerUnit } from './unit.ts';

/** A former district, or a whole former province (`district` null). */
export interface FormerPlace {
  readonly district: string | null;
  readonly province: string;
}

export interface FormerPlaces {
  /** Places of that name ("châu thành" is two); `level` narrows where it can. Name as K2. */
  find(plainName: string, level: string | null): readonly FormerPlace[];
  /** Whether a unit was formed, wholly or partly, in one of the places. */
  isFormedIn(code: string, places: readonly FormerPlace[]): boolean;
  /** Longest name, in words. */
  readonly wordsMax: number;
}

export function createFormerPlaces(formerUnits: readonly FormerUnit[]): FormerPlaces {
  const byName = new Map<string, FormerPlace[]>();
  const formed = new Map<string, Set<string>>();
  const add = (name: string, place: FormerPlace): void => {
    const places = byName.get(name) ?? [];
    if (!places.some((known) => known.district === place.district && known.province === place.province))
      places.push(place);
    byName.set(name, places);
  };
  for (const { district, province, newCode } of formerUnits) {
    add(withoutLevel(district), { district, province });
    add(withoutLevel(province), { district: null, province });
    const places = formed.get(newCode) ?? new Set();
    formed.set(
      newCode,
      places.add(placeKey({ district, province })).add(placeKey({ district: null, province })),
    );
  }
  return {
    find: (plainName, level) => narrow(byName.get(plainName) ?? [], level),
    isFormedIn: (code, places) => places.some((place) => formed.get(code)?.has(placeKey(place)) === true),
    wordsMax: Math.max(0, ...[...byName.keys()].map((name) => name.split(' ').length)),
  };
}

export function lies(former: FormerUnit, place: FormerPlace): boolean {
  return (
    former.province === place.province && (place.district === null || place.district === former.district)
  );
}

function placeKey({ district, province }: FormerPlace): string {
  return `${province}|${district ?? ''}`;
}

const LEVELS = ['huyện', 'quận', 'thị xã', 'thành phố', 'tỉnh'];
const PLAIN_LEVELS = LEVELS.map(plainPhrase);

function withoutLevel(fullName: string): string {
  const plain = plainPhrase(fullName);
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

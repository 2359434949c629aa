/** Whether the former districts, provinces and units a text names beside a unit agree with it. */
import { type FormerPlace, lies } from './former-places.ts';
import { plainKeyOf, toneKeyOf } from './name-index.ts';
import type { ReadName } from './read-name.ts';
import type { Reading, ReadingContext } from './reading-context.ts';
import type { Syllable } from './syllable.ts';
import type { FormerUnit } from './unit.ts';

export type DoubtAboutPlaces = 'otherPlace' | 'formerThere' | 'otherFormerName';

export function doubtAboutPlaces(
  code: string,
  syllables: readonly Syllable[],
  reading: Reading,
  context: ReadingContext,
): DoubtAboutPlaces | null {
  const mentions = agreeing(reading.places);
  if (mentions.some((places) => !context.places.isFormedIn(code, places))) return 'otherPlace';
  const formers = formersNamed(syllables, context);
  const { type } = reading.name;
  const districts = mentions.filter((places) => places.some((place) => place.district !== null));
  const isElseNow = formers.some(
    (former) =>
      former.newCode !== code &&
      (type === null || former.type === type) &&
      (districts.length > 0 ? districts : mentions).some((places) =>
        places.some((place) => lies(former, place)),
      ),
  );
  if (isElseNow) return 'formerThere';
  return reading.formerNames.every((name) => isFormerOf(name, code, context)) ? null : 'otherFormerName';
}

/** Without a place: does the name belong to a unit of another time, too, that this one does not stand for? */
export function livedElsewhere(
  code: string,
  syllables: readonly Syllable[],
  { name, places }: Reading,
  context: ReadingContext,
): boolean {
  if (places.length > 0) return false;
  const formers = formersNamed(syllables, context).filter(
    ({ type }) => name.type === null || type === name.type,
  );
  const units = Map.groupBy(
    formers,
    ({ fullName, district, province }) => `${fullName}|${district}|${province}`,
  );
  return [...units.values()].some((rows) => rows.every(({ newCode }) => newCode !== code));
}

/** Whether a unit lies where the text says, in every place that it names; null where it names none. */
export function placeTest({ places }: Reading, context: ReadingContext): ((code: string) => boolean) | null {
  if (places.length === 0) return null;
  const mentions = agreeing(places);
  return (code) => mentions.every((mention) => context.places.isFormedIn(code, mention));
}

/** "huyện Châu Thành, Sóc Trăng": of the two districts, the one in the province named. */
function agreeing(mentions: readonly (readonly FormerPlace[])[]): readonly (readonly FormerPlace[])[] {
  const provinces = mentions.flat().filter((place) => place.district === null);
  if (provinces.length === 0) return mentions;
  return mentions.map((places) =>
    places.filter((place) => provinces.some((province) => province.province === place.province)),
  );
}

function isFormerOf(name: ReadName, code: string, context: ReadingContext): boolean {
  return formersNamed(name.syllables, context).some(
    (former) => former.newCode === code && (name.type === null || former.type === name.type),
  );
}

/** Former units of that name, by K1; by K2 where no mark was typed. */
function formersNamed(syllables: readonly Syllable[], { index }: ReadingContext): readonly FormerUnit[] {
  const isPlain = syllables.every(({ marks, tone }) => tone === 0 && Number(marks) === 0);
  const names = isPlain
    ? index.byPlainKey.get(plainKeyOf(syllables))
    : index.byToneKey.get(toneKeyOf(syllables));
  return (names ?? []).flatMap((name) => (name.former === null ? [] : [name.former]));
}

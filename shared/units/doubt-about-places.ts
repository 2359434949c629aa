/** Whether the former districts, provinces and units a text names beside a unit agree with it. */
import { byKey } from '../text/by-key.ts';
import { type FormerPlace, lies } from './former-places.ts';
import { plainKeyOf, toneKeyOf } from './name-index.ts';
import type { ReadName } from './read-name.ts';
import type { Reading, ReadingContext } from './reading-context.ts';
import type { Syllable } from './syllable.ts';
import type { CommuneType, FormerUnit } from './unit.ts';

export type DoubtAboutPlaces = 'otherPlace' | 'formerThere' | 'otherFormerName';

export function doubtAboutPlaces(
  code: string,
  syllables: readonly Syllable[],
  reading: Reading,
  context: ReadingContext,
): DoubtAboutPlaces | null {
  const mentions = agreeing(reading.places);
  if (mentions.some((places) => !context.places.isFormedIn(code, places))) return 'otherPlace';
  // The unit lies there itself: who bore its name there at another time does not count.
  const isHome = mentions.length > 0 && mentions.every((places) => context.places.isHomeIn(code, places));
  const formers = isHome ? [] : formersNamed(syllables, context);
  const type = typeSaid(reading, syllables);
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
  reading: Reading,
  context: ReadingContext,
): boolean {
  if (reading.places.length > 0) return false;
  const said = typeSaid(reading, syllables);
  const formers = formersNamed(syllables, context).filter(({ type }) => said === null || type === said);
  const units = byKey(formers, ({ fullName, district, province }) => `${fullName}|${district}|${province}`);
  return [...units.values()].some((rows) => rows.every(({ newCode }) => newCode !== code));
}

/** "Phượng Sơn" was read as a ward first: where the word turned out to be the name's own, no type was said. */
function typeSaid({ name }: Reading, syllables: readonly Syllable[]): CommuneType | null {
  return syllables.length > name.syllables.length && name.withMarker !== null ? null : name.type;
}

/** Whether a unit lies where the text says, in every place that it names; null where it names none. */
export function placeTest({ places }: Reading, context: ReadingContext): ((code: string) => boolean) | null {
  if (places.length === 0) return null;
  const mentions = agreeing(places);
  return (code) => mentions.every((mention) => context.places.isFormedIn(code, mention));
}

/**
 * "huyện Châu Thành, Sóc Trăng": of the two districts, the one in the province named. "Thành phố Huế, tỉnh Thừa Thiên
 * Huế": what may be a district as well says nothing against a province.
 */
function agreeing(mentions: readonly (readonly FormerPlace[])[]): readonly (readonly FormerPlace[])[] {
  return mentions.map((places, at) => {
    const others = mentions.filter((_, other) => other !== at);
    const isSure = (mention: readonly FormerPlace[]): boolean => mention.every(isProvince);
    const within = (those: readonly (readonly FormerPlace[])[], all: readonly FormerPlace[]) => {
      const provinces = new Set(
        those.flatMap((mention) => mention.filter(isProvince)).map(({ province }) => province),
      );
      return provinces.size === 0 ? all : all.filter(({ province }) => provinces.has(province));
    };
    const sure = within(others.filter(isSure), places);
    const likely = within(
      others.filter((mention) => !isSure(mention)),
      sure,
    );
    return likely.length > 0 ? likely : sure;
  });
}

function isProvince({ district }: FormerPlace): boolean {
  return district === null;
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

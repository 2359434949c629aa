/**
 * Official names that a reader who does not know them would cut: "Quan Sơn" begins like a quận, "Lao Và Chải" like a
 * list, "Văn Miếu - Quốc Tử Giám" has a dash in it. Some ninety in the country; found by cutting every name once.
 */
import { nameSyllables, plainKeyOf, toneKeyOf } from './name-index.ts';
import type { HardNames, KeptWords } from './segment.ts';
import { BOUNDARY_PHRASES, cutSegments, WORDS_AFTER_KIND } from './segments.ts';
import { readSyllable } from './syllable.ts';
import { isListWord, readTypedWords, type TypedWord } from './typed-words.ts';

interface NamedUnit {
  readonly name: string;
  readonly type: string;
}

/** `places`: names of districts and provinces, without their levels. */
export function createHardNames(names: readonly NamedUnit[], places: readonly string[] = []): HardNames {
  const seen = new Map(names.map((unit) => [`${unit.type} ${unit.name}`, unit]));
  const hard = [...seen.values()].filter((unit) => mayBeCut(unit.name) && isCut(unit));
  return {
    at: finder(hard.map(({ name }) => name)),
    placeAt: finder(places.filter(mayBeCut)),
  };
}

function finder(names: readonly string[]): HardNames['at'] {
  const byFirst = new Map<string, Written[]>();
  for (const name of new Set(names)) {
    for (const written of writings(name)) {
      const first = written.first;
      byFirst.set(first, [...(byFirst.get(first) ?? []), written]);
    }
  }
  return (words, at) => {
    const known = byFirst.get(spoken(words[at])?.plain ?? '') ?? [];
    const found = known.map((written) => keptAt(words, at, written)).filter((kept) => kept !== null);
    return found.sort((a, b) => b.length - a.length)[0] ?? null;
  };
}

/** "Ea H'Leo" is typed "Ea H Leo", too. By both keys: with its marks, or without any. */
function writings(name: string): readonly Written[] {
  return [...new Set([name, name.replace(APOSTROPHE, ' ')])].flatMap((text) => {
    const syllables = nameSyllables(text);
    const first = syllables[0]?.plain ?? '';
    const hasDash = name.includes('-');
    return [toneKeyOf(syllables), plainKeyOf(syllables)].map((keys) => ({
      first,
      keys: keys.split(' '),
      hasDash,
    }));
  });
}

interface Written {
  /** Letters of the first word. */
  readonly first: string;
  readonly keys: readonly string[];
  /** "Văn Miếu - Quốc Tử Giám": there a dash between the words parts nothing. */
  readonly hasDash: boolean;
}

const APOSTROPHE = /'/g;

/** Cutting ten thousand names takes longer than all else: only with a word that says something of its own. */
function mayBeCut(name: string): boolean {
  if (/['-]/.test(name)) return true;
  const words = nameSyllables(name).map(({ plain }) => plain);
  return words.some(
    (word, at) =>
      BOUNDARY_PHRASES.has(word) ||
      BOUNDARY_PHRASES.has(`${word} ${words[at + 1] ?? ''}`) ||
      WORDS_AFTER_KIND.has(word) ||
      isListWord(word),
  );
}

/** Does a reader of the official name take it apart? */
function isCut({ name, type }: NamedUnit): boolean {
  if (name.includes("'")) return true;
  // "Tràng Xá" is whole, "Trang Xa" is not.
  return [name, plainKeyOf(nameSyllables(name))].some((written) => isCutAs(`${type} ${written}`, name));
}

function isCutAs(typed: string, name: string): boolean {
  const read = readTypedWords(typed, false);
  if (typeof read === 'string') return false;
  const [segment, ...others] = cutSegments(read.words);
  if (segment?.kind !== 'commune' || others.length > 0) return true;
  return (
    segment.words.map(({ plain }) => plain).join('') !== plainKeyOf(nameSyllables(name)).replaceAll(' ', '')
  );
}

function keptAt(words: readonly TypedWord[], at: number, { keys, hasDash }: Written): KeptWords | null {
  const kept: TypedWord[] = [];
  let place = at;
  while (kept.length < keys.length) {
    const word = words[place];
    if (word === undefined) return null;
    place += 1;
    if (word.text === '-' && hasDash && kept.length > 0) continue;
    const said = spoken(word);
    if (said === null || readSyllable(said.text).key !== keys[kept.length]) return null;
    kept.push(said);
  }
  return { length: place - at, words: kept };
}

/** "và" is a separator to everybody else. */
function spoken(word: TypedWord | undefined): TypedWord | null {
  if (word === undefined || word.plain !== '') return word ?? null;
  const { listWord } = word;
  return listWord === undefined
    ? null
    : { text: listWord, plain: readSyllable(listWord).plain, isAbbreviated: false };
}

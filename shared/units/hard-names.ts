/**
 * Official names that a reader who does not know them would cut: "Quan Sơn" begins like a quận, "Lao Và Chải" like a
 * list, "Văn Miếu - Quốc Tử Giám" has a dash in it. Some ninety in the country; found by cutting every name once.
 */
import { nameSyllables, plainKeyOf, toneKeyOf } from './name-index.ts';
import type { HardNames, KeptWords } from './segment.ts';
import { cutSegments } from './segments.ts';
import { readSyllable } from './syllable.ts';
import { readTypedWords, type TypedWord } from './typed-words.ts';

interface NamedUnit {
  readonly name: string;
  readonly type: string;
}

export function createHardNames(names: readonly NamedUnit[]): HardNames {
  const byFirst = new Map<string, (readonly string[])[]>();
  for (const name of new Set(names.filter(isCut).map((unit) => unit.name))) {
    // "Ea H'Leo" is typed "Ea H Leo", too. By both keys: with its marks, or without any.
    for (const written of new Set([name, name.replace(APOSTROPHE, ' ')])) {
      const syllables = nameSyllables(written);
      const first = syllables[0]?.plain ?? '';
      for (const keys of [toneKeyOf(syllables), plainKeyOf(syllables)])
        byFirst.set(first, [...(byFirst.get(first) ?? []), keys.split(' ')]);
    }
  }
  return {
    at: (words, at) => {
      const known = byFirst.get(spoken(words[at])?.plain ?? '');
      if (known === undefined) return null;
      const found = known.map((keys) => keptAt(words, at, keys)).filter((kept) => kept !== null);
      return found.sort((a, b) => b.length - a.length)[0] ?? null;
    },
  };
}

const APOSTROPHE = /'/g;

/** Does a reader of the official name take it apart? */
function isCut({ name, type }: NamedUnit): boolean {
  if (name.includes("'")) return true;
  const read = readTypedWords(`${type} ${name}`, false);
  if (typeof read === 'string') return false;
  const [segment, ...others] = cutSegments(read.words);
  if (segment?.kind !== 'commune' || others.length > 0) return true;
  return (
    segment.words.map(({ plain }) => plain).join('') !== plainKeyOf(nameSyllables(name)).replaceAll(' ', '')
  );
}

/** Dashes between the words do not count. */
function keptAt(words: readonly TypedWord[], at: number, keys: readonly string[]): KeptWords | null {
  const kept: TypedWord[] = [];
  let place = at;
  while (kept.length < keys.length) {
    const word = words[place];
    if (word === undefined) return null;
    place += 1;
    if (word.text === '-' && kept.length > 0) continue;
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

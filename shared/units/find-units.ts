/** Search for a human who picks from a list: forgiving where `match` abstains, because nothing is taken unseen. */
import {
  createNameIndex,
  type IndexedUnits,
  type NameIndex,
  nameSyllables,
  plainKeyOf,
} from './name-index.ts';
import { readName } from './read-name.ts';
import { suggestUnits } from './suggest-units.ts';
import { readTypedWords, type TypedWord } from './typed-words.ts';
import { cutSegments } from './segments.ts';
import type { Unit, UnitSuggestion } from './unit.ts';

/** Units whose name begins with the text, then those that hold it, then near and former names. Blank: all, in order. */
export type FindUnits = (text: string, max: number) => readonly UnitSuggestion[];

/** A search over these units. The index is made at the first search and kept. */
export function createUnitFinder(units: Omit<IndexedUnits, 'namesElsewhere'>): FindUnits {
  let index: NameIndex | undefined;
  return (text, max) => {
    index ??= createNameIndex({ ...units, namesElsewhere: [] });
    return findIn(index, units.units, text, max);
  };
}

function findIn(
  index: NameIndex,
  units: readonly Unit[],
  text: string,
  max: number,
): readonly UnitSuggestion[] {
  const words = readTypedWords(text);
  if (typeof words === 'string') return words === 'empty' ? everyUnit(units, max) : [];
  const segment = cutSegments(words.words).find((part) => part.words.length > 0);
  if (segment === undefined) return everyUnit(units, max);
  const found = new Map<string, UnitSuggestion>();
  const candidates = [
    ...holding(segment.words, segment.type, index),
    ...suggestUnits([readName(segment.type, segment.words, segment.marker)], [], index),
  ];
  for (const candidate of candidates) if (!found.has(candidate.code)) found.set(candidate.code, candidate);
  return [...found.values()].slice(0, Math.max(0, max));
}

function everyUnit(units: readonly Unit[], max: number): readonly UnitSuggestion[] {
  return units.slice(0, Math.max(0, max)).map(({ code, fullName }) => ({
    code,
    name: fullName,
    reason: '',
  }));
}

function holding(
  words: readonly TypedWord[],
  type: string | null,
  { current, unitByCode }: NameIndex,
): readonly UnitSuggestion[] {
  const typed = words.map((word) => word.text).join(' ');
  const plain = plainKeyOf(nameSyllables(typed));
  const found = current.flatMap((name) => {
    const key = plainKeyOf(name.syllables);
    const at = ` ${key}`.indexOf(` ${plain}`);
    if (at < 0) return [];
    const isWhole = ` ${key} `.includes(` ${plain} `);
    const isAccented = name.name.toLowerCase().includes(typed);
    const rank =
      (key === plain ? 0 : 8) +
      (at === 0 ? 0 : 4) +
      (type === null || name.type === type ? 0 : 2) +
      (isAccented ? 0 : 1);
    return [{ code: name.code, rank, isWhole, reason: at === 0 ? 'tên bắt đầu như vậy' : 'tên có chữ này' }];
  });
  // “Phú” is a word of some names; whoever typed it does not mean “Phước”.
  const whole = found.filter(({ isWhole }) => isWhole);
  return (whole.length > 0 ? whole : found)
    .sort((a, b) => a.rank - b.rank)
    .map(({ code, reason }) => ({ code, name: unitByCode.get(code)?.fullName ?? '', reason }));
}

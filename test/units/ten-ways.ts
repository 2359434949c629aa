/** Ten ways in which people write a unit of a registry, and what each of them names there. Test support. */
import type { Unit } from '#shared/units/unit.ts';
import { isOneEditApart } from './one-edit.ts';
import { asKeys, withNewTonePlace, withoutMarks } from './typing.ts';

export interface Spelling {
  readonly way: string;
  readonly typed: string;
  /** Every unit of the registry that whoever reads it could mean. */
  readonly codes: readonly string[];
}

/** A unit with its bare full name, without a district behind it. */
export type NamedUnit = Pick<Unit, 'code' | 'name' | 'type'>;

export interface Registered {
  /** One unit in so many is written. */
  readonly every: number;
  readonly units: readonly NamedUnit[];
  /** Names that a typing error must not come near: of other times and provinces. */
  readonly others: readonly string[];
  /** "tỉnh Thái Nguyên". */
  readonly province: string;
}

/** K1 to a reader: case, place of the tone and i or y at the end do not count. */
export function readAs(text: string): string {
  return withNewTonePlace(
    text
      .normalize('NFC')
      .toLowerCase()
      .replace(/['’]\s?/g, '')
      .replace(/[\s-]+/g, ' ')
      .replace(I_AFTER, (letter) => TO_Y[letter] ?? letter)
      .replace(/(?<= )0+(?=\d)/g, '')
      .replace(/(?<= )(?:i{1,3}|iv|vi{0,3}|ix|x)$/, (word) => ROMANS[word] ?? word),
  ).trim();
}

const ROMANS: Readonly<Record<string, string>> = {
  i: '1',
  ii: '2',
  iii: '3',
  iv: '4',
  v: '5',
  vii: '7',
  viii: '8',
};

export function folded(text: string): string {
  return withoutMarks(readAs(text));
}

/** "Quí" and "Quý", "Mĩ" and "Mỹ" are one word. */
const I_AFTER = /(?<=(?<!\p{L})(?:[hklmstv]|qu))[iíìỉĩị](?!\p{L})/gu;
const TO_Y: Readonly<Record<string, string>> = { i: 'y', í: 'ý', ì: 'ỳ', ỉ: 'ỷ', ĩ: 'ỹ', ị: 'ỵ' };

export function* tenWays({ every, units, others, province }: Registered): Generator<Spelling> {
  const named = (key: (unit: NamedUnit) => string): ((unit: NamedUnit) => readonly string[]) => {
    const groups = Map.groupBy(units, key);
    return (unit) => (groups.get(key(unit)) ?? []).map(({ code }) => code);
  };
  const full = named(({ type, name }) => readAs(`${type} ${name}`));
  const bare = named(({ name }) => readAs(name));
  const plain = named(({ type, name }) => folded(`${type} ${name}`));
  const names = byLengthOf([...units.map(({ name }) => name), ...others]);
  for (const [place, unit] of units.entries()) {
    if (place % every !== 0) continue;
    const { type, name } = unit;
    const text = `${type.charAt(0).toUpperCase()}${type.slice(1)} ${name}`;
    const say = (way: string, typed: string, codes: readonly string[]): Spelling => ({ way, typed, codes });
    yield say('official', text, full(unit));
    yield say('without type', name, bare(unit));
    yield say('lower case', text.toLowerCase(), full(unit));
    yield say('upper case', text.toUpperCase(), full(unit));
    yield say('without marks', withoutMarks(text), plain(unit));
    yield say('shortened', shortened(unit, place), full(unit));
    yield say('with province', `${text}${place % 2 === 0 ? ', ' : ' - '}${province}`, full(unit));
    const slip = typingError(name, place, names);
    if (slip !== null) yield say('typing error', `${text.slice(0, -name.length)}${slip}`, full(unit));
    yield say('keyboard', otherKeyboard(text, place), full(unit));
    yield say('spaces and stops', spaced(text, place), full(unit));
  }
}

function shortened({ type, name }: NamedUnit, place: number): string {
  const short = { xã: ['X. ', 'x.', 'UBND xã ', 'UBND X.'], phường: ['P. ', 'p.', 'P ', 'UBND phường '] };
  const town = ['TT ', 'TT. ', 'UBND thị trấn ', 'tt.'];
  const words = type === 'thị trấn' ? town : type === 'đặc khu' ? ['UBND đặc khu '] : short[type];
  return `${words[place % words.length] ?? ''}${name}`;
}

function otherKeyboard(text: string, place: number): string {
  if (place % 3 === 2) return withNewTonePlace(text).normalize('NFD');
  return asKeys(text, place % 3 === 0 ? 'telex' : 'vni', true);
}

function spaced(text: string, place: number): string {
  const wide = `  ${text.replaceAll(' ', '   ')} `;
  return (
    [`${wide}.`, `${wide},`, `“${text}”`, `- ${text};`, `${text.replaceAll(' ', '\u00a0')}!`][place % 5] ??
    text
  );
}

/** One letter twice, lost, swapped or another: such that no other name is as near; null where there is none. */
function typingError(name: string, place: number, byLength: ByLength): string | null {
  for (let turn = 0; turn < name.length * 4; turn++) {
    const slip = slipAt(name, (place * 7 + turn * 3) % name.length, (place + turn) % 4);
    if (slip === null) continue;
    const read = folded(slip);
    const near = [-1, 0, 1]
      .flatMap((more) => [...(byLength.get(read.length + more) ?? [])])
      .filter((other) => other === read || isOneEditApart(read, other));
    if (near.length === 1 && near[0] === folded(name) && near[0] !== read) return slip;
  }
  return null;
}

/** Names without marks, each once. */
type ByLength = ReadonlyMap<number, ReadonlySet<string>>;

function byLengthOf(names: readonly string[]): ByLength {
  const groups = Map.groupBy(new Set(names.map(folded)), ({ length }) => length);
  return new Map([...groups].map(([length, all]) => [length, new Set(all)]));
}

const LETTER = /\p{L}/u;

function slipAt(name: string, at: number, kind: number): string | null {
  const [letter, next] = [name.charAt(at), name.charAt(at + 1)];
  if (!LETTER.test(letter)) return null;
  const [before, after] = [name.slice(0, at), name.slice(at + 1)];
  if (kind === 0) return before + letter + letter.toLowerCase() + after;
  if (kind === 1) return before + after;
  if (kind === 2)
    return LETTER.test(next) && next !== letter ? before + next + letter + after.slice(1) : null;
  return `${before}${letter === 'h' ? 'j' : 'h'}${after}`;
}

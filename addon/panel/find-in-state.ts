import type { UnitFound } from '#shared/panel/panel-messages.ts';
import type { PanelPerson, PanelState } from '#shared/panel/panel-state.ts';
import { plainKey, toneKey } from '#shared/text/vietnamese.ts';

/**
 * The plan's units whose name holds every word typed: as whole syllables, and only where none does, as beginnings of
 * syllables ("Phú" is no part of "Phường"). Diacritics may be left out, but not be others. Likeliest first: the name
 * itself, then those that begin with it. Nothing typed finds nothing.
 */
export function unitsLike(state: PanelState, text: string): readonly UnitFound[] {
  const typed = wordsOf(text);
  if (typed.length === 0) return [];
  const named = unitsOnce(state).map((unit) => ({ unit, words: wordsOf(unit.name) }));
  const whole = named.filter(({ words }) => typed.every((word) => words.some((own) => isWhole(word, own))));
  const found =
    whole.length > 0
      ? whole
      : named.filter(({ words }) => typed.every((word) => words.slice(1).some((own) => begins(word, own))));
  return found
    .map(({ unit, words }, order) => ({ unit, rank: rankOf(typed, words), order }))
    .sort((left, right) => left.rank - right.rank || left.order - right.order)
    .map(({ unit }) => unit);
}

/** A unit that stands in several classes is found once, with all of them. */
function unitsOnce(state: PanelState): readonly UnitFound[] {
  const units = new Map<string, UnitFound>();
  for (const { code, name, class: of } of state.units) {
    const before = units.get(code);
    const label = classLabel(state, of);
    units.set(
      code,
      before === undefined
        ? { code, name, reason: label, class: of }
        : { ...before, reason: `${before.reason}, ${label}` },
    );
  }
  return [...units.values()];
}

/** What a class is called; its number where the state has no such class. */
export function classLabel({ classes }: Pick<PanelState, 'classes'>, code: string): string {
  return classes.find((one) => one.code === code)?.label ?? `Lớp ${code}`;
}

/** People whose name, unit or position holds every word typed, or begins so. */
export function peopleLike(state: PanelState, text: string): readonly PanelPerson[] {
  const typed = wordsOf(text);
  if (typed.length === 0) return [];
  return state.people.filter((person) => {
    const words = wordsOf(`${person.fullName} ${person.unitName} ${person.position}`);
    const last = typed.length - 1;
    return typed.every((word, at) =>
      words.some((own) => isWhole(word, own) || (at === last && begins(word, own))),
    );
  });
}

/** 0: the name, or the name without its type; 1: it begins so; 2: it holds the words. */
function rankOf(typed: readonly Word[], words: readonly Word[]): number {
  const beginsAt = (from: number) =>
    typed.every((word, at) => words[from + at] !== undefined && isWhole(word, words[from + at] ?? word));
  const from = beginsAt(0) ? 0 : beginsAt(1) ? 1 : null;
  if (from === null) return 2;
  return words.length === from + typed.length ? 0 : 1;
}

interface Word {
  readonly plain: string;
  readonly tone: string;
}

function wordsOf(text: string): readonly Word[] {
  const plain = plainKey(text).split(' ');
  return toneKey(text)
    .split(' ')
    .map((tone, at) => ({ tone, plain: plain[at] ?? '' }))
    .filter(({ plain: word }) => word !== '');
}

/** Typed without diacritics a word means any that reads so. */
function isWhole(typed: Word, own: Word): boolean {
  return typed.tone === own.tone || (typed.tone === typed.plain && typed.plain === own.plain);
}

function begins(typed: Word, own: Word): boolean {
  return typed.tone === typed.plain ? own.plain.startsWith(typed.plain) : own.tone.startsWith(typed.tone);
}

import type { IsoDay } from '../time/local-date.ts';
import { dayOfFact, type Fact } from './fact.ts';
import type { Obligation } from './obligation.ts';

/** P4, worst first: of several the first decides. */
export const OBLIGATION_STATES = [
  'overdue',
  'late',
  'none',
  'short',
  'unknown',
  'over',
  'not_due',
  'full',
  'nil',
  'exempt',
] as const;
export type ObligationState = (typeof OBLIGATION_STATES)[number];

export interface Standing {
  readonly state: ObligationState;
  readonly done: number;
  /** The day on which all of it was done; null: it is not, or nothing was owed. */
  readonly completedOn: IsoDay | null;
}

/** An obligation and how it stands: one value, because a whole country has hundreds of thousands of them. */
export interface Filled extends Standing {
  readonly obligation: Obligation;
}

/**
 * How an obligation stands at the end of a day.
 *
 * @param facts its own, known by then (`factsAsOf`), in the order of their days.
 */
export function standingOf(obligation: Obligation, facts: readonly Fact[], asOf: IsoDay): Filled {
  const { amount } = obligation;
  let done = 0;
  let completing: Fact | null = null;
  for (const fact of facts) {
    const { says } = fact;
    if (says.kind === 'more') done += says.n;
    else if (says.kind === 'total') done = says.n;
    else continue;
    if (amount === null || done < amount) completing = null;
    else completing ??= fact;
  }
  const completedOn = completing === null ? null : dayOfFact(completing);
  return { obligation, state: stateOf(obligation, facts, { done, completedOn }, asOf), done, completedOn };
}

function stateOf(
  obligation: Obligation,
  facts: readonly Fact[],
  { done, completedOn }: Omit<Standing, 'state'>,
  asOf: IsoDay,
): ObligationState {
  const { amount, isDueUnclear, duty } = obligation;
  const due = lateAfter(obligation);
  if (someSay('exempt', facts)) return 'exempt';
  if (amount === null || isDueUnclear) return 'unknown';
  if (duty.nilAllowed && done === 0 && someSay('nil', facts)) return 'nil';
  if (done < amount) return openState(obligation, done, asOf);
  if (due !== null && completedOn !== null && completedOn > due) return 'late';
  return done > amount ? 'over' : 'full';
}

function someSay(kind: Fact['says']['kind'], facts: readonly Fact[]): boolean {
  return facts.some(({ says }) => says.kind === kind);
}

function openState(obligation: Obligation, done: number, asOf: IsoDay): ObligationState {
  const { from } = obligation;
  const due = lateAfter(obligation);
  if (due !== null && asOf > due) return 'overdue';
  if (done > 0) return 'short';
  return from !== null && asOf < from ? 'not_due' : 'none';
}

function lateAfter({ due, isDueMet }: Obligation): IsoDay | null {
  return isDueMet === true ? null : due;
}

export const OBLIGATION_STATE_WORDS: Readonly<Record<ObligationState, string>> = {
  overdue: 'Quá hạn',
  late: 'Trễ hạn',
  none: 'Chưa có',
  short: 'Thiếu',
  unknown: 'Chưa xác định',
  over: 'Vượt',
  not_due: 'Chưa đến kỳ',
  full: 'Đủ',
  nil: 'Không phát sinh',
  exempt: 'Miễn',
};

/** “Thiếu 3”, “Vượt 1”, “Quá hạn”. */
export function stateText({ state, done }: Standing, amount: number | null): string {
  const words = OBLIGATION_STATE_WORDS[state];
  const far = Math.abs((amount ?? 0) - done);
  return state === 'short' || state === 'over' ? `${words} ${far}` : words;
}

import { dayOf, type IsoDay } from '../time/local-date.ts';
import type { Fact } from './fact.ts';
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

/**
 * How an obligation stands at the end of a day.
 *
 * @param facts its own, known by then (`factsAsOf`), in the order of their days.
 */
export function standingOf(obligation: Obligation, facts: readonly Fact[], asOf: IsoDay): Standing {
  const { amount, isDueUnclear, duty } = obligation;
  const due = lateAfter(obligation);
  const { done, completedOn } = doneBy(facts, amount);
  const as = (state: ObligationState): Standing => ({ state, done, completedOn });
  const says = (kind: Fact['says']['kind']) => facts.some((fact) => fact.says.kind === kind);
  if (says('exempt')) return as('exempt');
  if (amount === null || isDueUnclear) return as('unknown');
  if (duty.nilAllowed && done === 0 && says('nil')) return as('nil');
  if (done >= amount) {
    if (due !== null && completedOn !== null && completedOn > due) return as('late');
    return as(done > amount ? 'over' : 'full');
  }
  return as(openState(obligation, done, asOf));
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

function doneBy(
  facts: readonly Fact[],
  amount: number | null,
): { readonly done: number; readonly completedOn: IsoDay | null } {
  let done = 0;
  let completedOn: IsoDay | null = null;
  for (const fact of facts) {
    const { says } = fact;
    if (says.kind === 'more') done += says.n;
    else if (says.kind === 'total') done = says.n;
    else continue;
    if (amount === null || done < amount) completedOn = null;
    else completedOn ??= dayOfFact(fact);
  }
  return { done, completedOn };
}

export function dayOfFact({ on, recordedAt }: Pick<Fact, 'on' | 'recordedAt'>): IsoDay {
  return on ?? dayOf(recordedAt);
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

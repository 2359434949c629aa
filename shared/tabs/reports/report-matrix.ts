/** The matrices of `Báo cáo`: a row a party, a column a report in the order of their due days. */
import type { Filled } from '../../obligations/obligation-state.ts';
import { factKey } from '../../obligations/fact.ts';
import { isUnnamedParty, type Obligation } from '../../obligations/obligation.ts';
import type { PartySet } from '../../plan/duty-plan.ts';
import { readPeriod } from '../../plan/period.ts';
import type { IsoDay } from '../../time/local-date.ts';
import { setOf } from '../office/duty-cells.ts';
import type { DutyPlanState } from '../office/duty-plan-state.ts';
import type { CountedSubmission } from './report-cells.ts';
import { isReport, partyKey } from './reports-owed.ts';
import type { Submission } from './submissions.ts';

export interface ReportMatrix {
  readonly set: PartySet;
  readonly slots: readonly ReportSlot[];
  readonly rows: readonly ReportRow[];
}

export interface ReportSlot {
  readonly key: string;
  /** One of those that stand in its column. */
  readonly example: Obligation;
}

export interface ReportRow {
  /** Null: those of the set that nobody named yet (P25). */
  readonly party: string | null;
  readonly set: PartySet;
  readonly bySlot: ReadonlyMap<string, readonly Filled[]>;
}

type State = Pick<DutyPlanState, 'plan' | 'filled'>;

/** Every report that is asked of somebody; a set that nobody listed is told apart (`unlistedReports`). */
export function reportsFilled({ plan, filled }: State): readonly Filled[] {
  return filled.all.filter(({ obligation }) => isReport(obligation.duty, plan) && !isUnlisted(obligation));
}

export function unlistedReports({ plan, filled }: State): readonly Filled[] {
  return filled.all.filter(({ obligation }) => isReport(obligation.duty, plan) && isUnlisted(obligation));
}

function isUnlisted({ amount }: Obligation): boolean {
  return amount === null;
}

export function reportMatrices(state: State): readonly ReportMatrix[] {
  const homes = new Map<string, PartySet>();
  const byHome = new Map<PartySet, Filled[]>();
  for (const one of reportsFilled(state)) {
    const { duty, party } = one.obligation;
    const set = setOf(state.plan, duty.who);
    if (set === undefined) continue;
    const key = isUnnamedParty(set.key, party) ? set.key : partyKey(party, set);
    const home = homes.get(key) ?? set;
    homes.set(key, home);
    byHome.set(home, [...(byHome.get(home) ?? []), one]);
  }
  return [...byHome].map(([set, all]) => ({ set, slots: slotsOf(all), rows: rowsOf(set, all) }));
}

export function slotKey({ duty, slot }: Obligation): string {
  return `${duty.key} ${slot}`;
}

/** By due day; of one day the shorter period first, so that a month stands before its quarter. */
function slotsOf(all: readonly Filled[]): readonly ReportSlot[] {
  const slots = new Map<string, ReportSlot>();
  for (const { obligation } of all) {
    const key = slotKey(obligation);
    if (!slots.has(key)) slots.set(key, { key, example: obligation });
  }
  return [...slots.values()].toSorted((a, b) => {
    const [first, second] = [orderOf(a.example), orderOf(b.example)];
    return first < second ? -1 : first > second ? 1 : 0;
  });
}

function orderOf({ due, from, slot }: Obligation): string {
  const period = readPeriod(slot);
  const start = from ?? '';
  // Of two that end together the one that begins later is shorter.
  return `${due ?? period?.to ?? LAST} ${invertedDay(start)}`;
}

const LAST: IsoDay = '9999-12-31';

function invertedDay(day: string): string {
  return day.replace(/\d/g, (digit) => String(9 - Number(digit)));
}

function rowsOf(home: PartySet, all: readonly Filled[]): readonly ReportRow[] {
  const rows = new Map<string | null, Map<string, Filled[]>>();
  for (const one of all) {
    const party = isUnnamedParty(home.key, one.obligation.party) ? null : one.obligation.party;
    const bySlot = rows.get(party) ?? new Map<string, Filled[]>();
    rows.set(party, bySlot);
    const key = slotKey(one.obligation);
    bySlot.set(key, [...(bySlot.get(key) ?? []), one]);
  }
  return [...rows].map(([party, bySlot]) => ({ party, set: home, bySlot }));
}

/** Which submission counts for what: the earliest; of one day the report of that very period. */
export function countedSubmissions(
  submissions: readonly Submission[],
): (one: Obligation) => CountedSubmission | undefined {
  const counted = new Map<string, CountedSubmission>();
  for (const submission of submissions) {
    for (const [at, { duty, party, slot }] of submission.of.entries()) {
      const key = factKey({ duty: duty.key, party, slot });
      const one = { submission, isCombined: at > 0 };
      const other = counted.get(key);
      if (other === undefined || rankOf(one) < rankOf(other)) counted.set(key, one);
    }
  }
  return ({ duty, party, slot }) => counted.get(factKey({ duty: duty.key, party, slot }));
}

function rankOf({ submission: { says }, isCombined }: CountedSubmission): string {
  return `${says.kind === 'exempt' ? LAST : says.on} ${isCombined ? 1 : 0}`;
}

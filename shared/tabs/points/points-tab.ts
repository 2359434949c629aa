/**
 * `Điểm cầu`: where each party follows the conference online, whether its point is ready, and how many were there on each day
 * (P71, P74). Who is present is a number and not a name.
 */
import type { Fact } from '../../obligations/fact.ts';
import type { Duty, DutyPlan, Occasion } from '../../plan/duty-plan.ts';
import { dayCell } from '../../programme/progress-cell.ts';
import { displayDay, type IsoDay } from '../../time/local-date.ts';
import { DUTY_ROW, POINT_ROW, POINTS_TAB, PRESENT_COLUMN } from '../../workbook/keys.ts';
import { Problems, RowOn } from '../office/cells-on.ts';
import type { DutyTab, DutyTabInput, DutyTabRead } from '../office/duty-plan-state.ts';
import { isAtPoints, setOf } from '../office/duty-cells.ts';
import { countsAskedAt, isReadyAt, pointsOf } from './point-duties.ts';
import { layoutPoints } from './layout-points.ts';
import { CONFIRM_COLUMN } from './point-columns.ts';
import { type Point, readPoint } from './point-state.ts';
import { pointSentences, seenPoints } from './seen-points.ts';

export const POINTS: DutyTab = {
  tab: POINTS_TAB,
  labelColumns: ['party', 'occasion'],
  identity: { place: ['occasion'], entity: ['party'], also: ['state', 'days', 'problem'] },
  leftoverColumn: 'problem',
  rowsAreStaffs: false,
  settle: (input) => ({
    ...input.plan,
    duties: input.plan.duties.map((duty) => withConfirmedDue(duty, input)),
  }),
  read: readPoints,
  layout: (state) => (seenPoints(state).length === 0 ? [] : [layoutPoints(state)]),
  summary: pointSentences,
};

/** P74: a due day that the office proposes holds as such until staff write the day that is meant. */
function withConfirmedDue(duty: Duty, { plan, sheet, asOf }: DutyTabInput): Duty {
  if (!duty.dueOurs || !isAtPoints(duty, plan)) return duty;
  const row = new RowOn(sheet, POINTS_TAB.of(plan.id), DUTY_ROW.of(duty.key), asOf);
  const { value: day } = dayCell(row.value(CONFIRM_COLUMN));
  return day === null ? duty : { ...duty, due: displayDay(day), dueOurs: false };
}

function readPoints({ plan, sheet, asOf }: DutyTabInput): DutyTabRead {
  const tab = POINTS_TAB.of(plan.id);
  const facts: Fact[] = [];
  const problems = new Problems();
  for (const key of sheet.used(tab)) {
    const [occasion, party = ''] = POINT_ROW.partsOf(key) ?? [];
    const point = pointsOf(plan).find((one) => one.key === occasion);
    if (point === undefined) continue;
    const row = new RowOn(sheet, tab, key, asOf);
    const read = readPoint(
      row,
      point.days.map(({ date }) => date),
      asOf,
    );
    for (const text of read.problems) problems.say(key, text);
    for (const duty of dutiesOf(plan, party))
      facts.push(...factsOf(read, { plan, duty, party, point, row, tab }));
  }
  return { facts, problems: problems.all };
}

/** The duties that the party owes: a fact about another's would be about nothing. */
function dutiesOf(plan: DutyPlan, party: string): readonly Duty[] {
  return plan.duties.filter((duty) => {
    const members = setOf(plan, duty.who)?.members ?? null;
    return isAtPoints(duty, plan) && (members === null || members.includes(party));
  });
}

interface Recorded {
  readonly plan: DutyPlan;
  readonly duty: Duty;
  readonly party: string;
  readonly point: Occasion;
  readonly row: RowOn;
  readonly tab: string;
}

function factsOf(read: Point, recorded: Recorded): readonly Fact[] {
  const { plan, duty, point } = recorded;
  if (isReadyAt(duty, point)) {
    if (read.state !== 'ready') return [];
    return [factOf(recorded, point.key, read.testedOn, ['place', 'tested', 'result'])];
  }
  return countsAskedAt(duty, point, plan)
    .filter(({ days }) => days.length > 0 && days.every((day) => read.present.has(day)))
    .map(({ slot, days }) => {
      // It is about those days, whenever staff come to write it down.
      return factOf(
        recorded,
        slot,
        days.at(-1) ?? null,
        days.map((day) => PRESENT_COLUMN.of(day)),
      );
    });
}

function factOf(
  { duty, party, row, tab }: Recorded,
  slot: string,
  on: IsoDay | null,
  columns: readonly string[],
): Fact {
  const n = duty.amount.kind === 'fixed' ? duty.amount.n : 1;
  // A row says several things, each since when it was typed: none of them takes the place of another.
  const source = `${tab} ${row.row} ${duty.key} ${slot}`;
  return {
    source,
    duty: duty.key,
    party,
    slot,
    says: { kind: 'total', n },
    on,
    recordedAt: row.seenAt(columns),
  };
}

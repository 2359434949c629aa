/** The points of a plan as staff recorded them, and what managers read of them (P83). */
import type { Filled } from '../../obligations/obligation-state.ts';
import type { Occasion } from '../../plan/duty-plan.ts';
import { numberText } from '../../text/number-text.ts';
import { displayDay, type IsoDay } from '../../time/local-date.ts';
import { POINT_ROW, POINTS_TAB } from '../../workbook/keys.ts';
import { RowOn } from '../office/cells-on.ts';
import { isAtPoints, setOf } from '../office/duty-cells.ts';
import { type DutyPlanState, partyName } from '../office/duty-plan-state.ts';
import { isReadyAt, pointDays, pointsOf } from './point-duties.ts';
import { type Point, POINT_STATE_WORDS, POINT_STATES, readPoint } from './point-state.ts';

export interface SeenPoint {
  /** Of its row. */
  readonly key: string;
  readonly occasion: Occasion;
  /** The party's name, as it is shown. */
  readonly name: string;
  readonly read: Point;
  /** What it came to; null: nobody asks for the point to be ready. */
  readonly ready: Filled | null;
}

type Seen = Omit<DutyPlanState, 'summary'>;

/** A point for every party that owes something at an occasion of points, in the order of the plan. */
export function seenPoints(state: Seen): readonly SeenPoint[] {
  const { plan, filled } = state;
  const occasions = pointsOf(plan);
  if (occasions.length === 0) return [];
  const asked = new Set(plan.duties.filter((duty) => isAtPoints(duty, plan)));
  const points = new Map<string, SeenPoint>();
  for (const one of filled.all) {
    const { duty, party, slot } = one.obligation;
    const occasion = asked.has(duty) ? occasions.find(({ key }) => slot.split(' ')[0] === key) : undefined;
    if (occasion === undefined) continue;
    const key = POINT_ROW.of(occasion.key, party);
    const known = points.get(key) ?? pointOf(key, occasion, one, state);
    points.set(key, isReadyAt(duty, occasion) ? { ...known, ready: one } : known);
  }
  return [...points.values()];
}

function pointOf(key: string, occasion: Occasion, { obligation }: Filled, state: Seen): SeenPoint {
  const { plan, sheet, asOf, units } = state;
  const { duty, party } = obligation;
  const row = new RowOn(sheet, POINTS_TAB.of(plan.id), key, asOf);
  const days = occasion.days.map(({ date }) => date);
  const name = partyName(party, setOf(plan, duty.who), units);
  return { key, occasion, name, read: readPoint(row, days, asOf), ready: null };
}

/** “sẵn sàng 41/103, thử chưa đạt 2, đã báo địa điểm 20, chưa báo 40”. */
export function pointCounts(points: readonly SeenPoint[]): string {
  return POINT_STATES.map((state) => {
    const count = points.filter(({ read }) => read.state === state).length;
    const words = POINT_STATE_WORDS[state];
    return state === 'ready' ? `${words} ${count}/${points.length}` : `${words.toLowerCase()} ${count}`;
  }).join(', ');
}

/** Without those of days that are still to come. */
export function presentSentences(points: readonly SeenPoint[], state: Seen): readonly string[] {
  return pointDays(state.plan)
    .filter((day) => day <= state.asOf)
    .map((day) => `Có mặt tại điểm cầu ngày ${displayDay(day)}: ${presentText(points, day)}.`);
}

function presentText(points: readonly SeenPoint[], day: IsoDay): string {
  const open = points.filter(({ occasion }) => occasion.days.some(({ date }) => date === day));
  const counts = open.flatMap(({ read }) => read.present.get(day) ?? []);
  if (counts.length === 0) return `chưa có số liệu, 0/${open.length} điểm cầu đã báo`;
  return `${numberText(sum(counts))} người, ${counts.length}/${open.length} điểm cầu đã báo`;
}

/** Null: nobody said yet how many will come. */
export function expectedSentence(points: readonly SeenPoint[]): string | null {
  const counts = points.flatMap(({ read }) => read.expected ?? []);
  if (counts.length === 0) return null;
  return `Dự kiến dự: ${numberText(sum(counts))} người (${counts.length}/${points.length} điểm cầu đã báo).`;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}

export function pointSentences(state: Seen): readonly string[] {
  const points = seenPoints(state);
  if (points.length === 0) return [];
  const proposed = new Set(
    points.flatMap(({ ready }) =>
      ready?.obligation.duty.dueOurs === true ? (ready.obligation.due ?? []) : [],
    ),
  );
  return [
    `Điểm cầu: ${pointCounts(points).toLowerCase()}.`,
    ...[...proposed].map((day) => `Hạn điểm cầu sẵn sàng ${displayDay(day)} là đề xuất, chưa xác nhận.`),
    ...presentSentences(points, state),
  ];
}

/** Columns and cells that the tabs of a plan of duties share. */
import type { Filled } from '../../obligations/obligation-state.ts';
import { OBLIGATION_STATE_WORDS, stateText } from '../../obligations/obligation-state.ts';
import type { Duty, DutyPlan, PartySet } from '../../plan/duty-plan.ts';
import { readPeriod } from '../../plan/period.ts';
import { daysBetween } from '../../time/calendar.ts';
import { displayDay, type IsoDay, serialOfDay } from '../../time/local-date.ts';
import type { CellValue, ToneRule } from '../../workbook/model.ts';

export function setOf({ parties }: DutyPlan, key: string): PartySet | undefined {
  return parties.find((set) => set.key === key);
}

export function dayValue(day: IsoDay | null): CellValue {
  return day === null ? null : serialOfDay(day);
}

/** “Thiếu 3”, “Quá hạn”; what is not in the document is said to be the office's own where it stands. */
export function stateCell(filled: Filled): string {
  return stateText(filled, filled.obligation.amount);
}

const OPEN: ReadonlySet<Filled['state']> = new Set(['none', 'short', 'overdue', 'not_due']);

/** “Còn 4 ngày”, “Hạn hôm nay”, “Quá hạn 3 ngày”; null where nothing is counted down. */
export function daysText({ state, obligation: { due } }: Filled, asOf: IsoDay): string | null {
  if (due === null || !OPEN.has(state)) return null;
  const left = daysBetween(asOf, due);
  if (left < 0) return `Quá hạn ${-left} ngày`;
  return left === 0 ? 'Hạn hôm nay' : `Còn ${left} ngày`;
}

/** Owed at points, which have a tab of their own (P74). */
export function isAtPoints({ at }: Duty, { occasions }: DutyPlan): boolean {
  const points = occasions.filter(({ kind }) => kind === 'point').map(({ key }) => key);
  return Array.isArray(at) && at.some((key) => points.includes(key));
}

/** Where and when: “Lớp 04”, “Quý II/2024”. */
export function slotLabel(slot: string, { occasions }: DutyPlan): string {
  return slot
    .split(' ')
    .map((key) => occasions.find((one) => one.key === key)?.label ?? readPeriod(key)?.label ?? key)
    .join(', ');
}

export const STATE_TONES: readonly ToneRule[] = [
  { columns: ['state'], startsWith: OBLIGATION_STATE_WORDS.overdue, tone: 'red' },
  { columns: ['state'], startsWith: OBLIGATION_STATE_WORDS.late, tone: 'orange' },
  { columns: ['state'], startsWith: OBLIGATION_STATE_WORDS.short, tone: 'orange' },
  { columns: ['state'], startsWith: OBLIGATION_STATE_WORDS.unknown, tone: 'orange' },
  { columns: ['state'], startsWith: OBLIGATION_STATE_WORDS.full, tone: 'green' },
  { columns: ['state'], startsWith: OBLIGATION_STATE_WORDS.nil, tone: 'green' },
  { columns: ['days'], startsWith: 'Quá hạn', tone: 'red' },
  { columns: ['days'], startsWith: 'Hạn hôm nay', tone: 'orange' },
];

/** “Tình trạng tính đến hết ngày 30/06/2024”. */
export function asOfText(asOf: IsoDay): string {
  return `Tình trạng tính đến hết ngày ${displayDay(asOf)}`;
}

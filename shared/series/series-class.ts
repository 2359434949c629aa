/** A class that staff opened for a group of a plan (P52), and how it stands at the end of a day (P12). */
import { CLASS_STANDING_WORDS, type ClassStanding } from '../plan/class-standing.ts';
import type { Duty } from '../plan/duty-plan.ts';
import { DAY_OVER } from '../programme/classes-progress.ts';
import type { IsoDay } from '../time/local-date.ts';

export interface DaySpan {
  readonly from: IsoDay;
  readonly to: IsoDay;
}

export interface SeriesClass {
  /** Key of its row. */
  readonly row: string;
  /** Its group; null: not said, or not to be read. */
  readonly duty: Duty | null;
  /** “L1-2022-01”; null: its group or its first day is not known. */
  readonly code: string | null;
  /** Every code that it ever had: a Form may still say an older one. Absent: none but `code`. */
  readonly codes?: readonly string[];
  readonly study: DaySpan | null;
  /** P53: days out in the field are not days of study. */
  readonly field: DaySpan | null;
  /** As typed. */
  readonly place: string | null;
  /** “Địa điểm”, as typed. */
  readonly venue: string | null;
  /** Who owes it, as obligations name them; null: not to be told. */
  readonly party: string | null;
  readonly capacity: number | null;
  readonly present: number | null;
  /** P54, P59: who came, one key a person over all classes; null: no list says so. */
  readonly attendees: readonly string[] | null;
  /** By duty of people (P57): who was trained for the first time under the plan. */
  readonly trained: ReadonlyMap<string, number>;
  readonly standing: ClassStanding | null;
  readonly state: SeriesClassState;
}

export type SeriesClassState =
  | 'incomplete'
  | 'planned'
  | 'open'
  | 'running'
  | 'passed'
  | 'early'
  | 'held'
  | 'postponed'
  | 'cancelled';

export const SERIES_CLASS_WORDS: Readonly<Record<SeriesClassState, string>> = {
  incomplete: 'Chưa đủ thông tin',
  planned: CLASS_STANDING_WORDS.planned,
  open: CLASS_STANDING_WORDS.open,
  running: 'Đang học',
  passed: DAY_OVER,
  early: 'Chưa đến ngày học',
  held: CLASS_STANDING_WORDS.held,
  postponed: CLASS_STANDING_WORDS.postponed,
  cancelled: CLASS_STANDING_WORDS.cancelled,
};

/** P12: held by what staff say or by recorded attendance; a day that is over says nothing by itself. */
export function seriesClassState(
  { standing, present, study }: Pick<SeriesClass, 'standing' | 'present' | 'study'>,
  asOf: IsoDay,
): SeriesClassState {
  if (standing === 'postponed' || standing === 'cancelled') return standing;
  if (study === null) return 'incomplete';
  const isConfirmed = standing === 'held' || (present ?? 0) > 0;
  if (study.from > asOf && isConfirmed) return 'early';
  if (study.to <= asOf && isConfirmed) return 'held';
  if (study.to < asOf) return 'passed';
  if (study.from <= asOf) return 'running';
  return standing === 'open' ? 'open' : 'planned';
}

/** P54: postponed and cancelled classes are neither opened nor held. */
export function isOpened({ state, duty }: SeriesClass): boolean {
  return duty !== null && !['incomplete', 'postponed', 'cancelled'].includes(state);
}

export function isHeld({ state, duty }: SeriesClass): boolean {
  return duty !== null && state === 'held';
}

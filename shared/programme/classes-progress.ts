import { CLASS_STANDING_WORDS, type ClassStanding } from '../plan/class-standing.ts';
import type { IsoDay } from '../time/local-date.ts';

/** T7: a training class as a task that names its plan sees it. */
export interface TrainingClass {
  /** Id of the plan it belongs to (`planId`). */
  readonly plan: string;
  /** "01" … */
  readonly code: string;
  readonly label: string;
  readonly date: IsoDay;
  /** Of several days the last; absent: `date`. */
  readonly lastDay?: IsoDay;
  /** Counters for the list: registered and expected delegates. */
  readonly seated: number;
  readonly size: number;
  /** What staff say of it, and since which day; absent: nothing. */
  readonly said?: { readonly standing: ClassStanding; readonly since: IsoDay } | undefined;
  /** P12: since when somebody is recorded to have been there; absent: nobody is. */
  readonly attendedSince?: IsoDay | undefined;
}

export interface ClassesProgress {
  /** Held ÷ all, 0…1. */
  readonly share: number;
  readonly held: number;
  readonly classes: readonly (TrainingClass & { readonly isHeld: boolean; readonly state: string })[];
}

/** P12: what staff confirmed is held, or where they recorded who came; a day that is over says nothing by itself. */
export function classesProgress(classes: readonly TrainingClass[], asOf: IsoDay): ClassesProgress {
  const marked = classes.map((one) => ({
    ...one,
    isHeld: isHeld(one, asOf),
    state: classStateText(one, asOf),
  }));
  const held = marked.filter((one) => one.isHeld).length;
  return { share: classes.length === 0 ? 0 : held / classes.length, held, classes: marked };
}

type Dated = Pick<TrainingClass, 'date' | 'lastDay' | 'said' | 'attendedSince'>;

function isHeld(one: Dated, asOf: IsoDay): boolean {
  return standingOn(one, asOf) === 'held' && one.date <= asOf;
}

/** How a class stands at the end of a day, in words. */
export function classStateText(one: Dated, asOf: IsoDay): string {
  const standing = standingOn(one, asOf);
  if (standing === 'held') return one.date <= asOf ? CLASS_STANDING_WORDS.held : HELD_TOO_EARLY;
  if (standing === 'postponed' || standing === 'cancelled') return CLASS_STANDING_WORDS[standing];
  if (isAttended(one, asOf)) return one.date <= asOf ? GOING_ON : CALLED_TOO_EARLY;
  if (lastDayOf(one) < asOf) return DAY_OVER;
  return standing === 'open' ? CLASS_STANDING_WORDS.open : NOT_YET;
}

/** How each class stands today, by its code, where there is anything to say of it. */
export function classStates(classes: readonly TrainingClass[], today: IsoDay): ReadonlyMap<string, string> {
  const states = classes.map((one) => [one.code, classStateText(one, today)] as const);
  return new Map(states.filter(([, text]) => text !== NOT_YET));
}

/** What was said by then: a past day knows nothing of what was said later. */
function standingOn(one: Dated, asOf: IsoDay): ClassStanding | null {
  const standing = saidOn(one, asOf);
  return isAttended(one, asOf) && lastDayOf(one) <= asOf ? 'held' : standing;
}

function saidOn({ said }: Dated, asOf: IsoDay): ClassStanding | null {
  return said === undefined || said.since > asOf ? null : said.standing;
}

/** A class that staff put off or cancelled is what they say, whatever was recorded beside people. */
function isAttended(one: Dated, asOf: IsoDay): boolean {
  const { attendedSince } = one;
  const standing = saidOn(one, asOf);
  const isOpen = standing === null || standing === 'planned' || standing === 'open';
  return isOpen && attendedSince !== undefined && attendedSince <= asOf;
}

function lastDayOf({ date, lastDay }: Dated): IsoDay {
  return lastDay ?? date;
}

export const DAY_OVER = 'Đã qua ngày – chưa xác nhận';
export const NOT_YET = 'Chưa tổ chức';
const GOING_ON = 'Đang tổ chức';
const CALLED_TOO_EARLY = 'Chưa đến ngày học mà đã có điểm danh – đề nghị kiểm tra';
const HELD_TOO_EARLY = 'Chưa đến ngày học mà đã ghi “Đã tổ chức” – đề nghị kiểm tra';

/** What a cell of the matrix says, and how many of the reports that are due came in time (P97). */
import type { Filled } from '../../obligations/obligation-state.ts';
import { daysBetween } from '../../time/calendar.ts';
import type { IsoDay } from '../../time/local-date.ts';
import { stateCell, daysText } from '../office/duty-cells.ts';
import type { Submission } from './submissions.ts';

/** The submission that counts for an obligation. */
export interface CountedSubmission {
  readonly submission: Submission;
  /** It is the report of another period, and stands for this one too. */
  readonly isCombined: boolean;
}

export function reportCell(one: Filled, counted: CountedSubmission | undefined, asOf: IsoDay): string {
  const { state, completedOn, obligation } = one;
  const says = counted?.submission.says;
  if (state === 'late' && completedOn !== null && obligation.due !== null) {
    const days = daysBetween(obligation.due, completedOn);
    return counted?.isCombined === true ? `Gộp · trễ ${days} ngày` : `Nộp trễ ${days} ngày`;
  }
  if (state === 'full' || state === 'over') {
    if (counted?.isCombined === true) return 'Gộp';
    return says?.kind === 'sent' ? `${shortDay(says.on, obligation.due)} · ${says.document}` : stateCell(one);
  }
  if (state === 'exempt' || state === 'nil' || state === 'unknown' || state === 'not_due')
    return stateCell(one);
  return daysText(one, asOf) ?? stateCell(one);
}

/** “05/6”; days and the first two months have two digits, as in documents. With its year where that is not the due day's. */
export function shortDay(day: IsoDay, near: IsoDay | null): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const short = `${date}/${Number(month) > 2 ? Number(month) : month}`;
  return near !== null && near.startsWith(year) ? short : `${short}/${year}`;
}

export interface ReportRatio {
  /** Their day has come: handed in, or the day is over. */
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  readonly overdue: number;
  readonly early: number;
  readonly exempt: number;
  readonly unknown: number;
  /** Everything else: still to come. */
  readonly open: number;
}

/** Adds up to all of them. */
export function reportRatio(all: readonly Filled[], asOf: IsoDay): ReportRatio {
  const ratio = { due: 0, onTime: 0, late: 0, overdue: 0, early: 0, exempt: 0, unknown: 0, open: 0 };
  for (const { state, obligation } of all) {
    const isDue = obligation.due !== null && obligation.due <= asOf;
    if (state === 'exempt' || state === 'unknown') ratio[state] += 1;
    else if (state === 'late' || state === 'overdue') ratio[state] += 1;
    else if (state !== 'full' && state !== 'over' && state !== 'nil') ratio.open += 1;
    else ratio[isDue ? 'onTime' : 'early'] += 1;
  }
  return { ...ratio, due: ratio.onTime + ratio.late + ratio.overdue };
}

/** “Đúng hạn 5/8”, with what is not as it should be. */
export function ratioText({ due, onTime, late, overdue, early, open, exempt, unknown }: ReportRatio): string {
  const rest: readonly (readonly [number, string])[] = [
    [overdue, 'quá hạn'],
    [late, 'nộp trễ'],
    [early, 'nộp trước hạn'],
    [open, 'chưa đến hạn'],
    [exempt, 'miễn'],
    [unknown, 'chưa xác định'],
  ];
  const first = due === 0 ? 'Chưa có kỳ đến hạn' : `Đúng hạn ${onTime}/${due}`;
  return [first, ...rest.filter(([n]) => n > 0).map(([n, words]) => `${words} ${n}`)].join(', ');
}

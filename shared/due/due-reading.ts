import type { IsoDay } from '../time/local-date.ts';

/**
 * What a due text ("Thời gian hoàn thành") was read to (T2). The text itself is kept as written.
 *
 * T2 names the kinds in English, the collected examples in short words; these are the examples' words:
 * T2 "day" is `date`, "several days" `dates`, "before a day" `before`, "by a day" `by`. `endof`, `startof` and `point`
 * are the edges of a quarter, month or year ("cuối quý II", "cuối tháng 9").
 */
const DUE_KINDS = [
  'month',
  'quarter',
  'year',
  'date',
  'dates',
  'before',
  'by',
  'range',
  'endof',
  'startof',
  'point',
  'recurring',
  'ongoing',
  'external',
  'event',
  'quota',
  'duration',
  'unspecified',
  'relative',
  'invalid',
] as const;
export type DueKind = (typeof DUE_KINDS)[number];

/**
 * `yearInferred`: the year is the programme's. `conditional`: waits for the central level's guidance.
 * `maintenance`: due once, then kept up without a due date. `needsConfirmation`: a person should say whether it is meant so.
 */
export const DUE_FLAGS = ['conditional', 'maintenance', 'needsConfirmation', 'yearInferred'] as const;
export type DueFlag = (typeof DUE_FLAGS)[number];

export interface DueReading {
  /** As written. */
  readonly input: string;
  /** Null: not understood; then `error` names the part. */
  readonly kind: DueKind | null;
  /** First day; null where the text names none. */
  readonly from: IsoDay | null;
  /** Due at the end of this day; null where there is no single due day. */
  readonly to: IsoDay | null;
  /** Due days of a recurring task in the year, in order; independent cycles may share a day. Else empty. */
  readonly occurrences: readonly IsoDay[];
  /** Sorted. */
  readonly flags: readonly DueFlag[];
  /** Vietnamese; names the part not understood or contradictory. Null: read. */
  readonly error: string | null;
  /** "trước ngày D": the day D itself, which a lenient reader would still accept. */
  readonly lenientTo: IsoDay | null;
  /** The periods behind `occurrences`, in the same order. */
  readonly periods: readonly DuePeriod[];
}

export interface DuePeriod {
  /** Stable within the reading: `half:2026-06-30`. */
  readonly key: string;
  /** "06 tháng đầu năm 2026". */
  readonly label: string;
  readonly from: IsoDay;
  readonly due: IsoDay;
}

/** The line `parse-due` prints: the contract of the command line, and `lenientTo` where there is one. */
export function dueLine(reading: DueReading): Readonly<Record<string, unknown>> {
  const { input, kind, from, to, occurrences, flags, error, lenientTo } = reading;
  const line = { input, kind, from, to, occurrences, flags, error };
  return lenientTo === null ? line : { ...line, lenientTo };
}

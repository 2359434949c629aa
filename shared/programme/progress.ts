import type { IsoDay } from '../time/local-date.ts';
import type { CellValue } from '../workbook/model.ts';

/** T3: what staff record of a task's occurrence, and of its log. The keys are the columns of the task tab. */
export const OCCURRENCE_FIELDS = [
  'progress',
  'completedOn',
  'document',
  'documentDate',
  'newDue',
  'grantingDocument',
  'waiting',
  'guidanceOn',
  'note',
] as const;
export type OccurrenceField = (typeof OCCURRENCE_FIELDS)[number];

export const LOG_FIELDS = ['logDay', 'logText'] as const;
type LogField = (typeof LOG_FIELDS)[number];

export type ProgressField = OccurrenceField | LogField;

/**
 * One thing staff typed, and when the first sync saw it. Several facts about one field are its history: for a past day
 * the newest recorded by the end of that day counts, so what is recorded later never changes it. Null: cleared.
 */
export interface ProgressFact {
  readonly task: string;
  /** Key of the occurrence (`occurrencesOf`), or of the log row. */
  readonly row: string;
  readonly field: ProgressField;
  readonly value: CellValue;
  /** Milliseconds since the epoch. */
  readonly recordedAt: number;
}

/** What the facts of one occurrence say on a day, read; what could not be read is a problem and counts as not recorded. */
export interface OccurrenceRecord {
  /** 0…1. */
  readonly progress: number | null;
  readonly completedOn: IsoDay | null;
  readonly document: string | null;
  readonly documentDate: IsoDay | null;
  readonly newDue: IsoDay | null;
  readonly grantingDocument: string | null;
  /** Staff set the task to wait for the central level. */
  readonly waiting: boolean;
  readonly guidanceOn: IsoDay | null;
  readonly note: string | null;
  readonly problems: readonly RecordProblem[];
}

export interface RecordProblem {
  readonly field: ProgressField;
  /** Vietnamese: what stands there, what was expected, what it means. */
  readonly text: string;
}

export interface LogEntry {
  readonly row: string;
  readonly day: IsoDay | null;
  readonly text: string;
  readonly problem: string | null;
}

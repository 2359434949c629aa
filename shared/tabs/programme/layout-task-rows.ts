import { serialOfDay } from '../../time/local-date.ts';
import type { CellValue, Column, Row, ToneRule } from '../../workbook/model.ts';
import {
  DUE_SOON_LABEL,
  PROGRESS_FIELD_WORDS,
  TASK_STATE_WORDS,
  WAITING_CHOICE,
} from '../../programme/programme-words.ts';
import { describeDaysLeft } from '../../programme/describe-state.ts';
import { LOG_COLUMNS } from './programme-tab-keys.ts';
import { type LogEntry, OCCURRENCE_FIELDS } from '../../programme/progress.ts';
import type { OccurrenceState } from '../../programme/task-state.ts';
import { mayWait } from '../../programme/task-state.ts';
import type { TaskState } from '../../programme/task-state.ts';
import { OCCURRENCE_ROW } from '../../workbook/keys.ts';

const staff = (key: (typeof OCCURRENCE_FIELDS)[number], width: number, kind: Column['kind']): Column => {
  return { key, title: PROGRESS_FIELD_WORDS[key], owner: 'staff', width, kind, wrap: kind === 'text' };
};

/**
 * The columns of a task tab. Occurrences, classes and the log share the first ones, which fit a laptop's screen together with
 * those that staff fill most.
 */
export const TASK_COLUMNS: readonly Column[] = [
  { key: 'period', title: 'Kỳ', owner: 'server', width: 21, kind: 'text', wrap: true },
  { key: 'state', title: 'Tình trạng', owner: 'server', width: 36, kind: 'text', wrap: true },
  { key: 'problem', title: 'Cần kiểm tra', owner: 'server', width: 22, kind: 'text', wrap: true },
  { key: 'days', title: 'Số ngày', owner: 'server', width: 15, kind: 'text', wrap: true },
  { key: 'originalDue', title: 'Hạn gốc', owner: 'server', width: 11, kind: 'date' },
  { key: 'effectiveDue', title: 'Hạn áp dụng', owner: 'server', width: 11, kind: 'date' },
  staff('progress', 8, 'progress'),
  staff('completedOn', 11, 'date'),
  staff('document', 14, 'text'),
  staff('documentDate', 11, 'date'),
  staff('newDue', 11, 'date'),
  staff('grantingDocument', 13, 'text'),
  { ...staff('waiting', 13, 'choice'), wrap: true, choices: { list: [WAITING_CHOICE] } },
  staff('guidanceOn', 12, 'date'),
  staff('note', 16, 'text'),
];

/** Longer labels first: a rule colours what begins with its words. */
export const TASK_TONES: readonly ToneRule[] = [
  ...Object.values(TASK_STATE_WORDS).map(({ label, tone }) => ({
    columns: ['state'],
    startsWith: label,
    tone,
  })),
  { columns: ['days', 'problem'], startsWith: 'Quá hạn', tone: 'red' },
  { columns: ['days', 'problem'], startsWith: DUE_SOON_LABEL, tone: 'orange' },
];

export function occurrenceRow(
  state: TaskState,
  occurrence: OccurrenceState,
  initial: Readonly<Record<string, CellValue>>,
): Row {
  const { due, effectiveDue, record } = occurrence;
  const cells: Record<string, CellValue> = {
    period: occurrence.label,
    state: TASK_STATE_WORDS[occurrence.state].label,
    days: describeDaysLeft(occurrence) || null,
    originalDue: due === null ? null : serialOfDay(due),
    effectiveDue: effectiveDue === null ? null : serialOfDay(effectiveDue),
    problem: occurrence.problems.map((problem) => problem.text).join('\n') || null,
  };
  // T7: the classes say how far the task is, so nobody types it.
  const fed = state.classes !== null;
  if (fed) cells.progress = record.progress;
  const staffCells = OCCURRENCE_FIELDS.filter((field) => !(fed && field === 'progress'));
  const staffInitial = Object.fromEntries(staffCells.flatMap((field) => initialOf(field)));
  const row: Row = { key: OCCURRENCE_ROW.of(occurrence.key), kind: 'data', cells, staffCells, staffInitial };
  return mayWait(state.task) ? row : { ...row, formats: { waiting: { kind: 'text', wrap: true } } };

  function initialOf(field: string): readonly (readonly [string, CellValue])[] {
    const value = initial[field] ?? null;
    return value === null ? [] : [[field, value]];
  }
}

/** Every cell of an update but the server's is staff's: whatever they typed beside the day and text stays theirs. */
export const LOG_ROW: Required<Pick<Row, 'staffCells' | 'formats'>> = {
  staffCells: TASK_COLUMNS.map((column) => column.key).filter((column) => column !== 'problem'),
  formats: {
    [LOG_COLUMNS.logDay]: { kind: 'date', align: 'left' },
    [LOG_COLUMNS.logText]: { kind: 'text', wrap: true },
  },
};

/** An update of the log. */
export function logRow(
  key: string,
  entry: LogEntry | null,
  initial: Readonly<Record<string, CellValue>> = {},
): Row {
  return { key, kind: 'data', cells: { problem: entry?.problem ?? null }, staffInitial: initial, ...LOG_ROW };
}

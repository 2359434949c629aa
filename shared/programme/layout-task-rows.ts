import { serialOfDay } from '../time/local-date.ts';
import type { CellValue, Column, Row, ToneRule } from '../workbook/model.ts';
import {
  DUE_SOON_LABEL,
  PROGRESS_FIELD_WORDS,
  TASK_STATE_WORDS,
  WAITING_CHOICE,
} from '../words/programme-words.ts';
import { describeDaysLeft } from './describe-state.ts';
import { LOG_COLUMNS, occurrenceRowKey } from './programme-tab-keys.ts';
import { type LogEntry, OCCURRENCE_FIELDS } from './progress.ts';
import type { OccurrenceState } from './task-state.ts';
import { mayWait } from './task-state.ts';
import type { TaskState } from './task-state.ts';

const staff = (key: (typeof OCCURRENCE_FIELDS)[number], width: number, kind: Column['kind']): Column => {
  return { key, title: PROGRESS_FIELD_WORDS[key], owner: 'staff', width, kind, wrap: kind === 'text' };
};

/** The columns of a task tab. Occurrences and the log share them: the first two hold the log's day and text. */
export const TASK_COLUMNS: readonly Column[] = [
  { key: 'period', title: 'Kỳ', owner: 'server', width: 26, kind: 'text' },
  { key: 'state', title: 'Tình trạng', owner: 'server', width: 42, kind: 'text' },
  { key: 'days', title: 'Số ngày', owner: 'server', width: 24, kind: 'text' },
  { key: 'originalDue', title: 'Hạn gốc', owner: 'server', width: 12, kind: 'date' },
  { key: 'effectiveDue', title: 'Hạn áp dụng', owner: 'server', width: 12, kind: 'date' },
  staff('progress', 11, 'progress'),
  staff('completedOn', 14, 'date'),
  staff('document', 20, 'text'),
  staff('documentDate', 14, 'date'),
  staff('newDue', 12, 'date'),
  staff('grantingDocument', 22, 'text'),
  { ...staff('waiting', 18, 'choice'), choices: { list: [WAITING_CHOICE] } },
  staff('guidanceOn', 16, 'date'),
  staff('note', 26, 'text'),
  { key: 'problem', title: 'Cần kiểm tra', owner: 'server', width: 44, kind: 'text', wrap: true },
];

/** Longer labels first: a rule colours what begins with its words. */
export const TASK_TONES: readonly ToneRule[] = [
  ...Object.values(TASK_STATE_WORDS).map(({ label, tone }) => ({
    columns: ['state'],
    startsWith: label,
    tone,
  })),
  { columns: ['days'], startsWith: 'Quá hạn', tone: 'red' },
  { columns: ['days'], startsWith: DUE_SOON_LABEL, tone: 'orange' },
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
  const row: Row = { key: occurrenceRowKey(occurrence.key), kind: 'data', cells, staffCells, staffInitial };
  return mayWait(state.task) ? row : { ...row, formats: { waiting: { kind: 'text', wrap: true } } };

  function initialOf(field: string): readonly (readonly [string, CellValue])[] {
    const value = initial[field] ?? null;
    return value === null ? [] : [[field, value]];
  }
}

/** An update of the log. Every cell but the last is staff's: whatever they typed beside the day and text stays theirs. */
export function logRow(
  key: string,
  entry: LogEntry | null,
  initial: Readonly<Record<string, CellValue>> = {},
): Row {
  return {
    key,
    kind: 'data',
    cells: { problem: entry?.problem ?? null },
    staffCells: TASK_COLUMNS.map((column) => column.key).filter((column) => column !== 'problem'),
    staffInitial: initial,
    formats: {
      [LOG_COLUMNS.logDay]: { kind: 'date', align: 'left' },
      [LOG_COLUMNS.logText]: { kind: 'text', wrap: true },
    },
  };
}

import { cleanText } from '../text/vietnamese.ts';
import { type IsoDay, dayOfSerial, displayDay, endOfDayMs } from '../time/local-date.ts';
import type { CellValue } from '../workbook/model.ts';
import { inOrder, makeTask } from './make-task.ts';
import { isBlank } from './progress-cell.ts';
import type { Programme, Task, TaskText } from './programme.ts';

/** The staff-owned columns of `Phụ lục 01`, and the part of the definition each holds. */
export const DEFINITION_FIELDS = ['title', 'lead', 'coordinator', 'dueText', 'product'] as const;
export type DefinitionField = (typeof DEFINITION_FIELDS)[number];

const TEXT_OF_FIELD = {
  title: 'title',
  lead: 'leadTyped',
  coordinator: 'coordinatorTyped',
  dueText: 'dueText',
  product: 'product',
} as const satisfies Record<DefinitionField, keyof TaskText>;

/** What staff typed in a definition cell, and when the first sync saw it. Null: cleared, so the programme's own counts again. */
export interface DefinitionEdit {
  readonly task: string;
  readonly field: DefinitionField;
  readonly value: CellValue;
  readonly recordedAt: number;
}

/** The programme with staff's corrections and added tasks, as known by the end of a day. */
export function programmeAsOf(base: Programme, edits: readonly DefinitionEdit[], asOf: IsoDay): Programme {
  const corrections = newestByTask(edits, asOf);
  const known = new Set(base.tasks.map((task) => task.key));
  const tasks = base.tasks.map((task) => corrected(task, corrections.get(task.key), base.year));
  for (const [key, fields] of corrections) {
    const added = known.has(key) ? null : addedTask(key, fields, base);
    if (added !== null) tasks.push(added);
  }
  return { ...base, tasks: inOrder(tasks, base.sections) };
}

type Corrections = ReadonlyMap<DefinitionField, CellValue>;

function newestByTask(edits: readonly DefinitionEdit[], asOf: IsoDay): ReadonlyMap<string, Corrections> {
  const end = endOfDayMs(asOf);
  const newest = new Map<string, Map<DefinitionField, CellValue>>();
  const inTime = edits.filter((edit) => edit.recordedAt <= end);
  for (const edit of [...inTime].sort((a, b) => a.recordedAt - b.recordedAt)) {
    const fields = newest.get(edit.task) ?? new Map<DefinitionField, CellValue>();
    newest.set(edit.task, fields.set(edit.field, edit.value));
  }
  return newest;
}

function corrected(task: Task, corrections: Corrections | undefined, year: number): Task {
  if (corrections === undefined) return task;
  const text: TaskText = { ...taskText(task), ...textOfCells(corrections) };
  const same = (Object.keys(TEXT_OF_FIELD) as DefinitionField[]).every(
    (field) => text[TEXT_OF_FIELD[field]] === task[TEXT_OF_FIELD[field]],
  );
  if (same) return task;
  const made = makeTask(text, year);
  return task.classesOf === undefined ? made : { ...made, classesOf: task.classesOf };
}

function addedTask(key: string, fields: Corrections, base: Programme): Task | null {
  const parts = splitTaskKey(key, base);
  const text = textOfCells(fields);
  if (parts === null || Object.keys(text).length === 0) return null;
  const blank = { title: '', leadTyped: '', coordinatorTyped: '', dueText: '', product: '' };
  return makeTask({ ...blank, ...parts, ...text }, base.year, true);
}

/** "I.11" → section I, number 11; null for what is no key of this programme. */
export function splitTaskKey(
  key: string,
  programme: Programme,
): { readonly section: string; readonly no: number } | null {
  const [, section = '', no = ''] = /^([IVX]+)\.(\d{1,4})$/.exec(key) ?? [];
  return programme.sections.some((other) => other.no === section) ? { section, no: Number(no) } : null;
}

/** The filled cells only: an empty one takes its correction back. */
export function textOfCells(
  corrections: Corrections,
): Partial<Record<(typeof TEXT_OF_FIELD)[DefinitionField], string>> {
  const text: Partial<Record<(typeof TEXT_OF_FIELD)[DefinitionField], string>> = {};
  for (const [field, value] of corrections) {
    if (!isBlank(value))
      text[TEXT_OF_FIELD[field]] = field === 'dueText' ? dueTextOf(value) : cleanText(String(value));
  }
  return text;
}

/** A spreadsheet turns a typed day into a date cell; it is written out again to be read. */
function dueTextOf(value: CellValue): string {
  const isDate = typeof value === 'number' && value >= 36_526 && value < 73_051;
  return isDate ? displayDay(dayOfSerial(value)) : String(value);
}

function taskText(task: Task): TaskText {
  const { section, no, title, leadTyped, coordinatorTyped, dueText, product } = task;
  return { section, no, title, leadTyped, coordinatorTyped, dueText, product };
}

/** What a definition cell holds when its row is created. */
export function definitionCell(task: Task, field: DefinitionField): string {
  return task[TEXT_OF_FIELD[field]];
}

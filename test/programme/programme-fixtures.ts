import { makeTask } from '#shared/programme/make-task.ts';
import { programme2026 } from '#shared/programme/programme-2026.ts';
import type { Task } from '#shared/programme/programme.ts';
import type { ProgressFact, ProgressField } from '#shared/programme/progress.ts';
import { endOfDayMs, serialOfDay } from '#shared/time/local-date.ts';
import type { CellValue } from '#shared/workbook/model.ts';

export function taskDue(dueText: string): Task {
  const text = {
    section: 'I',
    no: 1,
    title: 'Kế hoạch mẫu',
    leadTyped: 'Sở Tài chính',
    coordinatorTyped: '',
    product: '',
  };
  return makeTask({ ...text, dueText }, 2026);
}

export function task(key: string): Task {
  const found = programme2026().tasks.find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(key);
  return found;
}

/** Cells of one occurrence, all first seen on one day. ISO days become date cells. */
export function facts(
  of: Task,
  cells: Partial<Record<ProgressField, CellValue>>,
  seen = '2026-01-01',
  row = 'all',
): readonly ProgressFact[] {
  return Object.entries(cells).map(([field, value]) => ({
    task: of.key,
    row,
    field: field as ProgressField,
    value: typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? serialOfDay(value) : value,
    recordedAt: endOfDayMs(seen) - 3_600_000,
  }));
}

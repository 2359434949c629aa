import { ring, type Trigger } from './doorbell.ts';
import { closeFormWhenDue } from './form-closing.ts';
import { isFormSheet, tabKeyOf } from './tabs.ts';

/**
 * The installable triggers. They run behind somebody's back while that person types: whatever fails is written to the
 * script's log, without names or phones, and never shown.
 */
export function onFormSubmitted(): void {
  quietly('form');
}

/** Rings for cells of our tabs (decisions, attendance, plan) and of the responses; other tabs are nobody's business. */
export function onStaffEdit(event?: GoogleAppsScript.Events.SheetsOnEdit): void {
  try {
    const sheet = event?.range?.getSheet();
    if (sheet === undefined || (tabKeyOf(sheet) === null && !isFormSheet(sheet))) return;
  } catch (error) {
    console.warn(`Sổ Lớp: không xem được ô vừa sửa (${kindOf(error)}).`);
    return;
  }
  quietly('edit');
}

export function onHour(): void {
  quietly('timer');
  try {
    closeFormWhenDue();
  } catch (error) {
    console.warn(`Sổ Lớp: chưa kiểm tra được biểu mẫu (${kindOf(error)}).`);
  }
}

function quietly(trigger: Trigger): void {
  try {
    const answer = ring(trigger);
    if (answer !== 'waiting' && !answer.ok)
      console.warn(`Sổ Lớp: chưa báo được máy chủ (${answer.failure.code}).`);
  } catch (error) {
    console.warn(`Sổ Lớp: chưa báo được máy chủ (${kindOf(error)}).`);
  }
}

/** An exception's text may quote a cell. */
function kindOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

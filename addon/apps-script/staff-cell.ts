import { classWords } from '#shared/decisions/class-words.ts';
import { type DecisionColumn, editOf } from '#shared/decisions/decision-cell.ts';
import type { DecisionRequest } from '#shared/decisions/decision-request.ts';
import { type DecisionRow, decisionRowOf } from '#shared/decisions/decision-row.ts';
import type { PanelFailure } from '#shared/panel/panel-messages.ts';
import { storedRoleLabels } from '#shared/tabs/office/stored-roles.ts';
import { displayInstant } from '#shared/time/local-date.ts';
import { OFFICE_PLAN_TAB, planOfRegistration } from '#shared/workbook/keys.ts';
import { withNote } from './cell-note.ts';
import { planNow } from './class-of-unit.ts';
import { gazetteer } from './gazetteer.ts';
import { readTabs } from './snapshot.ts';
import { columnsOf, findTab } from './tabs.ts';

export type Written =
  | { readonly ok: true; readonly value: { readonly at: number; readonly by: string | null } }
  | { readonly ok: false; readonly failure: PanelFailure };

/** Somebody else may be writing; longer than this, better say so than let the panel hang. */
const LOCK_WAIT_MS = 10_000;

/**
 * Writes a decision of the panel into the staff cell it belongs to, found by the keys stored with tab and column and by
 * the row's key, wherever staff moved them. Who and when stand in the cell's note; what staff noted there stays.
 */
export function writeStaffCell(request: DecisionRequest): Written {
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(LOCK_WAIT_MS)) return failed('busy', BUSY);
  try {
    return write(request);
  } catch (error) {
    console.warn(
      `Sổ Lớp: không ghi được ô quyết định (${error instanceof Error ? error.name : typeof error}).`,
    );
    return failed('refused', NOT_WRITTEN);
  } finally {
    lock.releaseLock();
  }
}

function write(request: DecisionRequest): Written {
  const row = decisionRowOf(readTabs, request);
  if (row === null || row === 'twice') return failed('not-found', row === null ? NO_ROW : TWICE);
  const edit = editOf(request, row.valueOf, {
    unitName: (code) => gazetteer().nameOf(code),
    className: (code) => classWords(code, request.registration, readTabs),
    isUnit: (text) => gazetteer().match(text).code !== null,
    roleLabel: (key) => roleLabel(key, request.registration),
  });
  if (!edit.ok) return failed('conflict', edit.message);
  const cell = cellOf(row, edit.column);
  if (cell === null) return failed('not-found', NO_ROW);
  const at = Date.now();
  const by = Session.getActiveUser().getEmail() || null;
  if (edit.after === null) cell.clearContent();
  else cell.setValue(edit.after);
  const words = edit.after === true ? TICKED : String(edit.after);
  const line = `${words} – ${by ?? 'không rõ người'}, ${displayInstant(at)}`;
  cell.setNote(withNote(cell.getNote(), edit.after === null ? [] : [line]));
  SpreadsheetApp.flush();
  return { ok: true, value: { at, by } };
}

/** By the plan for which somebody registered. */
function roleLabel(key: string, registration: string): string | null {
  const id = planOfRegistration(registration);
  if (id === null) return planNow()?.roles.find((role) => role.key === key)?.shortLabel ?? null;
  const [tab] = readTabs((tabKey) => tabKey === OFFICE_PLAN_TAB.of(id));
  return tab === undefined ? null : (storedRoleLabels(tab).get(key) ?? null);
}

function cellOf({ tab, at }: DecisionRow, column: DecisionColumn): GoogleAppsScript.Spreadsheet.Range | null {
  const sheet = findTab(tab.key);
  const place = sheet === null ? undefined : columnsOf(sheet).places.get(column);
  return sheet === null || place === undefined ? null : sheet.getRange(at + 1, place);
}

function failed(code: PanelFailure['code'], message: string): Written {
  return { ok: false, failure: { code, message } };
}

const TICKED = 'Đã đánh dấu';
const BUSY = 'Bảng đang bận ghi việc khác. Đề nghị thử lại sau ít giây.';
const NOT_WRITTEN = 'Không ghi được vào bảng. Đề nghị kiểm tra quyền sửa bảng tính, rồi thử lại.';
const NO_ROW = 'Không tìm thấy dòng của đăng ký này trong bảng. Đề nghị bấm “Đồng bộ ngay” rồi thử lại.';
const TWICE = 'Dòng của đăng ký này bị lặp trong bảng. Đề nghị xóa bớt một dòng rồi thử lại.';

import { CLASS_TAB, PERSON, REGISTRATION, REVIEW_TAB } from '#shared/workbook/keys.ts';
import { KEY_COLUMN } from '#shared/workbook/marks.ts';
import { columnOf, type DecisionColumn, decisionsIn, editOf } from '#shared/decisions/decision-cell.ts';
import type { DecisionRequest } from '#shared/decisions/decision-request.ts';
import type { PanelFailure } from '#shared/panel/panel-messages.ts';
import { displayInstant } from '#shared/time/local-date.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { entityOfRowKey } from '#shared/workbook/row-key.ts';
import { withNote } from './cell-note.ts';
import { planNow } from './class-of-unit.ts';
import { gazetteer } from './gazetteer.ts';
import { columnsOf, findTab, ourTabs } from './tabs.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

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
  const row = findRow(request);
  if (row === null || row === 'twice') return failed('not-found', row === null ? NO_ROW : TWICE);
  const edit = editOf(request, row.valueOf, {
    unitName: (code) => gazetteer().nameOf(code),
    roleLabel: (key) => planNow()?.roles.find((role) => role.key === key)?.shortLabel ?? null,
  });
  if (!edit.ok) return failed('conflict', edit.message);
  const cell = row.cellOf(edit.column);
  if (cell === null) return failed('not-found', NO_ROW);
  const at = Date.now();
  const by = Session.getActiveUser().getEmail() || null;
  if (edit.after === null) cell.clearContent();
  else cell.setValue(edit.after);
  const line = `${String(edit.after)} – ${by ?? 'không rõ người'}, ${displayInstant(at)}`;
  cell.setNote(withNote(cell.getNote(), edit.after === null ? [] : [line]));
  SpreadsheetApp.flush();
  return { ok: true, value: { at, by } };
}

interface FoundRow {
  readonly valueOf: (column: DecisionColumn) => CellValue;
  readonly cellOf: (column: DecisionColumn) => GoogleAppsScript.Spreadsheet.Range | null;
}

/** The row in `Cần xử lý`; where the decision to take back stands in a class tab, or there is no such row, the one there. */
function findRow(request: DecisionRequest): FoundRow | 'twice' | null {
  const review = findTab(REVIEW_TAB);
  const inReview = review === null ? null : rowIn(review, [request.registration]);
  if (inReview === 'twice') return inReview;
  const column = columnOf(request);
  const isThere =
    inReview !== null && (request.ask !== 'takeBack' || holds(inReview.valueOf(column), request.kind));
  if (isThere || column !== 'decision') return inReview;
  const entities = [REGISTRATION.of(request.registration), PERSON.of(request.person ?? request.registration)];
  for (const { key, sheet } of ourTabs()) {
    const found = CLASS_TAB.is(key) ? rowIn(sheet, entities) : null;
    if (found !== null) return found;
  }
  return inReview;
}

function holds(cell: CellValue, kind: string): boolean {
  return (
    (decisionsIn(cell) ?? []).some((standing) => standing === kind) ||
    (cell !== null && kind.startsWith('set_'))
  );
}

/** A key that stands twice is nobody's: neither row is written. */
function rowIn(sheet: Sheet, entities: readonly string[]): FoundRow | 'twice' | null {
  const columns = columnsOf(sheet);
  const keyColumn = columns.get(KEY_COLUMN);
  const lastRow = sheet.getLastRow();
  if (keyColumn === undefined || lastRow === 0) return null;
  const keys = sheet
    .getRange(1, keyColumn, lastRow, 1)
    .getValues()
    .map((cells) => String(cells[0]));
  const at = keys.flatMap((key, index) => (entities.includes(entityOfRowKey(key)) ? [index + 1] : []));
  const row = at[0];
  if (row === undefined) return null;
  if (at.length > 1) return 'twice';
  const cellOf = (key: DecisionColumn) => {
    const column = columns.get(key);
    return column === undefined ? null : sheet.getRange(row, column);
  };
  return { cellOf, valueOf: (key) => (cellOf(key)?.getValue() as CellValue) ?? null };
}

function failed(code: PanelFailure['code'], message: string): Written {
  return { ok: false, failure: { code, message } };
}

const BUSY = 'Bảng đang bận ghi việc khác. Đề nghị thử lại sau ít giây.';
const NOT_WRITTEN = 'Không ghi được vào bảng. Đề nghị kiểm tra quyền sửa bảng tính, rồi thử lại.';
const NO_ROW = 'Không tìm thấy dòng của đăng ký này trong bảng. Đề nghị bấm “Đồng bộ ngay” rồi thử lại.';
const TWICE = 'Dòng của đăng ký này đứng hai lần trong bảng. Đề nghị xóa bớt một dòng rồi thử lại.';

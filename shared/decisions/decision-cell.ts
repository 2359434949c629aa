/**
 * What a request of the panel does to the staff cells of one row, the same for the add-in and the server. It never
 * replaces what somebody else typed: where a cell holds something that the panel did not show, the answer is a conflict.
 */
import { cleanText } from '../text/vietnamese.ts';
import { decisionWords, type OfferedDecision, questionOf, readDecisionsText } from './decision-text.ts';
import { CHECK_BLANK, isChecked } from '../workbook/check.ts';
import { isEmptyCell } from '../workbook/cell-value.ts';
import type { CellValue } from '../workbook/model.ts';
import type { DecideRequest, DecisionRequest, TakeBackRequest } from './decision-request.ts';

export type DecisionColumn = 'decision' | 'unit' | 'fullName' | 'role' | 'remember' | 'seen';

export type CellEdit =
  | {
      readonly ok: true;
      readonly column: DecisionColumn;
      readonly before: CellValue;
      readonly after: CellValue;
    }
  | { readonly ok: false; readonly column: DecisionColumn; readonly message: string };

/** Words for values as staff cells hold them; null: no such unit, class or role. */
export interface CellWords {
  readonly unitName: (code: string) => string | null;
  readonly className: (code: string) => string | null;
  /** Does a text name a unit for certain, and nothing besides? */
  readonly isUnit: (text: string) => boolean;
  readonly roleLabel: (key: string) => string | null;
  /** What a ticked box holds; absent: true. */
  readonly tick?: CellValue | undefined;
}

/** The one staff cell that the request changes, given what stands in the row. */
export function editOf(
  request: DecisionRequest,
  cellOf: (column: DecisionColumn) => CellValue,
  words: CellWords,
): CellEdit {
  const column = columnOf(request);
  const before = cellOf(column);
  if (request.ask === 'mark') return markEdit(request.on, column, before, words.tick ?? true);
  if (column === 'decision') return decisionEdit(request, before);
  if (request.ask === 'takeBack') return { ok: true, column, before, after: null };
  return valueEdit(request, column, before, words);
}

/** A box ticked in another way is ticked; words beside it are somebody's. */
function markEdit(on: boolean, column: DecisionColumn, before: CellValue, tick: CellValue): CellEdit {
  const isTicked = isChecked(before);
  const isBlank = isEmptyCell(before) || before === false || before === CHECK_BLANK;
  if (!isTicked && !isBlank) return { ok: false, column, message: holds(before) };
  return { ok: true, column, before, after: on ? (isTicked ? before : tick) : null };
}

/** The column of `Cần xử lý` that a request is about; a class tab has only `decision`. */
export function columnOf(request: DecisionRequest): DecisionColumn {
  if (request.ask === 'mark') return request.mark;
  // The class stands beside the unit, in one cell.
  if (request.kind === 'set_unit' || request.kind === 'set_class') return 'unit';
  if (request.kind === 'set_name') return 'fullName';
  return request.kind === 'set_role' ? 'role' : 'decision';
}

function valueEdit(
  request: DecideRequest,
  column: DecisionColumn,
  before: CellValue,
  words: CellWords,
): CellEdit {
  const value = request.value ?? '';
  if (request.kind === 'set_class') return classEdit(value, before, words);
  const after = setText(column, value, words);
  if (after === null) return { ok: false, column, message: `Không có giá trị “${value}” trong danh sách.` };
  if (!isEmptyCell(before) && before !== after) return { ok: false, column, message: holds(before) };
  return { ok: true, column, before, after };
}

/** Beside a unit that was set the class is added, as staff would type it: “Xã Long Phú – Lớp 02”. */
function classEdit(code: string, before: CellValue, words: CellWords): CellEdit {
  const column = 'unit';
  const name = words.className(code);
  if (name === null) return { ok: false, column, message: `Không có lớp “${code}” trong kế hoạch.` };
  if (isEmptyCell(before) || before === name) return { ok: true, column, before, after: name };
  const unit = String(before);
  if (!words.isUnit(unit)) return { ok: false, column, message: holds(before) };
  return { ok: true, column, before, after: `${unit} – ${name}` };
}

/** As the cell shall hold it; null: no such unit or role, or nobody is named. Whether it is a name, the sync judges. */
function setText(column: DecisionColumn, value: string, words: CellWords): string | null {
  if (column === 'fullName') {
    const names = value.split(/[;\n]/).map(cleanText);
    return names.filter((name) => name !== '').join('; ') || null;
  }
  return column === 'unit' ? words.unitName(value) : words.roleLabel(value);
}

/** Whether two rows are one person, and what becomes of the person, are two questions: a cell may answer both. */
function decisionEdit(request: DecideRequest | TakeBackRequest, before: CellValue): CellEdit {
  const column = 'decision';
  const kind = request.kind as OfferedDecision;
  const standing = decisionsIn(before);
  if (standing === null) return { ok: false, column, message: holds(before) };
  const others = standing.filter((other) => other !== kind);
  if (request.ask === 'takeBack') return { ok: true, column, before, after: wordsOf(others) };
  const rival = others.find((other) => questionOf(other) === questionOf(kind));
  if (rival !== undefined) return { ok: false, column, message: holds(before) };
  return { ok: true, column, before, after: wordsOf([...others, kind]) };
}

/** The decisions that a cell holds, in its order; null: it holds something else. */
export function decisionsIn(cell: CellValue): readonly OfferedDecision[] | null {
  return isEmptyCell(cell) ? [] : readDecisionsText(String(cell));
}

/** "Khác người + Duyệt". Empty is null. */
function wordsOf(kinds: readonly OfferedDecision[]): CellValue {
  return kinds.length === 0 ? null : decisionWords(kinds);
}

function holds(cell: CellValue): string {
  return `Ô này đang ghi “${String(cell)}”. Đề nghị hoàn tác nội dung đó rồi quyết định lại.`;
}

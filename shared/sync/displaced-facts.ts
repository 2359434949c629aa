import { standAsWritten } from '../displaced/as-written.ts';
import { rightRows, type RightedRows } from '../displaced/right-rows.ts';
import { identityOf, rowLabel } from '../tabs/kinds.ts';
import type { CellValue, Tab, WorkbookSnapshot } from '../workbook/model.ts';
import type { StaffSheet } from '../workbook/staff-sheet.ts';
import type { Held } from './held.ts';
import type { JournalMemory } from './journal-port.ts';

/**
 * Puts the keys of displaced rows right (W1), before anything is read by them. Nothing is laid out for it where all rows
 * say what was last written, which is nearly always.
 *
 * @param layOut the tabs as they would be laid out from the workbook as found; null: its plan cannot be worked with.
 */
export function rightedRows(
  sheet: StaffSheet,
  { written }: Pick<JournalMemory, 'written'>,
  layOut: () => readonly Tab[] | null,
): RightedRows {
  const { snapshot } = sheet;
  const untouched: RightedRows = { snapshot, changes: [], righted: new Map(), unsure: [] };
  const last = written.last.bind(written);
  if (standAsWritten(snapshot, last, identityOf)) return untouched;
  const wanted = layOut();
  if (wanted === null) return untouched;
  return rightRows({
    snapshot,
    wanted,
    written,
    remembered: (tab, entity, column) => sheet.remembered(tab, entity, column),
    identityOf,
  });
}

/** For the log, the report and the terminal: what was put right, tab by tab. */
export function rightedNotices({ snapshot, righted }: RightedRows): readonly string[] {
  return [...righted].map(
    ([tab, count]) =>
      `Tab “${titleOf(snapshot, tab)}”: ${count} dòng đã được sắp xếp, cắt dán hoặc chép mà không kèm cột khóa ẩn; đã nhận lại đúng người theo nội dung từng dòng.`,
  );
}

/** Null: of every cell it is known whose it is. */
export function heldByRows({ snapshot, unsure }: RightedRows): Held | null {
  if (unsure.length === 0) return null;
  const tabs = [...new Set(unsure.map(({ tab }) => `“${titleOf(snapshot, tab)}”`))];
  return {
    reason: 'rows_displaced',
    text:
      `Chưa ghi gì: ${unsure.length} dòng ở tab ${tabs.join(', ')} có nội dung của dòng khác, không rõ ô cán bộ đã ghi là của ai. ` +
      'Đề nghị hoàn tác lần sắp xếp, cắt dán ấy (Ctrl+Z), hoặc xóa các ô mới ghi ở những dòng này, rồi đồng bộ lại.',
    rows: unsure.map(({ tab, at }) => `tab “${titleOf(snapshot, tab)}”, ${labelAt(snapshot, tab, at)}`),
    mayConfirm: false,
  };
}

function titleOf({ tabs }: WorkbookSnapshot, key: string): string {
  return tabs.find((tab) => tab.key === key)?.title ?? key;
}

/** As it reads now: staff look for what they see. */
function labelAt({ tabs }: WorkbookSnapshot, key: string, at: number): string {
  const tab = tabs.find((one) => one.key === key);
  const row = tab?.rows[at];
  const cells: Record<string, CellValue> = {};
  for (const [place, column] of (tab?.columns ?? []).entries())
    if (column !== null) cells[column] = row?.cells[place] ?? null;
  return rowLabel(key, cells) ?? `dòng thứ ${at + 1}`;
}

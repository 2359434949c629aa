import type { CellValue, Change } from '../workbook/model.ts';
import type { StaffSheet } from '../workbook/staff-sheet.ts';

/** What the journal holds of one cell that a sync changed. Undefined: it was not there. */
export interface ChangedCell {
  readonly tab: string;
  readonly row: string;
  readonly column: string;
  readonly before: CellValue | undefined;
  readonly after: CellValue | undefined;
}

export interface Undone {
  readonly changes: readonly Extract<Change, { kind: 'setCell' }>[];
  /** What is not put back, and why; for staff. */
  readonly passed: readonly string[];
}

/**
 * The changes that put back what one sync changed: every cell that still holds what the sync wrote gets what it held
 * before. What somebody or a later sync changed since is passed over, and said. Rows and tabs that the sync added stay:
 * removing them could take along what staff typed there since.
 */
export function undoOf(changed: readonly ChangedCell[], sheet: Pick<StaffSheet, 'found'>): Undone {
  const changes: Extract<Change, { kind: 'setCell' }>[] = [];
  let [later, added] = [0, 0];
  for (const { tab, row, column, before, after } of changed) {
    if (before === undefined || after === undefined) {
      added++;
      continue;
    }
    const now = sheet.found(tab, row, column);
    if (now === undefined || now !== after) later++;
    else if (before !== after)
      changes.push({ kind: 'setCell', tab, row, column, before: now, after: before, reason: 'updated' });
  }
  const passed = [
    later > 0 ? `${later} ô đã đổi tiếp sau lần ấy nên giữ nguyên.` : '',
    added > 0 ? `${added} ô của dòng, tab được thêm hay bỏ không hoàn tác được bằng lệnh này.` : '',
  ].filter((text) => text !== '');
  return { changes, passed };
}

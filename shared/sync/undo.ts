import { numberText } from '../text/number-text.ts';
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
 * before. What somebody or a later sync changed since is passed over, and said; a row that does not say whom its hidden key
 * says too, since it may be another's (W1). Rows and tabs that the sync added stay:
 * removing them could take along what staff typed there since.
 */
export function undoOf(
  changed: readonly ChangedCell[],
  sheet: Pick<StaffSheet, 'found'>,
  isAway: (tab: string, row: string) => boolean = () => false,
): Undone {
  const changes: Extract<Change, { kind: 'setCell' }>[] = [];
  let [later, added, away] = [0, 0, 0];
  for (const { tab, row, column, before, after } of changed) {
    if (before === undefined || after === undefined) {
      added++;
      continue;
    }
    const now = sheet.found(tab, row, column);
    if (isAway(tab, row)) away++;
    else if (now === undefined || now !== after) later++;
    else if (before !== after)
      changes.push({ kind: 'setCell', tab, row, column, before: now, after: before, reason: 'updated' });
  }
  const passed = [
    later > 0 ? `${numberText(later)} ô đã đổi tiếp sau lần ấy nên giữ nguyên.` : '',
    away > 0
      ? `${numberText(away)} ô giữ nguyên vì dòng không còn đúng nội dung đã ghi (đã sắp xếp, cắt dán hay sửa tay); đề nghị đồng bộ rồi hoàn tác lại.`
      : '',
    added > 0
      ? `${numberText(added)} ô của dòng, tab được thêm hay bỏ không hoàn tác được bằng lệnh này.`
      : '',
  ].filter((text) => text !== '');
  return { changes, passed };
}

/**
 * Cells that staff merged into others read as empty, whatever was typed there and whatever is written. Nobody cleared them:
 * what was last seen or written in them counts, and what staff had typed is put back once the cells are parted.
 */
import { isEmptyCell } from '../workbook/cell-value.ts';
import { coveredRowKey, REVIEW_TAB } from '../workbook/keys.ts';
import { repeatedKeys } from '../workbook/key-count.ts';
import type { CellValue, Change, RowSnapshot, TabSnapshot, WorkbookSnapshot } from '../workbook/model.ts';
import { entityOfRowKey } from '../workbook/row-key.ts';
import type { StaffSheet } from '../workbook/staff-sheet.ts';
import type { WrittenCells } from '../workbook/written-cells.ts';

export interface UncoveredCells {
  /** The workbook as found, with what covered cells held. */
  readonly snapshot: WorkbookSnapshot;
  /** What puts back the texts of cells that are covered no more. */
  readonly changes: readonly Change[];
}

export function uncoveredCells(sheet: StaffSheet, written: WrittenCells): UncoveredCells {
  const { snapshot } = sheet;
  const told = new Set(written.rows(REVIEW_TAB));
  const changes: Change[] = [];
  const tabs = snapshot.tabs.map((tab) => {
    const twice = new Set(repeatedKeys(tab.rows.map(({ key }) => key)));
    const rows = tab.rows.map((row) => {
      if (row.key === null || twice.has(row.key)) return row;
      const wasCovered = told.has(coveredRowKey(tab.key, row.key));
      if (row.covered === undefined && row.parted === undefined && !wasCovered) return row;
      const uncovered = uncoveredRow({ tab, row, key: row.key, wasCovered }, sheet, written);
      changes.push(...uncovered.changes);
      return uncovered.row;
    });
    return rows.some((row, at) => row !== tab.rows[at]) ? { ...tab, rows } : tab;
  });
  const isAsFound = tabs.every((tab, at) => tab === snapshot.tabs[at]);
  return { snapshot: isAsFound ? snapshot : { ...snapshot, tabs }, changes };
}

interface CoveredRow {
  readonly tab: TabSnapshot;
  readonly row: RowSnapshot;
  readonly key: string;
  /** The last sync found something that staff had typed covered in this row, and said so. */
  readonly wasCovered: boolean;
}

function uncoveredRow(
  { tab, row, key, wasCovered }: CoveredRow,
  sheet: StaffSheet,
  written: WrittenCells,
): { readonly row: RowSnapshot; readonly changes: readonly Change[] } {
  const covered = new Set(row.covered);
  const parted = new Set(row.parted);
  const changes: Change[] = [];
  const cells = Array.from(tab.columns, (column, at): CellValue => {
    const before = row.cells[at] ?? null;
    if (column === null) return before;
    const seen = sheet.memory.newest(tab.key, entityOfRowKey(key), column);
    if (covered.has(at))
      return seen === undefined ? (written.last(tab.key, key, column) ?? null) : seen.value;
    const after = seen?.value ?? null;
    const comesBack = wasCovered || parted.has(at);
    if (!comesBack || !isEmptyCell(before) || isEmptyCell(after)) return before;
    changes.push({ kind: 'setCell', tab: tab.key, row: key, column, before, after, reason: 'carried' });
    return after;
  });
  return { row: { ...row, cells }, changes };
}

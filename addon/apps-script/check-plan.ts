import { noteLine, withNote } from './cell-note.ts';
import { PLAN_TAB_KEYS, planOfSheet } from './plan-of-sheet.ts';
import { rowKeysOf } from './snapshot.ts';
import { columnsOf, findTab } from './tabs.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export interface PlanCheck {
  readonly errors: number;
  readonly warnings: number;
  /** What could not be marked beside a cell because it has none. */
  readonly elsewhere: readonly string[];
}

/**
 * Checks the plan tabs in place, by the same rules as the server, which is not needed for it. What is wrong stands in
 * a note on the cell: notes are beside the cell's content, so nothing anybody typed changes.
 */
export function checkPlan(): PlanCheck {
  const { problems } = planOfSheet();
  const sheets = new Map<string, MarkedSheet>();
  for (const key of PLAN_TAB_KEYS) {
    const sheet = findTab(key);
    if (sheet !== null) sheets.set(key, markedSheet(sheet));
  }
  const elsewhere: string[] = [];
  for (const { tab, row, column, index, message, severity } of problems) {
    const text = `${severity === 'error' ? 'Cần sửa' : 'Đề nghị kiểm tra'}: ${message}`;
    if (sheets.get(tab)?.mark(row, index, column, text) !== true) elsewhere.push(text);
  }
  for (const sheet of sheets.values()) sheet.write();
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  return { errors, warnings: problems.length - errors, elsewhere };
}

interface MarkedSheet {
  /** False where there is no such cell. */
  mark(row: string | null, index: number | null, column: string | null, text: string): boolean;
  write(): void;
}

/** All notes of a tab are read and written at once; those of staff stay. */
function markedSheet(sheet: Sheet): MarkedSheet {
  const range = sheet.getRange(1, 1, Math.max(1, sheet.getLastRow()), Math.max(1, sheet.getLastColumn()));
  const notes = range.getNotes().map((row) => row.map((note) => withNote(note, [])));
  const columns = columnsOf(sheet);
  const keys = rowKeysOf(sheet, columns);
  const firstColumn = Math.min(...columns.places.values());
  return {
    mark: (row, index, column, text) => {
      const at = index ?? (row === null ? -1 : keys.indexOf(row));
      const cells = notes[at];
      const position = (column === null ? undefined : columns.places.get(column)) ?? firstColumn;
      if (cells === undefined || cells[position - 1] === undefined) return false;
      cells[position - 1] = [cells[position - 1], noteLine(text)].filter((line) => line !== '').join('\n');
      return true;
    },
    write: () => {
      range.setNotes(notes);
    },
  };
}

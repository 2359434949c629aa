import { KEY_COLUMN } from '#shared/workbook/marks.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { columnAt } from '../fakes/google-sheets/marked-sheet.ts';
import type { FakeSheet } from '../fakes/google-sheets/model.ts';
import type { StaffHands } from '../fakes/google-sheets/staff-hands.ts';
import type { StaffEdits } from '../workbook-harness.ts';

/** Staff of the contract suite at a spreadsheet of the fake: they do not see the key column. */
export function staffEdits(hands: () => StaffHands): StaffEdits {
  const done = (act: () => void) => Promise.resolve(act());
  const at = (title: string, column: number) => wholeColumn(hands().sheet(title), column);
  return {
    titles: () => Promise.resolve(hands().titles()),
    cells: (title) => Promise.resolve(visibleCells(hands(), title)),
    setCell: (title, row, column, value) => done(() => hands().setCell(title, row, at(title, column), value)),
    setCells: (title, row, column, block) =>
      done(() =>
        block.forEach((cells, down) =>
          cells.forEach((value, right) =>
            hands().setCell(title, row + down, at(title, column + right), value),
          ),
        ),
      ),
    insertRow: (title, row) => done(() => hands().insert(title, 'ROWS', row)),
    deleteRow: (title, row) => done(() => hands().delete(title, 'ROWS', row)),
    duplicateRow: (title, row) => done(() => hands().duplicateRow(title, row)),
    sortRows: (title, from, count, column) =>
      done(() => sortAsText(hands().sheet(title), from, count, at(title, column))),
    // Before the first column they see is before the hidden one too: the key column must be found wherever it stands.
    insertColumn: (title, column) =>
      done(() => hands().insert(title, 'COLUMNS', column === 0 ? 0 : at(title, column))),
    deleteColumn: (title, column) => done(() => hands().delete(title, 'COLUMNS', at(title, column))),
    moveColumn: (title, from, to) => done(() => moveVisible(hands(), title, from, to)),
    addTab: (title) => done(() => hands().addTab(title)),
    renameTab: (title, newTitle) => done(() => hands().renameTab(title, newTitle)),
    moveTab: (title, to) => done(() => hands().moveTab(title, to)),
    deleteTab: (title) => done(() => hands().deleteTab(title)),
  };
}

/** Where a column that staff count from 0 stands in the grid. */
export function wholeColumn(sheet: FakeSheet, column: number): number {
  const key = columnAt(sheet, KEY_COLUMN);
  return key >= 0 && column >= key ? column + 1 : column;
}

export function visibleCells(hands: StaffHands, title: string): CellValue[][] {
  const key = columnAt(hands.sheet(title), KEY_COLUMN);
  const rows = hands.cells(title).map((cells) => cells.filter((_, column) => column !== key));
  const trimmed = rows.map((cells) => {
    let length = cells.length;
    while (length > 0 && (cells[length - 1] ?? null) === null) length -= 1;
    return cells.slice(0, length);
  });
  while (trimmed.length > 0 && trimmed.at(-1)!.length === 0) trimmed.pop();
  return trimmed;
}

function moveVisible(hands: StaffHands, title: string, from: number, to: number): void {
  const sheet = hands.sheet(title);
  const key = columnAt(sheet, KEY_COLUMN);
  const columns = sheet.columns.map((_, at) => at).filter((at) => at !== key);
  const source = columns[from]!;
  const rest = columns.filter((at) => at !== source);
  const before = rest[to];
  const target = before === undefined ? sheet.columns.length - 1 : before > source ? before - 1 : before;
  hands.move(title, 'COLUMNS', source, target);
}

/** The suite's own order, which is by text: the same for every adapter. */
function sortAsText(sheet: FakeSheet, from: number, count: number, column: number): void {
  const text = (row: FakeSheet['rows'][number]) => {
    const value = row.cells[column]?.userEnteredValue;
    return String(value?.stringValue ?? value?.numberValue ?? value?.boolValue ?? '');
  };
  const rows = sheet.rows.slice(from, from + count).map((row) => ({ cells: row.cells, text: text(row) }));
  rows.sort((left, right) => (left.text === right.text ? 0 : left.text < right.text ? -1 : 1));
  rows.forEach(({ cells }, at) => {
    sheet.rows[from + at]!.cells = cells;
  });
}

import { storable } from './cell-value.ts';
import type { DiffInput } from './diff-input.ts';
import { type CellValue, type Row, staffCellsOf, type Tab } from './model.ts';
import { entityOfWanted } from './row-key.ts';
import type { Traveller } from './traveller.ts';

/**
 * All cells of a row that is put into the workbook: the server's, and in staff cells what the row brings along from
 * another tab, or what is remembered, or, where the row was never there, what it begins with. Empty cells are absent.
 */
export function newRowCells(
  tab: Tab,
  row: Row,
  input: DiffInput,
  traveller: Traveller | undefined,
): { readonly cells: Readonly<Record<string, CellValue>>; readonly known: boolean } {
  const staff = staffCellsOf(row, tab.columns);
  const known = tab.columns.some(({ key }) => input.lastWritten?.(tab.key, row.key, key) !== undefined);
  const cells: Record<string, CellValue> = {};
  for (const { key } of tab.columns) {
    const value = staff.includes(key) ? staffCell(key) : storable(row.cells[key]);
    if (value !== null && value !== '') cells[key] = value;
  }
  return { cells, known };

  /** What stood beside the vacant place is its holder's row's, until that row was seen with it. */
  function fromPlace(column: string): CellValue {
    const { inherits } = row;
    const rows = input.snapshot.tabs.find(({ key }) => key === tab.key)?.rows ?? [];
    if (inherits === undefined || rows.some(({ key }) => key === inherits)) return null;
    return input.memory(tab.key, inherits, column);
  }

  function staffCell(column: string): CellValue {
    if (traveller !== undefined) return traveller.cell(column);
    const restorable = input.restorable ?? input.memory;
    const remembered = restorable(tab.key, entityOfWanted(row), column) ?? fromPlace(column);
    if (remembered !== null || known) return remembered;
    return storable(row.staffInitial?.[column]);
  }
}

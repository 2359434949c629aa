import type { CellValue } from '../workbook/model.ts';
import { cellData } from './cell-format.ts';
import type { SheetsRequest } from './google-workbook.ts';
import type { PlacedRow } from './sheet-draft.ts';

/** A rectangle of values. Blocks never span a cell that the batch does not mean to write. */
interface Block {
  readonly row: number;
  readonly column: number;
  readonly values: (readonly CellValue[])[];
}

/** Fewer rows a request keep each below the size at which a batch is split. */
const BLOCK_ROWS_MAX = 500;

/**
 * Writes the cells of the draft's rows, values only. `updateCells` begins at `start`: with `range` it would clear what
 * it does not name.
 */
export function cellRequests(
  sheetId: number,
  columns: readonly (string | null)[],
  rows: readonly Pick<PlacedRow, 'at' | 'writes'>[],
): readonly SheetsRequest[] {
  const position = new Map(columns.flatMap((key, at) => (key === null ? [] : [[key, at] as const])));
  const blocks: Block[] = [];
  for (const row of rows) {
    const cells = [...row.writes].map(([key, value]) => [position.get(key)!, value] as const);
    cells.sort((left, right) => left[0] - right[0]);
    for (const run of runsOf(cells)) join(blocks, { row: row.at, column: run.column, values: [run.values] });
  }
  return blocks.map((block) => updateCells(sheetId, block));
}

function* runsOf(cells: readonly (readonly [number, CellValue])[]) {
  let run: { column: number; values: CellValue[] } | undefined;
  for (const [column, value] of cells) {
    if (run !== undefined && run.column + run.values.length === column) run.values.push(value);
    else {
      if (run !== undefined) yield run;
      run = { column, values: [value] };
    }
  }
  if (run !== undefined) yield run;
}

/** A run below a block of the same columns belongs to it. Only the newest blocks can be that block. */
function join(blocks: Block[], next: Block): void {
  const width = next.values[0]!.length;
  for (let at = blocks.length - 1; at >= Math.max(0, blocks.length - 8); at--) {
    const block = blocks[at]!;
    const fits = block.column === next.column && block.values[0]!.length === width;
    if (fits && block.row + block.values.length === next.row && block.values.length < BLOCK_ROWS_MAX) {
      block.values.push(next.values[0]!);
      return;
    }
  }
  blocks.push(next);
}

function updateCells(sheetId: number, block: Block): SheetsRequest {
  return {
    updateCells: {
      start: { sheetId, rowIndex: block.row, columnIndex: block.column },
      rows: block.values.map((values) => ({ values: values.map(cellData) })),
      fields: 'userEnteredValue',
    },
  };
}

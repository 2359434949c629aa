import { KEY_COLUMN } from '../workbook/marks.ts';
import type { Choices, Column } from '../workbook/model.ts';
import { type CellLook, cellLook, PLAIN_ROW, type RowLook } from '../workbook/tab-look.ts';
import { DATA_FORMAT_FIELDS, formatOfCell } from './cell-format.ts';
import type { SheetsRequest } from './google-workbook.ts';
import type { LookContext } from './look-place.ts';
import { type Run, runsOf } from './runs.ts';

/** A row to paint, where it stands. */
export interface RowToPaint {
  readonly at: number;
  readonly look: RowLook;
  /** Just inserted: whatever it took over from a neighbour goes, colours and dropdowns too. */
  readonly isNew: boolean;
}

/** The sheet that rows are painted in. */
export interface PaintedSheet {
  readonly sheetId: number;
  /** Column keys by position; null: a column of staff's own. */
  readonly order: readonly (string | null)[];
  readonly columns: readonly Column[];
}

/**
 * Formats and dropdowns of rows, each cell from what its row and column say and from nothing that stands beside it. Rows
 * and columns that look alike are painted in one request. Of data rows that stood before, colours, fonts and dropdowns
 * where we have none are left to staff.
 */
export function rowPaintRequests(
  { sheetId, order, columns }: PaintedSheet,
  rows: readonly RowToPaint[],
  context: LookContext,
): readonly SheetsRequest[] {
  const byKey = new Map(columns.map((column) => [column.key, column]));
  const runs = runsOf(rows.map(({ at, look, isNew }) => [at, { look: withoutLinks(look), isNew }] as const));
  const looks = [PLAIN_ROW, ...runs.map(({ value }) => value.look)];
  const offering = new Set(
    columns.filter((column) => looks.some((look) => cellLook(column, look, columns).offers !== null)),
  );
  return runs.flatMap((run) => {
    const { look, isNew } = run.value;
    const paints = order.flatMap((key, at): (readonly [number, CellPaint])[] => {
      const column = key === null ? undefined : byKey.get(key);
      if (column === undefined) return isNew && key !== KEY_COLUMN ? [[at, OWN_CELL]] : [];
      const isWhole = isNew || look.kind !== 'data';
      const fields =
        (isWhole ? 'userEnteredFormat' : DATA_FORMAT_FIELDS) +
        (isWhole || offering.has(column) ? ',dataValidation' : '');
      return [[at, paintOf(cellLook(column, look, columns), fields, context)]];
    });
    return runsOf(paints).map((columnRun) => repeatCell(sheetId, run, columnRun));
  });
}

interface CellPaint {
  readonly cell: Readonly<Record<string, unknown>>;
  /** What of the cell is written; what is named here and absent in `cell` is cleared. */
  readonly fields: string;
}

/** In a column of staff's own a new row keeps what it took over, but for colours: they were about another row. */
const OWN_CELL: CellPaint = { cell: {}, fields: 'userEnteredFormat(backgroundColor,textFormat)' };

function paintOf(look: CellLook, fields: string, context: LookContext): CellPaint {
  const validation = validationOf(look, context);
  const rule = validation === null ? {} : { dataValidation: validation };
  return { cell: { userEnteredFormat: formatOfCell(look), ...rule }, fields };
}

/** Dropdowns and check boxes. Other text than the choices is accepted: a person may know better. */
function validationOf({ offers }: CellLook, context: LookContext): object | null {
  const condition =
    offers === null ? null : offers === 'box' ? { type: 'BOOLEAN' } : conditionOf(offers, context);
  return condition === null ? null : { condition, strict: false, showCustomUi: true };
}

function conditionOf(choices: Choices, context: LookContext): object | null {
  if ('list' in choices) {
    if (choices.list.length === 0) return null;
    return { type: 'ONE_OF_LIST', values: choices.list.map((choice) => ({ userEnteredValue: choice })) };
  }
  const range = context.rangeOf(choices);
  return range === null ? null : { type: 'ONE_OF_RANGE', values: [{ userEnteredValue: range }] };
}

/** Links are written behind the formats; rows that differ by them only are painted together. */
function withoutLinks({ kind, formats, staffCells }: RowLook): RowLook {
  return {
    kind,
    ...(formats === undefined ? {} : { formats }),
    ...(staffCells === undefined ? {} : { staffCells }),
  };
}

function repeatCell(sheetId: number, rows: Run<unknown>, columns: Run<CellPaint>): SheetsRequest {
  const range = {
    sheetId,
    startRowIndex: rows.start,
    endRowIndex: rows.end,
    startColumnIndex: columns.start,
    endColumnIndex: columns.end,
  };
  return { repeatCell: { range, ...columns.value } };
}

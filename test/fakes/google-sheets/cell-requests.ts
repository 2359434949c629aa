import { checkMask, parseMask, writeMask, type Mask } from './field-mask.ts';
import { effectiveValue } from './effective-value.ts';
import { cellAt, type FakeCell, type FakeRow, type FakeSheet, type Span } from './model.ts';
import { plainCopy } from './plain-copy.ts';
import { isCovered, meets } from './refusals.ts';
import {
  boxOf,
  refuse,
  sheetOf,
  spanOf,
  type Body,
  type RequestContext,
  type RequestHandler,
} from './request-context.ts';

export const cellRequests: Readonly<Record<string, RequestHandler>> = {
  updateCells: (context) => {
    const { body } = context;
    const mask = maskOf(context);
    const rows: Body[] = body.rows ?? [];
    if (body.range !== undefined && body.start !== undefined)
      throw refuse(context, 'Only one of start and range may be set.');
    if (body.start !== undefined) {
      const { sheetId, rowIndex = 0, columnIndex = 0 } = body.start;
      writeRows(context, sheetOf(context, sheetId), rowIndex ?? 0, columnIndex ?? 0, rows, mask);
      return {};
    }
    if (body.range === undefined) throw refuse(context, 'No area specified.');
    const sheet = sheetOf(context, body.range.sheetId);
    const box = boxOf(context, sheet, spanOf(body.range));
    // Within a range, what is not named is cleared.
    eachCell(box, (row, column) => {
      const source = rows[row - box.startRowIndex]?.values?.[column - box.startColumnIndex] ?? {};
      writeCell(sheet, row, column, source, mask);
    });
    return {};
  },

  repeatCell: (context) => {
    const { body } = context;
    const mask = maskOf(context);
    const sheet = sheetOf(context, body.range?.sheetId);
    eachCell(boxOf(context, sheet, spanOf(body.range ?? {})), (row, column) =>
      writeCell(sheet, row, column, body.cell ?? {}, mask),
    );
    return {};
  },

  appendCells: (context) => {
    const { body } = context;
    const sheet = sheetOf(context, body.sheetId);
    const rows: Body[] = body.rows ?? [];
    let last = sheet.rows.length;
    while (last > 0 && !sheet.rows[last - 1]!.cells.some((cell) => effectiveValue(cell) !== null)) last -= 1;
    while (sheet.rows.length < last + rows.length)
      sheet.rows.push({ cells: [], properties: {}, metadata: [] });
    writeRows(context, sheet, last, 0, rows, maskOf(context));
    return {};
  },

  setDataValidation: (context) => {
    const { body } = context;
    const sheet = sheetOf(context, body.range?.sheetId);
    if (body.rule !== undefined && body.rule !== null && body.rule.condition === undefined) {
      throw refuse(context, 'No condition specified.');
    }
    eachCell(boxOf(context, sheet, spanOf(body.range ?? {})), (row, column) => {
      if (body.rule !== undefined && body.rule !== null) {
        cellAt(sheet, row, column).dataValidation = plainCopy(body.rule);
      } else if (sheet.rows[row]!.cells[column] !== undefined)
        delete sheet.rows[row]!.cells[column].dataValidation;
    });
    return {};
  },

  sortRange: (context) => {
    const { body } = context;
    const sheet = sheetOf(context, body.range?.sheetId);
    const box = boxOf(context, sheet, spanOf(body.range ?? {}));
    if (sheet.merges.some((merge) => meets(merge, box)))
      throw refuse(context, 'Sorry, it is not possible to sort a range that contains merged cells.');
    sortRange(sheet, box, body.sortSpecs ?? []);
    return {};
  },

  mergeCells: (context) => {
    const { body } = context;
    const sheet = sheetOf(context, body.range?.sheetId);
    const box = boxOf(context, sheet, spanOf(body.range ?? {}));
    sheet.merges.push(...mergesOf(box, body.mergeType));
    // Only the first cell keeps what it holds.
    eachCell(box, (row, column) => {
      if (isCovered(sheet, row, column)) delete sheet.rows[row]!.cells[column]?.userEnteredValue;
    });
    return {};
  },

  unmergeCells: (context) => {
    const { body } = context;
    const sheet = sheetOf(context, body.range?.sheetId);
    const box = boxOf(context, sheet, spanOf(body.range ?? {}));
    sheet.merges = sheet.merges.filter((merge) => !meets(merge, box));
    return {};
  },

  findReplace: (context) => {
    const { body } = context;
    if (body.searchByRegex === true)
      throw refuse(context, 'regular expressions are not modelled by this fake.');
    const sheets =
      body.allSheets === true
        ? context.spreadsheet.sheets
        : [sheetOf(context, body.range?.sheetId ?? body.sheetId)];
    let occurrencesChanged = 0;
    for (const sheet of sheets) {
      eachCell(boxOf(context, sheet, spanOf(body.range ?? {})), (row, column) => {
        const cell = sheet.rows[row]!.cells[column];
        if (cell === undefined) return;
        if (cell.userEnteredValue?.stringValue === body.find && body.matchEntireCell === true) {
          cell.userEnteredValue = { stringValue: body.replacement ?? '' };
          occurrencesChanged += 1;
        }
      });
    }
    return { findReplace: occurrencesChanged === 0 ? {} : { occurrencesChanged } };
  },
};

/** Sorts whole cells of the range: values, notes, formats, rules. Numbers come before texts, empty cells last. */
export function sortRange(sheet: FakeSheet, box: Required<Span>, specs: readonly Body[]): void {
  const { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } = box;
  const rows = sheet.rows.slice(startRowIndex, endRowIndex);
  const cellsOf = (row: FakeRow) =>
    Array.from({ length: endColumnIndex - startColumnIndex }, (_, at) => row.cells[startColumnIndex + at]);
  const sorted = rows.map(cellsOf).sort((left, right) => {
    for (const spec of specs) {
      const at = (spec.dimensionIndex ?? 0) - startColumnIndex;
      const order = compareCells(left[at], right[at], spec.sortOrder === 'DESCENDING');
      if (order !== 0) return order;
    }
    return 0;
  });
  sorted.forEach((cells, at) =>
    cells.forEach((cell, offset) => {
      const target = rows[at]!.cells;
      while (target.length < startColumnIndex + offset) target.push(undefined);
      target[startColumnIndex + offset] = cell;
    }),
  );
}

function mergesOf(box: Required<Span>, type: string): readonly Span[] {
  const { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } = box;
  if (type === 'MERGE_COLUMNS') {
    return Array.from({ length: endColumnIndex - startColumnIndex }, (_, at) => ({
      ...box,
      startColumnIndex: startColumnIndex + at,
      endColumnIndex: startColumnIndex + at + 1,
    }));
  }
  if (type !== 'MERGE_ROWS') return [box];
  return Array.from({ length: endRowIndex - startRowIndex }, (_, at) => ({
    ...box,
    startRowIndex: startRowIndex + at,
    endRowIndex: startRowIndex + at + 1,
  }));
}

function compareCells(left: FakeCell | undefined, right: FakeCell | undefined, descending: boolean): number {
  const [a, b] = [effectiveValue(left), effectiveValue(right)];
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const rank = { number: 0, text: 1, flag: 2 };
  const order =
    a.kind === 'number' && b.kind === 'number'
      ? a.value - b.value
      : a.kind === b.kind
        ? String(a.value).toLowerCase() < String(b.value).toLowerCase()
          ? -1
          : Number(String(a.value).toLowerCase() > String(b.value).toLowerCase())
        : rank[a.kind] - rank[b.kind];
  return descending ? -order : order;
}

function maskOf(context: RequestContext): Mask {
  const { fields } = context.body;
  if (typeof fields !== 'string' || fields === '') {
    throw refuse(context, "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
  }
  const mask = parseMask(fields);
  checkMask(mask, 'CellData', context.name);
  return mask;
}

function writeRows(
  context: RequestContext,
  sheet: FakeSheet,
  rowIndex: number,
  columnIndex: number,
  rows: readonly Body[],
  mask: Mask,
): void {
  rows.forEach((row, at) =>
    (row.values ?? []).forEach((source: Body, offset: number) => {
      if (rowIndex + at >= sheet.rows.length || columnIndex + offset >= sheet.columns.length) {
        throw refuse(
          context,
          `Attempting to write ${rowIndex + at >= sheet.rows.length ? 'row' : 'column'}: ${rowIndex + at >= sheet.rows.length ? rowIndex + at : columnIndex + offset}, beyond the last requested ${rowIndex + at >= sheet.rows.length ? `row of: ${sheet.rows.length - 1}` : `column of: ${sheet.columns.length - 1}`}`,
        );
      }
      writeCell(sheet, rowIndex + at, columnIndex + offset, source ?? {}, mask);
    }),
  );
}

function writeCell(sheet: FakeSheet, row: number, column: number, source: Body, mask: Mask): void {
  const cell = cellAt(sheet, row, column);
  writeMask(cell as Record<string, unknown>, source, mask);
  if (isCovered(sheet, row, column)) delete cell.userEnteredValue;
}

function eachCell(box: Required<Span>, visit: (row: number, column: number) => void): void {
  for (let row = box.startRowIndex; row < box.endRowIndex; row++) {
    for (let column = box.startColumnIndex; column < box.endColumnIndex; column++) visit(row, column);
  }
}

import { checkSpan, deleteDimension, insertDimension, moveDimension, type Dimension } from './dimensions.ts';
import { checkMask, parseMask, writeMask } from './field-mask.ts';
import { cellCount, CELLS_MAX } from './model.ts';
import { crossesMerge } from './refusals.ts';
import { refuse, sheetOf, type Body, type RequestContext, type RequestHandler } from './request-context.ts';

export const dimensionRequests: Readonly<Record<string, RequestHandler>> = {
  insertDimension: (context) => {
    const { sheet, dimension, start, end } = rangeOf(context, context.body.range);
    if (context.body.inheritFromBefore === true && start === 0) {
      throw refuse(context, 'inheritFromBefore cannot be true if inserting at the first row or column.');
    }
    insertDimension(sheet, dimension, start, end - start, context.body.inheritFromBefore === true);
    checkCells(context);
    return {};
  },

  appendDimension: (context) => {
    const { body } = context;
    const sheet = sheetOf(context, body.sheetId);
    const dimension = dimensionOf(context, body.dimension);
    const count = dimension === 'ROWS' ? sheet.rows.length : sheet.columns.length;
    if (!(body.length > 0)) throw refuse(context, 'length must be positive.');
    insertDimension(sheet, dimension, count, body.length, count > 0);
    checkCells(context);
    return {};
  },

  deleteDimension: (context) => {
    const { sheet, dimension, start, end } = rangeOf(context, context.body.range);
    const count = dimension === 'ROWS' ? sheet.rows.length : sheet.columns.length;
    const name = dimension === 'ROWS' ? 'row' : 'column';
    if (end > count)
      throw refuse(
        context,
        `Cannot delete a ${name} that doesn't exist. Tried to delete ${name} index ${end - 1} but there are only ${count} ${name}s.`,
      );
    if (end - start >= count) throw refuse(context, `You can't delete all the ${name}s on the sheet.`);
    const frozen = ((dimension === 'ROWS' ? sheet.grid.frozenRowCount : sheet.grid.frozenColumnCount) ??
      0) as number;
    if (frozen > 0 && start <= frozen && end >= count) {
      throw refuse(context, `Sorry, it is not possible to delete all non-frozen ${name}s.`);
    }
    deleteDimension(sheet, dimension, start, end);
    if (start < frozen) {
      const left = frozen - (Math.min(end, frozen) - start);
      const field = dimension === 'ROWS' ? 'frozenRowCount' : 'frozenColumnCount';
      if (left === 0) delete sheet.grid[field];
      else sheet.grid[field] = left;
    }
    return {};
  },

  moveDimension: (context) => {
    const { sheet, dimension, start, end } = rangeOf(context, context.body.source);
    const destination = context.body.destinationIndex ?? 0;
    const count = dimension === 'ROWS' ? sheet.rows.length : sheet.columns.length;
    if (end > count) throw refuse(context, `source.endIndex[${end}] is beyond the grid[${count}]`);
    if (destination > count)
      throw refuse(context, `destinationIndex[${destination}] is beyond the grid[${count}]`);
    if (destination > start && destination < end)
      throw refuse(context, 'destinationIndex may not be within the source.');
    if (dimension === 'ROWS' && crossesMerge(sheet, start, end, destination))
      throw refuse(
        context,
        'Sorry, it is not possible to move a row to a position that crosses a merged cell.',
      );
    moveDimension(sheet, dimension, start, end, destination);
    return {};
  },

  updateDimensionProperties: (context) => {
    const { body } = context;
    const { sheet, dimension, start, end } = rangeOf(context, body.range);
    const mask = parseMask(body.fields ?? '');
    checkMask(mask, 'DimensionProperties', context.name);
    const targets = dimension === 'ROWS' ? sheet.rows : sheet.columns;
    if (end > targets.length)
      throw refuse(context, `range.endIndex[${end}] is beyond the grid[${targets.length}]`);
    for (const target of targets.slice(start, end)) writeMask(target.properties, body.properties ?? {}, mask);
    return {};
  },
};

function rangeOf(context: RequestContext, range: Body | undefined) {
  const sheet = sheetOf(context, range?.sheetId);
  const dimension = dimensionOf(context, range?.dimension);
  const count = dimension === 'ROWS' ? sheet.rows.length : sheet.columns.length;
  const start: number = range?.startIndex ?? 0;
  const end: number = range?.endIndex ?? count;
  checkSpan(sheet, dimension, start, end, context.name);
  return { sheet, dimension, start, end };
}

function dimensionOf(context: RequestContext, dimension: unknown): Dimension {
  if (dimension === 'ROWS' || dimension === 'COLUMNS') return dimension;
  throw refuse(context, 'No dimension specified.');
}

function checkCells(context: RequestContext): void {
  if (cellCount(context.spreadsheet) <= CELLS_MAX) return;
  throw refuse(
    context,
    `This action would increase the number of cells in the workbook above the limit of ${CELLS_MAX} cells.`,
  );
}

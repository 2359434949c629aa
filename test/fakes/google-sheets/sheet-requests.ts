import { applyMask, checkMask, parseMask, writeMask } from './field-mask.ts';
import { copyOfSheet } from './copy-spreadsheet.ts';
import { cellCount, CELLS_MAX, newColumn, newRow, newSheet, type FakeSheet } from './model.ts';
import { newId, refuse, sheetOf, type RequestContext, type RequestHandler } from './request-context.ts';

export const sheetRequests: Readonly<Record<string, RequestHandler>> = {
  addSheet: (context) => {
    const { spreadsheet, body } = context;
    const { gridProperties = {}, title, sheetId, index, ...properties } = body.properties ?? {};
    const { rowCount = 1000, columnCount = 26, ...grid } = gridProperties ?? {};
    const id = sheetId ?? newId(spreadsheet);
    const name = title ?? `Sheet${spreadsheet.sheets.length + 1}`;
    if (spreadsheet.sheets.some((sheet) => sheet.properties.sheetId === id)) {
      throw refuse(context, `Sheet with id ${id} already exists.`);
    }
    checkTitle(context, name, null);
    const sheet = newSheet(id, name, rowCount, columnCount, properties);
    sheet.grid = withoutDefaults(grid);
    const at = Math.min(index ?? spreadsheet.sheets.length, spreadsheet.sheets.length);
    spreadsheet.sheets.splice(at, 0, sheet);
    checkCells(context);
    return { addSheet: { properties: sheetProperties(sheet, at) } };
  },

  deleteSheet: (context) => {
    const { spreadsheet, body } = context;
    const sheet = spreadsheet.sheets.find(
      (candidate) => candidate.properties.sheetId === (body.sheetId ?? 0),
    );
    if (sheet === undefined) throw refuse(context, `No sheet with id: ${body.sheetId ?? 0}`);
    if (spreadsheet.sheets.length === 1)
      throw refuse(context, "You can't remove all the sheets in a document.");
    spreadsheet.sheets.splice(spreadsheet.sheets.indexOf(sheet), 1);
    return {};
  },

  duplicateSheet: (context) => {
    const { spreadsheet, body } = context;
    const source = sheetOf(context, body.sourceSheetId);
    const title = body.newSheetName ?? `Copy of ${source.properties.title}`;
    checkTitle(context, title, null);
    const copy = copyOfSheet(source);
    copy.properties.sheetId = body.newSheetId ?? newId(spreadsheet);
    copy.properties.title = title;
    renumber(context, copy);
    const at = Math.min(body.insertSheetIndex ?? 0, spreadsheet.sheets.length);
    spreadsheet.sheets.splice(at, 0, copy);
    checkCells(context);
    return { duplicateSheet: { properties: sheetProperties(copy, at) } };
  },

  updateSheetProperties: (context) => {
    const { body } = context;
    const sheet = sheetOf(context, body.properties?.sheetId);
    const mask = parseMask(body.fields ?? '');
    if ((body.fields ?? '') === '')
      throw refuse(
        context,
        "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)",
      );
    checkMask(mask, 'SheetProperties', context.name);
    const { gridProperties: wantedGrid = {}, index, ...wanted } = body.properties;
    const gridMask = mask.get('gridProperties');
    if (gridMask !== undefined) updateGrid(context, sheet, wantedGrid ?? {}, gridMask);
    mask.delete('gridProperties');
    if (mask.delete('index')) moveSheet(context, sheet, index ?? 0);
    mask.delete('sheetId');
    if (mask.has('title')) checkTitle(context, wanted.title, sheet);
    writeMask(sheet.properties, wanted, mask);
    if (sheet.properties.tabColorStyle !== undefined) cleanColour(sheet);
    if (context.spreadsheet.sheets.every((other) => other.properties.hidden === true)) {
      throw refuse(context, "You can't hide all the sheets in a document.");
    }
    if (sheet.properties.hidden === false) delete sheet.properties.hidden;
    return {};
  },

  updateSpreadsheetProperties: (context) => {
    const { spreadsheet, body } = context;
    const mask = parseMask(body.fields ?? '');
    checkMask(mask, 'SpreadsheetProperties', context.name);
    writeMask(spreadsheet.properties, body.properties ?? {}, mask);
    return {};
  },
};

/** The properties as replies show them. */
export function sheetProperties(sheet: FakeSheet, index: number): Record<string, unknown> {
  const { sheetId, title, sheetType, ...rest } = sheet.properties;
  const counts = { rowCount: sheet.rows.length, columnCount: sheet.columns.length };
  return { sheetId, title, index, sheetType, gridProperties: { ...counts, ...sheet.grid }, ...rest };
}

function updateGrid(
  context: RequestContext,
  sheet: FakeSheet,
  wanted: Record<string, unknown>,
  mask: ReturnType<typeof parseMask> | null,
): void {
  const counts = { rowCount: sheet.rows.length, columnCount: sheet.columns.length };
  const grid: Record<string, unknown> = { ...counts, ...sheet.grid };
  writeMask(grid, wanted, mask);
  const { rowCount = 0, columnCount = 0, ...rest } = grid as { rowCount?: number; columnCount?: number };
  sheet.rows = Array.from({ length: rowCount }, (_, at) => sheet.rows[at] ?? newRow());
  sheet.columns = Array.from({ length: columnCount }, (_, at) => sheet.columns[at] ?? newColumn());
  for (const row of sheet.rows) row.cells.length = Math.min(row.cells.length, columnCount);
  sheet.grid = withoutDefaults(rest);
  const frozen = (sheet.grid.frozenRowCount as number | undefined) ?? 0;
  if (frozen >= rowCount && frozen > 0)
    throw refuse(context, "You can't freeze all visible rows on the sheet.");
  checkCells(context);
}

function moveSheet({ spreadsheet }: RequestContext, sheet: FakeSheet, index: number): void {
  const from = spreadsheet.sheets.indexOf(sheet);
  // The index counts before the sheet is taken out.
  const to = index > from ? index - 1 : index;
  spreadsheet.sheets.splice(from, 1);
  spreadsheet.sheets.splice(to, 0, sheet);
}

function checkTitle(context: RequestContext, title: string, self: FakeSheet | null): void {
  const taken = context.spreadsheet.sheets.some(
    (sheet) => sheet !== self && sheet.properties.title.toLowerCase() === title.toLowerCase(),
  );
  if (taken) {
    throw refuse(context, `A sheet with the name "${title}" already exists. Please enter another name.`);
  }
}

function checkCells(context: RequestContext): void {
  if (cellCount(context.spreadsheet) <= CELLS_MAX) return;
  throw refuse(
    context,
    `This action would increase the number of cells in the workbook above the limit of ${CELLS_MAX} cells.`,
  );
}

/** A copied sheet takes its metadata and protections along, under new numbers. */
function renumber({ spreadsheet }: RequestContext, sheet: FakeSheet): void {
  const anew = <T extends { metadataId: number }>(entry: T): T => ({
    ...entry,
    metadataId: newId(spreadsheet),
  });
  sheet.metadata = sheet.metadata.map(anew);
  for (const column of sheet.columns) column.metadata = column.metadata.map(anew);
  for (const row of sheet.rows) row.metadata = row.metadata.map(anew);
  for (const range of sheet.protectedRanges) range.protectedRangeId = newId(spreadsheet);
  for (const chart of sheet.charts) chart.chartId = newId(spreadsheet);
}

function withoutDefaults(grid: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(grid).filter(([, value]) => value !== 0 && value !== false && value !== null),
  );
}

/** The old field is kept equal to the new one; a colour of none is no colour. */
function cleanColour(sheet: FakeSheet): void {
  const style = sheet.properties.tabColorStyle as { rgbColor?: Record<string, number> | null };
  if (style.rgbColor === null || style.rgbColor === undefined) {
    delete sheet.properties.tabColorStyle;
    delete sheet.properties.tabColor;
    return;
  }
  const rgbColor = Object.fromEntries(Object.entries(style.rgbColor).filter(([, value]) => value !== 0));
  sheet.properties.tabColor = applyMask(rgbColor, null);
  sheet.properties.tabColorStyle = { rgbColor };
}

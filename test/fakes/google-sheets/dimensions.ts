import { ApiError } from './api-error.ts';
import type { FakeSheet, Span } from './model.ts';
import { plainCopy } from './plain-copy.ts';
import { newColumn, newRow } from './model.ts';

export type Dimension = 'ROWS' | 'COLUMNS';

/** Inserts empty rows or columns; everything that refers to a range moves along. */
export function insertDimension(
  sheet: FakeSheet,
  dimension: Dimension,
  start: number,
  count: number,
  inheritFromBefore: boolean,
): void {
  if (dimension === 'ROWS') {
    const model = sheet.rows[inheritFromBefore ? start - 1 : start];
    const rows = Array.from({ length: count }, () => ({ ...newRow(), cells: inherited(model?.cells ?? []) }));
    sheet.rows.splice(start, 0, ...rows);
  } else {
    const modelAt = inheritFromBefore ? start - 1 : start;
    const pixelSize = sheet.columns[modelAt]?.properties.pixelSize;
    const columns = Array.from({ length: count }, () => ({
      ...newColumn(),
      properties: pixelSize === undefined ? {} : { pixelSize },
    }));
    sheet.columns.splice(start, 0, ...columns);
    for (const row of sheet.rows) {
      if (row.cells.length <= start && row.cells.length <= modelAt) continue;
      while (row.cells.length < start) row.cells.push(undefined);
      const [model] = inherited([row.cells[modelAt]]);
      row.cells.splice(start, 0, ...Array.from({ length: count }, () => plainCopy(model)));
    }
  }
  mapSpans(sheet, dimension, (from, to) => [
    from >= start ? from + count : from,
    to > start ? to + count : to,
  ]);
}

export function deleteDimension(sheet: FakeSheet, dimension: Dimension, start: number, end: number): void {
  const count = end - start;
  if (dimension === 'ROWS') sheet.rows.splice(start, count);
  else {
    sheet.columns.splice(start, count);
    for (const row of sheet.rows) row.cells.splice(start, count);
  }
  const moved = (at: number) => (at <= start ? at : Math.max(start, at - count));
  mapSpans(sheet, dimension, (from, to) => {
    const span: [number, number] = [moved(from), moved(to)];
    return span[0] < span[1] ? span : null;
  });
}

/** `destination` counts before the rows or columns are taken out. */
export function moveDimension(
  sheet: FakeSheet,
  dimension: Dimension,
  start: number,
  end: number,
  destination: number,
): void {
  const count = end - start;
  const target = destination > start ? destination - count : destination;
  if (dimension === 'ROWS') sheet.rows.splice(target, 0, ...sheet.rows.splice(start, count));
  else {
    sheet.columns.splice(target, 0, ...sheet.columns.splice(start, count));
    for (const row of sheet.rows) {
      while (row.cells.length < Math.max(end, destination)) row.cells.push(undefined);
      row.cells.splice(target, 0, ...row.cells.splice(start, count));
    }
  }
  const moved = (at: number) => {
    if (at >= start && at < end) return at - start + target;
    if (at >= end && at < destination) return at - count;
    return at < start && at >= destination ? at + count : at;
  };
  mapSpans(sheet, dimension, (from, to) => {
    const isWithin = from >= start && to <= end;
    const isAround = from <= Math.min(start, destination) && to >= Math.max(end, destination);
    if (isWithin) return [moved(from), moved(from) + (to - from)];
    return isAround || to === Infinity ? [from, to] : spanOfMoved(from, to, moved);
  });
}

/** A range of which parts were moved covers what it can without holes: its first part. */
function spanOfMoved(from: number, to: number, moved: (at: number) => number): [number, number] {
  const places = Array.from({ length: to - from }, (_, at) => moved(from + at)).sort(
    (left, right) => left - right,
  );
  let end = places[0]! + 1;
  while (places.includes(end)) end += 1;
  return [places[0]!, end];
}

export function checkSpan(
  sheet: FakeSheet,
  dimension: Dimension,
  start: number,
  end: number,
  what: string,
): void {
  const count = dimension === 'ROWS' ? sheet.rows.length : sheet.columns.length;
  const name = dimension === 'ROWS' ? 'row' : 'column';
  if (start < 0 || start >= count) {
    throw new ApiError(
      400,
      `Invalid ${what}: range.startIndex[${start}] is after last ${name} in grid[${count - 1}]`,
    );
  }
  if (end <= start)
    throw new ApiError(
      400,
      `Invalid ${what}: range.endIndex[${end}] must be greater than range.startIndex[${start}]`,
    );
}

/** Formats and rules are inherited, never values or notes. */
function inherited(cells: FakeSheet['rows'][number]['cells']): FakeSheet['rows'][number]['cells'] {
  return cells.map((cell) => {
    if (cell?.userEnteredFormat === undefined && cell?.dataValidation === undefined) return undefined;
    const { userEnteredFormat, dataValidation } = cell;
    return plainCopy({
      ...(userEnteredFormat === undefined ? {} : { userEnteredFormat }),
      ...(dataValidation === undefined ? {} : { dataValidation }),
    });
  });
}

type MapEnds = (from: number, to: number) => readonly [number, number] | null;

function mapSpans(sheet: FakeSheet, dimension: Dimension, map: MapEnds): void {
  const keep = (span: Span) => mapSpan(span, dimension, map);
  sheet.merges = sheet.merges.filter(keep);
  sheet.protectedRanges = sheet.protectedRanges.filter(({ range }) => keep(range));
  for (const rule of sheet.conditionalFormats) rule.ranges = rule.ranges.filter(keep);
  sheet.conditionalFormats = sheet.conditionalFormats.filter((rule) => rule.ranges.length > 0);
  if (sheet.basicFilter !== null && !keep(sheet.basicFilter.range)) sheet.basicFilter = null;
}

/** False where nothing of the range is left. */
function mapSpan(span: Span, dimension: Dimension, map: MapEnds): boolean {
  const [startName, endName] =
    dimension === 'ROWS'
      ? (['startRowIndex', 'endRowIndex'] as const)
      : (['startColumnIndex', 'endColumnIndex'] as const);
  if (span[startName] === undefined && span[endName] === undefined) return true;
  const mapped = map(span[startName] ?? 0, span[endName] ?? Infinity);
  if (mapped === null) return false;
  if (span[startName] !== undefined) span[startName] = mapped[0];
  if (span[endName] !== undefined) span[endName] = mapped[1];
  return true;
}

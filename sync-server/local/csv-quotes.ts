/**
 * A quotation mark too many makes the cells and rows behind it one cell, up to the next mark: people vanish, and one
 * “name” has three lines. Such a file is broken and nobody can say how far; it is refused with the line.
 */
import { parse } from 'csv-parse/sync';
import { timestampParts } from '#shared/time/timestamp-text.ts';

/** The line, from 1, in which a cell opens that holds whole records; null: there is none. */
export function swallowingLine(
  text: string,
  rows: readonly (readonly string[])[],
  options: Readonly<{ delimiter: string; record_delimiter: string[] }>,
): number | null {
  const columns = Math.max(0, ...rows.slice(0, TITLE_ROWS).map((row) => row.length));
  const isBroken = (cell: string) => holdsRecord(cell, options.delimiter, columns);
  if (!rows.some((row) => row.some(isBroken))) return null;
  let line: number | null = null;
  const lines = lineStarts(text, options);
  rows.forEach((row, index) => {
    const column = row.findIndex(isBroken);
    if (column < 0 || line !== null) return;
    const before = row.slice(0, column).reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
    line = (lines[index] ?? 1) + before;
  });
  return line;
}

/** The line in which the cell opens that is never closed. */
export function openLine(
  text: string,
  options: Readonly<{ delimiter: string; record_delimiter: string[] }>,
): number {
  let last = 0;
  try {
    parse(text, {
      ...options,
      ...LENIENT,
      on_record: (_, { lines }) => {
        last = lines;
        return null;
      },
    });
  } catch {
    return last + 1;
  }
  return last;
}

const LENIENT = { relax_column_count: true, relax_quotes: true, skip_empty_lines: false } as const;
/** The titles stand in one of the first rows. */
const TITLE_ROWS = 20;

/** A line break, and behind it a time of submission; or as many separators as a record has, and a day or a phone. */
function holdsRecord(cell: string, separator: string, columns: number): boolean {
  if (!cell.includes('\n') && !cell.includes('\r')) return false;
  const inner = cell.split(/\r\n|\n|\r/).slice(1);
  return inner.some((line) => {
    const parts = line.split(separator).map((part) => part.replace(/^["\s]+|["\s]+$/g, ''));
    if (parts.length < 2) return false;
    if (parts.some((part) => /\d:\d/.test(part) && timestampParts(part) !== null)) return true;
    if (columns < COLUMNS_MIN || parts.length < columns - 1) return false;
    return parts.some((part) => timestampParts(part) !== null || /^(?:\d{5}[.,]\d+|\+?\d{9,12})$/.test(part));
  });
}

/** Of a narrow table a line with a comma or two may well be an answer. */
const COLUMNS_MIN = 4;

function lineStarts(
  text: string,
  options: Readonly<{ delimiter: string; record_delimiter: string[] }>,
): number[] {
  const starts: number[] = [];
  let next = 1;
  parse(text, {
    ...options,
    ...LENIENT,
    on_record: (_, { lines }) => {
      starts.push(next);
      next = lines + 1;
      return null;
    },
  });
  return starts;
}

/**
 * A quotation mark too many makes the cells and rows behind it one cell, up to the next mark: people vanish, and one
 * “name” has three lines. Such a file is broken and nobody can say how far; it is refused with the line.
 */
import { parse } from 'csv-parse/sync';
import { timestampParts } from '#shared/time/timestamp-text.ts';

export interface QuotedTable {
  readonly text: string;
  readonly rows: readonly (readonly string[])[];
  readonly options: Readonly<{ delimiter: string; record_delimiter: string[] }>;
  /** Every quotation mark stands where one may: at a cell's ends, or doubled within. */
  readonly isStrict: boolean;
}

/** The line, from 1, in which a cell opens that holds other cells or whole records; null: there is none. */
export function swallowingLine({ text, rows, options, isStrict }: QuotedTable): number | null {
  const separator = options.delimiter;
  const columns = Math.max(0, ...rows.slice(0, TITLE_ROWS).map((row) => row.length));
  const full = rows.filter((row) => row.length === columns).length;
  const isPadded = full >= rows.length * PADDED_SHARE;
  const swallows = (cell: string, row: readonly string[]) => {
    if (holdsRecord(cell, separator, columns)) return true;
    const separators = cell.split(separator).length - 1;
    if (separators === 0) return false;
    // A mark that closes nothing leaves the one that opened the cell standing, and all between them in one cell.
    if (!isStrict && cell.startsWith('"')) return true;
    return isPadded && row.length < columns && row.length + separators === columns;
  };
  const index = rows.findIndex((row) => row.some((cell) => swallows(cell, row)));
  const row = rows[index];
  if (row === undefined) return null;
  const column = row.findIndex((cell) => swallows(cell, row));
  const before = row.slice(0, column).reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
  return (lineStarts(text, options)[index] ?? 1) + before;
}

/** Programs write all cells of a row, the blank ones too; then a row that is short by what one cell holds is no chance. */
const PADDED_SHARE = 0.6;

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

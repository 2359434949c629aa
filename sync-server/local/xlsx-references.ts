/** Where rows and columns of a sheet went; null: removed; a place not named stayed. Counted from 1. */
export interface SheetMoves {
  readonly rows: ReadonlyMap<number, number | null>;
  readonly columns: ReadonlyMap<number, number | null>;
}

/**
 * A formula of staff's after rows and columns moved: each reference follows the cell it named, as it would have in the
 * spreadsheet program. `sheet` is the one the formula stands on; texts in quotes are left alone.
 */
export function shiftReferences(
  formula: string,
  sheet: string,
  movesOf: (sheet: string) => SheetMoves | undefined,
): string {
  let current = sheet;
  return formula.replace(TOKENS, (token: string, text?: string, quoted?: string, plain?: string, ...rest) => {
    if (text !== undefined) return token;
    if (quoted !== undefined || plain !== undefined) {
      current = quoted === undefined ? (plain as string) : quoted.replaceAll("''", "'");
    }
    const [columnFixed, column, rowFixed, row, tail] = rest.slice(0, 5) as (string | undefined)[];
    const moves = movesOf(current);
    // The second end of a range stands on the same sheet; after it, references are to the formula's own again.
    if (tail !== ':') current = sheet;
    if (moves === undefined || column === undefined || row === undefined) return token;
    const prefix = quoted === undefined ? (plain === undefined ? '' : `${plain}!`) : `'${quoted}'!`;
    const moved = shiftCell(column, Number(row), moves);
    if (moved === null) return `#REF!${tail ?? ''}`;
    return `${prefix}${columnFixed ?? ''}${moved.column}${rowFixed ?? ''}${moved.row}${tail ?? ''}`;
  });
}

/** A quoted text, or a cell with the sheet before it and the colon of a range behind it. Not a function or a name. */
const TOKENS =
  /("(?:[^"]|"")*")|(?:'((?:[^']|'')+)'!|([\p{L}_][\p{L}\p{N}_.]*)!)?(?<![\p{L}\p{N}_.$])(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})(?![\p{L}\p{N}_(.!])(:?)/gu;

function shiftCell(column: string, row: number, moves: SheetMoves): { column: string; row: number } | null {
  const newRow = moves.rows.has(row) ? moves.rows.get(row) : row;
  const number = columnNumber(column);
  const newColumn = moves.columns.has(number) ? moves.columns.get(number) : number;
  if (newRow === null || newRow === undefined || newColumn === null || newColumn === undefined) return null;
  return { row: newRow, column: columnLetters(newColumn) };
}

export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

export function columnLetters(number: number): string {
  let letters = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

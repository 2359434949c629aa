/** Where rows and columns of a sheet went; null: removed; a place not named stayed. Counted from 1. */
export interface SheetMoves {
  readonly rows: ReadonlyMap<number, number | null>;
  readonly columns: ReadonlyMap<number, number | null>;
  /** Rows that went past others: a range does not stretch after them. */
  readonly overtaking: ReadonlySet<number>;
}

/**
 * A formula of staff's after rows and columns moved: each reference follows the cell it named, and a range keeps the cells
 * between its ends, as in the spreadsheet program. `sheet` is the one the formula stands on; quoted texts are left alone.
 */
export function shiftReferences(
  formula: string,
  sheet: string,
  movesOf: (sheet: string) => SheetMoves | undefined,
): string {
  return formula.replace(TOKENS, (token: string, text?: string, quoted?: string, plain?: string, ...rest) => {
    if (text !== undefined) return token;
    const moves = movesOf(quoted === undefined ? (plain ?? sheet) : quoted.replaceAll("''", "'"));
    if (moves === undefined) return token;
    const prefix = quoted === undefined ? (plain === undefined ? '' : `${plain}!`) : `'${quoted}'!`;
    const [c1, column1, r1, row1, c2, column2, r2, row2] = rest.slice(0, 8) as (string | undefined)[];
    const from = { row: Number(row1), column: columnNumber(column1 ?? '') };
    const to = row2 === undefined ? from : { row: Number(row2), column: columnNumber(column2 ?? '') };
    const rows = shiftSpan(from.row, to.row, moves.rows, moves.overtaking);
    const columns = shiftSpan(from.column, to.column, moves.columns, NONE);
    if (rows === null || columns === null) return `${prefix}#REF!`;
    const first = `${prefix}${c1 ?? ''}${columnLetters(columns.first)}${r1 ?? ''}${rows.first}`;
    return row2 === undefined
      ? first
      : `${first}:${c2 ?? ''}${columnLetters(columns.last)}${r2 ?? ''}${rows.last}`;
  });
}

/** A quoted text; or a cell or range with its sheet before it, not part of a function's or a name's letters. */
const TOKENS =
  /("(?:[^"]|"")*")|(?:'((?:[^']|'')+)'!|([\p{L}_][\p{L}\p{N}_.]*)!)?(?<![\p{L}\p{N}_.$])(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})(?::(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6}))?(?![\p{L}\p{N}_(.!])/gu;

const NONE: ReadonlySet<number> = new Set();

/** The ends of a range after the move; where an end is gone, the nearest place inside that is left. */
function shiftSpan(
  first: number,
  last: number,
  moves: ReadonlyMap<number, number | null>,
  overtaking: ReadonlySet<number>,
): { readonly first: number; readonly last: number } | null {
  if (first === last) {
    const place = moves.has(first) ? moves.get(first) : first;
    return place === null || place === undefined ? null : { first: place, last: place };
  }
  const start = nearestLeft(first, last, 1, moves, overtaking);
  const end = nearestLeft(last, first, -1, moves, overtaking);
  return start === null || end === null ? null : { first: start, last: end };
}

function nearestLeft(
  from: number,
  to: number,
  step: 1 | -1,
  moves: ReadonlyMap<number, number | null>,
  overtaking: ReadonlySet<number>,
): number | null {
  for (let at = from; step > 0 ? at <= to : at >= to; at += step) {
    if (!moves.has(at)) return at;
    const place = moves.get(at);
    if (place !== null && place !== undefined && !overtaking.has(at)) return place;
  }
  return null;
}

/** The places that must have moved past others for the new order: all outside one longest run that keeps its order. */
export function overtakingPlaces(moves: ReadonlyMap<number, number | null>): ReadonlySet<number> {
  const standing = [...moves]
    .filter((move): move is [number, number] => move[1] !== null)
    .sort(([a], [b]) => a - b);
  const tails: number[] = [];
  const before: number[] = [];
  standing.forEach(([, to], at) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((standing[tails[middle] as number]?.[1] ?? 0) < to) low = middle + 1;
      else high = middle;
    }
    before[at] = tails[low - 1] ?? -1;
    tails[low] = at;
  });
  const kept = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] as number) kept.add(standing[at]?.[0] as number);
  return new Set(standing.map(([from]) => from).filter((from) => !kept.has(from)));
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

import { columnLetters, columnNumber } from './places.ts';
import { type AxisMoves, COLUMNS_OF_FORMAT, ROWS_OF_FORMAT, type SheetMoves, shiftSpan } from './moves.ts';

/**
 * A formula of staff's after rows and columns moved: each reference follows the cell it named, and a range keeps the cells
 * between its ends, as in the spreadsheet program. `sheet` is the one the formula stands on; quoted texts, references to other
 * files and columns of tables are left alone.
 */
export function shiftReferences(
  formula: string,
  sheet: string,
  movesOf: (sheet: string) => SheetMoves | undefined,
): string {
  return replaceReferences(formula, (reference) => {
    const moves = movesOf(reference.sheet ?? sheet);
    if (moves === undefined) return null;
    const { first, last } = reference;
    const rows = shiftSpan(first.row, last.row, moves.rows);
    const columns = shiftSpan(first.column, last.column, moves.columns);
    if (rows === null || columns === null) return 'gone';
    return {
      first: { row: rows.first, column: columns.first },
      last: { row: rows.last, column: columns.last },
    };
  });
}

/**
 * The same for a formula that holds for a whole range and is written for its first cell, which moved so far: what is absolute
 * follows its cell, the rest stays as far from the first cell as it was, whoever is first now.
 */
export function shiftAnchored(
  formula: string,
  sheet: string,
  movesOf: (sheet: string) => SheetMoves | undefined,
  moved: { readonly down: number; readonly right: number },
): string {
  return replaceReferences(formula, (reference) => {
    const moves = movesOf(reference.sheet ?? sheet);
    const { first, last } = reference;
    const rows = anchoredSpan(
      first.row,
      last.row,
      [first.isRowFixed, last.isRowFixed],
      moves?.rows,
      moved.down,
    );
    const columns = anchoredSpan(
      first.column,
      last.column,
      [first.isColumnFixed, last.isColumnFixed],
      moves?.columns,
      moved.right,
    );
    if (rows === null || columns === null) return 'gone';
    return {
      first: { row: rows.first, column: columns.first },
      last: { row: rows.last, column: columns.last },
    };
  });
}

function anchoredSpan(
  first: number | null,
  last: number | null,
  [isFirstFixed, isLastFixed]: readonly [boolean, boolean],
  moves: AxisMoves | undefined,
  by: number,
): { readonly first: number | null; readonly last: number | null } | null {
  if (first === null || last === null) return { first, last };
  if (isFirstFixed && isLastFixed)
    return moves === undefined ? { first, last } : shiftSpan(first, last, moves);
  const [from, to] = [[first, isFirstFixed] as const, [last, isLastFixed] as const].map(([place, isFixed]) =>
    isFixed ? (moves === undefined ? place : moves.to(place)) : place + by,
  );
  if (from === null || from === undefined || to === null || to === undefined || from < 1 || to < 1)
    return null;
  return { first: from, last: to };
}

/** A formula whose ranges over exactly these rows of a sheet go over others instead. All other references stay. */
export function stretchReferences(
  formula: string,
  sheet: string,
  from: { readonly first: number; readonly last: number },
  to: { readonly first: number; readonly last: number },
): string {
  return replaceReferences(formula, (reference) => {
    const { first, last } = reference;
    if (reference.sheet !== sheet || first.row !== from.first || last.row !== from.last) return null;
    return {
      first: { row: to.first, column: first.column },
      last: { row: to.last, column: last.column },
    };
  });
}

/** The same formula in a cell so many rows below and columns right of where it stood: what is not absolute goes along. */
export function translateReferences(formula: string, down: number, right: number): string {
  return replaceReferences(formula, ({ first, last }) => {
    const moved = ({ row, column, isRowFixed, isColumnFixed }: Corner): Corner => ({
      row: row === null || isRowFixed ? row : row + down,
      column: column === null || isColumnFixed ? column : column + right,
      isRowFixed,
      isColumnFixed,
    });
    const [from, to] = [moved(first), moved(last)];
    return isInside(from) && isInside(to) ? { first: from, last: to } : 'gone';
  });
}

function isInside({ row, column }: Corner): boolean {
  const isRow = row === null || (row >= 1 && row <= ROWS_OF_FORMAT);
  return isRow && (column === null || (column >= 1 && column <= COLUMNS_OF_FORMAT));
}

/** A formula that names cells by text, or through several sheets at once: what it means after a move nobody can tell. */
export function isUnsafeToShift(formula: string): boolean {
  return /\bINDIRECT\s*\(/i.test(formula) || new RegExp(THROUGH_SHEETS, 'u').test(formula);
}

interface Corner {
  /** Null: the reference is one of whole columns. */
  readonly row: number | null;
  /** Null: of whole rows. */
  readonly column: number | null;
  readonly isRowFixed: boolean;
  readonly isColumnFixed: boolean;
}

interface Reference {
  /** Null: the sheet on which the formula stands. */
  readonly sheet: string | null;
  readonly first: Corner;
  readonly last: Corner;
}

type Replaced = {
  readonly first: Pick<Corner, 'row' | 'column'>;
  readonly last: Pick<Corner, 'row' | 'column'>;
};

/** `replace` answers null for a reference that stays, `gone` for one whose cells are no more. */
function replaceReferences(
  formula: string,
  replace: (reference: Reference) => Replaced | 'gone' | null,
): string {
  return formula.replace(TOKENS, (token: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    const { text, quoted, plain, from, to } = groups;
    if (text !== undefined || from === undefined) return token;
    const first = cornerOf(from);
    const last = to === undefined ? first : cornerOf(to);
    const sheet = quoted === undefined ? (plain ?? null) : quoted.replaceAll("''", "'");
    const replaced = replace({ sheet, first, last });
    if (replaced === null) return token;
    const prefix = token.slice(0, token.length - from.length - (to === undefined ? 0 : to.length + 1));
    if (replaced === 'gone') return `${prefix}#REF!`;
    const [start, end] = [
      cornerText({ ...first, ...replaced.first }),
      cornerText({ ...last, ...replaced.last }),
    ];
    return prefix + (to === undefined && start === end ? start : `${start}:${end}`);
  });
}

function cornerOf(text: string): Corner {
  const [, fixedColumn = '', letters = '', fixedRow = '', digits = ''] =
    /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(text) ?? [];
  const isRowOnly = letters === '';
  return {
    row: digits === '' ? null : Number(digits),
    column: isRowOnly ? null : columnNumber(letters),
    isRowFixed: isRowOnly ? fixedColumn + fixedRow !== '' : fixedRow !== '',
    isColumnFixed: fixedColumn !== '' && !isRowOnly,
  };
}

function cornerText({ row, column, isRowFixed, isColumnFixed }: Corner): string {
  const letters = column === null ? '' : (isColumnFixed ? '$' : '') + columnLetters(column);
  return letters + (row === null ? '' : `${isRowFixed ? '$' : ''}${row}`);
}

const NAME = String.raw`[\p{L}_][\p{L}\p{N}_.]*`;
const CELL = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}`;
/** Of several sheets at once: a name, a colon and a name before the mark. */
const THROUGH_SHEETS = String.raw`(?:'[^'\[\]]*:(?:[^']|'')*'|${NAME}:${NAME})!`;

/**
 * In this order: a quoted text; columns of a table or another file, with the reference into it; several sheets at once; a cell
 * or range, whole columns, whole rows, each with its sheet before it, not part of a function's or a name's letters.
 */
const TOKENS = new RegExp(
  [
    String.raw`(?<text>"(?:[^"]|"")*"`,
    String.raw`'[^']*\[[^\]]*\](?:[^']|'')*'!\$?[\p{L}\p{N}$:]*`,
    String.raw`\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:${NAME}!(?:${CELL}(?::${CELL})?)?)?`,
    String.raw`${THROUGH_SHEETS}[\p{L}\p{N}$:]*)`,
    String.raw`(?:'(?<quoted>(?:[^']|'')+)'!|(?<plain>${NAME})!)?(?<![\p{L}\p{N}_.$])` +
      String.raw`(?<from>${CELL}|\$?[A-Za-z]{1,3}(?=:\$?[A-Za-z]{1,3}(?![\p{L}\p{N}_.(!$]))|\$?[1-9]\d{0,6}(?=:\$?[1-9]\d{0,6}(?![\p{L}\p{N}_.(!])))` +
      String.raw`(?::(?<to>${CELL}|\$?[A-Za-z]{1,3}(?!\$?\d)|\$?[1-9]\d{0,6}))?(?![\p{L}\p{N}_.(!])`,
  ].join('|'),
  'gu',
);

import type { CellFormat, Change, Choices, Column, Row, RowKind, Tab } from './model.ts';
import { staffCellsOf } from './model.ts';

/** How one of our tabs looks, without its values: what is needed to paint it again after rows came, went or moved. */
export interface TabLook {
  readonly columns: readonly Column[];
  /** Rows that look unlike plain data rows, by key. */
  readonly rows: Readonly<Record<string, RowLook>>;
  readonly frozenThrough?: string;
  readonly tones?: Tab['tones'];
  readonly orientation?: Tab['orientation'];
  readonly colour?: Tab['colour'];
  readonly charts?: Tab['charts'];
  readonly staffRowsAfter?: string;
  /** How rows look that staff may add. */
  readonly staffRow?: Tab['staffRow'];
}

/** How a row looks, without its values. */
export type RowLook = Pick<Row, 'kind' | 'formats' | 'links' | 'staffCells'>;

export const PLAIN_ROW: RowLook = { kind: 'data' };

/** How a cell looks. Every adapter paints from this, so that a row has the look of its kind wherever it is written. */
export interface CellLook {
  readonly kind: RowKind;
  readonly format: CellFormat;
  readonly isStaff: boolean;
  /** What a person is offered here. Cells of the server's offer nothing: what is chosen there would be put back. */
  readonly offers: 'box' | Choices | null;
}

export function cellLook(column: Column, row: RowLook, columns: readonly Column[]): CellLook {
  const format = formatOf(column, row);
  const isStaff = staffCellsOf({ key: '', cells: {}, ...row }, columns).includes(column.key);
  const offers = format.kind === 'check' ? 'box' : (format.choices ?? null);
  return { kind: row.kind, format, isStaff, offers: isStaff ? offers : null };
}

/** The format of a cell: the row's own, or the column's in data rows and totals. Titles and headings are plain text. */
export function formatOf(column: Column, row: RowLook): CellFormat {
  const own = row.formats?.[column.key];
  if (own !== undefined) return own;
  return row.kind === 'data' || row.kind === 'total' ? column : { kind: 'text' };
}

export function rowLookOf(row: Row): RowLook {
  const { kind, formats, links, staffCells } = row;
  return {
    kind,
    ...(formats === undefined ? {} : { formats }),
    ...(links === undefined ? {} : { links }),
    ...(staffCells === undefined ? {} : { staffCells }),
  };
}

export function isPlainRow(row: RowLook): boolean {
  return sameLook(row, PLAIN_ROW);
}

export function sameLook(left: RowLook, right: RowLook): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** The look of a row that staff may add. */
export function addedRowLook(look: Pick<TabLook, 'staffRow'>): RowLook {
  return { kind: 'data', ...look.staffRow };
}

/** The look after one change of the tab. */
export function lookAfter(look: TabLook, change: Change): TabLook {
  switch (change.kind) {
    case 'addTab':
    case 'lookTab':
      return tabLookOf(change.tab);
    case 'addColumn':
      return {
        ...look,
        columns: [...look.columns.filter((c) => c.key !== change.column.key), change.column],
      };
    case 'insertRow':
      return { ...withRow(look, null, change.row), columns: change.columns };
    case 'adoptRow':
      return { ...withRow(look, null, change.row), columns: change.columns ?? look.columns };
    case 'moveRow':
    case 'rekeyRow':
      return withRow(look, change.key, change.row);
    case 'removeRow':
      return withRow(look, change.key, null);
    default:
      return look;
  }
}

function tabLookOf(tab: Tab): TabLook {
  const { columns, frozenThrough, tones, orientation, colour, charts, staffRowsAfter, staffRow } = tab;
  const special = tab.rows.map((row) => [row.key, rowLookOf(row)] as const);
  return {
    columns,
    rows: Object.fromEntries(special.filter(([, row]) => !isPlainRow(row))),
    ...(frozenThrough === undefined ? {} : { frozenThrough }),
    ...(tones === undefined ? {} : { tones }),
    ...(orientation === undefined ? {} : { orientation }),
    ...(colour === undefined ? {} : { colour }),
    ...(charts === undefined ? {} : { charts }),
    ...(staffRowsAfter === undefined ? {} : { staffRowsAfter }),
    ...(staffRow === undefined ? {} : { staffRow }),
  };
}

function withRow(look: TabLook, formerKey: string | null, row: Row | null): TabLook {
  const rows = { ...look.rows };
  if (formerKey !== null) delete rows[formerKey];
  if (row !== null && !isPlainRow(rowLookOf(row))) rows[row.key] = rowLookOf(row);
  return { ...look, rows };
}

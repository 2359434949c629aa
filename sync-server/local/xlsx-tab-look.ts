import type { Change, Column, Row, Tab } from '#shared/workbook/model.ts';

/** How one of our tabs looks, without its values: what is needed to paint it again after rows came, went or moved. */
export interface TabLook {
  readonly columns: readonly Column[];
  /** Rows that look unlike plain data rows, by key. */
  readonly rows: Readonly<Record<string, RowLook>>;
  readonly frozenThrough?: string;
  readonly tones?: Tab['tones'];
  readonly orientation?: Tab['orientation'];
  readonly colour?: Tab['colour'];
  readonly staffRowsAfter?: string;
  /** How rows look that staff may add. */
  readonly staffRow?: Tab['staffRow'];
}

export type RowLook = Pick<Row, 'kind' | 'formats' | 'links' | 'staffCells'>;

export const PLAIN_ROW: RowLook = { kind: 'data' };

/** The look of a row that staff may add. */
export function addedRowLook(look: TabLook): RowLook {
  return { kind: 'data', ...look.staffRow };
}

function tabLookOf(tab: Tab): TabLook {
  const { columns, frozenThrough, tones, orientation, colour, staffRowsAfter, staffRow } = tab;
  return {
    columns,
    rows: Object.fromEntries(tab.rows.filter(isSpecial).map((row) => [row.key, rowLookOf(row)])),
    ...(frozenThrough === undefined ? {} : { frozenThrough }),
    ...(tones === undefined ? {} : { tones }),
    ...(orientation === undefined ? {} : { orientation }),
    ...(colour === undefined ? {} : { colour }),
    ...(staffRowsAfter === undefined ? {} : { staffRowsAfter }),
    ...(staffRow === undefined ? {} : { staffRow }),
  };
}

/** The look after one change, and the rows and columns that must be painted because of it. */
export function changeLook(look: TabLook, change: Change, repaint: Repaint): TabLook {
  switch (change.kind) {
    case 'addTab':
    case 'lookTab':
      repaint.all = true;
      return tabLookOf(change.tab);
    case 'addColumn':
      repaint.columns.add(change.column.key);
      return {
        ...look,
        columns: [...look.columns.filter((c) => c.key !== change.column.key), change.column],
      };
    case 'insertRow':
    case 'adoptRow':
      repaint.rows.add(change.row.key);
      return withRow(look, null, change.row);
    case 'moveRow':
    case 'rekeyRow': {
      const before = look.rows[change.key] ?? PLAIN_ROW;
      if (!sameLook(before, rowLookOf(change.row))) repaint.rows.add(change.row.key);
      return withRow(look, change.key, change.row);
    }
    case 'removeRow':
      return withRow(look, change.key, null);
    default:
      return look;
  }
}

export interface Repaint {
  all: boolean;
  readonly rows: Set<string>;
  readonly columns: Set<string>;
}

function withRow(look: TabLook, formerKey: string | null, row: Row | null): TabLook {
  const rows = { ...look.rows };
  if (formerKey !== null) delete rows[formerKey];
  if (row !== null && isSpecial(row)) rows[row.key] = rowLookOf(row);
  return { ...look, rows };
}

function isSpecial(row: Row): boolean {
  return !sameLook(rowLookOf(row), PLAIN_ROW);
}

function rowLookOf(row: Row): RowLook {
  const { kind, formats, links, staffCells } = row;
  return {
    kind,
    ...(formats === undefined ? {} : { formats }),
    ...(links === undefined ? {} : { links }),
    ...(staffCells === undefined ? {} : { staffCells }),
  };
}

function sameLook(left: RowLook, right: RowLook): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/**
 * The workbook as a value: what a sync wants it to be (`Tab`), what it found (`WorkbookSnapshot`), and the
 * difference (`Change`). Every adapter speaks this model; nothing here knows a file format or a service.
 *
 * Identity (design: "Identity"): a tab, a column and a row are known by their keys, never by title or position.
 * Ownership: a cell belongs to the server or to staff; only `Row.staffCells` and `Column.owner` say whose it is.
 */

/** A cell. Empty is null, never ''. Dates are spreadsheet serials (days since 1899-12-30, local time). */
export type CellValue = string | number | boolean | null;

export type Owner = 'server' | 'staff';

/** How a cell is shown and what staff may choose in it. `choices` are offered in a dropdown; other text is accepted. */
export interface CellFormat {
  readonly kind: CellKind;
  readonly choices?: Choices;
  readonly wrap?: boolean;
  readonly align?: 'left' | 'center' | 'right';
}

/**
 * `progress` is a share 0…1 shown with a data bar; `percent` the same without one, `share` with two decimals. `amount` is an
 * integer with its thousands set apart. `check` is a true/false box.
 */
export type CellKind =
  | 'text'
  | 'integer'
  | 'amount'
  | 'percent'
  | 'share'
  | 'progress'
  | 'date'
  | 'dateTime'
  | 'phone'
  | 'check'
  | 'choice';

/** Either a short list, or the cells of one column of another tab (lists over 255 characters break Excel). */
export type Choices =
  | { readonly list: readonly string[] }
  | { readonly tab: string; readonly column: string };

export interface Column extends CellFormat {
  readonly key: string;
  readonly title: string;
  readonly owner: Owner;
  /** Width in characters of the default font. */
  readonly width: number;
  readonly hidden?: boolean;
}

/** Looks only; ownership does not follow from it except the default in `Row.staffCells`. */
export type RowKind = 'title' | 'subtitle' | 'info' | 'header' | 'section' | 'data' | 'total' | 'blank';

export interface Row {
  /** Unique within the tab, and stable between syncs. Says where the row stands ("seat 31639 cong_chuc | person"). */
  readonly key: string;
  /**
   * What the row is about. When the key changes and the entity stays, the row moves and what staff typed goes along. Default:
   * what the key names (row-key.ts). Rows that go on from each other, by this or by `inherits`, are of one kind: a plain
   * data row is not painted again, so that what staff changed in its look stays.
   */
  readonly entity?: string;
  /** Key of a row whose place and staff cells this one takes over once that row is no longer wanted (a vacant seat, now taken). */
  readonly inherits?: string;
  readonly kind: RowKind;
  /** Server cells by column key; absent means empty. Never names a staff cell. */
  readonly cells: Readonly<Record<string, CellValue>>;
  /** Which of this row's cells are staff's. Default: in `data` rows the columns owned by staff, elsewhere none. */
  readonly staffCells?: readonly string[];
  /** What a staff cell holds when the row is first created and nothing is remembered for it. Never applied later. */
  readonly staffInitial?: Readonly<Record<string, CellValue>>;
  /** Formats that differ from the column's, by column key. */
  readonly formats?: Readonly<Record<string, CellFormat>>;
  /** Links to another tab, by column key. */
  readonly links?: Readonly<Record<string, string>>;
}

export type Tone = 'green' | 'blue' | 'orange' | 'red' | 'grey';

/** Colours a cell by the words in it (never colour alone: the words are there). */
export interface ToneRule {
  readonly columns: readonly string[];
  /** The cell's text begins with this. */
  readonly startsWith: string;
  readonly tone: Tone;
}

export interface Chart {
  /** By it a local file knows which of its charts were made: staff may delete one, or make it look as they like. */
  readonly key: string;
  readonly title: string;
  readonly kind: 'stackedBar' | 'stackedColumn';
  /** Key of the row in which the columns are named; it stands above the first row charted. */
  readonly headerRow: string;
  readonly labelColumn: string;
  readonly values: readonly { readonly column: string; readonly tone: Tone }[];
  /** Keys of the first and last row charted, header excluded. */
  readonly fromRow: string;
  readonly toRow: string;
}

export interface Tab {
  /** `summary`, `review`, `class:01`, `task:I.1`, … (design: "The workbook"). */
  readonly key: string;
  readonly title: string;
  /** Without the key column: adapters keep row keys in a hidden first column of their own. */
  readonly columns: readonly Column[];
  /** In the order wanted. The order binds new rows only: staff may sort. */
  readonly rows: readonly Row[];
  /** Rows that stay in view: up to and including the row with this key. */
  readonly frozenThrough?: string;
  readonly tones?: readonly ToneRule[];
  readonly orientation?: 'portrait' | 'landscape';
  readonly colour?: Tone;
  readonly charts?: readonly Chart[];
  /** Staff may type whole rows here; rows without a key below the header with this key are read, and may be given keys. */
  readonly staffRowsAfter?: string;
  /** Which cells of such a row are staff's, and their formats, so that they look ready to be typed in. Default: as any `data` row. */
  readonly staffRow?: Pick<Row, 'staffCells' | 'formats'>;
  /**
   * Tabs with the same word here hand rows to each other: an entity means the same in all of them, so a row that
   * leaves one and appears in another takes along what staff typed (a delegate whose class changed).
   */
  readonly rowsTravelWithin?: string;
}

export interface WorkbookSnapshot {
  /** Our tabs, in the order they stand. */
  readonly tabs: readonly TabSnapshot[];
  /** Titles of tabs that are not ours. They are never written. */
  readonly otherTitles: readonly string[];
}

export interface TabSnapshot {
  readonly key: string;
  readonly title: string;
  /** Column keys by position, without the key column; null where staff inserted a column. */
  readonly columns: readonly (string | null)[];
  readonly rows: readonly RowSnapshot[];
  /** Fingerprint of the look last written (see `lookOf`); null if unknown. */
  readonly look: string | null;
  /** What staff merged, where a write may take it apart (`parted-merges.ts`); absent: nothing, or no write does. */
  readonly merges?: readonly MergedPlace[];
}

/** Places of the first and the last row and column, as in `rows` and `columns`. */
export interface MergedPlace {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface RowSnapshot {
  /** Null: staff's own row. */
  readonly key: string | null;
  /** By position, as `columns`; trailing empties may be absent. */
  readonly cells: readonly CellValue[];
  /** Positions of cells that hold nothing whatever is written there: staff merged them into the one before or above. */
  readonly covered?: readonly number[];
  /** Positions of cells that are covered as found, and are not once this sync has moved the rows. */
  readonly parted?: readonly number[];
  /** It was deleted and is put back by the sync that reads it: where it stands says nothing yet. */
  readonly comesBack?: true;
}

/** Where a row goes: behind the row with this key; null: first. */
export type After = string | null;

/** One change, in terms of keys. Sorted by tab, then in the order they must be applied. */
export type Change =
  | {
      readonly kind: 'addTab';
      readonly tab: Tab;
      /** Complete cells of each row, server's and staff's, by row key and column key. */
      readonly cells: Readonly<Record<string, Readonly<Record<string, CellValue>>>>;
      /** Key of the tab before it; null: first of ours. */
      readonly afterTab: string | null;
    }
  | { readonly kind: 'addColumn'; readonly tab: string; readonly column: Column; readonly after: After }
  | {
      readonly kind: 'insertRow';
      readonly tab: string;
      readonly row: Row;
      /** The tab's columns: with `row` they say how each cell looks (`cellLook`), whatever stands beside it. */
      readonly columns: readonly Column[];
      readonly cells: Readonly<Record<string, CellValue>>;
      readonly after: After;
      /** `restored`: it stood there at the last sync and somebody deleted it. */
      readonly reason: 'new' | 'restored';
    }
  | {
      readonly kind: 'moveRow';
      readonly tab: string;
      readonly key: string;
      readonly row: Row;
      readonly columns: readonly Column[];
      readonly after: After;
    }
  /** The row stays where it is and changes its key (and look). */
  | {
      readonly kind: 'rekeyRow';
      readonly tab: string;
      readonly key: string;
      readonly row: Row;
      readonly columns: readonly Column[];
    }
  /** A staff row, known by its position among the snapshot's rows, gets a key, and the look of its kind. */
  | {
      readonly kind: 'adoptRow';
      readonly tab: string;
      readonly index: number;
      readonly row: Row;
      /** The diff adds them (`DiffInput.adopted`): whoever adopts a row knows the row only. */
      readonly columns?: readonly Column[];
    }
  /**
   * Rows whose visible cells were moved without the hidden key get the key of whom their cells are about, all at once; null
   * where the cells are gone. Known by their position among the snapshot's rows, so it comes first. Nothing else changes.
   */
  | {
      readonly kind: 'giveKeys';
      readonly tab: string;
      readonly keys: readonly { readonly index: number; readonly key: string | null }[];
    }
  | { readonly kind: 'removeRow'; readonly tab: string; readonly key: string }
  | {
      readonly kind: 'setCell';
      readonly tab: string;
      readonly row: string;
      readonly column: string;
      readonly before: CellValue;
      readonly after: CellValue;
      /** `restored`: the cell held something the server never wrote. `carried`: a staff cell that follows its row. `decided`: a person decided in the panel. */
      readonly reason: 'updated' | 'restored' | 'carried' | 'decided';
      /** The tab that the cell links to: where a link goes with the value, it is put again with the new one. */
      readonly link?: string;
    }
  /** Widths, dropdowns, colours, frozen rows are written again: the wanted look changed. */
  | { readonly kind: 'lookTab'; readonly tab: Tab };

/** A key that stands twice, a tab that stands twice, cells that staff merged into others: reported, and not written. */
export interface WorkbookProblem {
  readonly kind: 'duplicateRow' | 'duplicateTab' | 'duplicateColumn' | 'mergedCells';
  readonly tab: string;
  readonly key: string;
}

/** What staff cells held when last seen: used when a deleted row or tab is put back. */
export type StaffMemory = (tab: string, entity: string, column: string) => CellValue;

/** The column keys of this row that belong to staff. */
export function staffCellsOf(row: Row, columns: readonly Column[]): readonly string[] {
  if (row.staffCells !== undefined) return row.staffCells;
  return row.kind === 'data' ? staffColumnsOf(columns) : [];
}

/** The keys of the columns that belong to staff. */
export function staffColumnsOf(columns: readonly Column[]): readonly string[] {
  let keys = STAFF_COLUMNS.get(columns);
  if (keys === undefined) {
    keys = columns.filter((column) => column.owner === 'staff').map((column) => column.key);
    STAFF_COLUMNS.set(columns, keys);
  }
  return keys;
}

/** All rows of a tab have the same list of columns. */
const STAFF_COLUMNS = new WeakMap<readonly Column[], readonly string[]>();

/**
 * Every mark of ours that a workbook holds beside its cells: by what is stored with tabs and columns they are known again,
 * however staff rename, move and sort them. Written and read here and nowhere else, by the server, the add-in and the fakes
 * (`test/structure/stored-forms.test.ts` looks). They are kept for ever: workbooks of version 0.1.0 hold the same.
 */

/** A mark as text, and back: `partsOf(of(value))` gives the value, whatever stands in it (a property test holds it). */
export interface MarkForm<Value> {
  readonly of: (value: Value) => string;
  /** Null where the text is no mark of this form. */
  readonly partsOf: (text: string) => Value | null;
}

/** Keys under which Google Sheets stores the marks of tabs, looks and columns as developer metadata. */
export const TAB_METADATA = 'so-lop.tab';
export const LOOK_METADATA = 'so-lop.look';
export const COLUMN_METADATA = 'so-lop.column';

/** Under it scratch tabs of the self-test are marked, so that they are found again after a kill. */
export const SCRATCH_METADATA = 'so-lop.self-test';
/** What their titles begin with. */
export const SCRATCH_TITLE: MarkForm<string> = named('Sổ Lớp tự kiểm tra (xóa được) ');

/**
 * The sheet's own number stands beside the tab's key, because a tab that staff duplicate takes its metadata along: the
 * copy is known by the wrong number.
 */
export interface TabMark {
  readonly key: string;
  readonly sheetId: number;
}

export const TAB_MARK: MarkForm<TabMark> = {
  of: ({ sheetId, key }) => `${sheetId} ${key}`,
  partsOf: (text) => {
    const [, sheetId, key] = /^(\d+) (.+)$/su.exec(text) ?? [];
    return sheetId === undefined || key === undefined ? null : { sheetId: Number(sheetId), key };
  },
};

/**
 * The look last written, by its fingerprint (`lookOf`). Before it stands how it was painted: a look of an older way of
 * painting is no mark any more, and its tab is painted again.
 */
export const LOOK_MARK: MarkForm<string> = named('3:');

export interface ColumnMark {
  readonly key: string;
  /** Boxes to tick: one that nobody ticked may read as false, and means the same as an empty cell. */
  readonly isCheck: boolean;
}

/** The key, and behind a space what kind of column it is. A key with a space of its own has it escaped. */
export const COLUMN_MARK: MarkForm<ColumnMark> = {
  of: ({ key, isCheck }) => key.replaceAll('%', '%25').replaceAll(' ', '%20') + (isCheck ? CHECK_SUFFIX : ''),
  partsOf: (text) => {
    const isCheck = text.endsWith(CHECK_SUFFIX);
    const key = isCheck ? text.slice(0, -CHECK_SUFFIX.length) : text;
    return key === '' ? null : { key: key.replaceAll('%20', ' ').replaceAll('%25', '%'), isCheck };
  },
};

const CHECK_SUFFIX = ' check';

/** The key of the column that holds the row keys in Google Sheets. No column of ours can have it: keys are plain words. */
export const KEY_COLUMN = '#key';

/** What a protection of ours is called, so that the next look can replace it and leave staff's own alone. */
export const PROTECTION: MarkForm<string> = named('Sổ Lớp: ');

/** What a chart of ours is called in a local file, by the chart's key. */
export const CHART_NAME: MarkForm<string> = named('Sổ Lớp – biểu đồ ');

/** In a local file: the text where the hidden key row and the hidden key column meet, with the tab's key. */
export const CORNER: MarkForm<string> = named('so-lop ');

/** In a local file: the name that points to the corner. Names allow letters, digits, underscore and dot only. */
export const DEFINED_NAME: MarkForm<string> = {
  of: (key) => NAME_PREFIX + key.replace(/[^A-Za-z0-9]/g, codeOf),
  partsOf: (text) => {
    const name = text.startsWith(NAME_PREFIX) ? text.slice(NAME_PREFIX.length) : '';
    if (!/^(?:[A-Za-z0-9]|_[0-9a-f]{4})+$/.test(name)) return null;
    return name.replace(/_([0-9a-f]{4})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
  },
};

const NAME_PREFIX = '_SoLop.tab.';

function codeOf(letter: string): string {
  return `_${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** In a local file: our own sheets, hidden so deep that only a macro can show them. */
export const LOOK_STORE_TITLE = '_SoLop';
export const LIST_SHELF_TITLE = '_SoLop.list';

/** Ours, but no tab of the workbook in the sense of the model. */
export function isOwnSheet(title: string): boolean {
  return title === LOOK_STORE_TITLE || title === LIST_SHELF_TITLE;
}

function named(start: string): MarkForm<string> {
  return {
    of: (name) => start + name,
    partsOf: (text) =>
      text.startsWith(start) && text.length > start.length ? text.slice(start.length) : null,
  };
}

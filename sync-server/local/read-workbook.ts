/**
 * One walk over the file: which of its sheets are ours, and what stands in them. Only what is needed is unpacked; of sheets
 * that no name of ours points to, the first rows are looked at.
 */
import { isOwnSheet, DEFINED_NAME, LOOK_STORE_TITLE } from '#shared/workbook/marks.ts';
import type { WorkbookSnapshot } from '#shared/workbook/model.ts';
import { DamagedFile } from './package/input-limits.ts';
import type { OfficePackage } from './package/office-package.ts';
import { CORNER_SEARCHED, cornerOf, type SheetIdentity, withoutCopies } from './sheet/known-sheets.ts';
import { dateStyles } from './sheet/number-formats.ts';
import { type Reading, readSheet, SERIAL_OF_1970, type SheetRow } from './sheet/read-sheet.ts';
import { readSharedStrings } from './sheet/shared-strings.ts';
import { partOfKind, readWorkbookPart, type WorkbookPart } from './sheet/workbook-part.ts';
import { readLooks, type StoredLook } from './xlsx-look-store.ts';
import { snapshotOf } from './xlsx-snapshot.ts';

/** A sheet of ours and where its cells are. */
export interface OwnSheet {
  readonly title: string;
  readonly part: string;
  readonly identity: SheetIdentity;
}

/** The workbook as read, and what was learned of it. */
export interface ReadWorkbook {
  readonly file: OfficePackage;
  readonly book: WorkbookPart;
  /** With what its cells are read. */
  readonly reading: Reading;
  readonly ours: readonly OwnSheet[];
  /** Parts of ours in which no formula stands. */
  readonly plain: ReadonlySet<string>;
  readonly looks: ReadonlyMap<string, StoredLook>;
  readonly snapshot: WorkbookSnapshot;
}

export function readWorkbook(file: OfficePackage): ReadWorkbook {
  const book = readWorkbookPart(file);
  const reading = readingOf(file, book, snapshotSerial);
  const sheets = book.sheets.filter(({ title }) => !isOwnSheet(title));
  const claims = sheets.flatMap(({ title, part }) => {
    if (part === null) return [];
    // Of a sheet that a name of ours points to all is wanted; of the others the first rows tell whether they are ours.
    const whole = isPointedTo(book, title) ? readSheet(file.text(part), reading) : null;
    const identity = cornerOf(whole?.rows ?? firstRows(file, part, reading));
    return identity === null ? [] : [{ title, part, identity, whole }];
  });
  const ours = withoutCopies(claims, book.names).map(({ whole, ...sheet }) => ({
    sheet,
    cells: whole ?? readSheet(file.text(sheet.part), reading),
  }));
  const store = book.sheets.find(({ title }) => title === LOOK_STORE_TITLE)?.part;
  const looks = readLooks(typeof store === 'string' ? readSheet(file.text(store), reading).rows : []);
  const titles = new Set(ours.map(({ sheet }) => sheet.title));
  const snapshot = snapshotOf(
    ours.map(({ sheet, cells }) => ({ ...sheet, cells })),
    sheets.flatMap(({ title }) => (titles.has(title) ? [] : [title])),
    looks,
  );
  const plain = new Set(ours.flatMap(({ sheet, cells }) => (cells.hasFormulas ? [] : [sheet.part])));
  return { file, book, reading, ours: ours.map(({ sheet }) => sheet), plain, looks, snapshot };
}

export function readingOf(file: OfficePackage, book: WorkbookPart, serialOf: Reading['serialOf']): Reading {
  const strings = partOfKind(file, book.part, 'sharedStrings');
  const styles = partOfKind(file, book.part, 'styles');
  return {
    strings: strings === null ? [] : readSharedStrings(file.text(strings)),
    dates: styles === null ? [] : dateStyles(file.text(styles)),
    is1904: book.is1904,
    serialOf,
  };
}

/** Ten decimals of a day are finer than the milliseconds of which programs make it. */
function snapshotSerial(ms: number): number {
  return Number((ms / 86_400_000 + SERIAL_OF_1970).toFixed(10));
}

function isPointedTo({ names }: WorkbookPart, title: string): boolean {
  return names.some(
    ({ name, refersTo }) =>
      DEFINED_NAME.partsOf(name) !== null && refersTo.includes(title.replaceAll("'", "''")),
  );
}

function firstRows(file: OfficePackage, part: string, reading: Reading): readonly SheetRow[] {
  const head = file.head(part);
  if (head !== null) {
    try {
      return readSheet(head, reading, CORNER_SEARCHED).rows;
    } catch (error) {
      // The part was cut before the last row that is looked at: it is read to there.
      if (!(error instanceof DamagedFile)) throw error;
    }
  }
  return readSheet(file.text(part), reading, CORNER_SEARCHED).rows;
}

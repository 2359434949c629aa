import { sameCell } from '#shared/workbook/cell-value.ts';
import type { Origins } from '#shared/workbook/draft.ts';
import type { CellValue, TabSnapshot } from '#shared/workbook/model.ts';
import { cellLook, type TabLook } from '#shared/workbook/tab-look.ts';
import { attribute, readXml } from './package/xml-element.ts';
import type { SheetIdentity } from './sheet/known-sheets.ts';
import { type Rectangle, rectangleOf } from './sheet/places.ts';
import { DAYS_TO_1904 } from './sheet/read-sheet.ts';
import type { SheetDocument } from './sheet/sheet-document.ts';
import { rowLookIn } from './painted-tab.ts';
import { sheetColumn, sheetRow } from './xlsx-places.ts';
import type { Styles } from './xlsx-style.ts';

interface Target {
  readonly document: SheetDocument;
  readonly identity: SheetIdentity;
  readonly tab: TabSnapshot;
  readonly look: TabLook | undefined;
  readonly before: TabSnapshot | undefined;
  /** Where rows and columns stood; undefined: the tab is new. */
  readonly origins: Origins | undefined;
  readonly is1904: boolean;
}

/**
 * Sets what differs from what the same cell held before: a formula of staff's whose result is unchanged stays. Answers the
 * rows of the sheet in which a value was set.
 */
export function setValues(target: Target, styles: Styles): ReadonlySet<number> {
  const { document, identity, tab, before, origins } = target;
  const written = new Set<number>();
  const merges = mergesOf(document);
  tab.columns.forEach((key, at) => {
    const origin = origins?.columns[at] ?? null;
    if (key !== null && before?.columns[origin ?? -1] !== key)
      document.setValue(identity.keyRow, sheetColumn(identity, at), key);
  });
  tab.rows.forEach((row, at) => {
    const origin = origins?.rows[at] ?? null;
    const former = before?.rows[origin ?? -1];
    const number = sheetRow(identity, at);
    if (row.key !== (former?.key ?? null)) document.setValue(number, identity.keyColumn, row.key);
    const width = Math.max(row.cells.length, former?.cells.length ?? 0);
    for (let column = 0; column < width; column++) {
      const from = origins?.columns[column] ?? null;
      const value = row.cells[column] ?? null;
      const held = from === null ? null : (former?.cells[from] ?? null);
      const place = sheetColumn(identity, column);
      if (sameCell(value, held) || isCovered(merges, number, place)) continue;
      document.setValue(number, place, storedValue(value, column, row.key, target));
      written.add(number);
      const cell = document.cell(number, place);
      if (typeof value === 'boolean') cell.style = styles.forTick(cell.style);
    }
  });
  return written;
}

function mergesOf(document: SheetDocument): readonly Rectangle[] {
  const text = document.sections.text('mergeCells');
  if (text === null) return [];
  return readXml(text).children.flatMap((merge) => rectangleOf(attribute(merge, 'ref') ?? '') ?? []);
}

/** Merged into another cell: what is written there does not show. */
function isCovered(merges: readonly Rectangle[], row: number, column: number): boolean {
  return merges.some(
    ({ top, left, bottom, right }) =>
      row >= top && row <= bottom && column >= left && column <= right && (row !== top || column !== left),
  );
}

/** A day in the workbook's own count. */
function storedValue(
  value: CellValue,
  at: number,
  key: string | null,
  { tab, look, is1904 }: Target,
): CellValue {
  if (!is1904 || typeof value !== 'number' || look === undefined || key === null) return value;
  const column = look.columns.find((one) => one.key === tab.columns[at]);
  if (column === undefined) return value;
  const { kind } = cellLook(column, rowLookIn(look, key), look.columns).format;
  return kind === 'date' || kind === 'dateTime' ? value - DAYS_TO_1904 : value;
}

import type { Column, TabSnapshot } from '#shared/workbook/model.ts';
import { PLAIN_ROW, type RowLook, type TabLook } from '#shared/workbook/tab-look.ts';
import type { SheetIdentity } from './sheet/known-sheets.ts';
import type { SheetMoves } from './sheet/moves.ts';
import type { SheetDocument } from './sheet/sheet-document.ts';
import { sheetColumn, sheetRow } from './xlsx-places.ts';
import type { Repaint } from './xlsx-tab-look.ts';

/** A tab of ours while it is written, with what it was before and all that is needed to paint it. */
export interface PaintedTab {
  readonly title: string;
  readonly document: SheetDocument;
  readonly identity: SheetIdentity;
  readonly tab: TabSnapshot;
  readonly look: TabLook;
  readonly repaint: Repaint;
  /** The sheet was made just now. */
  readonly isNew: boolean;
  /** As it stood in the file; null: it did not. */
  readonly before: { readonly tab: TabSnapshot; readonly look: TabLook | null } | null;
  readonly moves: SheetMoves | null;
  /** Rows of the sheet in which a value of ours was set. */
  readonly written: ReadonlySet<number>;
}

/** Blank rows below the last one that are made ready where staff may type whole rows. */
export const READY_ROWS = 30;

/** Our columns with their place in the sheet; those that stand twice are nobody's. */
export function placedColumns({
  identity,
  tab,
  look,
}: Pick<PaintedTab, 'identity' | 'tab' | 'look'>): readonly (readonly [number, Column])[] {
  const byKey = new Map(look.columns.map((column) => [column.key, column]));
  return tab.columns.flatMap((key, at) => {
    const column = key === null ? undefined : byKey.get(key);
    if (column === undefined || tab.columns.indexOf(key) !== tab.columns.lastIndexOf(key)) return [];
    return [[sheetColumn(identity, at), column] as const];
  });
}

/** The row's place in the sheet. */
export function rowPlace(
  { identity, tab }: Pick<PaintedTab, 'identity' | 'tab'>,
  key: string | undefined,
): number | null {
  if (key === undefined) return null;
  const at = tab.rows.findIndex((row) => row.key === key);
  return at < 0 ? null : sheetRow(identity, at);
}

export function rowLookIn(look: TabLook, key: string): RowLook {
  return look.rows[key] ?? PLAIN_ROW;
}

/** The last row of the sheet that is ours, those made ready for typing included. */
export function lastOwnRow({ identity, tab, look }: PaintedTab): number {
  const ready = look.staffRowsAfter === undefined ? 0 : READY_ROWS;
  return sheetRow(identity, Math.max(0, tab.rows.length - 1)) + ready;
}

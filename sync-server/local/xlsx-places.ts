import type { Origins } from '#shared/workbook/draft.ts';
import type { TabSnapshot } from '#shared/workbook/model.ts';
import type { SheetIdentity } from './sheet/known-sheets.ts';
import { axisMoves, COLUMNS_OF_FORMAT, ROWS_OF_FORMAT, type SheetMoves } from './sheet/moves.ts';

/**
 * Between places as people see them (from 0, without the hidden key row and key column) and rows and columns of the sheet
 * (from 1, with them).
 */
function sheetPlace(visible: number, key: number): number {
  return visible + 1 < key ? visible + 1 : visible + 2;
}

export function sheetRow(identity: SheetIdentity, visible: number): number {
  return sheetPlace(visible, identity.keyRow);
}

export function sheetColumn(identity: SheetIdentity, visible: number): number {
  return sheetPlace(visible, identity.keyColumn);
}

/** Where everything of a sheet goes; null: all stays. */
export function movesOf(identity: SheetIdentity, origins: Origins, before: TabSnapshot): SheetMoves | null {
  if (!isMoved(origins.rows, before.rows.length) && !isMoved(origins.columns, before.columns.length))
    return null;
  const { keyRow, keyColumn } = identity;
  return {
    rows: movesAlong(origins.rows, before.rows.length, keyRow, ROWS_OF_FORMAT),
    columns: movesAlong(origins.columns, before.columns.length, keyColumn, COLUMNS_OF_FORMAT),
  };
}

function isMoved(places: readonly (number | null)[], count: number): boolean {
  return places.length !== count || places.some((origin, at) => origin !== at);
}

function movesAlong(origins: readonly (number | null)[], count: number, key: number, max: number) {
  const known = new Map<number, number | null>();
  for (let at = 0; at < count; at++) known.set(sheetPlace(at, key), null);
  origins.forEach((origin, visible) => {
    if (origin !== null) known.set(sheetPlace(origin, key), sheetPlace(visible, key));
  });
  known.set(key, key);
  const last = Math.max(key, sheetPlace(Math.max(0, count - 1), key));
  return axisMoves(known, last, origins.length - count, max);
}

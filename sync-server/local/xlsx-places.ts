import type { SheetIdentity } from './xlsx-identity.ts';

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

import { toneKey } from '../../text/vietnamese.ts';
import { ENTRY_ROW } from '../../workbook/keys.ts';
import type { CellVersion, StaffSheet } from '../../workbook/staff-sheet.ts';

/** @param isOnly no other row bears the name now. */
export type FirstSeen = (name: string | null, unit: string | null, isOnly: boolean) => number;

/**
 * Since when somebody has stood in the tab: by the name, and where several bear it by name and unit. Not by the row's key: a sort of
 * what is visible leaves the keys where they are. Where no row ever said so, since now.
 */
export function firstSeen(sheet: StaffSheet, tab: string): FirstSeen {
  const since = new Map<string, number>();
  const note = (key: string, at: number): void => void since.set(key, Math.min(at, since.get(key) ?? at));
  for (const row of sheet.used(tab).filter(ENTRY_ROW.is)) {
    const names = sheet.versionsOfAdded(tab, row, 'name');
    const units = sheet.versionsOfAdded(tab, row, 'unit');
    for (const at of new Set([...names, ...units].map(({ seenAt }) => seenAt))) {
      const name = heldAt(names, at);
      note(keyOf(name), at);
      note(keyOf(name, heldAt(units, at)), at);
    }
  }
  return (name, unit, isOnly) => since.get(isOnly ? keyOf(name) : keyOf(name, unit)) ?? sheet.nowMs;
}

function heldAt(versions: readonly CellVersion[], at: number): string | null {
  const value = versions.findLast(({ seenAt }) => seenAt <= at)?.value ?? null;
  return value === null ? null : String(value);
}

function keyOf(...said: readonly (string | null)[]): string {
  return JSON.stringify(said.map((text) => toneKey(text ?? '')));
}

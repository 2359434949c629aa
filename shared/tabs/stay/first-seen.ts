import { toneKey } from '../../text/vietnamese.ts';
import { ENTRY_ROW } from '../../workbook/keys.ts';
import type { CellVersion, StaffSheet } from '../../workbook/staff-sheet.ts';

/**
 * Since when a person's row has stood in the tab: by name and unit and not by the row's key, because a sort of what is visible
 * leaves the keys where they are. Where no row ever said both, since now.
 */
export function firstSeen(
  sheet: StaffSheet,
  tab: string,
): (name: string | null, unit: string | null) => number {
  const since = new Map<string, number>();
  for (const row of sheet.used(tab).filter(ENTRY_ROW.is)) {
    const names = sheet.versionsOfAdded(tab, row, 'name');
    const units = sheet.versionsOfAdded(tab, row, 'unit');
    for (const at of new Set([...names, ...units].map(({ seenAt }) => seenAt))) {
      const key = keyOf(heldAt(names, at), heldAt(units, at));
      since.set(key, Math.min(at, since.get(key) ?? at));
    }
  }
  return (name, unit) => since.get(keyOf(name, unit)) ?? sheet.nowMs;
}

function heldAt(versions: readonly CellVersion[], at: number): string | null {
  const value = versions.findLast(({ seenAt }) => seenAt <= at)?.value ?? null;
  return value === null ? null : String(value);
}

function keyOf(name: string | null, unit: string | null): string {
  return JSON.stringify([toneKey(name ?? ''), toneKey(unit ?? '')]);
}

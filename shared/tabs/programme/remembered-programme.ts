import { DEFINITION_FIELDS } from '../../programme/programme-as-of.ts';
import { PROGRAMME_TAB } from '../../workbook/keys.ts';
import type { TabSnapshot } from '../../workbook/model.ts';
import { rememberedTab } from '../../workbook/remembered-tab.ts';
import type { StaffSheet } from '../../workbook/staff-sheet.ts';

/** `Phụ lục 01` that somebody deleted, as it stood: a programme comes back as itself and not as the one at hand. */
export function rememberedProgramme(sheet: Pick<StaffSheet, 'memory' | 'written'>): TabSnapshot | null {
  const columns = ['no', ...DEFINITION_FIELDS];
  const tab = rememberedTab({ key: PROGRAMME_TAB, title: 'Phụ lục 01', columns }, sheet);
  if (tab === null) return null;
  // A task that staff added and deleted again left nothing but cleared cells.
  const isCleared = ({ key, cells }: TabSnapshot['rows'][number]): boolean =>
    key !== null && sheet.memory.has(PROGRAMME_TAB, key) && cells.every((cell) => cell === null);
  return { ...tab, rows: tab.rows.filter((row) => !isCleared(row)) };
}

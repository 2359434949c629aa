import { rememberedPlanTabs } from '../tabs/plan/remembered-plan-tabs.ts';
import { rememberedProgramme } from '../tabs/programme/remembered-programme.ts';
import { ASSIGNMENT_TAB, CLASSES_TAB, PLAN_TAB, PROGRAMME_TAB } from '../workbook/keys.ts';
import type { WorkbookSnapshot } from '../workbook/model.ts';
import { withGoneTabs } from '../workbook/remembered-tab.ts';
import type { StaffSheet } from '../workbook/staff-sheet.ts';

/**
 * The workbook to read plan and programme from: as found, and where somebody deleted one of their tabs, with that tab as
 * the journal knows it.
 */
export function readableSnapshot(sheet: StaffSheet): WorkbookSnapshot {
  const { snapshot } = sheet;
  const found = new Set(snapshot.tabs.map(({ key }) => key));
  if (SOURCES.every((key) => found.has(key))) return snapshot;
  const programme = rememberedProgramme(sheet);
  return withGoneTabs(snapshot, [...rememberedPlanTabs(sheet), ...(programme === null ? [] : [programme])]);
}

const SOURCES = [PLAN_TAB, CLASSES_TAB, ASSIGNMENT_TAB, PROGRAMME_TAB];

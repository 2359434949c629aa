import { ASSIGNMENT_TAB, CLASSES_TAB, PLAN_TAB } from '#shared/workbook/keys.ts';
import { type PlanTabsRead, readPlanTabs } from '#shared/tabs/plan/read-plan-tabs.ts';
import { gazetteer } from './gazetteer.ts';
import { readTabs } from './snapshot.ts';

export const PLAN_TAB_KEYS: readonly string[] = [PLAN_TAB, CLASSES_TAB, ASSIGNMENT_TAB];

/** The plan as staff keep it in this spreadsheet, with everything that is wrong with it. */
export function planOfSheet(): PlanTabsRead {
  return readPlanTabs(
    { tabs: readTabs((key) => PLAN_TAB_KEYS.includes(key)), otherTitles: [] },
    gazetteer().units,
  );
}

import { ASSIGNMENT_TAB, CLASSES_TAB, PLAN_TAB } from '#shared/tabs/plan/plan-tabs.ts';
import { type PlanTabsRead, readPlanTabs } from '#shared/tabs/plan/read-plan-tabs.ts';
import { CAN_THO_UNITS } from '#shared/units/can-tho-units.ts';
import { readTabs } from './snapshot.ts';

export const PLAN_TAB_KEYS = [PLAN_TAB, CLASSES_TAB, ASSIGNMENT_TAB] as const;

/** The plan as staff keep it in this spreadsheet, with everything that is wrong with it. */
export function planOfSheet(): PlanTabsRead {
  return readPlanTabs(readTabs(PLAN_TAB_KEYS), CAN_THO_UNITS);
}

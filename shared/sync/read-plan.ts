import type { DutyPlan } from '../plan/duty-plan.ts';
import type { Plan } from '../plan/plan.ts';
import { planId } from '../plan/plan-id.ts';
import { layoutPlanTabs } from '../tabs/plan/layout-plan-tabs.ts';
import { foundSource, sourceOfPlan } from '../tabs/plan/plan-source.ts';
import { hasPlanTabs, type PlanTabsRead, readPlanTabs } from '../tabs/plan/read-plan-tabs.ts';
import { plainKey } from '../text/vietnamese.ts';
import {
  CLASS_TAB,
  CLASSES_TAB,
  isClassDataRow,
  PLAN_TAB,
  planOfClassTab,
  SETTING_ROW,
} from '../workbook/keys.ts';
import type { WorkbookSnapshot } from '../workbook/model.ts';
import type { StaffSheet } from '../workbook/staff-sheet.ts';
import { readableSnapshot } from './readable-snapshot.ts';
import type { SyncFacts } from './sync-facts.ts';

export interface WorkbookPlan extends PlanTabsRead {
  /** Neither the workbook nor the journal knows of a plan: it is that of the set-up. */
  readonly isNew: boolean;
}

/**
 * The plan as the workbook has it; where it has none yet, that of the set-up. A tab that somebody deleted is read as the
 * journal knows it; where that knows nothing either, the plan at hand fills in only where it is this workbook's plan: else
 * nobody knows what stood there, and the plan is refused until somebody says.
 */
export function readPlan(
  facts: Pick<SyncFacts, 'gazetteer' | 'setupPlan' | 'given'>,
  sheet: StaffSheet,
  dutyPlans: readonly DutyPlan[],
): WorkbookPlan {
  const { gazetteer, setupPlan, given } = facts;
  const { units } = gazetteer;
  const snapshot = readableSnapshot(sheet);
  if (given?.plan !== true && isOfDutiesAlone(snapshot, dutyPlans)) return NO_PLAN_TABS;
  if (!hasPlanTabs(snapshot) && classesWithRows(snapshot).length === 0) {
    const source = sourceOfPlan(setupPlan);
    const tabs = layoutPlanTabs(setupPlan, units);
    return { plan: setupPlan, problems: [], adopt: [], tabs, source, isNew: true };
  }
  const read = readPlanTabs(snapshot, units, {
    match: (typed) => gazetteer.match(typed).code,
    memory: (tab, entity, column) => sheet.restorable(tab, entity, column),
    ...(isOwnPlan(snapshot, facts) ? { fallback: setupPlan } : {}),
  });
  return { ...read, isNew: false };
}

/** A workbook of plans of duties alone: classes that nobody asked for are not put beside them. */
function isOfDutiesAlone(snapshot: WorkbookSnapshot, dutyPlans: readonly DutyPlan[]): boolean {
  return dutyPlans.length > 0 && !hasPlanTabs(snapshot) && classesWithRows(snapshot).length === 0;
}

const NO_PLAN_TABS: WorkbookPlan = {
  plan: null,
  problems: [],
  adopt: [],
  tabs: [],
  source: null,
  isNew: true,
};

/** Is the plan at hand the one that this workbook was set up with? */
function isOwnPlan(
  snapshot: WorkbookSnapshot,
  { setupPlan, given }: Pick<SyncFacts, 'setupPlan' | 'given'>,
): boolean {
  const classes = snapshot.tabs.some(({ key }) => key === CLASSES_TAB) ? [] : classesWithRows(snapshot);
  if (!classes.every((code) => setupPlan.classes.some((one) => one.code === code))) return false;
  const source = foundSource(snapshot);
  if (source !== null) return source.id === planId(setupPlan);
  const title = titleIn(snapshot);
  return title === null ? given?.plan === true : plainKey(title) === plainKey(setupPlan.title);
}

function titleIn({ tabs }: WorkbookSnapshot): Plan['title'] | null {
  const tab = tabs.find(({ key }) => key === PLAN_TAB);
  const row = tab?.rows.find(({ key }) => key === SETTING_ROW.of('title'));
  const title = row?.cells[tab?.columns.indexOf('value') ?? -1] ?? null;
  return typeof title === 'string' ? title : null;
}

/** Codes of the classes of version 1 whose tabs hold seats or people. */
function classesWithRows({ tabs }: WorkbookSnapshot): readonly string[] {
  return tabs.flatMap(({ key, rows }) => {
    const code = CLASS_TAB.partsOf(key)?.[0];
    const holdsAny = rows.some((row) => row.key !== null && isClassDataRow(row.key));
    return code !== undefined && holdsAny && planOfClassTab(key) === null ? [code] : [];
  });
}

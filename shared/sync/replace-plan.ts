/**
 * The plan's tabs rewritten from a plan file of the same plan, where somebody says so (`--replace`). Its cells are staff's, so
 * nothing but a person's word changes them; what a class's standing is, staff have said of the class and not of the plan.
 */
import { planId } from '../plan/plan-id.ts';
import { layoutPlanTabs } from '../tabs/plan/layout-plan-tabs.ts';
import { foundSource, sourceOfPlan } from '../tabs/plan/plan-source.ts';
import { CLASS_ROW, ODDITY_ROW, PLAN_SOURCE, ROLE_ROW, TOPIC_ROW, UNIT_ROW } from '../workbook/keys.ts';
import type { CellValue, Change, Row, Tab, TabSnapshot } from '../workbook/model.ts';
import type { StaffSheet } from '../workbook/staff-sheet.ts';
import type { SyncFacts } from './sync-facts.ts';

/** Empty where nothing is to be replaced: another plan is refused elsewhere. */
export function planReplacement(
  {
    takePlan,
    given,
    setupPlan,
    gazetteer,
  }: Pick<SyncFacts, 'takePlan' | 'given' | 'setupPlan' | 'gazetteer'>,
  { snapshot }: StaffSheet,
): readonly Change[] {
  if (takePlan !== 'replace' || given?.plan !== true) return [];
  const source = foundSource(snapshot);
  const wanted = sourceOfPlan(setupPlan);
  if (source === null || source.id !== planId(setupPlan) || source.fingerprint === wanted.fingerprint)
    return [];
  const found = new Map(snapshot.tabs.map((tab) => [tab.key, tab]));
  return layoutPlanTabs(setupPlan, gazetteer.units).flatMap((tab) => {
    const standing = found.get(tab.key);
    return standing === undefined ? [] : tabReplacement(standing, tab);
  });
}

const PLAN_ROWS = [ROLE_ROW, TOPIC_ROW, ODDITY_ROW, CLASS_ROW, UNIT_ROW];

function tabReplacement(found: TabSnapshot, wanted: Tab): readonly Change[] {
  const { key: tab, columns } = wanted;
  const rows = new Map(wanted.rows.map((row) => [row.key, row]));
  const standing = new Set(found.rows.flatMap(({ key }) => key ?? []));
  const source = wanted.rows.find(({ key }) => PLAN_SOURCE.is(key));
  const changes: Change[] = [];
  for (const { key, cells } of found.rows) {
    if (key === null) continue;
    const row = rows.get(key);
    if (row !== undefined) changes.push(...cellReplacements(tab, row, found, cells));
    else if (PLAN_SOURCE.is(key) && source !== undefined)
      changes.push({ kind: 'rekeyRow', tab, key, row: source, columns });
    else if (PLAN_ROWS.some((form) => form.is(key))) changes.push({ kind: 'removeRow', tab, key });
  }
  const stays = new Set([...standing].filter((key) => rows.has(key)));
  let after: string | null = null;
  for (const row of wanted.rows) {
    if (!stays.has(row.key) && row !== source) {
      const cells = { ...row.cells, ...row.staffInitial };
      changes.push({ kind: 'insertRow', tab, row, columns, cells, after, reason: 'new' });
    }
    after = row.key;
  }
  return changes;
}

/** Columns of the plan only: what staff keep beside it is not in any file. */
function cellReplacements(
  tab: string,
  row: Row,
  found: TabSnapshot,
  cells: readonly CellValue[],
): readonly Change[] {
  if (row.staffInitial === undefined) return [];
  return found.columns.flatMap((column, at): readonly Change[] => {
    if (column === null || OWN_COLUMNS.has(column) || column in row.cells) return [];
    const before = cells[at] ?? null;
    const after = row.staffInitial?.[column] ?? null;
    return before === after
      ? []
      : [{ kind: 'setCell', tab, row: row.key, column, before, after, reason: 'decided' }];
  });
}

/** What staff say of a class, which no plan file holds. */
const OWN_COLUMNS: ReadonlySet<string> = new Set(['standing', 'capacity']);

import { ASSIGNMENT_TAB, CLASSES_TAB, PLAN_TAB } from '../../workbook/keys.ts';
import type { Tab } from '../../workbook/model.ts';
import type { TabKind } from '../../workbook/tab-kind.ts';

/** `Kế hoạch`, `Danh sách lớp`, `Phân lớp`: the plan as staff keep it. They are wanted as they are found. */
export const PLAN_KIND: TabKind<{ readonly planTabs: readonly Tab[] }> = {
  owns: (key) => PLAN_TABS.has(key),
  layout: ({ planTabs }) => planTabs,
  labelColumns: ['unit', 'item', 'class', 'code'],
  identity: { place: [], entity: ['item'], also: [] },
  leftoverColumn: 'note',
  rowsAreStaffs: true,
};

const PLAN_TABS: ReadonlySet<string> = new Set([PLAN_TAB, CLASSES_TAB, ASSIGNMENT_TAB]);

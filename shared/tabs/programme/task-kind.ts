import type { Tab } from '../../workbook/model.ts';
import { TASK_TAB, UPDATE_ROW } from '../../workbook/keys.ts';
import type { TabKind } from '../../workbook/tab-kind.ts';

/** `NV I.1` …: one task, its occurrences and its log. */
export const TASK_KIND: TabKind<{ readonly programme: { readonly tabs: readonly Tab[] } }> = {
  owns: TASK_TAB.is,
  layout: ({ programme }) => programme.tabs.filter(({ key }) => TASK_TAB.is(key)),
  labelColumns: ['period'],
  identity: {
    place: ['state', 'originalDue'],
    entity: ['period'],
    also: ['days', 'problem', 'effectiveDue'],
    isStaffs: UPDATE_ROW.is,
  },
  leftoverColumn: 'state',
  rowsAreStaffs: false,
};

import type { Tab } from '../../workbook/model.ts';
import { PROGRAMME_TAB } from '../../workbook/keys.ts';
import type { TabKind } from '../../workbook/tab-kind.ts';

/** `Phụ lục 01`: the tasks as staff keep them. */
export const PROGRAMME_KIND: TabKind<{ readonly programme: { readonly tabs: readonly Tab[] } }> = {
  owns: isProgrammeTab,
  layout: ({ programme }) => programme.tabs.filter(({ key }) => isProgrammeTab(key)),
  labelColumns: ['title'],
  identity: {
    place: [],
    entity: ['link', 'no'],
    also: ['state', 'due', 'days', 'result', 'problem', 'reading', 'originalDue'],
  },
  leftoverColumn: 'state',
  rowsAreStaffs: true,
};

function isProgrammeTab(key: string): boolean {
  return key === PROGRAMME_TAB;
}

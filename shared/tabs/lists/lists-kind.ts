import type { Unit } from '../../units/unit.ts';
import { LISTS_TAB } from '../../workbook/keys.ts';
import type { TabKind } from '../../workbook/tab-kind.ts';
import type { RegisteredPlan } from '../../decisions/registered-plan.ts';
import { layoutLists } from './layout-lists.ts';

/** `Danh mục`: the official units, for dropdowns and for looking up. */
export const LISTS_KIND: TabKind<{
  readonly registered: readonly RegisteredPlan[];
  readonly units: readonly Unit[];
}> = {
  owns: (key) => key === LISTS_TAB,
  layout: ({ registered, units }) => [
    layoutLists(
      registered.map(({ plan }) => plan),
      units,
    ),
  ],
  labelColumns: ['unit', 'class', 'code'],
  identity: { place: ['class'], entity: ['unit', 'code'], also: [] },
  leftoverColumn: null,
  rowsAreStaffs: false,
};

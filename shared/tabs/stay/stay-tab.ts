/**
 * `Ăn nghỉ`: who asked for which meals and nights, what that comes to for kitchen and hotel, and who may share a room (P75–P78). It
 * stands only where the plan says what may be asked for. Whether somebody is a man or a woman is asked here and nowhere else.
 */
import { HEADER_ROW, STAY_TAB } from '../../workbook/keys.ts';
import { adoptEntries } from '../office/adopt-entries.ts';
import type { DutyTab } from '../office/duty-plan-state.ts';
import { layoutStay } from './layout-stay.ts';
import { stayColumns } from './stay-columns.ts';
import { staySentences } from './stay-sentences.ts';

export const STAY: DutyTab = {
  tab: STAY_TAB,
  labelColumns: ['name', 'unit'],
  // Every word by which a row is known is staff's own.
  identity: null,
  leftoverColumn: 'problem',
  rowsAreStaffs: true,
  adopt: (sheet, plan) => {
    if (plan.stay === null) return [];
    const columns = stayColumns(plan, plan.stay).filter(({ owner }) => owner === 'staff');
    return adoptEntries(
      sheet,
      STAY_TAB.of(plan.id),
      HEADER_ROW,
      columns.map(({ key }) => key),
    );
  },
  layout: (state) => (state.plan.stay === null ? [] : [layoutStay(state, state.plan.stay)]),
  summary: staySentences,
};

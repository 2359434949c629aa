/** A class as the cell “Đơn vị đúng” names it (P30, P60), found in the workbook: by its code, or by its number or name. */
import { CLASS_TAB, OF_PLAN, planOfRegistration, SERIES_TAB } from '../workbook/keys.ts';
import type { TabsWhere } from './decision-row.ts';

/** Null: the plan for which somebody registered has no such class. */
export function classWords(code: string, registration: string, tabsWhere: TabsWhere): string | null {
  const plan = planOfRegistration(registration);
  const [series] = plan === null ? [] : tabsWhere((key) => key === SERIES_TAB.of(plan));
  const at = series?.columns.indexOf('code') ?? -1;
  if (series?.rows.some(({ cells }) => cells[at] === code) === true) return code;
  const [own, ofPlan] = OF_PLAN.partsOf(code);
  const [tab] = ofPlan === plan ? tabsWhere((key) => key === CLASS_TAB.of(code)) : [];
  if (tab === undefined) return null;
  // Of several plans a tab's title may have a number behind it.
  return /^\d+$/.test(own) ? `Lớp ${own}` : tab.title.replace(/ \(\d+\)$/, '');
}

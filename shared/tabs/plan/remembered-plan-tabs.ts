/**
 * The tabs of the plan that somebody deleted, as they stood when the journal last saw them: what staff keep in a plan
 * comes back as theirs, and never from another plan that happens to be at hand.
 */
import {
  ASSIGNMENT_TAB,
  CLASS_ROW,
  CLASSES_TAB,
  ODDITY_ROW,
  PLAN_TAB,
  ROLE_ROW,
  TOPIC_ROW,
  UNIT_ROW,
} from '../../workbook/keys.ts';
import type { TabSnapshot } from '../../workbook/model.ts';
import { rememberedTab } from '../../workbook/remembered-tab.ts';
import type { StaffSheet } from '../../workbook/staff-sheet.ts';
import { ASSIGNMENT_COLUMNS, CLASSES_COLUMNS, PLAN_COLUMNS } from './plan-tabs.ts';

export function rememberedPlanTabs(sheet: Pick<StaffSheet, 'memory' | 'written'>): readonly TabSnapshot[] {
  return TABS.flatMap(({ key, title, columns, sortedBy }) => {
    const columnKeys = columns.map((column) => column.key);
    const tab = rememberedTab({ key, title, columns: columnKeys }, sheet, isStaffs);
    return tab === null ? [] : [sorted(tab, sortedBy)];
  });
}

/** The journal knows no order of rows, and keys like a role's or a unit's do not count. */
const TABS = [
  { key: PLAN_TAB, title: 'Kế hoạch', columns: PLAN_COLUMNS, sortedBy: ['item'] },
  { key: CLASSES_TAB, title: 'Danh sách lớp', columns: CLASSES_COLUMNS, sortedBy: [] },
  { key: ASSIGNMENT_TAB, title: 'Phân lớp', columns: ASSIGNMENT_COLUMNS, sortedBy: ['class', 'order'] },
] as const;

const STAFFS_ROWS = [ROLE_ROW, TOPIC_ROW, ODDITY_ROW, CLASS_ROW, UNIT_ROW];

function isStaffs(row: string): boolean {
  return STAFFS_ROWS.some((form) => form.is(row));
}

/** By the number at the end of the first of these cells, then of the next: “Thành phần 2”, “04”, 3. */
function sorted(tab: TabSnapshot, columns: readonly string[]): TabSnapshot {
  const places = columns.map((column) => tab.columns.indexOf(column));
  const numberAt = ({ cells }: TabSnapshot['rows'][number], at: number): number =>
    Number(/\d+$/.exec(String(cells[at] ?? ''))?.[0] ?? 0);
  const compare = (a: TabSnapshot['rows'][number], b: TabSnapshot['rows'][number]): number =>
    places.map((at) => numberAt(a, at) - numberAt(b, at)).find((difference) => difference !== 0) ?? 0;
  return { ...tab, rows: tab.rows.toSorted(compare) };
}

import { DATE_ORDER_WORDS, dateOrderOf } from '../../time/date-order-words.ts';
import type { DateOrder } from '../../time/timestamp-text.ts';
import { OFFICE_PLAN_TAB, PLAN_TAB, SETTING_ROW } from '../../workbook/keys.ts';
import type { Change, Tab } from '../../workbook/model.ts';
import { plainText } from '../../workbook/plain-text.ts';
import type { StaffSheet } from '../../workbook/staff-sheet.ts';

export const DATE_ORDER_ROW = SETTING_ROW.of('dateOrder');

/** Where staff say it: in the plan of classes, else in each plan of duties that people register for. */
const COLUMN = 'value';
export const OFFICE_COLUMN = 'office';

interface Place {
  readonly tab: string;
  readonly column: string;
}

function placesIn({ snapshot }: StaffSheet): readonly Place[] {
  return snapshot.tabs.flatMap(({ key }): readonly Place[] => {
    if (key === PLAN_TAB) return [{ tab: key, column: COLUMN }];
    return OFFICE_PLAN_TAB.is(key) ? [{ tab: key, column: OFFICE_COLUMN }] : [];
  });
}

/**
 * The order of day and month that somebody named once stands in `Kế hoạch` from then on, so that no later command need
 * be told again. A cell that says something is staff's and stays.
 */
export function rememberDateOrder(sheet: StaffSheet, named: DateOrder | undefined): readonly Change[] {
  if (named === undefined) return [];
  const after = DATE_ORDER_WORDS[named];
  return placesIn(sheet)
    .filter(({ tab, column }) => sheet.found(tab, DATE_ORDER_ROW, column) === null)
    .map(({ tab, column }) => {
      return { kind: 'setCell', tab, row: DATE_ORDER_ROW, column, before: null, after, reason: 'decided' };
    });
}

/** The same for a plan of duties whose tab is only now being made. */
export function withDateOrder(
  tabs: readonly Tab[],
  sheet: StaffSheet,
  named: DateOrder | undefined,
): readonly Tab[] {
  if (named === undefined) return tabs;
  const initial = { [OFFICE_COLUMN]: DATE_ORDER_WORDS[named] };
  return tabs.map((tab) =>
    !OFFICE_PLAN_TAB.is(tab.key) || sheet.hasTab(tab.key)
      ? tab
      : {
          ...tab,
          rows: tab.rows.map((row) => (row.key === DATE_ORDER_ROW ? { ...row, staffInitial: initial } : row)),
        },
  );
}

/** What staff say beside a plan of duties; undefined: nothing, or no such words. */
export function dateOrderOfPlan(sheet: StaffSheet, plan: string): DateOrder | undefined {
  const said = plainText(sheet.value(OFFICE_PLAN_TAB.of(plan), DATE_ORDER_ROW, OFFICE_COLUMN));
  return dateOrderOf(said) ?? undefined;
}

/** What to tell where the cell says otherwise than what was named for this once. */
export function dateOrderNotices(
  sheet: StaffSheet,
  named: DateOrder | undefined,
  hasSeveralPlans: boolean,
): readonly string[] {
  if (named === undefined) return [];
  return placesIn(sheet).flatMap(({ tab, column }) => {
    const said = plainText(sheet.found(tab, DATE_ORDER_ROW, column) ?? null);
    if (said === '' || dateOrderOf(said) === named) return [];
    const title = sheet.snapshot.tabs.find(({ key }) => key === tab)?.title ?? '';
    const isRead =
      hasSeveralPlans && dateOrderOf(said) !== null
        ? 'phản hồi của kế hoạch ấy vẫn đọc theo tab'
        : `lần này đọc theo “${DATE_ORDER_WORDS[named]}” như đã yêu cầu`;
    return [
      `Tab “${title}” ghi kiểu ngày “${said}”; ${isRead}. ` +
        'Nếu đổi hẳn, đề nghị sửa ô “Kiểu ngày trong bảng phản hồi”.',
    ];
  });
}

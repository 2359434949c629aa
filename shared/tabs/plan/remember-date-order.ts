import { DATE_ORDER_WORDS, dateOrderOf } from '../../time/date-order-words.ts';
import type { DateOrder } from '../../time/timestamp-text.ts';
import { PLAN_TAB, SETTING_ROW } from '../../workbook/keys.ts';
import type { Change } from '../../workbook/model.ts';
import { plainText } from '../../workbook/plain-text.ts';
import type { StaffSheet } from '../../workbook/staff-sheet.ts';

/**
 * The order of day and month that somebody named once stands in `Kế hoạch` from then on, so that no later command need
 * be told again. A cell that says something is staff's and stays.
 */
export function rememberDateOrder(sheet: StaffSheet, named: DateOrder | undefined): readonly Change[] {
  const row = SETTING_ROW.of('dateOrder');
  if (named === undefined || sheet.found(PLAN_TAB, row, 'value') !== null) return [];
  const after = DATE_ORDER_WORDS[named];
  return [{ kind: 'setCell', tab: PLAN_TAB, row, column: 'value', before: null, after, reason: 'decided' }];
}

/** What to tell where the cell says otherwise than what was named for this once. */
export function dateOrderNotices(sheet: StaffSheet, named: DateOrder | undefined): readonly string[] {
  const said = plainText(sheet.found(PLAN_TAB, SETTING_ROW.of('dateOrder'), 'value') ?? null);
  if (named === undefined || said === '' || dateOrderOf(said) === named) return [];
  return [
    `Tab “Kế hoạch” ghi kiểu ngày “${said}”; lần này đọc theo “${DATE_ORDER_WORDS[named]}” như đã yêu cầu. ` +
      'Nếu đổi hẳn, đề nghị sửa ô “Kiểu ngày trong bảng phản hồi”.',
  ];
}

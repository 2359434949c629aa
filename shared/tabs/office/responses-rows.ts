/** In `Kế hoạch` of a plan that people register for: where its responses come from, and how they are read. */
import type { DutyPlan } from '../../plan/duty-plan.ts';
import { hasSeats, isSeries } from '../../plan/plan-registers.ts';
import { DATE_ORDER_WORDS, dateOrderOf } from '../../time/date-order-words.ts';
import { OFFICE_PLAN_TAB, SETTING_ROW } from '../../workbook/keys.ts';
import type { Row } from '../../workbook/model.ts';
import { plainText } from '../../workbook/plain-text.ts';
import type { StaffSheet } from '../../workbook/staff-sheet.ts';
import { DATE_ORDER_ROW, OFFICE_COLUMN } from '../plan/remember-date-order.ts';

/** Staff name the tab of the responses here, where several stand in one spreadsheet. */
export const RESPONSES_ROW = SETTING_ROW.of('responses');

/** @param note how the table was read the last time it was looked for (P42). */
export function responsesRows(
  plan: DutyPlan,
  note: string | null,
  sheet: Pick<StaffSheet, 'value'>,
): readonly Row[] {
  if (!hasSeats(plan) && !isSeries(plan)) return [];
  const { id } = plan;
  const said = plainText(sheet.value(OFFICE_PLAN_TAB.of(id), DATE_ORDER_ROW, OFFICE_COLUMN));
  const isUnclear = said !== '' && dateOrderOf(said) === null;
  const choices = { list: Object.values(DATE_ORDER_WORDS) };
  return [
    {
      key: RESPONSES_ROW,
      kind: 'data',
      cells: {
        item: 'Bảng phản hồi',
        value: `Tệp trong thư mục phan-hoi/${id}; với Google Trang tính: ghi tên tab phản hồi ở cột bên.`,
        note,
      },
      formats: { [OFFICE_COLUMN]: { kind: 'text', wrap: true } },
    },
    {
      key: DATE_ORDER_ROW,
      kind: 'data',
      cells: {
        item: 'Kiểu ngày trong bảng phản hồi',
        note: isUnclear ? `Chưa hiểu “${said}” nên chưa dùng; đề nghị chọn trong danh sách.` : null,
      },
      formats: { [OFFICE_COLUMN]: { kind: 'choice', choices } },
    },
  ];
}

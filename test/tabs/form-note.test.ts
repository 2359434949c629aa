import { expect, test } from 'vitest';
import { withFormNote } from '#shared/tabs/plan/form-note.ts';
import { layoutPlanTabs } from '#shared/tabs/plan/layout-plan-tabs.ts';
import { PLAN_TAB, SETTING_ROW } from '#shared/workbook/keys.ts';
import type { CellValue, Tab } from '#shared/workbook/model.ts';
import { BATCH_2_PLAN, CAN_THO_UNITS } from '../fixtures/can-tho.ts';

const TABS = layoutPlanTabs(BATCH_2_PLAN, CAN_THO_UNITS);
const noteIn = (tabs: readonly Tab[]) =>
  tabs.find(({ key }) => key === PLAN_TAB)?.rows.find(({ key }) => key === SETTING_ROW.of('url'))?.cells[
    'note'
  ];
const BEFORE = noteIn(TABS) ?? null;
const written = (note: CellValue) => () => note;

test('what is said of the Form stands beside its address, below what the plan itself gives to note', () => {
  const note = noteIn(withFormNote(TABS, 'Cột không dùng: “Đăng ký ăn”.', written(null)));
  expect(note).toBe([BEFORE, 'Lưu ý về biểu mẫu: Cột không dùng: “Đăng ký ăn”.'].filter(Boolean).join('\n'));
});

test('a sync that does not look for the responses leaves the line that stands, and only that line', () => {
  const stood = 'Cần sửa: đã sửa rồi\nLưu ý về biểu mẫu: Cột không dùng: “Đăng ký ăn”.';
  const note = noteIn(withFormNote(TABS, undefined, written(stood)));
  expect(note).toBe([BEFORE, 'Lưu ý về biểu mẫu: Cột không dùng: “Đăng ký ăn”.'].filter(Boolean).join('\n'));
  expect(noteIn(withFormNote(TABS, undefined, written(null))) ?? null).toBe(BEFORE);
});

test('where there is nothing left to say, the line goes', () => {
  const stood = 'Lưu ý về biểu mẫu: Cột không dùng: “Đăng ký ăn”.';
  expect(noteIn(withFormNote(TABS, null, written(stood))) ?? null).toBe(BEFORE);
});

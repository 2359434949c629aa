import { beforeAll, expect, test } from 'vitest';
import { builtAddOn } from './built-add-on.ts';
import { panelScene } from './panel-scene.ts';
import { sheetScene, type SheetScene } from './sheet-scene.ts';

let built: Awaited<ReturnType<typeof builtAddOn>>;
beforeAll(async () => {
  built = await builtAddOn({ withForm: true });
});

function scene(): SheetScene {
  const sheet = sheetScene(panelScene(), built.code, built.panelHtml);
  sheet.spreadsheet.formUrl = 'https://docs.google.com/forms/d/bieu-mau';
  sheet.services.form.questions = [
    { title: 'Họ và tên', choices: [] },
    { title: 'Đơn vị (xã, phường)', choices: ['cũ'] },
  ];
  return sheet;
}

test('built with the form helper, the menu has its items', () => {
  const sheet = scene();
  sheet.run('onOpen');
  expect(sheet.services.menu?.subMenus.flatMap((menu) => menu.items.map((item) => item.handler))).toEqual([
    'formFillUnits',
    'formCloseWhenDue',
    'formReopen',
  ]);
});

test('the one question about the unit is filled with the plan’s units in plan order', () => {
  const sheet = scene();
  sheet.run('formFillUnits');
  const [, question] = sheet.services.form.questions;
  expect(question?.choices).toHaveLength(83);
  expect(question?.choices[0]).toBe(panelScene().state().units[0]?.name);
});

test('where two questions could be meant, none is touched', () => {
  const sheet = scene();
  sheet.services.form.questions.push({ title: 'Xã nơi ở', choices: ['giữ'] });
  sheet.run('formFillUnits');
  expect(sheet.services.form.questions.map((question) => question.choices)).toEqual([[], ['cũ'], ['giữ']]);
  expect(sheet.services.alerts[0]?.text).toContain('có 2');
});

test('switched on, the form closes with a message once the day of grace is over; reopened, it stays open', () => {
  const sheet = scene();
  sheet.run('onHour');
  expect(sheet.services.form.accepting).toBe(true);
  sheet.run('formCloseWhenDue');
  expect(sheet.services.form.accepting).toBe(false);
  expect(sheet.services.form.closedMessage).toContain('08/05/2026');
  sheet.run('formReopen');
  sheet.run('onHour');
  expect(sheet.services.form.accepting).toBe(true);
});

test('on the last minute of the day of grace the form still stands open, and closes when it is over', () => {
  const sheet = scene();
  const midnight = Date.UTC(2026, 4, 8, 17);
  sheet.services.now = () => midnight - 60_000;
  sheet.run('formCloseWhenDue');
  sheet.run('onHour');
  expect(sheet.services.form.accepting).toBe(true);
  sheet.services.now = () => midnight;
  sheet.run('onHour');
  expect(sheet.services.form.accepting).toBe(false);
});

test('without a linked form it says so', () => {
  const sheet = scene();
  sheet.spreadsheet.formUrl = null;
  sheet.run('formFillUnits');
  expect(sheet.services.alerts[0]?.text).toContain('chưa liên kết với biểu mẫu nào');
});

import { beforeAll, expect, test } from 'vitest';
import { ASSIGNMENT_TAB, UNIT_ROW } from '#shared/workbook/keys.ts';
import { builtAddOn } from './built-add-on.ts';
import { panelScene } from './panel-scene.ts';
import { sheetScene, type SheetScene } from './sheet-scene.ts';

let sheet: SheetScene;
beforeAll(async () => {
  const { code, panelHtml } = await builtAddOn();
  sheet = sheetScene(panelScene(), code, panelHtml);
});

test('=DON_VI gives the official name, or says why a person must look', () => {
  expect(sheet.run('DON_VI', 'p cai khe')).toBe('Phường Cái Khế');
  expect(sheet.run('DON_VI', 'Long Phú')).toMatch(/^Cần xem: /);
  expect(sheet.run('DON_VI', '')).toBe('');
});

test('=LOP_CUA gives the class by the plan in the sheet, by name or code', () => {
  expect(sheet.run('LOP_CUA', 'Phường Cái Khế')).toBe('Lớp 01');
  expect(sheet.run('LOP_CUA', 'Phường Ô Môn')).toBe('Không thuộc đợt này');
  const assignment = sheet.spreadsheet.tab(ASSIGNMENT_TAB);
  const row = assignment
    .keys()
    .find((key) => UNIT_ROW.is(key) && assignment.cell(key, 'unit').getValue() === 'Phường Cái Khế');
  const [code] = UNIT_ROW.partsOf(row ?? '') ?? [];
  expect(sheet.run('LOP_CUA', code)).toBe('Lớp 01');
  const cell = assignment.cell(row ?? '', 'class');
  cell.setValue('02');
  expect(sheet.run('LOP_CUA', 'Phường Cái Khế')).toBe('Lớp 02');
});

test('a function over a range answers cell by cell and leaves blanks blank', () => {
  expect(
    sheet.run('DON_VI', [
      ['Phường Cái Khế', ''],
      ['Xã Thạnh Hòa', null],
    ]),
  ).toEqual([
    ['Phường Cái Khế', ''],
    ['Xã Thạnh Hòa', ''],
  ]);
});

test('=CON_THIEU counts the vacant seats in the class tab, however the class is written', () => {
  const vacant = panelScene()
    .state()
    .classes.find((one) => one.code === '04');
  const missing = (vacant?.seats ?? 0) - (vacant?.seated ?? 0);
  expect(missing).toBeGreaterThan(0);
  for (const written of [4, '04', 'Lớp 4']) expect(sheet.run('CON_THIEU', written)).toBe(missing);
  expect(sheet.run('CON_THIEU', '77')).toBe('Không có tab của Lớp 77');
});

test('=HAN gives a date, all days of a recurring task, or the part not understood', () => {
  const date = sheet.run('HAN', 'Quý II/2026') as Date;
  expect(date.toISOString()).toBe('2026-06-29T17:00:00.000Z');
  expect((sheet.run('HAN', 'Quý II', 2027) as Date).toISOString()).toBe('2027-06-29T17:00:00.000Z');
  expect(sheet.run('HAN', '06 tháng/ năm')).toBe('30/06/2026; 31/12/2026');
  expect(sheet.run('HAN', 'Thường xuyên')).toBe('Không có ngày đến hạn');
  expect(sheet.run('HAN', 'khi trăng tròn')).toMatch(/^Cần xem: /);
});

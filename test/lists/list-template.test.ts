import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { listFileName, listFileOptions } from '#shared/lists/list-file-name.ts';
import { listTemplate, type ListTemplate } from '#shared/lists/list-template.ts';
import { dayInName } from '#shared/responses/day-in-name.ts';
import { listTemplateWorkbook } from '../../sync-server/lists/list-template-xlsx.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';
import { CONFERENCE } from '../tabs/conference.ts';
import { LONG_PHU, templateOf } from './template-grid.ts';

const BATCH_2 = dutyPlan('batch-2');

test.each([
  ['conference', CONFERENCE],
  ['batch-2', BATCH_2],
])('P80: the template of %s, cell by cell', async (name, plan) => {
  await expect(templateText(templateOf(plan))).toMatchFileSnapshot(`golden/template-${name}.txt`);
});

test('a plan without meals and rooms asks for none of them, nor for Nam/Nữ', () => {
  const keys = templateOf(BATCH_2).columns.map(({ key }) => key);
  expect(keys).toEqual(['number', 'name', 'position', 'role', 'phone', 'note']);
  expect(templateOf(CONFERENCE).columns.map(({ title }) => title)).toEqual([
    'STT',
    'Họ và tên',
    'Nam/Nữ',
    'Chức vụ',
    'Thành phần',
    'Số điện thoại',
    '19/5 sáng',
    '19/5 trưa',
    '19/5 tối',
    '20/5 sáng',
    '20/5 trưa',
    'Đêm 18→19/5',
    'Đêm 19→20/5',
    'Ghi chú',
  ]);
});

test('a unit that stands in two classes is asked for which, one that stands in none gets no template', () => {
  const [first] = BATCH_2.occasions;
  const both = {
    ...BATCH_2,
    parties: BATCH_2.parties.map((set) => ({ ...set, members: [...(set.members ?? []), '99999'] })),
  };
  expect(templateOf(both, { code: '99999', name: 'Xã Mẫu' }).columns.map(({ key }) => key)).toContain(
    'class',
  );
  expect(first?.label).toBe('Lớp 01');
  expect(listTemplate(BATCH_2, { code: '99999', name: 'Xã Mẫu' })).toBeNull();
});

test('only the roles of which the unit is asked are offered', () => {
  const roles = templateOf(CONFERENCE).columns.find(({ key }) => key === 'role');
  expect(roles?.choices).toEqual(['Chủ tịch HĐND', 'Phó Chủ tịch HĐND', 'Công chức']);
});

test('file names say whose plan and unit it is, and stay short', () => {
  expect(listFileName('hoi-nghi-2026', 'Xã Long Phú')).toBe('hoi-nghi-2026_xa-long-phu_danh-sach.xlsx');
  expect(listFileName('a'.repeat(300), 'Phường Ninh Kiều').length).toBeLessThan(120);
});

test('a day of the plan in a file’s name, its deadline or the plan’s own name is no day of receipt', () => {
  const dayIn = (name: string, plan = CONFERENCE) => dayInName(name, listFileOptions(plan)).day;
  expect(dayIn('DS hội nghị 19-5-2026.xlsx')).toBeNull();
  expect(dayIn('DS gửi trước 12-5-2026.xlsx')).toBeNull();
  expect(dayIn('DS nhận 11-5-2026.xlsx')).toBe('2026-05-11');
  const upgraded = { ...BATCH_2, id: 'tap-huan-2026-05-02' };
  expect(dayIn(listFileName(upgraded.id, 'Xã Long Phú'), upgraded)).toBeNull();
  expect(dayIn(listFileName(upgraded.id, 'Xã Long Phú'))).toBe('2026-05-02');
});

test('the file is A4, repeats its titles, and warns of what stands beside the choices', async () => {
  const template = templateOf(CONFERENCE);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await listTemplateWorkbook(template)) as unknown as ArrayBuffer);
  const sheet = workbook.getWorksheet('Danh sách') ?? expect.fail();
  const { paperSize, orientation, fitToWidth, printTitlesRow } = sheet.pageSetup;
  expect([paperSize, orientation, fitToWidth, printTitlesRow]).toEqual([
    9,
    'landscape',
    1,
    template.headerRows.join(':'),
  ]);
  const role = sheet.getCell(template.personRows[0], 5);
  expect(role.dataValidation).toMatchObject({
    type: 'list',
    errorStyle: 'warning',
    formulae: ["'Danh mục'!$E$1:$E$3"],
  });
  expect(workbook.getWorksheet('Danh mục')?.state).toBe('hidden');
  expect(workbook.getWorksheet('Danh mục')?.getCell('E2').value).toBe('Phó Chủ tịch HĐND');
  // A phone keeps its leading 0, a day is not turned about by a program of another country.
  expect(sheet.getCell(template.personRows[0], 6).numFmt).toBe('@');
  const total = sheet.getCell(template.personRows[1] + 1, 7);
  expect(total.formula).toBe(`COUNTIF(G${template.personRows[0]}:INDEX(G:G,ROW()-1),"x")`);
});

test('nobody’s name or number is in it', async () => {
  const text = templateText(templateOf(CONFERENCE, LONG_PHU));
  expect(text).not.toMatch(/\d{7,}/);
});

/** A line a row: columns, merges, texts, looks. */
function templateText({ title, orientation, columns, cells, headerRows, personRows }: ListTemplate): string {
  const head = [
    `${title} (${orientation}); titles in rows ${headerRows.join('–')}, people in ${personRows.join('–')}`,
    columns
      .map((one) => `${one.title} [${one.width}]${one.choices === null ? '' : ` <${one.choices.join('|')}>`}`)
      .join(' | '),
  ];
  const rows = Map.groupBy(cells, ({ row }) => row);
  const lines = [...rows].map(([row, own]) => {
    const texts = own
      .filter(({ value, look }) => value !== null || look === 'answer' || look === 'day')
      .map(({ row: from, column, toRow, toColumn, value, look }) => {
        const block = toRow > from || toColumn > column ? `–${toRow}:${toColumn}` : '';
        return `${column}${block} ${look} ${typeof value === 'object' ? JSON.stringify(value) : value}`;
      });
    return `${row}: ${texts.join(' | ')}`;
  });
  return `${[...head, ...lines].join('\n')}\n`;
}

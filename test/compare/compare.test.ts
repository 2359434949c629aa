import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import type { PlanUnit } from './commune-names.ts';
import { Dice } from './dice.ts';
import { compareTables, compareValues, type Difference, type Found } from './differences.ts';
import { judge } from './expected-differences.ts';
import { formShape } from './form-export.ts';
import { minuteOf, RegistrationLife } from './registration-life.ts';
import { differenceLines } from './tell-differences.ts';
import { tablesOf } from './workbook-tables.ts';
import { workWith } from './work-of-hands.ts';

/** The comparison of two checkouts must see what differs, wherever it stands: else it shows nothing. */
function sampleWorkbook(alter: (workbook: ExcelJS.Workbook) => void = () => undefined): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('Lớp 01').addRows([
    ['so-lop class:01', 'name', 'status', 'remark'],
    ['header', 'Họ và tên', 'Trạng thái', 'Ghi chú'],
    ['seat:1:a | person:x.1', 'Trần Văn Bảo', 'Đã đăng ký', 'đã gọi'],
    ['seat:1:b | person:y.1', 'Lê Thị An', 'Đã đăng ký', null],
    [null, 'của cán bộ'],
  ]);
  workbook.addWorksheet('Cần xử lý').addRows([
    ['so-lop review', 'kind'],
    ['z.1', 'Trễ hạn'],
  ]);
  workbook.addWorksheet('_SoLop').addRow(['class:01', 'fingerprint']);
  alter(workbook);
  return workbook;
}

function foundIn(alter: (workbook: ExcelJS.Workbook) => void): Found[] {
  return compareTables(tablesOf(sampleWorkbook()), tablesOf(sampleWorkbook(alter)));
}

function classSheet(workbook: ExcelJS.Workbook): ExcelJS.Worksheet {
  const sheet = workbook.getWorksheet('Lớp 01');
  if (sheet === undefined) throw new Error('no such sheet');
  return sheet;
}

test('two workbooks that hold the same do not differ', () => {
  expect(foundIn(() => undefined)).toEqual([]);
});

test('an altered cell is told with its tab, row, column and what stands there', () => {
  const found = foundIn((workbook) => void (classSheet(workbook).getCell('C3').value = 'Đã rút'));
  const place = ['class:01', 'seat:1:a | person:x.1', 'status'];
  expect(found).toEqual([{ kind: 'cell', place, before: 'Đã đăng ký', after: 'Đã rút' }]);
});

test('a number that became text, an emptied cell and a changed row of staff are differences', () => {
  expect(compareValues('cell', [], 1, '1')).toHaveLength(1);
  expect(foundIn((workbook) => void (classSheet(workbook).getCell('D3').value = null))).toHaveLength(1);
  expect(foundIn((workbook) => void (classSheet(workbook).getCell('B5').value = 'khác'))).toMatchObject([
    { place: ['class:01', '(own 1 below seat:1:b | person:y.1)', 'name'] },
  ]);
});

test('a lost row, another order of rows, a lost column, another title and a lost tab are differences', () => {
  const inClass = (act: (sheet: ExcelJS.Worksheet) => void) =>
    foundIn((workbook) => act(classSheet(workbook))).map(({ kind }) => kind);
  expect(foundIn((workbook) => classSheet(workbook).spliceRows(4, 1))).toContainEqual({
    kind: 'rows',
    place: ['class:01', 'seat:1:b | person:y.1'],
    before: { name: 'Lê Thị An', status: 'Đã đăng ký' },
    after: 'not there',
  });
  expect(inClass((sheet) => sheet.spliceColumns(3, 1))).toContain('columns');
  expect(inClass((sheet) => void (sheet.name = 'Lớp một'))).toEqual(['title']);
  expect(foundIn((workbook) => workbook.removeWorksheet('Cần xử lý')).map(({ kind }) => kind)).toEqual([
    'tabs',
  ]);
  const sorted = foundIn((workbook) =>
    workWith(workbook, {
      does: 'sort',
      tab: 'class:01',
      rows: ['seat:1:a | person:x.1', 'seat:1:b | person:y.1'],
      column: 'name',
    }),
  );
  expect(sorted).toContainEqual({
    kind: 'rows',
    place: ['class:01', 'order, place 2'],
    before: 'seat:1:a | person:x.1',
    after: 'seat:1:b | person:y.1',
  });
});

test('another format, note, dropdown or width is a difference; what the program keeps for itself is none', () => {
  const looks = [
    (sheet: ExcelJS.Worksheet) => void (sheet.getCell('C3').numFmt = '0.00'),
    (sheet: ExcelJS.Worksheet) => void (sheet.getCell('C3').note = 'lưu ý'),
    (sheet: ExcelJS.Worksheet) =>
      void (sheet.getCell('C3').dataValidation = { type: 'list', formulae: ['"Duyệt"'] }),
    (sheet: ExcelJS.Worksheet) => void (sheet.getColumn(3).width = 40),
    (sheet: ExcelJS.Worksheet) => void (sheet.views = [{ state: 'frozen', ySplit: 2 }]),
  ];
  for (const look of looks)
    expect(foundIn((workbook) => look(classSheet(workbook))).map(({ kind }) => kind)).toEqual(['look']);
  const store = (workbook: ExcelJS.Workbook) =>
    void (workbook.worksheets.at(-1) ?? classSheet(workbook)).addRow([1]);
  expect(foundIn(store)).toEqual([]);
});

test('a key that stands twice is compared place by place', () => {
  const twice = (text: string) => (workbook: ExcelJS.Workbook) =>
    void classSheet(workbook).addRow(['seat:1:a | person:x.1', text]);
  const [left, right] = [tablesOf(sampleWorkbook(twice('một'))), tablesOf(sampleWorkbook(twice('hai')))];
  expect(compareTables(left, right)).toMatchObject([
    { place: ['class:01', 'seat:1:a | person:x.1 #2', 'name'] },
  ]);
});

test('lists of a report are compared by the keys of their items', () => {
  const [a, b, c] = [
    { key: 'a', status: 'seated' },
    { key: 'b', status: 'seated' },
    { key: 'b', status: 'withdrawn' },
  ];
  expect(compareValues('report', [], [a, b], [a, c])).toEqual([
    { kind: 'report', place: ['b', 'status'], before: 'seated', after: 'withdrawn' },
  ]);
  expect(compareValues('report', [], [a, b], [b, a])).toMatchObject([{ place: ['order, place 1'] }]);
  expect(compareValues('report', [], [a, b], [b])).toMatchObject([{ place: ['a'], after: undefined }]);
});

test('a named fault forgives the differences that show it and no other', () => {
  const difference = (place: string): Difference => {
    return { set: 1, step: 'step 1, sync', kind: 'cell', place: [place], before: 1, after: 2 };
  };
  const faults = [
    { fault: 'K1', isShownBy: ({ place }: Difference) => place[0] === 'mended' },
    { fault: 'K2', isShownBy: () => false },
  ];
  const { unexpected, explained } = judge([difference('mended'), difference('other')], faults);
  expect(unexpected).toEqual([difference('other')]);
  expect([...explained]).toEqual([
    ['K1', 1],
    ['K2', 0],
  ]);
});

test('of long texts the part that differs is shown', () => {
  const [before, after] = [`${'x'.repeat(900)}one`, `${'x'.repeat(900)}two`];
  const lines = differenceLines([{ set: 1, step: 's', kind: 'look', place: ['t'], before, after }]).join(
    '\n',
  );
  expect(lines).toContain('one');
  expect(lines).toContain('two');
  expect(lines.length).toBeLessThan(800);
});

test('staff type, note and add by keys, and what is not there is told', () => {
  const workbook = sampleWorkbook();
  const row = 'seat:1:b | person:y.1';
  workWith(workbook, { does: 'add column', tab: 'class:01', before: 'name', texts: { [row]: 'xe 2' } });
  workWith(workbook, { does: 'type', tab: 'class:01', row, column: 'remark', value: 'ốm' });
  workWith(workbook, { does: 'delete row', tab: 'class:01', row: 'header' });
  const [table] = tablesOf(workbook);
  expect(table?.columns).toEqual(['(own 1)', 'name', 'status', 'remark']);
  expect(table?.rows.find(({ key }) => key === row)?.cells).toMatchObject({
    '(own 1)': 'xe 2',
    remark: 'ốm',
  });
  expect(table?.rows.map(({ key }) => key)).not.toContain('header');
  expect(() => workWith(workbook, { does: 'delete row', tab: 'class:01', row: 'header' })).toThrow(/no row/);
});

test('the same seed makes the same responses, another seed others', () => {
  const units: readonly PlanUnit[] = ['01', '02', '03', '04'].flatMap((code) =>
    ['a', 'b'].map((letter) => ({ code: `${code}${letter}`, name: `Xã Mẫu ${code}${letter}`, class: code })),
  );
  const lived = (seed: number): string => {
    const dice = new Dice(seed);
    const life = new RegistrationLife(units, formShape(dice), dice.fork());
    life.begin(minuteOf(6, 18));
    life.goOn(minuteOf(7, 18));
    return life.export();
  };
  expect(lived(1)).toBe(lived(1));
  expect(lived(1)).not.toBe(lived(2));
});

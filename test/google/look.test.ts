import { expect, test } from 'vitest';
import { CLASS_TAB, OUTSIDE, SEAT } from '#shared/workbook/keys.ts';
import { KEY_COLUMN } from '#shared/workbook/marks.ts';
import type { WorkbookPort } from '#shared/sync/workbook-port.ts';
import type { Tab } from '#shared/workbook/model.ts';
import { columnAt, keyedRows } from '../fakes/google-sheets/marked-sheet.ts';
import type { FakeSheet } from '../fakes/google-sheets/model.ts';
import { classTab, extraKey, SEATS, seatKey, summaryTab } from '../workbook/sample-tabs.ts';
import { fakeGoogle, SPREADSHEET, TEST_CONFIG } from './fake-google.ts';

const google = fakeGoogle();
const CHARTED: Tab = {
  ...summaryTab(),
  charts: [
    {
      key: 'seats',
      title: 'Chỉ tiêu',
      kind: 'stackedBar',
      headerRow: 'header',
      labelColumn: 'class',
      values: [
        { column: 'seats', tone: 'green' },
        { column: 'share', tone: 'orange' },
      ],
      fromRow: 'c01',
      toRow: 'c01',
    },
  ],
};

test('keys stand in a hidden column; where protection is strict only the service may edit it', async () => {
  const { sheet } = await built();
  const key = columnAt(sheet('Lớp 01'), KEY_COLUMN);
  expect(sheet('Lớp 01').columns[key]?.properties.hiddenByUser).toBe(true);
  const protection = sheet('Lớp 01').protectedRanges.find(({ range }) => range.startColumnIndex === key);
  expect(protection?.rest.editors).toEqual({ users: [TEST_CONFIG.account] });
  expect(protection?.rest.warningOnly).toBe(undefined);
});

test('server columns are protected, staff columns are not', async () => {
  const { sheet } = await built();
  const { protectedRanges } = sheet('Lớp 01');
  const isClosed = (column: string) => {
    const at = columnAt(sheet('Lớp 01'), column);
    return protectedRanges.some(({ range }) => range.startColumnIndex! <= at && at < range.endColumnIndex!);
  };
  expect(['number', 'name', 'status'].map(isClosed)).toEqual([true, true, true]);
  expect(['decision', 'morning', 'note'].map(isClosed)).toEqual([false, false, false]);
});

test('decisions are offered, presence is ticked, and neither in a heading', async () => {
  const { sheet } = await built();
  const tab = sheet('Lớp 01');
  const rule = (row: number, column: string) => tab.rows[row]?.cells[columnAt(tab, column)]?.dataValidation;
  const [seat = 0] = rowsOf(tab, (key) => SEAT.is(key));
  const [section = 0] = rowsOf(tab, (key) => key === OUTSIDE);
  expect(rule(seat, 'decision')).toMatchObject({ strict: false, condition: { type: 'ONE_OF_LIST' } });
  expect(rule(seat, 'morning')).toMatchObject({ condition: { type: 'BOOLEAN' } });
  expect([rule(section, 'morning'), rule(2, 'decision')]).toEqual([undefined, undefined]);
});

test('a box that nobody ticked is an empty cell, ticked it is true', async () => {
  const { sheet, port, staff } = await built();
  const tab = sheet('Lớp 01');
  const [first = 0, second = 0] = rowsOf(tab, (key) => SEAT.is(key));
  staff.setCell('Lớp 01', first, columnAt(tab, 'morning'), false);
  staff.setCell('Lớp 01', second, columnAt(tab, 'morning'), true);
  const read = (await port.read()).tabs[1]!;
  const at = read.columns.indexOf('morning');
  expect([read.rows[first]?.cells[at], read.rows[second]?.cells[at]]).toEqual([null, true]);
});

test('choices that stand in another tab are offered from its cells below the heading', async () => {
  const { sheet } = await built();
  const tab = sheet('Tổng hợp');
  const [row = 0] = rowsOf(tab, (key) => key === 'c01');
  const rule = tab.rows[row]?.cells[columnAt(tab, 'officer')]?.dataValidation;
  expect(rule).toMatchObject({
    condition: { type: 'ONE_OF_RANGE', values: [{ userEnteredValue: "='Lớp 01'!$E$4:$E" }] },
  });
});

test('links, frozen rows, number formats and the chart are there', async () => {
  const { sheet } = await built();
  const tab = sheet('Tổng hợp');
  const [row = 0] = rowsOf(tab, (key) => key === 'c01');
  const format = (column: string) => tab.rows[row]?.cells[columnAt(tab, column)]?.userEnteredFormat;
  expect(format('class')).toMatchObject({
    textFormat: { link: { uri: `#gid=${sheet('Lớp 01').properties.sheetId}` } },
  });
  expect(format('day')).toMatchObject({ numberFormat: { type: 'DATE', pattern: 'dd/MM/yyyy' } });
  expect(format('share')).toMatchObject({ numberFormat: { type: 'PERCENT' } });
  expect(tab.grid.frozenRowCount).toBe(2);
  expect(tab.charts).toHaveLength(1);
  // Rows and columns with the hidden ones of the keys: the heading names the series.
  const seats = columnAt(tab, 'seats');
  expect(tab.charts[0]).toMatchObject({
    spec: {
      basicChart: {
        headerCount: 1,
        stackedType: 'STACKED',
        series: [
          { series: { sourceRange: { sources: [{ startRowIndex: 1, startColumnIndex: seats }] } } },
          {},
        ],
      },
    },
  });
});

test('a look written three times leaves as many rules, protections and charts as once', async () => {
  const { sheet, port } = await built();
  const counts = () => [sheet('Tổng hợp'), sheet('Lớp 01')].map(sizes);
  const once = counts();
  for (let time = 0; time < 2; time++) {
    await port.read();
    await port.apply([
      { kind: 'lookTab', tab: CHARTED },
      { kind: 'lookTab', tab: classTab('01', SEATS) },
    ]);
  }
  expect(counts()).toEqual(once);
});

test("rules and protections of staff's own survive a new look", async () => {
  const { sheet, port, staff } = await built();
  const { sheetId } = sheet('Lớp 01').properties;
  const range = { sheetId, startColumnIndex: 9, endColumnIndex: 10 };
  staff.request({ addProtectedRange: { protectedRange: { range, description: 'của văn phòng' } } });
  staff.request({
    addConditionalFormatRule: {
      index: 0,
      rule: {
        ranges: [range],
        booleanRule: { condition: { type: 'NOT_BLANK' }, format: { backgroundColor: { red: 1 } } },
      },
    },
  });
  await port.read();
  await port.apply([{ kind: 'lookTab', tab: classTab('01', SEATS) }]);
  expect(sheet('Lớp 01').protectedRanges.map(({ rest }) => rest.description)).toContain('của văn phòng');
  expect(JSON.stringify(sheet('Lớp 01').conditionalFormats)).toContain('NOT_BLANK');
});

test('in a column of staff’s own a new row keeps dropdown and format of the row above, but not its colours', async () => {
  const { sheet, port, staff } = await built();
  staff.insert('Lớp 01', 'COLUMNS', 1);
  const [first = 0] = rowsOf(sheet('Lớp 01'), (key) => SEAT.is(key));
  const { sheetId } = sheet('Lớp 01').properties;
  const range = {
    sheetId,
    startRowIndex: first,
    endRowIndex: first + 1,
    startColumnIndex: 1,
    endColumnIndex: 2,
  };
  const format = { backgroundColor: { red: 1 }, numberFormat: { type: 'DATE', pattern: 'dd/MM/yyyy' } };
  staff.request({ repeatCell: { range, cell: { userEnteredFormat: format }, fields: 'userEnteredFormat' } });
  staff.request({ setDataValidation: { range, rule: { condition: { type: 'NOT_BLANK' } } } });
  await insertBehind(port, seatKey(SEATS[0]!));
  const [, second = 0] = rowsOf(sheet('Lớp 01'), (key) => SEAT.is(key));
  expect(sheet('Lớp 01').rows[second]?.cells[1]).toMatchObject({
    dataValidation: { condition: { type: 'NOT_BLANK' } },
    userEnteredFormat: { numberFormat: { type: 'DATE' } },
  });
  expect(sheet('Lớp 01').rows[second]?.cells[1]?.userEnteredFormat?.['backgroundColor']).toBe(undefined);
});

test('a row at the very end of the grid is appended, with the look of its kind', async () => {
  const { sheet, port, staff } = await built();
  while (sheet('Lớp 01').rows.length > classTab('01', SEATS).rows.length)
    staff.delete('Lớp 01', 'ROWS', sheet('Lớp 01').rows.length - 1);
  await insertBehind(port, extraKey('p6'));
  const tab = sheet('Lớp 01');
  const cells = tab.rows.at(-1)?.cells ?? [];
  expect(cells[columnAt(tab, 'decision')]?.dataValidation).toMatchObject({
    condition: { type: 'ONE_OF_LIST' },
  });
  expect(cells[columnAt(tab, 'morning')]?.dataValidation).toMatchObject({ condition: { type: 'BOOLEAN' } });
});

test('control: left to itself, a row inserted below the heading looks like the heading', async () => {
  const { sheet, staff } = await built();
  const { sheetId } = sheet('Lớp 01').properties;
  const range = { sheetId, dimension: 'ROWS', startIndex: 3, endIndex: 4 };
  staff.request({ insertDimension: { range, inheritFromBefore: true } });
  const cell = sheet('Lớp 01').rows[3]?.cells[columnAt(sheet('Lớp 01'), 'decision')];
  expect(cell).toMatchObject({ userEnteredFormat: { textFormat: { bold: true } } });
  expect(cell?.dataValidation).toBe(undefined);
});

test.each([
  ['an office that chooses nothing', true, 'a@b.vn'],
  ['an office whose account is not known', false, null],
] as const)(
  '%s is warned, at the key column too, and nobody is refused the sorting of rows',
  async (_who, warningOnly, editor) => {
    const { fake } = google();
    fake.create(SPREADSHEET);
    const { googleService, openGoogleWorkbook } = await import(
      '../../sync-server/google/open-google-workbook.ts'
    );
    const config = { ...TEST_CONFIG, protection: { editor, warningOnly } };
    const port = openGoogleWorkbook(googleService(config), SPREADSHEET);
    await port.read();
    await port.apply([{ kind: 'addTab', tab: classTab('01', SEATS), cells: {}, afterTab: null }]);
    const ranges = fake.staff(SPREADSHEET).sheet('Lớp 01').protectedRanges;
    expect(ranges.map(({ rest }) => rest.warningOnly === true)).toEqual([true, true]);
  },
);

async function built() {
  const { fake, ...api } = google();
  const staff = fake.create(SPREADSHEET);
  const port = api.open();
  await port.read();
  await port.apply([
    { kind: 'addTab', tab: CHARTED, cells: cellsOf(CHARTED), afterTab: null },
    {
      kind: 'addTab',
      tab: classTab('01', SEATS),
      cells: cellsOf(classTab('01', SEATS)),
      afterTab: 'summary',
    },
  ]);
  return { staff, port, sheet: (title: string): FakeSheet => fake.staff(SPREADSHEET).sheet(title) };
}

async function insertBehind(port: WorkbookPort, after: string): Promise<void> {
  const { columns } = classTab('01', SEATS);
  const row = { key: SEAT.of('X', 'Y'), kind: 'data', cells: {} } as const;
  await port.read();
  await port.apply([
    { kind: 'insertRow', tab: CLASS_TAB.of('01'), row, columns, cells: {}, after, reason: 'new' },
  ]);
}

function rowsOf(sheet: FakeSheet, isWanted: (key: string) => boolean): readonly number[] {
  return keyedRows(sheet).flatMap(({ key, at }) => (isWanted(key) ? [at] : []));
}

function cellsOf(tab: Tab) {
  return Object.fromEntries(tab.rows.map((row) => [row.key, row.cells]));
}

function sizes({ conditionalFormats, protectedRanges, charts, metadata }: FakeSheet): readonly number[] {
  return [conditionalFormats.length, protectedRanges.length, charts.length, metadata.length];
}

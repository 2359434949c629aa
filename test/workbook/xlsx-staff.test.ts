import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, expect, test } from 'vitest';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import type { Tab, WorkbookSnapshot } from '#shared/workbook/model.ts';
import { XlsxWorkbook } from '../../sync-server/local/xlsx-workbook.ts';
import { zipParts } from './zip-parts.ts';
import { classTab, SEATS, summaryTab } from './sample-tabs.ts';
import { linksIn, sheetPart } from './sheet-parts.ts';
import { XlsxHands } from './xlsx-hands.ts';
import { zipOf } from './zip-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'so-lop-staff-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

const WANTED: readonly Tab[] = [summaryTab(), classTab('01', SEATS)];
/** The same without the first seat's person and the first extra: rows go and come. */
const CHANGED: readonly Tab[] = [
  summaryTab(),
  classTab(
    '01',
    SEATS.filter((seat) => seat.person !== 'p5'),
  ),
];

test("formulas of staff's follow the cells they name when rows come and go", async () => {
  const { path, hands } = await written();
  await hands.onWorkbook((workbook) => {
    const own = workbook.addWorksheet('Của tôi');
    own.getCell('A1').value = { formula: "'Lớp 01'!E13&\" 'Lớp 01'!E13\"", result: 'Hồ Thị Sáu' };
    own.getCell('A2').value = { formula: "COUNTA('Lớp 01'!$E$5:$E$13)+A1", result: 6 };
    const sheet = sheetOf(workbook, 'Lớp 01');
    sheet.getCell('M13').value = { formula: 'E13&E5&LOG10(1)', result: 'x' };
  });
  await sync(path, CHANGED);
  const workbook = await load(path);
  expect(sheetOf(workbook, 'Của tôi').getCell('A1').formula).toBe("'Lớp 01'!E12&\" 'Lớp 01'!E13\"");
  expect(sheetOf(workbook, 'Của tôi').getCell('A2').formula).toBe("COUNTA('Lớp 01'!$E$5:$E$12)+A1");
  expect(sheetOf(workbook, 'Lớp 01').getCell('M12').formula).toBe('E12&E5&LOG10(1)');
});

test('what staff did to the look of a row travels with it and is not painted over', async () => {
  const { path, hands } = await written();
  const yellow = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFF00' } } as const;
  await hands.onWorkbook((workbook) => {
    const cell = sheetOf(workbook, 'Lớp 01').getCell('E13');
    cell.style = { ...cell.style, fill: yellow };
    cell.note = 'đã gọi';
  });
  await sync(path, CHANGED);
  const cell = sheetOf(await load(path), 'Lớp 01').getCell('E12');
  expect(cell.value).toBe('Hồ Thị Sáu');
  expect(cell.fill).toMatchObject({ fgColor: yellow.fgColor });
  expect(JSON.stringify(cell.note)).toContain('đã gọi');
});

test('the keys are found although staff put columns left of them and rows above them', async () => {
  const { path, hands } = await written();
  await hands.onWorkbook((workbook) => {
    const sheet = sheetOf(workbook, 'Lớp 01');
    sheet.spliceColumns(1, 0, [null, 'riêng 2']);
    sheet.spliceRows(1, 0, ['tiêu đề riêng']);
  });
  const after = await sync(path, CHANGED);
  expect(after.tabs[1]?.columns.slice(0, 2)).toEqual([null, 'number']);
  expect(after.tabs[1]?.rows[0]?.cells).toEqual(['tiêu đề riêng']);
  expect(after.tabs[1]?.rows[1]?.cells[0]).toBe('riêng 2');
  expect(changesTo(after, CHANGED)).toEqual([]);
});

test("a copy of a tab is staff's own: only the tab the name points to is written", async () => {
  const { path, hands } = await written();
  await hands.onWorkbook((workbook) => {
    const sheet = sheetOf(workbook, 'Lớp 01');
    const copy = workbook.addWorksheet('Lớp 01 (bản sao)');
    sheet.eachRow((row, number) => {
      row.eachCell((cell, column) => {
        copy.getCell(number, column).value = cell.value;
      });
    });
  });
  const after = await sync(path, CHANGED);
  expect(after.otherTitles).toEqual(['Lớp 01 (bản sao)']);
  expect((await hands.cells('Lớp 01 (bản sao)')).flat()).toContain('Võ Văn Năm');
  expect((await hands.cells('Lớp 01')).flat()).not.toContain('Võ Văn Năm');
});

test.each(['before', 'after'])(
  'Excel gives the copy of a tab the name of the tab once more, %s the workbook’s own: the tab stays ours',
  async (place) => {
    const { path, hands } = await written();
    await hands.onWorkbook((workbook) => {
      const copy = workbook.addWorksheet('Lớp 01 (2)');
      sheetOf(workbook, 'Lớp 01').eachRow((row, number) =>
        row.eachCell((cell, column) => void (copy.getCell(number, column).value = cell.value)),
      );
    });
    const parts = new Map(zipParts(readFileSync(path)));
    const book = parts.get('xl/workbook.xml') ?? '';
    const [own = ''] = /<definedName name="_SoLop\.tab\.class[^>]*>[^<]*<\/definedName>/.exec(book) ?? [];
    const copied = own
      .replace('<definedName ', '<definedName localSheetId="2" ')
      .replace('Lớp 01', 'Lớp 01 (2)');
    expect(copied).not.toBe(own);
    parts.set('xl/workbook.xml', book.replace(own, place === 'before' ? copied + own : own + copied));
    writeFileSync(path, zipOf(parts));
    const after = await sync(path, CHANGED);
    expect(after.otherTitles).toEqual(['Lớp 01 (2)']);
    expect((await hands.cells('Lớp 01 (2)')).flat()).toContain('Võ Văn Năm');
    expect((await hands.cells('Lớp 01')).flat()).not.toContain('Võ Văn Năm');
  },
);

test('text that looks like an escape of the file format is kept through any number of writes', async () => {
  const { path, hands } = await written();
  await hands.setCell('Lớp 01', 4, 9, '_x005F_x0041_');
  for (const wanted of [CHANGED, WANTED, CHANGED]) await sync(path, wanted);
  expect((await hands.cells('Lớp 01')).flat()).toContain('_x0041_');
});

test('dropdowns offer the choices, and accept other text', async () => {
  const { path } = await written();
  const sheet = zipParts(readFileSync(path)).get('xl/worksheets/sheet2.xml') ?? '';
  const rules = sheet.match(/<dataValidation [^>]*>.*?<\/dataValidation>/g) ?? [];
  expect(rules).toHaveLength(6);
  expect(rules.join()).toContain('Duyệt,Không chấp nhận,Thay thế,Rút');
  expect(rules.join()).toContain('☑,☐');
  expect(rules.join()).not.toContain('showErrorMessage="1"');
  expect(new Set(rules.map((rule) => /sqref="([^"]*)"/.exec(rule)?.[1])).size).toBe(6);
});

test('choices that are long or hold commas stand in a hidden sheet, as Excel allows 255 characters in a rule', async () => {
  const path = fresh();
  const list = Array.from({ length: 103 }, (_, at) => `Phường số ${at}, thành phố`);
  const tab = classTab('01', SEATS);
  const columns = tab.columns.map((column) =>
    column.key === 'decision' ? { ...column, choices: { list } } : column,
  );
  await sync(path, [{ ...tab, columns }]);
  const workbook = await load(path);
  const rule = sheetOf(workbook, 'Lớp 01').getCell('H5').dataValidation;
  expect(rule.formulae).toEqual(["'_SoLop.list'!$A$1:$A$103"]);
  expect(sheetOf(workbook, '_SoLop.list').state).toBe('veryHidden');
  expect(sheetOf(workbook, '_SoLop.list').getCell('A103').value).toBe('Phường số 102, thành phố');
});

test('choices from another tab follow its rows, and links its name', async () => {
  const { path, hands } = await written();
  await hands.renameTab('Lớp 01', 'Lớp đầu');
  await sync(path, CHANGED);
  const summary = sheetOf(await load(path), 'Tổng hợp');
  expect(summary.getCell('H4').dataValidation.formulae).toEqual(["'Lớp đầu'!$E$5:$E$12"]);
  expect(linksIn(readFileSync(path), 'Tổng hợp').get('B4')).toBe('_SoLop.tab.class_003a01');
});

test('each tab is set up for printing on A4 with its heading on every page, and for reading with the heading in view', async () => {
  const { path } = await written();
  const sheet = sheetOf(await load(path), 'Lớp 01');
  expect(sheet.pageSetup).toMatchObject({
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToHeight: 0,
    printTitlesRow: '4:4',
  });
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 4 });
  expect(sheet.autoFilter).toBe('A4:K10');
  expect([sheet.getColumn(1).hidden, sheet.getRow(1).hidden]).toEqual([true, true]);
});

test('by what staff filter stays, with the rows it hides; one that leaves the range of the filter is shown again', async () => {
  const { path, hands } = await written();
  await hands.onWorkbook((workbook) => {
    for (const row of [7, 9]) sheetOf(workbook, 'Lớp 01').getRow(row).hidden = true;
  });
  const parts = new Map(zipParts(readFileSync(path)));
  const part = 'xl/worksheets/sheet2.xml';
  const condition =
    '><filterColumn colId="6"><filters><filter val="Đã đăng ký"/></filters></filterColumn></autoFilter>';
  parts.set(part, (parts.get(part) ?? '').replace(/(<autoFilter [^/]*)\/>/, `$1${condition}`));
  writeFileSync(path, zipOf(parts));
  const hidden = async () => {
    const { xml } = sheetPart(readFileSync(path), 'Lớp 01');
    return [...xml.matchAll(/<row r="(\d+)"[^>]* hidden="1"/g)].map(([, row]) => Number(row));
  };
  await sync(path, CHANGED);
  expect(await hidden()).toEqual([1, 7, 9]);
  const kept =
    'K10"><filterColumn colId="6"><filters><filter val="Đã đăng ký"/></filters></filterColumn></autoFilter>';
  expect(sheetPart(readFileSync(path), 'Lớp 01').xml).toContain(`<autoFilter ref="A4:${kept}`);
  const outside = SEATS.map((seat, at) => (at === 2 ? { ...seat, extra: true } : seat));
  await sync(path, [summaryTab(), classTab('01', outside)]);
  expect(await hidden()).toEqual([1, 8]);
});

test('where staff may add rows, blank ones stand ready with their dropdowns, in the cells that are theirs', async () => {
  const path = fresh();
  const own = { staffCells: ['name', 'decision'], formats: { name: { kind: 'phone' as const } } };
  await sync(path, [{ ...classTab('01', SEATS), staffRowsAfter: 'header', staffRow: own }]);
  const sheet = sheetOf(await load(path), 'Lớp 01');
  const fills = ['E', 'H', 'K'].map((column) =>
    JSON.stringify(sheet.getCell(`${column}14`).fill).includes('solid'),
  );
  expect(fills).toEqual([true, true, false]);
  expect(sheet.getCell('H14').dataValidation?.formulae).toEqual(['"Duyệt,Không chấp nhận,Thay thế,Rút"']);
});

test('a look that staff deleted with the hidden sheet is written again', async () => {
  const { path, hands } = await written();
  await hands.onWorkbook((workbook) => workbook.removeWorksheet('_SoLop'));
  const before = await new XlsxWorkbook(path).read();
  expect(before.tabs.map((tab) => tab.look)).toEqual([null, null]);
  expect(changesTo(before, WANTED).map((change) => change.kind)).toEqual(['lookTab', 'lookTab']);
  expect(changesTo(await sync(path, WANTED), WANTED)).toEqual([]);
});

test("merged cells and conditional formats of staff's stay", async () => {
  const { path, hands } = await written();
  await hands.onWorkbook((workbook) => {
    const sheet = sheetOf(workbook, 'Lớp 01');
    sheet.mergeCells('M13:N13');
    sheet.addConditionalFormatting({
      ref: 'M5:M13',
      rules: [
        { type: 'cellIs', operator: 'equal', formulae: [1], priority: 9, style: { font: { bold: true } } },
      ],
    });
  });
  await sync(path, CHANGED);
  const sheet = zipParts(readFileSync(path)).get('xl/worksheets/sheet2.xml') ?? '';
  expect(sheet).toContain('<mergeCell ref="M12:N12"/>');
  expect(sheet).toMatch(/<cfRule type="cellIs"/);
  expect(sheet.match(/LEFT\(G5,10\)/g)).toHaveLength(1);
});

async function written(): Promise<{ path: string; hands: XlsxHands }> {
  const path = fresh();
  await sync(path, WANTED);
  return { path, hands: new XlsxHands(path) };
}

function fresh(): string {
  return join(folder, `${++files}.xlsx`);
}

async function sync(path: string, wanted: readonly Tab[]): Promise<WorkbookSnapshot> {
  const port = new XlsxWorkbook(path);
  await port.apply(changesTo(await port.read(), wanted));
  return new XlsxWorkbook(path).read();
}

function changesTo(
  snapshot: WorkbookSnapshot,
  wanted: readonly Tab[],
): ReturnType<typeof diffWorkbook>['changes'] {
  return diffWorkbook({ snapshot, wanted, memory: () => null }).changes;
}

async function load(path: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  return workbook;
}

function sheetOf(workbook: ExcelJS.Workbook, title: string): ExcelJS.Worksheet {
  const sheet = workbook.getWorksheet(title);
  if (sheet === undefined) throw new Error(`no sheet "${title}"`);
  return sheet;
}

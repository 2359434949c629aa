import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, expect, test } from 'vitest';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import { DEFINED_NAME } from '#shared/workbook/marks.ts';
import type { Column, Row, Tab } from '#shared/workbook/model.ts';
import { XlsxWorkbook } from '../../sync-server/local/xlsx-workbook.ts';
import { zipParts } from './zip-parts.ts';

const folder = mkdtempSync(join(tmpdir(), 'so-lop-look-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

const column = (key: string, owner: Column['owner'] = 'server'): Column => {
  return { key, title: key.toUpperCase(), owner, width: 12, kind: 'text' };
};

/** A wide table, and below it, under a title of its own, one of a single column. */
const TWO_TABLES: Tab = {
  key: 'summary',
  title: 'Hai bảng',
  columns: [column('a'), column('b'), column('c', 'staff')],
  rows: [
    { key: 'title', kind: 'title', cells: { a: 'BẢNG THỨ NHẤT' } },
    { key: 'wide', kind: 'header', cells: { a: 'A', b: 'B', c: 'C' } },
    { key: 'first', kind: 'data', cells: { a: 'một' } },
    { key: 'second-title', kind: 'title', cells: { a: 'BẢNG THỨ HAI' } },
    { key: 'narrow', kind: 'header', cells: { a: 'A' } },
    { key: 'last', kind: 'data', cells: { a: 'hai' } },
  ],
};

test('the lines of a table reach as far as its heading has words', async () => {
  const sheet = await sheetOf(TWO_TABLES);
  const boxed = (row: Row['key']) =>
    ['B', 'C', 'D'].map((letter) => isBoxed(sheet.getCell(letter + place(row))));
  expect(boxed('wide')).toEqual([true, true, true]);
  expect(boxed('first')).toEqual([true, true, true]);
  expect(boxed('narrow')).toEqual([true, false, false]);
  expect(boxed('last')).toEqual([true, false, false]);
});

test('a title further down begins a page, the first does not, and after another sync still so', async () => {
  const path = fresh();
  await write(path, TWO_TABLES);
  expect(breaks(path)).toEqual([place('second-title') - 1]);
  const grown = { ...TWO_TABLES, rows: [...TWO_TABLES.rows.slice(0, 3), MORE, ...TWO_TABLES.rows.slice(3)] };
  await write(path, grown);
  expect(breaks(path)).toEqual([place('second-title')]);
});

const MORE: Row = { key: 'more', kind: 'data', cells: { a: 'thêm' } };

test('rows made ready for typing are not printed', async () => {
  const rows = TWO_TABLES.rows.slice(0, 3);
  const sheet = await sheetOf({ ...TWO_TABLES, rows, staffRowsAfter: 'wide' });
  expect(sheet.pageSetup.printArea).toBe('B1:D4');
  expect(isBoxed(sheet.getCell('D20'))).toBe(true);
});

test('a new tab opens with its first visible cell chosen', async () => {
  const sheet = await sheetOf({ ...TWO_TABLES, frozenThrough: 'wide' });
  expect(sheet.views[0]).toMatchObject({ activeCell: 'B2', ySplit: 3, showGridLines: false });
});

test('a cell leads to its tab from the sync that makes the tab, though nothing else changes beside it', async () => {
  const path = fresh();
  const [title, heading, first] = TWO_TABLES.rows as [Row, Row, Row];
  const leading: Tab = {
    ...TWO_TABLES,
    rows: [title, heading, { ...first, links: { a: 'class:04' } }],
  };
  const target: Tab = { ...TWO_TABLES, key: 'class:04', title: 'Lớp 04', rows: [title, heading, first] };
  await write(path, leading);
  expect(linksOf(path)).toEqual([]);
  await write(path, leading, target);
  expect(linksOf(path)).toEqual([`B4 → ${DEFINED_NAME.of('class:04')}`]);
  await write(path, leading, { ...target, rows: [...target.rows, MORE] });
  expect(linksOf(path)).toEqual([`B4 → ${DEFINED_NAME.of('class:04')}`]);
});

/** The first row holds the keys of the columns. */
function place(row: Row['key']): number {
  return TWO_TABLES.rows.findIndex(({ key }) => key === row) + 2;
}

function isBoxed(cell: ExcelJS.Cell): boolean {
  return cell.border?.left !== undefined && cell.border.right !== undefined;
}

function fresh(): string {
  files += 1;
  return join(folder, `${files}.xlsx`);
}

async function write(path: string, ...wanted: readonly Tab[]): Promise<void> {
  const port = new XlsxWorkbook(path);
  const { changes } = diffWorkbook({ snapshot: await port.read(), wanted, memory: () => null });
  await port.apply(changes);
}

async function sheetOf(tab: Tab): Promise<ExcelJS.Worksheet> {
  const path = fresh();
  await write(path, tab);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  return workbook.getWorksheet(tab.title) as ExcelJS.Worksheet;
}

/** Links of the first sheet. */
function linksOf(path: string): readonly string[] {
  const sheet = zipParts(readFileSync(path)).get('xl/worksheets/sheet1.xml') ?? '';
  return [...sheet.matchAll(/<hyperlink ref="(\w+)" location="([^"]+)"/g)].map(
    ([, at, to]) => `${at} → ${to}`,
  );
}

/** Rows behind which a page ends. The library writes them and does not read them. */
function breaks(path: string): readonly number[] {
  const sheet = zipParts(readFileSync(path)).get('xl/worksheets/sheet1.xml') ?? '';
  return [...sheet.matchAll(/<brk id="(\d+)"/g)].map((found) => Number(found[1]));
}

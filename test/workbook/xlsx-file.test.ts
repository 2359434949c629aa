import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, expect, test } from 'vitest';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import type { Tab } from '#shared/workbook/model.ts';
import { XlsxWorkbook } from '../../sync-server/local/xlsx-workbook.ts';
import { zipParts } from './zip-parts.ts';
import { classTab, SEATS, summaryTab } from './sample-tabs.ts';

const folder = mkdtempSync(join(tmpdir(), 'so-lop-file-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

const WANTED: readonly Tab[] = [summaryTab(), classTab('01', SEATS)];

test.each([
  ['an empty file', Buffer.alloc(0), 'tệp trống'],
  ['a text file', Buffer.from('Họ và tên;Đơn vị\n'), 'không có định dạng .xlsx'],
  ['an old or encrypted file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '.xls kiểu cũ'],
  ['a damaged file', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(500, 7)]), 'bị hỏng'],
])('%s is refused with what it seems to be, and stays as it is', async (_name, bytes, says) => {
  const path = fresh();
  writeFileSync(path, bytes);
  await expect(new XlsxWorkbook(path).read()).rejects.toMatchObject({
    code: 'not-a-workbook',
    message: expect.stringContaining(says),
  });
  expect(readFileSync(path)).toEqual(bytes);
});

test('half a workbook is refused, and stays as it is', async () => {
  const path = await written();
  const half = readFileSync(path).subarray(0, 4000);
  writeFileSync(path, half);
  await expect(new XlsxWorkbook(path).read()).rejects.toMatchObject({ code: 'not-a-workbook' });
  expect(readFileSync(path)).toEqual(half);
});

test('a folder is not a workbook, and a folder that is not there is named', async () => {
  const path = fresh();
  mkdirSync(path);
  await expect(new XlsxWorkbook(path).read()).rejects.toMatchObject({ code: 'not-a-workbook' });
  const lost = join(folder, 'không có', 'so-lop.xlsx');
  await expect(sync(lost, WANTED)).rejects.toMatchObject({
    code: 'not-found',
    // Its own name, and not where on the disk it lies.
    message: expect.stringMatching(/^Không có thư mục “không có” để ghi tệp “so-lop\.xlsx”/),
  });
});

test.each([
  [
    '~$',
    Buffer.concat([Buffer.from([9]), Buffer.from('Van Thu 1     ')]),
    'Microsoft Excel (người mở: Van Thu 1)',
  ],
  [
    '.~lock.',
    Buffer.from('Văn thư,vt,may-01,20.11.2026 08:00,file:///x;'),
    'LibreOffice (người mở: Văn thư)',
  ],
])(
  'a workbook that is open elsewhere (%s…) is not written, and the program is named',
  async (prefix, lock, says) => {
    const path = await written();
    const before = readFileSync(path);
    const name = path.slice(folder.length + 1);
    const lockFile = join(folder, prefix + name + (prefix === '~$' ? '' : '#'));
    writeFileSync(lockFile, lock);
    const other = [summaryTab(), classTab('01', SEATS.slice(1))];
    await expect(sync(path, other)).rejects.toMatchObject({
      code: 'open-elsewhere',
      message: expect.stringContaining(says),
    });
    expect(readFileSync(path)).toEqual(before);
    rmSync(lockFile);
    await sync(path, other);
    expect(readFileSync(path)).not.toEqual(before);
  },
);

test('a workbook saved by somebody since it was read is not overwritten, even by a file of the same size', async () => {
  const path = await written();
  const port = new XlsxWorkbook(path);
  const changes = changesTo(await port.read(), [summaryTab(), classTab('01', SEATS.slice(1))]);
  const theirs = Buffer.from(readFileSync(path));
  theirs[theirs.length - 1] = 1;
  writeFileSync(path, theirs);
  await expect(port.apply(changes)).rejects.toMatchObject({ code: 'changed-meanwhile' });
  expect(readFileSync(path)).toEqual(theirs);
});

test('a workbook that appears or vanishes meanwhile counts as changed', async () => {
  const path = fresh();
  const first = new XlsxWorkbook(path);
  const changes = changesTo(await first.read(), WANTED);
  await sync(path, WANTED);
  await expect(first.apply(changes)).rejects.toMatchObject({ code: 'changed-meanwhile' });
  const second = new XlsxWorkbook(path);
  const fewer = changesTo(await second.read(), [summaryTab(), classTab('01', SEATS.slice(1))]);
  rmSync(path);
  await expect(second.apply(fewer)).rejects.toMatchObject({ code: 'changed-meanwhile' });
});

test('nothing but the workbook is left in the folder', async () => {
  const path = await written();
  expect(readdirSync(folder).filter((name) => name.startsWith(path.slice(folder.length + 1)))).toEqual([
    path.slice(folder.length + 1),
  ]);
});

test('a workbook of somebody else reads as tabs that are not ours, and keeps them', async () => {
  const path = fresh();
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Lớp 01');
  sheet.getCell('B2').value = { formula: 'SUM(C1:C3)', result: 6 };
  sheet.getCell('B2').style = { font: { bold: true } };
  await workbook.xlsx.writeFile(path);
  expect(await new XlsxWorkbook(path).read()).toEqual({ tabs: [], otherTitles: ['Lớp 01'] });
  await sync(path, WANTED);
  const cell = (await load(path)).getWorksheet('Lớp 01')?.getCell('B2');
  expect(cell?.formula).toBe('SUM(C1:C3)');
  expect(cell?.font.bold).toBe(true);
});

test('the same content gives the same parts', async () => {
  const [first, second] = [await written(), await written()];
  const parts = zipParts(readFileSync(first));
  expect(parts.size).toBeGreaterThan(8);
  for (const [name, text] of zipParts(readFileSync(second)))
    expect(text === parts.get(name), name).toBe(true);
});

function fresh(): string {
  return join(folder, `${++files}.xlsx`);
}

async function written(): Promise<string> {
  const path = fresh();
  await sync(path, WANTED);
  return path;
}

async function sync(path: string, wanted: readonly Tab[]): Promise<void> {
  const port = new XlsxWorkbook(path);
  await port.apply(changesTo(await port.read(), wanted));
}

function changesTo(
  snapshot: Parameters<typeof diffWorkbook>[0]['snapshot'],
  wanted: readonly Tab[],
): ReturnType<typeof diffWorkbook>['changes'] {
  return diffWorkbook({ snapshot, wanted, memory: () => null }).changes;
}

async function load(path: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  return workbook;
}

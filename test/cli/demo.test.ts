import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { cpSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { writeSmallOfficeFiles } from '../fixtures/small-office-files.ts';
import { command } from './in-process.ts';
import { type Ended, filesIn, newFolder, removeFolder } from './run-cli.ts';

/** The demo is the first thing anybody sees: it must show everything the register knows. */
let folder: string;
let first: Ended;
let madeFirst: string | undefined;
let again: Ended;
let report: {
  account: { rows: number; identicalRows: number; rowProblems: number; byStatus: Record<string, number> };
  units: {
    class: string;
    name: string;
    state: string;
    seats: { role: string; registration: string | null }[];
  }[];
  registrations: { fullName: string; class: string | null; status: string; notes: string[] }[];
  rowProblems: { problem: string }[];
};

beforeAll(async () => {
  folder = newFolder();
  first = await demo();
  madeFirst = filesIn(folder)['so-lop.xlsx'];
  again = await demo('--json');
  report = JSON.parse(again.out);
});
afterAll(() => removeFolder(folder));

const NOW = ['--now', '2026-05-09T12:00:00+07:00'];
const demo = (...more: readonly string[]) => command(['demo', '--once', '--dir', folder, ...NOW, ...more]);

test('it makes the workbook and prints eight classes; run again it changes no cell and no byte', async () => {
  expect(first.code).toBe(0);
  expect(first.out.split('\n').filter((line) => /^0[1-8] /.test(line))).toHaveLength(8);
  expect(again).toMatchObject({ code: 0, err: expect.stringContaining('Không có gì thay đổi') });
  expect(filesIn(folder)['so-lop.xlsx']).toBe(madeFirst);
});

test('it prints counts that add up to the account of R10', () => {
  const { out } = first;
  const numbers = (line: string) => [...line.matchAll(/\d+/g)].map(Number);
  const [rows, delegates] = out.trim().split('\n').slice(-2) as [string, string];
  for (const line of [rows, delegates]) {
    const [sum, ...parts] = numbers(line);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.reduce((a, b) => a + b, 0)).toBe(sum);
  }
  const classes = out.split('\n').filter((line) => /^0[1-8] /.test(line));
  const total = numbers(out.split('\n').find((line) => line.startsWith('Cộng')) as string);
  expect(total.length).toBeGreaterThan(5);
  for (const [at, sum] of total.entries()) {
    expect(classes.reduce((all, line) => all + (numbers(line)[at + 1] as number), 0)).toBe(sum);
  }
});

test('it can be synced by hand without another option', async () => {
  expect(await command(['sync', '--workbook', join(folder, 'so-lop.xlsx'), ...NOW])).toMatchObject({
    code: 0,
    err: expect.stringContaining('Không có gì thay đổi'),
  });
});

test('it has about 260 rows, copies and broken ones among them', () => {
  expect(report.account.rows).toBeGreaterThanOrEqual(255);
  expect(report.account.rows).toBeLessThanOrEqual(265);
  expect(report.account.identicalRows).toBeGreaterThan(0);
  expect(new Set(report.rowProblems.map(({ problem }) => problem))).toEqual(
    new Set(['no_delegate', 'no_time', 'delegate_without_name']),
  );
});

test('every status that comes about without a decision is there', () => {
  for (const status of [
    'seated',
    'extra_pending',
    'late_pending',
    'role_unclear',
    'unit_unclear',
    'not_in_plan',
    'duplicate_suspected',
    'superseded',
  ]) {
    expect(report.account.byStatus[status], status).toBeGreaterThan(0);
  }
});

test('every note that comes about without a decision is there', () => {
  const notes = new Set(report.registrations.flatMap((one) => one.notes));
  for (const note of [
    'class_differs',
    'details_changed',
    'in_grace',
    'phone_shared',
    'registered_in_other_unit',
    'replacement_hint',
  ]) {
    expect(notes, note).toContain(note);
  }
});

test('class 04 has a unit of which nobody came, one with doubtful rows only, and a replacement to decide', () => {
  const units = report.units.filter((one) => one.class === '04');
  expect(units.filter(({ state }) => state === 'none').map(({ name }) => name)).toEqual([
    'Xã Vị Thanh 1',
    'Xã Lương Tâm',
  ]);
  const waiting = report.registrations.filter((one) => one.class === '04' && one.status !== 'seated');
  expect(new Set(waiting.map(({ status }) => status))).toEqual(
    new Set(['extra_pending', 'late_pending', 'role_unclear', 'superseded']),
  );
  expect(waiting.some(({ notes }) => notes.includes('replacement_hint'))).toBe(true);
});

test('“Long Phú” waits for a decision, and the seat it may mean is free', () => {
  expect(report.registrations.find((one) => one.fullName === 'Trần Thị Bích Ngân')?.status).toBe(
    'unit_unclear',
  );
  const longPhu = report.units.find(({ name }) => name === 'Xã Long Phú');
  expect(longPhu?.seats.find(({ role }) => role === 'lanh_dao_ubnd')?.registration).toBeNull();
});

test('nobody in it has a number that may be somebody’s', () => {
  const text = readFileSync(join(folder, 'phan-hoi', 'phan-hoi-mau.csv'), 'utf8');
  for (const [digits] of text.matchAll(/\d[\d. ]{7,}\d/g)) {
    const national = digits.replace(/\D/g, '').replace(/^84/, '').replace(/^0/, '');
    if (national.length === 9) expect(national).toMatch(/^900/);
  }
});

/** A folder of its own with what the demo made, to be changed. */
function withCopy(): string {
  const copy = newFolder();
  onTestFinished(() => removeFolder(copy));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

test('a newer export in its folder is read, and run again the demo withdraws nobody of it', async () => {
  const copy = withCopy();
  const sample = readFileSync(join(copy, 'phan-hoi', 'phan-hoi-mau.csv'), 'utf8');
  const newer = join(copy, 'phan-hoi', 'xuat-lai.csv');
  writeFileSync(
    newer,
    `${sample.trimEnd()}\n08/05/2026 10:00:00,Xã Hòa An,,Người Mới,Phó Chủ tịch Mặt trận,,0900111222\n`,
  );
  utimesSync(join(copy, 'phan-hoi', 'phan-hoi-mau.csv'), new Date(1_000), new Date(1_000));
  const demoOf = () => command(['demo', '--once', '--dir', copy, ...NOW, '--json']);
  const account = async () => JSON.parse((await demoOf()).out).account;
  const one = await account();
  expect(one.rows).toBe(report.account.rows + 1);
  expect(one.byStatus.withdrawn ?? 0).toBe(report.account.byStatus['withdrawn'] ?? 0);
  expect(await account()).toEqual(one);
  expect((await demoOf()).err).toContain('xuat-lai.csv');
});

test('what somebody typed into the sample’s own file stays', async () => {
  const copy = withCopy();
  const sample = join(copy, 'phan-hoi', 'phan-hoi-mau.csv');
  const text = readFileSync(sample, 'utf8').replace('Xã Hòa An', 'Xã Hòa An ');
  writeFileSync(sample, text);
  await command(['demo', '--once', '--dir', copy, ...NOW]);
  expect(readFileSync(sample, 'utf8')).toBe(text);
});

test('its workbook says that it is a sample, and stays one wherever it goes and however it is synced', async () => {
  const copy = withCopy();
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(copy, 'so-lop.xlsx'));
  expect(JSON.stringify(book.getWorksheet('Tổng hợp')?.getSheetValues())).toContain('BẢNG TÍNH MẪU');
  await command(['sync', '--workbook', join(copy, 'so-lop.xlsx'), ...NOW]);
  const elsewhere = newFolder();
  onTestFinished(() => removeFolder(elsewhere));
  cpSync(join(copy, 'so-lop.xlsx'), join(elsewhere, 'so-lop.xlsx'));
  const { code } = await command(['demo', '--once', '--dir', elsewhere, ...NOW]);
  expect(code).toBe(0);
});

/** Whatever lies beside it, a workbook without the mark is an office's. */
const REAL: readonly (readonly [string, (at: string) => Promise<unknown>])[] = [
  ['a workbook of ours', (at) => setUp(at)],
  [
    'a workbook of ours beside a file of the sample’s name',
    async (at) => (await setUp(at), beside(at, 'phan-hoi-mau.csv')),
  ],
  ['somebody else’s workbook of that name', (at) => foreign(at)],
  [
    'somebody else’s workbook beside a file of the sample’s name',
    async (at) => (await foreign(at), beside(at, 'phan-hoi-mau.csv')),
  ],
  ['exports that have no workbook yet', async (at) => beside(at, 'phan-hoi.csv')],
  [
    'exports beside a file of the sample’s name',
    async (at) => (beside(at, 'phan-hoi-mau.csv'), beside(at, 'x.xlsx')),
  ],
];

test.each(REAL)('it refuses to touch %s', async (_, make) => {
  const real = newFolder();
  onTestFinished(() => removeFolder(real));
  await make(real);
  const before = filesIn(real);
  const { code, err, out } = await command(['demo', '--once', '--dir', real, ...NOW]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('--dir');
  expect(filesIn(real)).toEqual(before);
});

async function setUp(at: string): Promise<void> {
  const files = newFolder();
  onTestFinished(() => removeFolder(files));
  const { plan, programme } = writeSmallOfficeFiles(files);
  const named = ['--plan', plan, '--programme', programme];
  await command(['setup', '--workbook', join(at, 'so-lop.xlsx'), ...named, ...NOW]);
}

async function foreign(at: string): Promise<void> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Tổng hợp').addRow(['BẢNG TÍNH MẪU']);
  await book.xlsx.writeFile(join(at, 'so-lop.xlsx'));
}

function beside(at: string, name: string): void {
  mkdirSync(join(at, 'phan-hoi'), { recursive: true });
  writeFileSync(join(at, 'phan-hoi', name), 'Dấu thời gian,Đơn vị,Họ và tên\n');
}

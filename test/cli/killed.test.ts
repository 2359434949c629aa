import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { XlsxHands } from '../workbook/xlsx-hands.ts';
import { cli, endOf, newFolder, removeFolder, start } from './run-cli.ts';

/**
 * The real process, killed as a power cut would: the next sync brings the workbook to what it would have been, with
 * nothing lost and nothing twice. And two processes at once: one works, the other says so.
 */
const AT = ['--now', '2026-05-09T12:00:00+07:00', '--date-order', 'dmy'];
const LATER = ['--now', '2026-05-09T13:00:00+07:00', '--date-order', 'dmy'];
const NEWS = '08/05/2026 10:00:00,Xã Lương Tâm,,Người Mới,Chuyên viên,,0900111222,,,,,\n';
const folders: string[] = [];
let base: string;

function folderWith(source?: string): string {
  const folder = newFolder();
  folders.push(folder);
  if (source !== undefined) cpSync(source, folder, { recursive: true });
  return folder;
}

const answersIn = (folder: string) => join(folder, 'phan-hoi', 'phan-hoi-mau.csv');
const workbookIn = (folder: string) => join(folder, 'so-lop.xlsx');
const syncArgs = (folder: string, at: readonly string[]) => [
  'sync',
  '--workbook',
  workbookIn(folder),
  '--responses',
  answersIn(folder),
  ...at,
];

beforeAll(async () => {
  base = folderWith();
  expect(await cli(['demo', '--once', '--dir', base, '--now', '2026-05-09T11:00:00+07:00'])).toMatchObject({
    code: 0,
  });
});
afterAll(() => folders.forEach(removeFolder));

/** Everything in the workbook except the log, whose lines tell of syncs. */
async function contents(folder: string): Promise<Record<string, unknown>> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(workbookIn(folder));
  const tabs = book.worksheets.filter((sheet) => sheet.name !== 'Nhật ký' && sheet.state === 'visible');
  return Object.fromEntries(tabs.map((sheet) => [sheet.name, sheet.getSheetValues()]));
}

/** Syncs, and tells what the workbook and the report hold then. */
async function synced(folder: string): Promise<unknown> {
  const { code, out, err } = await cli([...syncArgs(folder, AT), '--json']);
  expect(err).not.toMatch(/Lỗi/);
  expect(code).toBe(0);
  const { registrations, account } = JSON.parse(out);
  return { registrations, account, tabs: await contents(folder) };
}

/** Kills the sync after so many milliseconds of its life; the run tells whether it had ended before. */
async function killedAfter(folder: string, delayMs: number): Promise<boolean> {
  const child = start(syncArgs(folder, AT));
  const timer = setTimeout(() => child.kill('SIGKILL'), delayMs);
  const { code } = await endOf(child);
  clearTimeout(timer);
  return code === null;
}

/** Shares of a whole run's time: loading, reading, recording, writing. */
const MOMENTS = [0.55, 0.8, 0.93];

test('a first build killed at any moment is completed by the next sync', async () => {
  const whole = folderWith();
  cpSync(join(base, 'phan-hoi'), join(whole, 'phan-hoi'), { recursive: true });
  const began = performance.now();
  const expected = await synced(whole);
  const life = performance.now() - began;
  let killed = 0;
  for (const share of MOMENTS) {
    const folder = folderWith();
    cpSync(join(base, 'phan-hoi'), join(folder, 'phan-hoi'), { recursive: true });
    if (await killedAfter(folder, life * share)) killed += 1;
    expect(await synced(folder)).toEqual(expected);
  }
  expect(killed).toBeGreaterThan(0);
}, 300_000);

test('a later sync killed at any moment loses nothing that staff typed and adds nothing twice', async () => {
  const edited = folderWith(base);
  const hands = new XlsxHands(workbookIn(edited));
  const queue = await hands.cells('Cần xử lý');
  const header = queue.findIndex((cells) => cells.includes('Quyết định'));
  const at = queue.findIndex((cells) => cells.includes('Đỗ Trung Thiện'));
  await hands.setCell('Cần xử lý', at, (queue[header] ?? []).indexOf('Quyết định'), 'Thay thế');
  await hands.setCell('Cần xử lý', at, (queue[header] ?? []).indexOf('Ghi chú'), 'đã gọi điện');
  appendFileSync(answersIn(edited), NEWS);
  const whole = folderWith(edited);
  const began = performance.now();
  const expected = await synced(whole);
  const life = performance.now() - began;
  expect(JSON.stringify(expected)).toContain('đã gọi điện');
  let killed = 0;
  for (const share of MOMENTS) {
    const folder = folderWith(edited);
    if (await killedAfter(folder, life * share)) killed += 1;
    expect(await synced(folder)).toEqual(expected);
    expect(await cli(syncArgs(folder, AT))).toMatchObject({
      err: expect.stringContaining('Không có gì thay đổi'),
    });
  }
  expect(killed).toBeGreaterThan(0);
}, 300_000);

test('of two syncs at once one works and the other says so or finds nothing to do', async () => {
  const folder = folderWith(base);
  appendFileSync(answersIn(folder), NEWS);
  const both = await Promise.all([cli(syncArgs(folder, AT)), cli(syncArgs(folder, AT))]);
  expect(both.some(({ code }) => code === 0)).toBe(true);
  for (const { code, err } of both) {
    if (code === 0) continue;
    expect(code).toBe(1);
    expect(err).toMatch(/tiến trình khác đang đồng bộ|vừa được người khác sửa/);
  }
  const text = JSON.stringify(await contents(folder));
  expect(text.split('"Người Mới"').length - 1).toBe(1);
});

test('two first builds at once make one workbook', async () => {
  const folder = folderWith();
  cpSync(join(base, 'phan-hoi'), join(folder, 'phan-hoi'), { recursive: true });
  const both = await Promise.all([cli(syncArgs(folder, AT)), cli(syncArgs(folder, AT))]);
  expect(both.some(({ code }) => code === 0)).toBe(true);
  for (const { code, err } of both) if (code !== 0) expect(err).toMatch(/^Lỗi: .*(đồng bộ|sửa)/);
  expect(await cli(syncArgs(folder, AT))).toMatchObject({
    code: 0,
    err: expect.stringContaining('Không có gì thay đổi'),
  });
});

test('a workbook saved by somebody while a sync runs is never overwritten', async () => {
  const folder = folderWith(base);
  appendFileSync(answersIn(folder), NEWS);
  const hands = new XlsxHands(workbookIn(folder));
  const queue = await hands.cells('Cần xử lý');
  const header = queue.findIndex((cells) => cells.includes('Quyết định'));
  const column = (queue[header] ?? []).indexOf('Ghi chú');
  await hands.setCell('Cần xử lý', header + 1, column, 'gõ trong lúc đồng bộ');
  const saved = readFileSync(workbookIn(folder));
  cpSync(workbookIn(base), workbookIn(folder));
  const running = cli(syncArgs(folder, AT));
  // Node alone needs longer to start than this copy: the sync has not read yet, or reads, or must read again.
  writeFileSync(workbookIn(folder), saved);
  const { code } = await running;
  expect(code).toBe(0);
  const text = JSON.stringify(await contents(folder));
  expect(text).toContain('gõ trong lúc đồng bộ');
  expect(text).toContain('Người Mới');
});

test('a journal that is gone is begun anew, and no cell of staff changes', async () => {
  const folder = folderWith(base);
  const before = await contents(folder);
  for (const end of ['', '-wal', '-shm'])
    rmSync(join(folder, `so-lop.nhat-ky.sqlite${end}`), { force: true });
  expect(await cli(syncArgs(folder, LATER))).toMatchObject({ code: 0 });
  expect(await contents(folder)).toEqual(before);
});

import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { IS_NIGHT, LONG_MS, SIZES } from '../sizes.ts';
import { XlsxHands } from '../workbook/xlsx-hands.ts';
import { command } from './in-process.ts';
import { cli, type Ended, endOf, newFolder, removeFolder, start } from './run-cli.ts';
import { NEWS, NOW, smallOffice, type SmallOffice } from './small-office.ts';

/**
 * The real process, killed as a power cut would: the next sync brings the workbook to what it would have been, with
 * nothing lost and nothing twice. And two processes at once: one works, the other says so.
 */
const office = smallOffice();
const LATER = ['--now', '2026-05-09T13:00:00+07:00'];

/** A moment of a sync, by the file that is touched, after another was. */
interface Moment {
  readonly when: string;
  readonly touched: RegExp;
  readonly after?: RegExp;
}

const RECORDING: Moment = {
  when: 'when it records what it is about to write',
  touched: /nhat-ky\.sqlite-wal$/,
  after: /\.lock/,
};
/** In the order of a sync. */
const MOMENTS: readonly Moment[] = [
  { when: 'when it opens the journal', touched: /nhat-ky\.sqlite-(?:wal|journal)$/ },
  RECORDING,
  { when: 'while it writes the new workbook', touched: /\.tmp$/ },
  { when: 'when the new workbook has taken the place of the old', touched: /^so-lop\.xlsx$/ },
];
const many = (moments: readonly Moment[]) =>
  Array.from({ length: SIZES.killsAtEachMoment }, () => moments).flat();
const KILLS = many(MOMENTS);
/** A first build has nothing of anybody’s to lose: by day it is killed where it begins and in the middle of its file. */
const KILLS_OF_FIRST_BUILD = many(IS_NIGHT ? MOMENTS : MOMENTS.filter((_, at) => at % 2 === 0));

test(
  'a first build killed at any moment is completed by the next sync',
  async () => {
    const { workbook, planOptions } = office();
    for (const name of ['so-lop.xlsx', 'so-lop.nhat-ky.sqlite']) rmSync(join(workbook, '..', name));
    const expected = await synced(copyOf(office()), planOptions);
    let killed = 0;
    for (const moment of KILLS_OF_FIRST_BUILD) {
      const copy = copyOf(office());
      if (await killedAt(copy, moment, planOptions)) killed += 1;
      expect(await synced(copy, planOptions), moment.when).toEqual(expected);
      removeFolder(copy.folder);
    }
    // A control: it was killed, not too late each time.
    expect(killed).toBeGreaterThan(KILLS_OF_FIRST_BUILD.length / 2);
  },
  LONG_MS,
);

test(
  'a later sync killed at any moment loses nothing that staff typed and adds nothing twice',
  async () => {
    await typeInQueue(office(), 'Đỗ Trung Thiện', { 'Quyết định': 'Thay thế', 'Ghi chú': 'đã gọi điện' });
    appendFileSync(office().answers, NEWS);
    const expected = await synced(copyOf(office()));
    expect(JSON.stringify(expected)).toContain('đã gọi điện');
    let killed = 0;
    for (const moment of KILLS) {
      const copy = copyOf(office());
      if (await killedAt(copy, moment)) killed += 1;
      expect(await synced(copy), moment.when).toEqual(expected);
      expect((await sync(copy)).err, moment.when).toContain('Không có gì thay đổi');
      removeFolder(copy.folder);
    }
    expect(killed).toBeGreaterThan(KILLS.length / 2);
  },
  LONG_MS,
);

test('of two syncs at once one works and the other says so or finds nothing to do', async () => {
  appendFileSync(office().answers, NEWS);
  const both = await Promise.all([cli(syncArgs(office())), cli(syncArgs(office()))]);
  expect(both.some(({ code }) => code === 0)).toBe(true);
  for (const { code, err } of both) {
    if (code === 0) continue;
    expect(code).toBe(1);
    expect(err).toMatch(/đang đồng bộ bảng tính này|vừa được người khác sửa/);
  }
  const text = JSON.stringify(await contents(office()));
  expect(text.split('"Người Mới"').length - 1).toBe(1);
});

test('two first builds at once make one workbook', async () => {
  const { workbook, planOptions } = office();
  for (const name of ['so-lop.xlsx', 'so-lop.nhat-ky.sqlite']) rmSync(join(workbook, '..', name));
  const args = syncArgs(office(), planOptions);
  const both = await Promise.all([cli(args), cli(args)]);
  expect(both.some(({ code }) => code === 0)).toBe(true);
  for (const { code, err } of both) if (code !== 0) expect(err).toMatch(/^Lỗi: .*(đồng bộ|sửa)/m);
  expect(await command(args)).toMatchObject({
    code: 0,
    err: expect.stringContaining('Không có gì thay đổi'),
  });
});

test('a workbook saved by somebody between reading and writing is read again, never overwritten', async () => {
  const { workbook } = office();
  appendFileSync(office().answers, NEWS);
  const before = readFileSync(workbook);
  await typeInQueue(office(), 'Dương Quốc Khánh', { 'Ghi chú': 'gõ trong lúc đồng bộ' });
  const saved = readFileSync(workbook);
  writeFileSync(workbook, before);
  const running = start(syncArgs(office()));
  const moment = atMoment(RECORDING, office(), () => writeFileSync(workbook, saved));
  expect((await endOf(running)).code).toBe(0);
  moment.close();
  expect(moment.came()).toBe(true);
  const text = JSON.stringify(await contents(office()));
  expect(text).toContain('gõ trong lúc đồng bộ');
  expect(text).toContain('Người Mới');
});

test('a journal that is gone is begun anew, and no cell of staff changes', async () => {
  const before = await contents(office());
  for (const end of ['', '-wal', '-shm'])
    rmSync(join(office().folder, `so-lop.nhat-ky.sqlite${end}`), { force: true });
  expect(await command(syncArgs(office(), LATER))).toMatchObject({ code: 0 });
  expect(await contents(office())).toEqual(before);
});

function copyOf({ folder, ...files }: SmallOffice): SmallOffice {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true, preserveTimestamps: true });
  const moved = (path: string) => path.replace(folder, copy);
  return {
    folder: copy,
    workbook: moved(files.workbook),
    answers: moved(files.answers),
    options: files.options.map(moved),
    planOptions: files.planOptions.map(moved),
  };
}

function syncArgs({ options }: SmallOffice, more: readonly string[] = []): string[] {
  return ['sync', ...options, ...NOW, '--date-order', 'dmy', ...more];
}

const sync = (copy: SmallOffice, more: readonly string[] = []): Promise<Ended> =>
  command(syncArgs(copy, more));

/** Syncs, and tells what the workbook and the report hold then. */
async function synced(copy: SmallOffice, more: readonly string[] = []): Promise<unknown> {
  const { code, out, err } = await sync(copy, ['--json', ...more]);
  expect(err).not.toMatch(/Lỗi/);
  expect(code).toBe(0);
  const { registrations, account } = JSON.parse(out);
  // What a kill left beside the workbook holds all that it holds.
  expect(readdirSync(copy.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  return { registrations, account, tabs: await contents(copy) };
}

/** Everything in the workbook except the log, whose lines tell of syncs. */
async function contents({ workbook }: SmallOffice): Promise<Record<string, unknown>> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(workbook);
  const tabs = book.worksheets.filter((sheet) => sheet.name !== 'Nhật ký' && sheet.state === 'visible');
  return Object.fromEntries(tabs.map((sheet) => [sheet.name, sheet.getSheetValues()]));
}

/** Kills a sync at this moment; false: it had ended before. */
async function killedAt(copy: SmallOffice, moment: Moment, more: readonly string[] = []): Promise<boolean> {
  const child = start(syncArgs(copy, more));
  const waiting = atMoment(moment, copy, () => child.kill('SIGKILL'));
  const { code } = await endOf(child);
  waiting.close();
  return code === null;
}

/** Acts once, at this moment of a sync that runs in this folder. */
function atMoment({ touched, after }: Moment, { folder }: SmallOffice, act: () => void) {
  let isDue = after === undefined;
  let came = false;
  const watcher = watch(folder, (_event, name) => {
    if (isDue && !came && touched.test(name ?? '')) {
      came = true;
      act();
    }
    isDue ||= after?.test(name ?? '') === true;
  });
  return { came: () => came, close: () => watcher.close() };
}

/** Into the columns of the row in the queue that tells of this person. */
async function typeInQueue({ workbook }: SmallOffice, name: string, typed: Readonly<Record<string, string>>) {
  const hands = new XlsxHands(workbook);
  const queue = await hands.cells('Cần xử lý');
  const header = queue.find((cells) => cells.includes('Quyết định')) ?? [];
  const at = queue.findIndex((cells) => cells.includes(name));
  for (const [column, text] of Object.entries(typed))
    await hands.setCell('Cần xử lý', at, header.indexOf(column), text);
}

/** P224: what was backed up comes back, and nothing that stood there meanwhile is lost. */
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { command } from './in-process.ts';
import { cliUnder, filesIn } from './run-cli.ts';
import { NEWS, NOW, smallOffice } from './small-office.ts';

const office = smallOffice();
const at = (name: string) => join(office().folder, name);
const JOURNAL = 'so-lop.nhat-ky.sqlite';
const LATER = ['--now', '2026-05-10T12:00:00+07:00'];
const here = () => ['--workbook', office().workbook];

async function backedUp(): Promise<string> {
  const { code, out, err } = await command(['backup', ...here(), ...NOW]);
  expect(code, err).toBe(0);
  return out.trim();
}

async function journalOf(path: string) {
  const journal = openJournal(path, { readOnly: true });
  try {
    return {
      faults: await journal.verify(),
      syncs: await journal.syncs(10),
      memory: (await journal.memory()).responses,
    };
  } finally {
    await journal.close();
  }
}

test('a backup is a folder of the time it was made, for its owner alone, with the workbook and its journal', async () => {
  const before = filesIn(office().folder);
  const folder = await backedUp();
  expect(folder).toBe(at('sao-luu/so-lop-2026-05-09-120000'));
  expect(readdirSync(folder).sort()).toEqual([JOURNAL, 'so-lop.xlsx']);
  expect(readFileSync(join(folder, 'so-lop.xlsx'))).toEqual(readFileSync(office().workbook));
  expect(await journalOf(join(folder, JOURNAL))).toEqual(await journalOf(at(JOURNAL)));
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
  expect(statSync(folder).mode & 0o077).toBe(0);
  expect(readdirSync(at('sao-luu'))).toHaveLength(1);
  for (const [name, bytes] of Object.entries(before))
    if (!/-(?:wal|shm)$|\.lock$/.test(name)) expect(filesIn(office().folder)[name], name).toBe(bytes);
});

test('restored, it is as it was; what stood there is kept, and the next sync reads what came since', async () => {
  const folder = await backedUp();
  const [workbook, journal] = [readFileSync(office().workbook), await journalOf(at(JOURNAL))];
  appendFileSync(office().answers, NEWS);
  expect((await command(['sync', ...office().options, ...LATER])).code).toBe(0);
  const since = readFileSync(office().workbook);
  const { code, out, err } = await command(['restore', folder, ...here(), ...LATER]);
  expect([code, err]).toEqual([0, expect.stringContaining('được giữ với tên')]);
  expect(out).toMatch(/Đã khôi phục bảng tính \d+ tab và nhật ký đến lần đồng bộ số 1/);
  expect(readFileSync(office().workbook)).toEqual(workbook);
  expect(await journalOf(at(JOURNAL))).toEqual(journal);
  const kept = at('so-lop-truoc-khi-khoi-phuc-2026-05-10-120000');
  expect(readFileSync(`${kept}.xlsx`)).toEqual(since);
  expect((await journalOf(`${kept}.nhat-ky.sqlite`)).syncs).toHaveLength(2);
  const again = await command(['sync', '--json', ...office().options, ...LATER]);
  expect([again.code, JSON.parse(again.out).changes.cells > 0]).toEqual([0, true]);
  expect((await command(['explain', 'Người Mới', ...office().options, ...LATER])).out).toContain('Người Mới');
});

test('a damaged journal is no backup, and nothing is left of the attempt; an earlier backup takes its place', async () => {
  const folder = await backedUp();
  truncateSync(at(JOURNAL), 8_192);
  const refused = await command(['backup', ...here(), ...LATER]);
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('bị hỏng')]);
  expect(readdirSync(at('sao-luu'))).toHaveLength(1);
  expect((await command(['restore', folder, ...here(), ...LATER])).code).toBe(0);
  expect((await journalOf(at(JOURNAL))).faults).toEqual([]);
});

test('without workbook and journal, both come back', async () => {
  const folder = await backedUp();
  const moved = at('sao-luu-khac');
  cpSync(folder, moved, { recursive: true });
  for (const name of ['so-lop.xlsx', JOURNAL]) writeFileSync(at(`${name}.cu`), '');
  const target = at('khac/so-lop.xlsx');
  mkdirSync(at('khac'));
  const { code, err } = await command(['restore', moved, '--workbook', target, ...NOW]);
  expect(code, err).toBe(0);
  expect(err).not.toContain('được giữ');
  expect(readdirSync(at('khac')).sort()).toEqual([JOURNAL, 'so-lop.xlsx']);
});

test.each<[string, number, RegExp, (folder: string) => unknown]>([
  ['a backup whose journal is damaged', 1, /bị hỏng/, (folder) => truncateSync(join(folder, JOURNAL), 8_192)],
  [
    'a backup whose workbook is none',
    1,
    /so-lop\.xlsx/,
    (folder) => writeFileSync(join(folder, 'so-lop.xlsx'), 'x'),
  ],
  [
    'a workbook that is open in Excel',
    2,
    /đang mở trong Microsoft Excel.*đóng tệp/,
    () => writeFileSync(at('~$so-lop.xlsx'), ''),
  ],
])('%s is not restored, and nothing is changed', async (_name, code, words, strike) => {
  const folder = await backedUp();
  strike(folder);
  const before = filesIn(office().folder);
  const ended = await command(['restore', folder, ...here(), ...LATER]);
  expect([ended.code, ended.err]).toEqual([code, expect.stringMatching(words)]);
  expect(filesIn(office().folder)).toEqual(before);
});

test('under a server that has the journal open nothing is restored: it would write on into the file put aside', async () => {
  const folder = await backedUp();
  const server = openJournal(at(JOURNAL));
  await server.memory();
  const { code, err } = await command(['restore', folder, ...here(), ...LATER]);
  expect([code, err]).toEqual([1, expect.stringContaining('đang được chương trình khác sử dụng')]);
  await server.close();
  expect((await command(['restore', folder, ...here(), ...LATER])).code).toBe(0);
});

test('a disk that is full half-way leaves everything as it was', async () => {
  const folder = await backedUp();
  const { [JOURNAL]: _journal, ...before } = filesIn(office().folder);
  const journal = await journalOf(at(JOURNAL));
  const { code, err } = await cliUnder('ulimit -f 64', ['restore', folder, ...here(), ...LATER]);
  expect([code, err]).toEqual([1, expect.stringMatching(/Ổ đĩa không còn đủ chỗ để ghi “so-lop\.\S+”/)]);
  const { [JOURNAL]: _after, ...after } = filesIn(office().folder);
  expect(after).toEqual(before);
  expect(await journalOf(at(JOURNAL))).toEqual(journal);
});

test('while a sync runs nothing is backed up', async () => {
  const running = openJournal(at(JOURNAL));
  const lock = await running.lock();
  const { code, err } = await command(['backup', ...here(), ...NOW]);
  expect([code, err]).toEqual([1, expect.stringContaining('đang đồng bộ')]);
  await lock.release();
  await running.close();
  expect(existsSync(at('sao-luu')) ? readdirSync(at('sao-luu')) : []).toEqual([]);
});

test.each([
  ['a folder that is none', () => at('khong-co'), 'không có thư mục này'],
  ['another folder', () => at('phan-hoi'), 'tệp khác'],
])('%s is no backup', async (_name, folder, words) => {
  mkdirSync(at('phan-hoi'), { recursive: true });
  const { code, err } = await command(['restore', folder(), ...here(), ...NOW]);
  expect([code, err]).toEqual([2, expect.stringContaining(words)]);
});

test('where there is nothing, nothing is backed up', async () => {
  const { code, err } = await command(['backup', '--workbook', at('khac.xlsx'), ...NOW]);
  expect([code, err]).toEqual([2, expect.stringContaining('Không có gì để sao lưu')]);
  expect(existsSync(at('sao-luu'))).toBe(false);
});

test('a backup is not put where responses are read', async () => {
  const { code } = await command(['backup', ...here(), '--out', join(at('phan-hoi'), 'sao'), ...NOW]);
  expect(code).toBe(2);
});

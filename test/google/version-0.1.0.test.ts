/**
 * A spreadsheet and a journal that version 0.1.0 left behind go on: its marks and keys are read, what staff typed stays.
 * The spreadsheet is made by the requests that version sent: test/fixtures/version-0.1.0/make-google.ts.
 */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { command } from '../cli/in-process.ts';
import { type Ended, newFolder, removeFolder } from '../cli/run-cli.ts';
import { compareValues } from '../compare/differences.ts';
import { GoogleSheetsFake } from '../fakes/google-sheets/google-sheets-fake.ts';
import { type HttpFake, serveHttp } from '../fakes/google-sheets/serve-http.ts';
import {
  DAY_AFTER,
  readReport,
  readUndo,
  STATUSES,
  statusesOf,
  SYNC_AFTER_STAFF,
} from '../fixtures/version-0.1.0/expected.ts';
import { googleTablesOf } from '../fixtures/version-0.1.0/google-tables.ts';
import { type JournalRows, journalRows, lostRows } from '../fixtures/version-0.1.0/journal-rows.ts';
import { inEnvironment } from '../service/in-environment.ts';
import { type StaffCells, staffCellsOf } from '../fixtures/version-0.1.0/staff-cells.ts';

const FIXTURE = fileURLToPath(new URL('../fixtures/version-0.1.0', import.meta.url));
const SPREADSHEET = 'phien-ban-0-1-0';

const folder = newFolder();
const journal = join(folder, '.so-lop', `${SPREADSHEET}.nhat-ky.sqlite`);
const fake = new GoogleSheetsFake();
let google: HttpFake;
let staffBefore: StaffCells;
let journalBefore: JournalRows;
let first: Ended;

beforeAll(async () => {
  playRequests();
  mkdirSync(join(folder, '.so-lop'));
  copyFileSync(join(FIXTURE, 'google.nhat-ky.sqlite'), journal);
  google = await serveHttp(fake);
  staffBefore = staffCells();
  journalBefore = journalRows(journal);
  first = await run('sync', '--report', join(folder, 'first.json'));
});
afterAll(async () => {
  await google.close();
  removeFolder(folder);
});

test('the first sync of this version knows every tab again and writes what a new day brings', () => {
  expect(first.code, first.err).toBe(0);
  const { changes } = readReport(join(folder, 'first.json'));
  expect(changes.tabsAdded).toBe(0);
  expect(changes.cells).toBeGreaterThan(0);
});

test('no cell of staff has changed, and one of everything stands where staff left it', () => {
  expect(compareValues('cell', [], staffBefore, staffCells())).toEqual([]);
  expect(staffBefore).toMatchObject({
    'review › 17qrcwh06ln16p.1 › decision': 'Duyệt',
    'review › czkn318hd7ov.1 › role': 'Lãnh đạo UBND',
    'review › vq0qpa0la7ddq.1 › unit': 'Xã Long Phú',
    'review › vq0qpa0la7ddq.1 › remember': true,
    'review › w9mzh51gomgkp.1 › seen': true,
    'class:04 › outside | person:swfajy1p8om8u.1 › decision': 'Rút',
    'class:04 › seat:31393:lanh_dao_ubnd | person:19l7cw40dn5uhg.1 › morning': true,
    'class:04 › seat:31465:lanh_dao_mttq › remark': 'đã gọi hai lần, chưa nghe máy',
    'class:04 › seat:31393:cong_chuc | person:exif4w1f3fkpc.1 › (own 1)': 'xe 2',
    'class:04 › seat:31393:cong_chuc | person:exif4w1f3fkpc.1 › name note': 'Đã xác nhận qua điện thoại.',
    'task:I.1 › occurrence all › document': '12/KH-UBND',
    'task:I.2 › occurrence all › progress': 0.4,
    'task:I.2 › log 1 › state': 'Đã gửi dự thảo lấy ý kiến',
    'programme › I.2 › dueText': 'Tháng 7/2026',
    'classes › class:05 › venue': 'Hội trường trung tâm',
    'assignment › unit:31489 › unit': 'Xã Vĩnh Viễn',
  });
});

test('the statuses are those that the rules give', () => {
  expect(statusesOf(readReport(join(folder, 'first.json')))).toEqual(STATUSES);
});

test('what version 0.1.0 did can still be undone, and the preview writes nothing', async () => {
  const writes = fake.calls('write');
  const { code, out } = await run('undo', SYNC_AFTER_STAFF, '--json');
  expect(code).toBe(3);
  expect(readUndo(out).changes).toContainEqual(
    expect.objectContaining({ tab: 'summary', row: 'class:04', column: 'seated', before: 4, after: 5 }),
  );
  expect(fake.calls('write')).toBe(writes);
});

test('explain knows since when a decision typed under version 0.1.0 counts', async () => {
  const { code, out } = await run('explain', 'Trần Thị Bích Ngân');
  expect(code).toBe(0);
  expect(out).toContain('“Long Phú” là Xã Long Phú (cán bộ đã chọn lúc 09/05/2026 09:00)');
});

test('a second sync writes nothing', async () => {
  const writes = fake.calls('write');
  const { code, err } = await run('sync', '--report', join(folder, 'second.json'));
  expect(code, err).toBe(0);
  expect(readReport(join(folder, 'second.json')).changes).toEqual({ cells: 0, rowsAdded: 0, tabsAdded: 0 });
  expect(fake.calls('write')).toBe(writes);
});

test('the journal goes on: every row of version 0.1.0 stands in it as it was', () => {
  expect(lostRows(journalBefore, journalRows(journal))).toEqual([]);
});

const REQUESTS = z.array(z.object({ method: z.string(), address: z.string(), body: z.unknown() }));

/** What version 0.1.0 and its staff sent, once more. */
function playRequests(): void {
  fake.create(SPREADSHEET);
  const text = gunzipSync(readFileSync(join(FIXTURE, 'google-requests.json.gz'))).toString();
  for (const request of REQUESTS.parse(JSON.parse(text)))
    expect(fake.handle(request), request.address).toMatchObject({ status: 200 });
}

function run(...args: readonly string[]): Promise<Ended> {
  const env = {
    ...process.env,
    SO_LOP_SHEETS_ROOT_URL: google.rootUrl,
    SO_LOP_DRIVE_ROOT_URL: google.rootUrl,
    SO_LOP_ACCESS_TOKEN: 'ma-truy-cap-thu-nghiem',
  };
  const office = ['--spreadsheet', SPREADSHEET, '--journal', journal, '--now', DAY_AFTER];
  return inEnvironment(env, () => command([...args, ...office]));
}

function staffCells(): StaffCells {
  return staffCellsOf(googleTablesOf(fake, SPREADSHEET));
}

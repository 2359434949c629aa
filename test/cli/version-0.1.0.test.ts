/**
 * A workbook and a journal that version 0.1.0 left behind go on: what staff typed stays, the statuses are the same, the
 * journal grows at its end only. How the files were made: test/fixtures/version-0.1.0/make.ts.
 */
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareValues, type Found } from '../compare/differences.ts';
import { JOURNAL, Side, WORKBOOK } from '../compare/side.ts';
import { tablesOf } from '../compare/workbook-tables.ts';
import {
  DAY_AFTER,
  readReport,
  readUndo,
  type Report,
  STATUSES,
  statusesOf,
  SYNC_AFTER_STAFF,
} from '../fixtures/version-0.1.0/expected.ts';
import { type JournalRows, journalRows, lostRows } from '../fixtures/version-0.1.0/journal-rows.ts';
import { type StaffCells, staffCellsOf } from '../fixtures/version-0.1.0/staff-cells.ts';
import { command } from './in-process.ts';
import { type Ended, newFolder, removeFolder } from './run-cli.ts';

const FIXTURE = fileURLToPath(new URL('../fixtures/version-0.1.0', import.meta.url));

const folder = newFolder();
const workbook = join(folder, WORKBOOK);
const journal = join(folder, JOURNAL);
let staffBefore: StaffCells;
let staffAfter: StaffCells;
let journalBefore: JournalRows;
let first: Ended;

beforeAll(async () => {
  for (const name of [WORKBOOK, JOURNAL]) copyFileSync(join(FIXTURE, name), join(folder, name));
  staffBefore = await staffCells();
  journalBefore = journalRows(journal);
  first = await sync('first.json');
  staffAfter = await staffCells();
});
afterAll(() => removeFolder(folder));

test('the first sync of this version writes what a new day brings', () => {
  expect(first.code, first.err).toBe(0);
  expect(report('first.json').changes.cells).toBeGreaterThan(0);
});

test('no cell of staff has changed', () => {
  expect(changedCells(staffBefore, staffAfter)).toEqual([]);
});

test('a staff cell that was altered, lost or moved would be noticed', () => {
  const remark = 'class:04 › seat:31465:lanh_dao_mttq › remark';
  const { [remark]: text = '', ...others } = staffBefore;
  expect(changedCells(staffBefore, { ...staffBefore, [remark]: 'khác' })).toHaveLength(1);
  expect(changedCells(staffBefore, others)).toHaveLength(1);
  expect(
    changedCells(staffBefore, { ...others, 'class:04 › seat:31465:cong_chuc › remark': text }),
  ).toHaveLength(2);
});

test('one of everything that staff can leave stands where they left it', () => {
  expect(staffAfter).toMatchObject({
    'review › bj1h4f1pl8z6n.1 › decision': 'Duyệt',
    'review › bj1h4f1pl8z6n.1 › remark': 'xã xin thêm một người',
    'review › ujlyaz06i6zh7.1 › role': 'Lãnh đạo UBND',
    'review › s26cnz0tncomn.1 › unit': 'Xã Long Phú',
    'review › s26cnz0tncomn.1 › remember': true,
    'review › uv9kes16k74mc.1 › seen': true,
    'class:04 › outside | person:jqfex6111df6i.1 › decision': 'Rút',
    'class:04 › seat:31393:lanh_dao_ubnd | person:1iad8rl0rrpr5d.1 › morning': true,
    'class:04 › seat:31393:lanh_dao_ubnd | person:1iad8rl0rrpr5d.1 › remark': 'đến muộn 15 phút',
    'class:04 › seat:31465:lanh_dao_mttq › remark': 'đã gọi hai lần, chưa nghe máy',
    'class:04 › header › (own 1)': 'Xe đưa đón',
    'class:04 › seat:31393:cong_chuc | person:1iw7dte0dyznmq.1 › (own 1)': 'xe 2',
    'class:04 › seat:31393:cong_chuc | person:1iw7dte0dyznmq.1 › name note': expect.stringContaining(
      'Đã xác nhận qua điện thoại.',
    ),
    'task:I.1 › occurrence all › completedOn': 46_140,
    'task:I.1 › occurrence all › document': '12/KH-UBND',
    'task:I.2 › occurrence all › progress': 0.4,
    'task:I.2 › log 1 › period': 46_150,
    'task:I.2 › log 1 › state': 'Đã gửi dự thảo lấy ý kiến',
    'task:III.1 › occurrence months6:2026-06-30 › note': 'đang tổng hợp',
    'programme › I.2 › dueText': 'Tháng 7/2026',
    'classes › class:05 › venue': 'Hội trường trung tâm',
    'assignment › unit:31489 › class': '04',
    'assignment › unit:31489 › unit': 'Xã Vĩnh Viễn',
  });
  expect(Object.values(staffAfter)).toContain('Dự phòng: hỏi lại xã Trần Đề');
});

test('the statuses are those that the rules give', () => {
  expect(statusesOf(report('first.json'))).toEqual(STATUSES);
});

test('what version 0.1.0 did can still be undone, and the preview writes nothing', async () => {
  const bytes = readFileSync(workbook);
  const { code, out } = await run('undo', SYNC_AFTER_STAFF, '--json');
  expect(code).toBe(3);
  expect(readUndo(out)).toMatchObject({
    sync: 2,
    changes: expect.arrayContaining([
      expect.objectContaining({ tab: 'summary', row: 'class:04', column: 'seated', before: 4, after: 5 }),
    ]),
  });
  expect(readFileSync(workbook).equals(bytes)).toBe(true);
});

test('explain knows since when a decision typed under version 0.1.0 counts', async () => {
  const { code, out } = await run('explain', 'Trần Thị Bích Ngân', '--responses', RESPONSES);
  expect(code).toBe(0);
  expect(out).toMatch(/^Trần Thị Bích Ngân, dòng 6 .*Đã đăng ký/);
  expect(out).toContain('“Long Phú” là Xã Long Phú (cán bộ đã chọn lúc 09/05/2026 09:00)');
});

test('a second sync writes nothing', async () => {
  const bytes = readFileSync(workbook);
  const { code, err } = await sync('second.json');
  expect(code, err).toBe(0);
  expect(report('second.json').changes).toEqual({ cells: 0, rowsAdded: 0, tabsAdded: 0 });
  expect(readFileSync(workbook).equals(bytes)).toBe(true);
});

test('the journal goes on: every row of version 0.1.0 stands in it as it was', () => {
  expect(lostRows(journalBefore, journalRows(journal))).toEqual([]);
  expect(journalRows(journal).get('syncs')?.length).toBeGreaterThan(journalBefore.get('syncs')?.length ?? 0);
});

test('a row of the journal that was altered or lost would be noticed', () => {
  const [, ...others] = journalBefore.get('staff_values') ?? [];
  expect(lostRows(journalBefore, new Map([...journalBefore, ['staff_values', others]]))).toHaveLength(1);
});

const RESPONSES = join(FIXTURE, 'responses.csv');

function sync(reportName: string): Promise<Ended> {
  return run('sync', '--responses', RESPONSES, '--report', join(folder, reportName));
}

function run(...args: readonly string[]): Promise<Ended> {
  return command([...args, '--workbook', workbook, '--now', DAY_AFTER]);
}

function report(name: string): Report {
  return readReport(join(folder, name));
}

async function staffCells(): Promise<StaffCells> {
  return staffCellsOf(tablesOf(await new Side('', folder).openWorkbook()));
}

function changedCells(before: StaffCells, after: StaffCells): readonly Found[] {
  return compareValues('cell', [], before, after);
}

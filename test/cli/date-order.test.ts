import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { longAgo } from '../long-ago.ts';
import { command } from './in-process.ts';
import { smallOffice } from './small-office.ts';

/** What was said once of the order of day and month need not be said again. */
const office = smallOffice();
const NOW = ['--now', '2026-05-09T12:00:00+07:00'];
const EITHER =
  'Dấu thời gian,Đơn vị,Họ và tên,Chức vụ\n05/04/2026 08:00:00,Xã Hòa An,Lê Văn An,Chủ tịch UBND\n';

/** A workbook that does not know the order, and an export that leaves it open. */
async function openOffice(): Promise<readonly string[]> {
  const folder = join(office().folder, 'moi');
  mkdirSync(join(folder, 'phan-hoi'), { recursive: true });
  writeFileSync(join(folder, 'phan-hoi', 'a.csv'), EITHER);
  longAgo(join(folder, 'phan-hoi', 'a.csv'));
  const [, , ...programme] = office().options;
  const workbook = ['--workbook', join(folder, 'so-lop.xlsx'), ...programme];
  const plan = ['--plan', office().planOptions[1] as string];
  expect((await command(['setup', ...workbook, ...plan, ...NOW])).code).toBe(0);
  return workbook;
}

async function orderIn(workbook: readonly string[]): Promise<string | undefined> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(workbook[1] as string);
  let found: string | undefined;
  book.getWorksheet('Kế hoạch')?.eachRow((row) => {
    const cells = (row.values as unknown[]).map(String);
    const at = cells.indexOf('Kiểu ngày trong bảng phản hồi');
    if (at >= 0) found = cells[at + 1];
  });
  return found;
}

test.each([
  ['dmy', 'ngày/tháng'],
  ['mdy', 'tháng/ngày'],
])(
  '--date-order %s of one sync stands in the workbook, and every later command reads by it',
  async (order, words) => {
    const workbook = await openOffice();
    // A control: nobody has said it yet.
    expect(await command(['sync', ...workbook, ...NOW])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--date-order'),
    });
    expect((await command(['sync', ...workbook, ...NOW, '--date-order', order])).code).toBe(0);
    expect(await orderIn(workbook)).toBe(words);
    for (const args of [
      ['sync'],
      ['explain', 'Lê Văn An'],
      ['explain', 'IV.2'],
      ['programme'],
      ['sync', '--dry-run'],
    ]) {
      const { code, err } = await command([...args, ...workbook, ...NOW]);
      expect(code, `${args.join(' ')}: ${err}`).toBe(0);
    }
    const again = await command(['sync', ...workbook, ...NOW, '--date-order', order]);
    expect(again.err).toContain('Không có gì thay đổi');
  },
);

test('said otherwise for once, the workbook keeps what it says, and the command tells so', async () => {
  const workbook = await openOffice();
  await command(['sync', ...workbook, ...NOW, '--date-order', 'dmy']);
  const other = await command(['sync', ...workbook, ...NOW, '--date-order', 'mdy']);
  expect(other.err).toContain('Kiểu ngày trong bảng phản hồi');
  expect(await orderIn(workbook)).toBe('ngày/tháng');
});

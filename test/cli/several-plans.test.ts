import { copyFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { planId } from '#shared/plan/plan-id.ts';
import { SMALL_PLAN } from '../sync/office.ts';
import { command } from './in-process.ts';
import { filesIn } from './run-cli.ts';
import { NOW, smallOffice } from './small-office.ts';

/** Two plans that people register for in one workbook: which file is whose is never guessed. */
const office = smallOffice();
const FIRST = planId(SMALL_PLAN);
const SECOND = planId({ ...SMALL_PLAN, title: 'Tập huấn đợt 3' });
const HEADER = 'Dấu thời gian,Đơn vị,Họ và tên,Thành phần,Số điện thoại';
const RESPONSES = `${HEADER}\n2026/05/06 9:00:00,Xã Hòa An,Đỗ Thị Đợt Ba,Công chức,0900333444\n`;
const exportsOf = (plan: string) => join(dirname(office().answers), plan);

/** A second plan of version 1, as its own office would write it. */
function secondPlan(): string {
  const file = join(office().folder, 'dot-3.json');
  const plan = JSON.parse(readFileSync(office().planOptions[1] as string, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...plan, title: 'Tập huấn đợt 3' }));
  return file;
}

async function run(name: string, ...args: readonly string[]) {
  return await command([name, ...office().options, ...args, ...NOW]);
}

async function synced(...args: readonly string[]) {
  const ended = await run('sync', '--json', ...args);
  return { ...ended, report: ended.code === 2 ? null : JSON.parse(ended.out) };
}

beforeEach(async () => {
  const ended = await run('setup', '--add', secondPlan());
  expect(ended.code, ended.err).toBe(0);
  expect(ended.err).toContain(`phan-hoi/${FIRST} (“${SMALL_PLAN.title}”)`);
  expect(ended.err).toContain(`phan-hoi/${SECOND} (“Tập huấn đợt 3”)`);
});

function moveFirst(): void {
  mkdirSync(exportsOf(FIRST), { recursive: true });
  renameSync(office().answers, join(exportsOf(FIRST), 'phan-hoi-mau.csv'));
}

function giveSecond(): void {
  mkdirSync(exportsOf(SECOND), { recursive: true });
  writeFileSync(join(exportsOf(SECOND), 'dot-3.csv'), RESPONSES);
}

test('an export that lies in phan-hoi/ itself is nobody’s: exit 2, both folders named, nothing written', async () => {
  const before = filesIn(office().folder);
  const { code, err } = await run('sync');
  expect(code).toBe(2);
  expect(err).toMatch(/“phan-hoi-mau.csv” nằm ngay trong thư mục.*2 kế hoạch có đăng ký/s);
  for (const plan of [FIRST, SECOND]) expect(err).toContain(join('phan-hoi', plan));
  expect(filesIn(office().folder)).toEqual(before);
});

test('each plan reads its own folder; the report has both, the old fields are the first plan’s', async () => {
  moveFirst();
  const alone = await synced();
  expect([alone.code, alone.report.plans.map((one: { account: object }) => one.account)]).toEqual([
    0,
    [
      expect.objectContaining({ delegates: alone.report.account.delegates }),
      expect.objectContaining({ delegates: 0 }),
    ],
  ]);
  giveSecond();
  const { code, report } = await synced();
  expect(code).toBe(0);
  expect(
    report.plans.map(({ id, account }: { id: string; account: { delegates: number } }) => [
      id,
      account.delegates,
    ]),
  ).toEqual([
    [FIRST, report.account.delegates],
    [SECOND, 1],
  ]);
  expect(report.plans[1].registrations).toMatchObject([
    { fullName: 'Đỗ Thị Đợt Ba', status: 'seated', class: '04' },
  ]);
  const explained = await run('explain', 'Đỗ Thị Đợt Ba');
  expect(explained.out).toMatch(/Đỗ Thị Đợt Ba, dòng 1 .* – Tập huấn đợt 3 — Đã đăng ký/);
  const again = await synced();
  expect(again.report.changes).toEqual({ cells: 0, rowsAdded: 0, tabsAdded: 0 });
});

test('--responses needs --for, and --for a plan that is there', async () => {
  moveFirst();
  const file = join(office().folder, 'roi.csv');
  writeFileSync(file, RESPONSES);
  const before = filesIn(office().folder);
  const without = await run('sync', '--responses', file);
  expect([without.code, without.err]).toEqual([
    2,
    expect.stringMatching(new RegExp(`--for.*${FIRST}.*${SECOND}`, 's')),
  ]);
  const wrong = await run('sync', '--responses', file, '--for', 'dot-4');
  expect([wrong.code, wrong.err]).toEqual([
    2,
    expect.stringMatching(new RegExp(`${SECOND}.*đã nhận “dot-4”`, 's')),
  ]);
  expect(filesIn(office().folder)).toEqual(before);
  const { code, report } = await synced('--responses', file, '--for', SECOND);
  expect([code, report.plans[1].account.delegates, report.plans[0].account.byStatus.withdrawn]).toEqual([
    0, 1, 0,
  ]);
});

test('one export copied into both folders is refused: a source feeds one plan', async () => {
  moveFirst();
  mkdirSync(exportsOf(SECOND));
  copyFileSync(join(exportsOf(FIRST), 'phan-hoi-mau.csv'), join(exportsOf(SECOND), 'ban-sao.csv'));
  const { code, err } = await run('sync');
  expect([code, err]).toEqual([2, expect.stringContaining('Hai kế hoạch đọc cùng một bảng phản hồi')]);
});

test('the export of one plan taken away is held for that plan alone', async () => {
  moveFirst();
  giveSecond();
  expect((await run('sync')).code).toBe(0);
  renameSync(exportsOf(SECOND), `${exportsOf(SECOND)}-cu`);
  const { code, err } = await run('sync');
  expect([code, err]).toEqual([
    3,
    expect.stringMatching(/Kế hoạch “Tập huấn đợt 3”.*không tìm thấy bảng phản hồi/s),
  ]);
  expect(err).toContain(SECOND);
});

test('folders that are read for nobody are named, whatever stands in their name or below a plan’s own', async () => {
  moveFirst();
  giveSecond();
  for (const folder of [exportsOf('tap-huan-dot-3'), join(exportsOf(SECOND), 'moi'), exportsOf('anh')])
    mkdirSync(folder);
  writeFileSync(join(exportsOf('tap-huan-dot-3'), 'moi-hon.csv'), RESPONSES);
  writeFileSync(join(exportsOf(SECOND), 'moi', 'moi-hon.csv'), RESPONSES);
  writeFileSync(join(exportsOf('anh'), 'hop.jpg'), '');
  const { code, err } = await run('sync');
  expect(code).toBe(0);
  expect(err).toMatch(/Không đọc thư mục “tap-huan-dot-3” trong phan-hoi\/.*mã của kế hoạch/);
  expect(err).toMatch(new RegExp(`Không đọc thư mục “moi” trong phan-hoi/${SECOND}/.*chuyển tệp ra`));
  expect(err.match(/Không đọc thư mục/g)).toHaveLength(2);
});

test('--for without a file that it is about, and a plan’s folder without --for, end with 2 and what to write', async () => {
  moveFirst();
  const alone = await run('sync', '--for', SECOND);
  expect([alone.code, alone.err]).toEqual([2, expect.stringMatching(/--for.*cần cả --responses/)]);
  const folder = await run('sync', '--responses', exportsOf(FIRST));
  expect([folder.code, folder.err]).toEqual([2, expect.stringMatching(new RegExp(`thêm --for ${FIRST}`))]);
});

/** The 9th of May where the month goes first: a day late. */
const EITHER = `${HEADER}\n05/09/2026 9:00:00,Xã Hòa An,Đỗ Thị Đợt Ba,Công chức,0900333444\n`;

function giveSecondText(text: string): void {
  mkdirSync(exportsOf(SECOND), { recursive: true });
  writeFileSync(join(exportsOf(SECOND), 'dot-3.csv'), text);
}

test('what is wrong with the table of one plan says of which plan and file, and in which tab to answer', async () => {
  moveFirst();
  giveSecondText(EITHER);
  const { code, err } = await run('sync');
  expect(code).toBe(2);
  expect(err).toContain('Phản hồi của “Tập huấn đợt 3” (tệp dot-3.csv): Cột thời điểm gửi có thể đọc là');
  expect(err).toContain('chọn “Kiểu ngày trong bảng phản hồi” ở tab “Kế hoạch (2)”');
  giveSecondText('Lúc,Nơi,Ai\n2026/05/06 9:00:00,Xã Hòa An,Đỗ Thị Đợt Ba\n');
  expect((await run('sync')).err).toContain('Phản hồi của “Tập huấn đợt 3” (tệp dot-3.csv): Không tìm thấy');
});

test('--date-order answers for the plan that does not say it; one that says otherwise is read as it says', async () => {
  moveFirst();
  giveSecondText(EITHER);
  const { code, err, report } = await synced('--date-order', 'mdy');
  expect([code, err]).toEqual([
    0,
    expect.stringContaining(
      'Tab “Kế hoạch” ghi kiểu ngày “ngày/tháng”; phản hồi của kế hoạch ấy vẫn đọc theo tab.',
    ),
  ]);
  const [first, second] = report.plans;
  expect(second.registrations).toMatchObject([{ status: 'late_pending' }]);
  expect(first.account.byStatus.withdrawn).toBe(0);
  expect((await synced()).report.changes).toEqual({ cells: 0, rowsAdded: 0, tabsAdded: 0 });
});

test('a mapping is for the plans whose table has its columns; one that fits none is refused', async () => {
  moveFirst();
  giveSecondText('Lúc,Nơi,Ai\n2026/05/06 9:00:00,Xã Hòa An,Đỗ Thị Đợt Ba\n');
  const mapping = join(office().folder, 'cot.json');
  writeFileSync(mapping, '{"timestamp": "Lúc", "unit": "Nơi", "delegates": [{"name": "Ai"}]}');
  const { code, err, report } = await synced('--mapping', mapping);
  expect(code, err).toBe(0);
  expect(report.plans[1].account.delegates).toBe(1);
  expect(report.plans[0].account.byStatus.withdrawn).toBe(0);
  writeFileSync(mapping, '{"timestamp": "Lúc", "unit": "Nơi", "delegates": [{"name": "Người"}]}');
  const wrong = await run('sync', '--mapping', mapping);
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('Tệp khai báo cột nêu “')]);
});

import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { XlsxWorkbook } from '../../sync-server/local/xlsx-workbook.ts';
import { ASSIGNMENT_TAB, UNIT_ROW } from '#shared/workbook/keys.ts';
import { command } from './in-process.ts';
import { filesIn } from './run-cli.ts';
import { NEWS, NOW, smallOffice } from './small-office.ts';

/** The commands as design.md defines them, each on an office of its own. */
const office = smallOffice();

const run = (name: string, ...more: readonly string[]) =>
  command([name, ...office().options, ...NOW, ...more]);
const sync = (...more: readonly string[]) => run('sync', ...more);
const at = (name: string) => join(office().folder, name);
const report = (name: string) => JSON.parse(readFileSync(at(name), 'utf8'));
const workbookBytes = () => filesIn(office().folder)['so-lop.xlsx'];

test('a workbook is synced again by the plan in it and the export beside it', async () => {
  const before = workbookBytes();
  expect(await sync()).toMatchObject({ code: 0, err: expect.stringContaining('Không có gì thay đổi') });
  expect(workbookBytes()).toBe(before);
});

test('the report has the shape design.md gives, and its account adds up', async () => {
  expect(await sync('--report', at('r.json'))).toMatchObject({ code: 0 });
  const one = report('r.json');
  expect(Object.keys(one)).toEqual([
    'now',
    'outcome',
    'held',
    'righted',
    'notices',
    'plans',
    'account',
    'classes',
    'units',
    'registrations',
    'rowProblems',
    'unusedColumns',
    'changes',
    'calls',
    'skipped',
  ]);
  expect(one.now).toBe('2026-05-09T12:00:00+07:00');
  expect(one.outcome).toBe('done');
  expect(Object.keys(one.account).sort()).toEqual(
    ['rows', 'responses', 'identicalRows', 'rowProblems', 'delegates', 'byStatus'].sort(),
  );
  const { account } = one;
  expect(Object.values<number>(account.byStatus).reduce((a, b) => a + b, 0)).toBe(account.delegates);
  expect(account.rows).toBe(account.responses + account.identicalRows + account.rowProblems);
  expect(one.registrations).toHaveLength(account.delegates);
  expect(Object.keys(one.classes[0]).sort()).toEqual(
    [
      'code',
      'units',
      'seats',
      'size',
      'seated',
      'missing',
      'extraPending',
      'extraApproved',
      'headcount',
      'notes',
    ].sort(),
  );
  expect(Object.keys(one.units[0]).sort()).toEqual(
    ['code', 'name', 'class', 'state', 'seats', 'extraPending', 'extraApproved'].sort(),
  );
  expect(Object.keys(one.units[0].seats[0])).toEqual(['role', 'registration']);
  expect(Object.keys(one.registrations[0])).toEqual([
    'key',
    'row',
    'delegate',
    'fullName',
    'unit',
    'class',
    'role',
    'status',
    'notes',
  ]);
  expect(Object.keys(one.rowProblems[0])).toEqual(['row', 'problem']);
  expect(one.changes).toEqual({ cells: 0, rowsAdded: 0, tabsAdded: 0 });
  expect(one.calls).toEqual({ reads: 1, writes: 0 });
  expect(one.classes.map(({ code }: { code: string }) => code)).toEqual(['04', '05']);
});

test('a box that the plan ticks shows as a tick in the file, not as TRUE or 1', async () => {
  const { tabs } = await new XlsxWorkbook(office().workbook).read();
  const tab = tabs.find(({ key }) => key === ASSIGNMENT_TAB);
  const at = tab?.columns.indexOf('confirm') ?? -1;
  const boxes = tab?.rows.flatMap(({ key, cells }) => (UNIT_ROW.is(key ?? '') ? (cells[at] ?? []) : []));
  expect(boxes).toEqual(['☑']);
});

test('--json prints the report and nothing else on stdout', async () => {
  const { out, code } = await sync('--json', '--report', at('j.json'));
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual(report('j.json'));
});

test('--dry-run prints what would change and writes nothing', async () => {
  appendFileSync(office().answers, NEWS);
  const before = filesIn(office().folder);
  const dry = await sync('--dry-run');
  expect(dry.code).toBe(0);
  expect(dry.out).toContain('Người Mới');
  expect(dry.out).not.toContain('0900111222');
  expect(dry.err).toContain('Sẽ ghi');
  expect(filesIn(office().folder)).toEqual(before);
  // A control: without --dry-run there is something to write.
  expect(await sync()).toMatchObject({ code: 0, err: expect.stringContaining('Đã ghi') });
  expect(filesIn(office().folder)).not.toEqual(before);
});

test('--dry-run of a first sync makes not even the folder', async () => {
  const { answers, planOptions } = office();
  const fresh = ['--workbook', at('moi/x.xlsx'), '--responses', answers, ...planOptions];
  const dry = await sync(...fresh, '--dry-run');
  expect(dry).toMatchObject({ code: 0, err: expect.stringContaining('Sẽ ghi') });
  expect(existsSync(at('moi'))).toBe(false);
});

test('--trace tells on stderr what was read, decided and written, and leaves stdout as it is', async () => {
  const plain = await sync();
  const traced = await sync('--trace');
  expect(traced).toMatchObject({ code: 0, out: plain.out });
  const headings = [
    'Đã đọc',
    'Đã nhớ',
    'Phản hồi',
    'Quyết định',
    'Đối chiếu',
    'So sánh',
    'Kiểm tra',
    'Đã ghi',
  ];
  const places = headings.map((heading) => traced.err.indexOf(`\n${heading}`));
  expect(places.slice(1)).toEqual(places.slice(1).sort((a, b) => a - b));
  expect(places.slice(1).every((place) => place > 0)).toBe(true);
  expect(traced.err).toContain('phan-hoi-mau.csv');
  expect(traced.err).not.toMatch(/0\d{9}/);
});

test('a sync that would withdraw too many is held: exit 3, nothing written but why, until confirmed', async () => {
  const few = at('it.csv');
  const lines = readFileSync(office().answers, 'utf8').split('\n');
  writeFileSync(few, lines.slice(0, 20).join('\n'));
  const held = await sync('--responses', few, '--report', at('h.json'));
  expect(held.code).toBe(3);
  expect(held.err).toContain('--confirm');
  expect(report('h.json').outcome).toBe('held');
  expect(report('h.json').changes).toEqual({ cells: 0, rowsAdded: 0, tabsAdded: 0 });
  expect(report('h.json').held.reason).toBe('responses_gone');
  expect(report('h.json').held.rows.length).toBeGreaterThan(20);
  const before = workbookBytes();
  expect((await sync('--responses', few)).code).toBe(3);
  expect(workbookBytes()).toBe(before);
  const confirmed = await sync('--responses', few, '--confirm', '--report', at('h.json'));
  expect(confirmed.code).toBe(0);
  const { account } = report('h.json');
  expect(account.byStatus.withdrawn).toBeGreaterThan(20);
  expect(Object.values<number>(account.byStatus).reduce((a, b) => a + b, 0)).toBe(account.delegates);
  expect((await sync()).code).toBe(0);
});

test('undo shows first and then puts back what the last sync changed', async () => {
  const undo = (...more: readonly string[]) =>
    command(['undo', '--workbook', office().workbook, ...NOW, ...more]);
  appendFileSync(office().answers, NEWS);
  await sync();
  const before = workbookBytes();
  const preview = await undo();
  expect(preview).toMatchObject({ code: 3, err: expect.stringContaining('--confirm') });
  // Cell by cell, by what staff see, and no phone on the screen.
  expect(preview.out).toMatch(/^~ tab “Lớp 04” › .+ › Họ và tên: “Người Mới” → trống$/m);
  expect(preview.out.trimEnd().split('\n')).toHaveLength(
    JSON.parse((await undo('--json')).out).changes.length,
  );
  expect(preview.out).not.toContain('0900111222');
  expect(workbookBytes()).toBe(before);
  expect((await undo('--confirm')).code).toBe(0);
  expect(workbookBytes()).not.toBe(before);
  expect(await sync()).toMatchObject({ code: 0, err: expect.stringContaining('Đã ghi') });
  expect((await sync()).err).toContain('Không có gì thay đổi');
});

test.each(['Long Phú', 'Xã Vị Thanh 1', 'dòng 5', 'NV III.1', 'huynh thi kim oanh'])(
  'explain tells by which rules a person, a row, a unit and a task have their state: %s',
  async (who) => {
    const { code, out } = await run('explain', who);
    expect(code).toBe(0);
    expect(out).toMatch(/ [RT]\d+ /);
  },
);

test('where nobody is called so, explain says what it looked through and what is spelt nearly so: exit 1', async () => {
  const { code, out, err } = await run('explain', 'Không Ai Cả');
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/Không tìm thấy “Không Ai Cả”.*Đã tìm trong/s);
  expect(err).toMatch(/6 đơn vị của kế hoạch .*103 đơn vị của thành phố Cần Thơ/s);
  expect(err).toMatch(/họ tên trong phản hồi.*cách ghi tên đơn vị trong phản hồi.*nhiệm vụ/s);
  expect(err).not.toMatch(/09\d{8}/);
});

test.each([
  ['Long Phú Tây', /gần nhất: .*Xã Long Phú \(tên gõ thừa tiếng\)/],
  ['Hòa Ann', /đơn vị của kế hoạch.*gần nhất: Xã Hòa An/],
  ['An Hòa', /đơn vị cũ: Phường An Hòa \(Quận Ninh Kiều\), nay thuộc Phường Cái Khế/],
  ['Mỹ Tho', /cả nước, nay và trước đây: Phường Mỹ Tho, tỉnh Đồng Tháp\./],
  ['Xã Mỹ Thọ', /Xã Mỹ Thọ, tỉnh Bình Định \(đến trước 01\/07\/2025\)/],
  ['Huỳnh Thị Kim Oan', /họ tên trong phản hồi.*gần nhất: Huỳnh Thị Kim Oanh \(dòng \d+\)/],
  ['dòng 999', /bảng phản hồi.*không có dòng 999/],
  ['II.99', /4 nhiệm vụ, từ I\.5 đến IV\.2: không có/],
])('where the name lives is told, and what is near to it: %s', async (who, said) => {
  const { code, err } = await run('explain', who);
  expect([code, err]).toEqual([1, expect.stringMatching(said)]);
});

test('a unit that the plan does not have is explained as that, with who registered of it', async () => {
  const { code, out } = await run('explain', 'Phường Cái Khế');
  expect([code, out]).toEqual([0, expect.stringMatching(/^Phường Cái Khế \(mã 31120\) — Không thuộc/)]);
  const rows = readFileSync(office().answers, 'utf8');
  writeFileSync(office().answers, rows + NEWS.replace('Xã Hòa An', 'Phường Cái Khế'));
  expect((await run('explain', 'cái khế')).out).toMatch(/Người Mới, dòng \d+ .*— Đơn vị không thuộc đợt này/);
});

test('a row that registers nobody is explained by its number', async () => {
  const rows = readFileSync(office().answers, 'utf8');
  writeFileSync(office().answers, `${rows}08/05/2026 11:00:00,Xã Hòa An,,,,,,,,,,\n`);
  const row = rows.trimEnd().split('\n').length;
  const { code, out } = await run('explain', `dòng ${row}`);
  expect([code, out]).toEqual([0, expect.stringMatching(/— Không đăng ký cho ai\n {2}R1/)]);
});

test('programme tells the state of the tasks, today and on a day that is over', async () => {
  const programme = (...more: readonly string[]) => run('programme', '--json', ...more);
  const today = JSON.parse((await programme()).out);
  expect(today.asOf).toBe('2026-05-09');
  expect(today.tasks.map(({ key }: { key: string }) => key)).toEqual(['I.5', 'II.10', 'III.1', 'IV.2']);
  expect(JSON.parse((await programme('--as-of', '2026-01-31')).out).asOf).toBe('2026-01-31');
  expect(await run('programme', '--as-of', '2026-05-10')).toMatchObject({ code: 2, out: '' });
});

test('setup makes every tab of a plan, and run again changes nothing', async () => {
  mkdirSync(at('chuan-bi'));
  const setup = () => run('setup', '--workbook', at('chuan-bi/lop.xlsx'), ...office().planOptions);
  expect(await setup()).toMatchObject({ code: 0, err: expect.stringContaining('tab') });
  const made = filesIn(at('chuan-bi'))['lop.xlsx'];
  expect((await setup()).err).toContain('không có gì thay đổi');
  expect(filesIn(at('chuan-bi'))['lop.xlsx']).toBe(made);
});

test.each([
  ['sync', '--khong-co'],
  ['khong-co-lenh'],
  ['explain'],
  ['sync', '--workbook'],
  ['sync', '--date-order', 'xyz'],
  ['sync', '--workbook', 'a.xlsx', '--spreadsheet', 'b'],
  ['sync', '--now', 'hôm qua'],
  ['sync', '--now', '2026-02-30'],
  ['sync', 'thừa'],
  ['demo', '--once', '--port', 'x', '--dir', 'demo'],
  ['parse-due', '--year', '26'],
  ['undo', 'x', '--workbook', 'a.xlsx'],
  ['programme', '--as-of', '2026-13-45'],
  ['programme', '--as-of', '2026-02-30'],
  ['programme', '--as-of', '30/6/2026'],
  ['programme', '--as-of', ''],
  ['programme', '--as-of', '2026-06-31T00:00'],
  ['programme', '--as-of', '99999-01-01'],
])('wrong use ends with exit 2 and Vietnamese words: %s %s %s', async (...args) => {
  const { code, err, out } = await command(args);
  expect(code).toBe(2);
  expect(err).toMatch(/Xem:|cần|Không|dùng|Thừa|Thiếu|số nguyên/);
  expect(err).not.toMatch(/error:|unknown|missing|invalid|\n\s+at /);
  expect(out).toBe('');
});

test('help and version are data, in Vietnamese', async () => {
  const help = await command(['sync', '--help']);
  expect(help.code).toBe(0);
  expect(help.out).toMatch(/^Cách dùng:/);
  expect(help.out).not.toMatch(/Usage|Options:/);
  expect((await command(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('a report that cannot be written is said so, in words', async () => {
  const { code, err } = await sync('--report', at('khong/co/r.json'));
  expect(code).toBe(1);
  expect(err).toMatch(/Lỗi: .*đường dẫn/);
  expect(err).not.toMatch(/\n\s+at /);
});

test('a demo never gets among real registrations', async () => {
  mkdirSync(at('co-quan'));
  const workbook = at('co-quan/so-lop.xlsx');
  expect(await run('setup', '--workbook', workbook, ...office().planOptions)).toMatchObject({ code: 0 });
  const before = filesIn(at('co-quan'));
  const { code, err } = await command(['demo', '--once', '--dir', at('co-quan'), ...NOW]);
  expect(code).toBe(2);
  expect(err).toContain('không phải bảng tính mẫu');
  expect(filesIn(at('co-quan'))).toEqual(before);
});

test('a plan that the workbook holds and nobody can work with ends with 2, and says the same to a program', async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(office().workbook);
  const sheet = book.getWorksheet('Danh sách lớp');
  let spoilt = 0;
  sheet?.eachRow((row) =>
    row.eachCell((cell) => {
      if (!(cell.value instanceof Date)) return;
      cell.value = 'hôm nào đó';
      spoilt += 1;
    }),
  );
  expect(spoilt).toBeGreaterThan(0);
  await book.xlsx.writeFile(office().workbook);
  const { code, out, err } = await sync('--json');
  expect(code).toBe(2);
  const { error } = JSON.parse(out);
  expect(error).toMatchObject({ code: 'plan-refused', message: expect.stringContaining('chưa dùng được') });
  expect(error.problems.join()).toContain('“hôm nào đó”');
  for (const problem of error.problems) expect(err).toContain(problem);
});

test('a report never overwrites what the sync reads', async () => {
  const { folder, workbook, answers } = office();
  const before = filesIn(folder);
  for (const path of [workbook, answers]) {
    expect((await sync('--responses', answers, '--report', path)).code).toBe(2);
  }
  expect(filesIn(folder)).toEqual(before);
});

test('--dry-run prints what staff would see: titles, names, days and percents, and no key or serial', async () => {
  const { code, out } = await command([
    'sync',
    ...office().options,
    '--now',
    '2026-07-02T08:00:00+07:00',
    '--dry-run',
  ]);
  expect(code).toBe(0);
  const lines = out.trimEnd().split('\n');
  // A heading is its own name, and a line of the summary stands under no column of the classes.
  expect(lines).toContainEqual(
    expect.stringMatching(/^~ tab “Tổng hợp”: “Tính đến hết ngày .+” → “Tính đến hết ngày/),
  );
  expect(lines.filter((line) => / › (Tính đến hết ngày|Khớp) › /.test(line))).toEqual([]);
  expect(lines.length).toBeGreaterThan(20);
  for (const line of lines) {
    expect(line).not.toMatch(
      /\b(seat|person|registration|class|task|occurrence|setting|heading|programme|sync)[: ][0-9a-z]/,
    );
    expect(line).not.toMatch(/“\d+\.\d{3,}”|“4[56]\d{3}(\.\d+)?”|không còn dùng/);
  }
  expect(out).toMatch(/“\d+%”/);
  expect(out).toContain('Đã qua ngày – chưa xác nhận');
});

test('terminal, report and log count the same', async () => {
  appendFileSync(office().answers, NEWS);
  const { err } = await sync('--report', at('r.json'));
  const [, cells = '', rows = ''] = /Đã ghi ([\d.]+) ô, thêm ([\d.]+) dòng/.exec(err) ?? [];
  expect(report('r.json').changes).toMatchObject({
    cells: Number(cells.replaceAll('.', '')),
    rowsAdded: Number(rows.replaceAll('.', '')),
  });
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(office().workbook);
  const log = JSON.stringify(book.getWorksheet('Nhật ký')?.getSheetValues());
  expect(log).toContain(`${cells} ô`);
  expect(log).toContain('Thành công');
});

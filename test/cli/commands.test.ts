import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cli, endOf, filesIn, newFolder, removeFolder, start } from './run-cli.ts';

/** The commands as design.md defines them, each a real process. */
const AT = ['--now', '2026-05-09T12:00:00+07:00'];
let folder: string;
let workbook: string;
let answers: string;

beforeAll(async () => {
  folder = newFolder();
  workbook = join(folder, 'so-lop.xlsx');
  answers = join(folder, 'phan-hoi', 'phan-hoi-mau.csv');
});
afterAll(() => removeFolder(folder));

const report = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const sync = (...more: string[]) => cli(['sync', '--workbook', workbook, ...AT, ...more]);

test('demo makes the workbook and prints eight classes; run again it changes no cell and no byte', async () => {
  const first = await cli(['demo', '--once', '--dir', folder, ...AT]);
  expect(first.code).toBe(0);
  expect(first.out.split('\n').filter((line) => /^0[1-8] /.test(line))).toHaveLength(8);
  const bytes = filesIn(folder)['so-lop.xlsx'];
  const again = await cli(['demo', '--once', '--dir', folder, ...AT]);
  expect(again).toMatchObject({ code: 0, out: first.out });
  expect(again.err).toContain('Không có gì thay đổi');
  expect(filesIn(folder)['so-lop.xlsx']).toBe(bytes);
});

test('the demo prints counts that add up to the account of R10', async () => {
  const { out } = await cli(['demo', '--once', '--dir', folder, ...AT]);
  const numbers = (line: string) => [...line.matchAll(/\d+/g)].map(Number);
  const [rows, delegates] = out.trim().split('\n').slice(-2) as [string, string];
  for (const line of [rows, delegates]) {
    const [sum, ...parts] = numbers(line);
    expect(parts.reduce((a, b) => a + b, 0)).toBe(sum);
  }
  const classes = out.split('\n').filter((line) => /^0[1-8] /.test(line));
  const total = numbers(out.split('\n').find((line) => line.startsWith('Cộng')) as string);
  for (const [at, sum] of total.entries()) {
    expect(classes.reduce((all, line) => all + (numbers(line)[at + 1] as number), 0)).toBe(sum);
  }
});

test('a demo can be synced by hand without another option', async () => {
  expect(await sync()).toMatchObject({ code: 0 });
});

test('the report has the shape design.md gives, and its account adds up', async () => {
  expect(await sync('--report', join(folder, 'r.json'))).toMatchObject({ code: 0 });
  const one = report('r.json');
  expect(Object.keys(one)).toEqual([
    'now',
    'outcome',
    'account',
    'classes',
    'units',
    'registrations',
    'rowProblems',
    'changes',
    'calls',
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
  expect(one.classes.map(({ code }: { code: string }) => code)).toEqual([
    '01',
    '02',
    '03',
    '04',
    '05',
    '06',
    '07',
    '08',
  ]);
});

test('--json prints the report and nothing else on stdout', async () => {
  const { out, code } = await sync('--json', '--report', join(folder, 'j.json'));
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual(report('j.json'));
});

test('--dry-run prints what would change and writes nothing', async () => {
  appendFileSync(answers, '08/05/2026 10:00:00,Xã Hòa An,,Người Mới,Chuyên viên,,0900111222,,,,,\n');
  const before = filesIn(folder);
  const dry = await sync('--dry-run');
  expect(dry.code).toBe(0);
  expect(dry.out).toContain('Người Mới');
  expect(dry.out).not.toContain('0900111222');
  expect(dry.err).toContain('Sẽ ghi');
  expect(filesIn(folder)).toEqual(before);
  const fresh = join(folder, 'moi', 'x.xlsx');
  expect(
    await cli([
      'sync',
      '--workbook',
      fresh,
      '--responses',
      answers,
      '--date-order',
      'dmy',
      ...AT,
      '--dry-run',
    ]),
  ).toMatchObject({
    code: 0,
  });
  expect(existsSync(join(folder, 'moi'))).toBe(false);
  expect(await sync()).toMatchObject({ code: 0 });
});

test('a sync that would withdraw too many is held: exit 3, nothing written, until confirmed', async () => {
  const few = join(folder, 'it.csv');
  writeFileSync(few, readFileSync(answers, 'utf8').split('\n').slice(0, 60).join('\n'));
  const bytes = filesIn(folder)['so-lop.xlsx'];
  const held = await sync('--responses', few, '--report', join(folder, 'h.json'));
  expect(held.code).toBe(3);
  expect(held.err).toContain('--confirm');
  expect(report('h.json').outcome).toBe('held');
  expect(report('h.json').changes).toEqual({ cells: 0, rowsAdded: 0, tabsAdded: 0 });
  expect(filesIn(folder)['so-lop.xlsx']).toBe(bytes);
  expect((await sync('--responses', few)).code).toBe(3);
  const confirmed = await sync('--responses', few, '--confirm', '--report', join(folder, 'h.json'));
  expect(confirmed.code).toBe(0);
  const { account } = report('h.json');
  expect(account.byStatus.withdrawn).toBeGreaterThan(100);
  expect(Object.values<number>(account.byStatus).reduce((a, b) => a + b, 0)).toBe(account.delegates);
  expect((await sync()).code).toBe(0);
});

test('undo shows first and then puts back what the last sync changed', async () => {
  const before = filesIn(folder)['so-lop.xlsx'];
  const preview = await cli(['undo', '--workbook', workbook, ...AT]);
  expect(preview.code).toBe(3);
  expect(filesIn(folder)['so-lop.xlsx']).toBe(before);
  const undone = await cli(['undo', '--workbook', workbook, ...AT, '--confirm']);
  expect(undone.code).toBe(0);
  expect(filesIn(folder)['so-lop.xlsx']).not.toBe(before);
  const again = await sync();
  expect(again.code).toBe(0);
  expect((await sync()).err).toContain('Không có gì thay đổi');
});

test('explain tells by which rules a person, a row, a unit and a task have their state', async () => {
  for (const who of ['Long Phú', 'Xã Vị Thanh 1', 'dòng 5', 'NV II.1', 'truong van nghia']) {
    const { code, out } = await cli(['explain', who, '--workbook', workbook, ...AT]);
    expect(code, who).toBe(0);
    expect(out, who).toMatch(/ [RT]\d+ /);
  }
  expect(await cli(['explain', 'Không Ai Cả', '--workbook', workbook, ...AT])).toMatchObject({
    code: 1,
    out: '',
  });
});

test('setup makes every tab of a plan, and run again changes nothing', async () => {
  const place = join(folder, 'chuan-bi', 'lop.xlsx');
  mkdirSync(join(folder, 'chuan-bi'));
  expect(await cli(['setup', '--workbook', place, ...AT])).toMatchObject({ code: 0 });
  const bytes = filesIn(join(folder, 'chuan-bi'))['lop.xlsx'];
  const again = await cli(['setup', '--workbook', place, ...AT]);
  expect(again.err).toContain('không có gì thay đổi');
  expect(filesIn(join(folder, 'chuan-bi'))['lop.xlsx']).toBe(bytes);
});

test('match-units and parse-due answer line by line, whatever a line holds', async () => {
  const names = await cli(['match-units'], { input: 'Xã Hòa An\r\nLong Phú\n\n"=1+1"\n' });
  const lines = names.out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ input, status, code }) => [input, status, code])).toEqual([
    ['Xã Hòa An', 'matched', '31393'],
    ['Long Phú', 'review', null],
    ['', 'review', null],
    ['"=1+1"', 'review', null],
  ]);
  expect(Object.keys(lines[1])).toEqual(['input', 'status', 'code', 'method', 'suggestions']);
  expect(Object.keys(lines[1].suggestions[0])).toEqual(['code', 'name', 'reason']);
  const due = await cli(['parse-due', '--year', '2026'], { input: 'Quý II/2026\nngày 31/4/2026\n' });
  const read = due.out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(Object.keys(read[0])).toEqual(['input', 'kind', 'from', 'to', 'occurrences', 'flags', 'error']);
  expect(read.map(({ kind }) => kind)).toEqual(['quarter', 'invalid']);
});

test('wrong use ends with exit 2 and Vietnamese words', async () => {
  for (const args of [
    ['sync', '--khong-co'],
    ['khong-co-lenh'],
    ['explain'],
    ['sync', '--workbook'],
    ['sync', '--date-order', 'xyz'],
    ['sync', '--workbook', 'a.xlsx', '--spreadsheet', 'b'],
    ['sync', '--now', 'hôm qua'],
    ['sync', '--now', '2026-02-30'],
    ['sync', 'thừa'],
    ['demo', '--once', '--port', 'x', '--dir', folder],
    ['parse-due', '--year', '26'],
    ['undo', 'x', '--workbook', workbook],
  ]) {
    const { code, err, out } = await cli(args);
    expect(code, args.join(' ')).toBe(2);
    expect(err, args.join(' ')).toMatch(/Xem:|cần|Không|dùng|Thừa|Thiếu|số nguyên/);
    expect(err).not.toMatch(/error:|unknown|missing|invalid|\n\s+at /);
    expect(out).toBe('');
  }
});

test('help and version are data, in Vietnamese', async () => {
  const help = await cli(['sync', '--help']);
  expect(help.code).toBe(0);
  expect(help.out).toMatch(/^Cách dùng:/);
  expect(help.out).not.toMatch(/Usage|Options:/);
  expect((await cli(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('a report that cannot be written is said so, in words', async () => {
  const { code, err } = await sync('--report', join(folder, 'khong', 'co', 'r.json'));
  expect(code).toBe(1);
  expect(err).toMatch(/Lỗi: .*đường dẫn/);
  expect(err).not.toMatch(/\n\s+at /);
});

test('a demo never gets among real registrations', async () => {
  const office = join(folder, 'co-quan');
  mkdirSync(office);
  expect(await cli(['setup', '--workbook', join(office, 'so-lop.xlsx'), ...AT])).toMatchObject({ code: 0 });
  const before = filesIn(office);
  const { code, err } = await cli(['demo', '--once', '--dir', office, ...AT]);
  expect(code).toBe(1);
  expect(err).toContain('không phải bảng tính mẫu');
  expect(filesIn(office)).toEqual(before);
});

test('a report never overwrites what the sync reads', async () => {
  const before = filesIn(folder);
  for (const path of [workbook, answers]) {
    expect((await sync('--responses', answers, '--report', path)).code).toBe(2);
  }
  expect(filesIn(folder)).toEqual(before);
});

test('a reader that has read enough is no error', async () => {
  const child = start(['match-units']);
  child.stdout?.destroy();
  const { code, err } = await endOf(child, 'Xã Hòa An\n'.repeat(5_000));
  expect(err).not.toMatch(/\n\s+at |EPIPE/);
  expect(code).toBe(0);
});

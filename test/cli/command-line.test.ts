import ExcelJS from 'exceljs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command } from './in-process.ts';
import { NOW, smallOffice } from './small-office.ts';

/** What the command line says of itself and of a mistake in it. */
const office = smallOffice();

test.each([
  ['sync', '--respones', 'x', '“--responses”'],
  ['sync', '--workbok', 'x', '“--workbook”'],
  ['setup', '--plans', 'x', '“--plan”'],
  ['programme', '--asof', 'x', '“--as-of”'],
  ['undo', '--confim', '1', '“--confirm”'],
  ['check', '--spreadshet', 'x', '“--spreadsheet”'],
  ['syn', '--json', '--json', '“sync”'],
  ['explian', 'x', '--now', '“explain”'],
])('a mistyped option or command is met with the one that may be meant: %s %s', async (...args) => {
  const meant = args.pop();
  const { code, err } = await command(args);
  expect(code).toBe(2);
  expect(err).toContain(`Có phải ${meant}`);
  expect(err).not.toMatch(/Did you mean|error:/);
});

test('what resembles nothing gets no guess', async () => {
  const { code, err } = await command(['sync', '--zzzzzzzzzz']);
  expect(code).toBe(2);
  expect(err).not.toContain('Có phải');
  expect(err).toContain('npm run so-lop -- help');
});

test('help is Vietnamese down to the words between brackets, for every command', async () => {
  for (const name of [
    '',
    'demo',
    'setup',
    'sync',
    'explain',
    'programme',
    'undo',
    'serve',
    'check',
    'parse-due',
  ]) {
    const { out } = await command([...(name === '' ? [] : [name]), '--help']);
    expect(out, name).not.toMatch(/\[options\]|\[command\]|default:|choices:|Usage|Tuỳ/);
    expect(out, name).toContain('Tùy chọn:');
  }
  expect((await command(['demo', '--help'])).out).toMatch(/\(mặc\s+định: 8734\)/);
  expect((await command(['sync', '--help'])).out).toMatch(/\(một\s+trong: dmy, mdy\)/);
});

test.each([
  ['a mistyped option', ['sync', '--respones', 'x'], 2],
  ['a mistyped command', ['syn'], 2],
  ['a day that does not exist', ['programme', '--as-of', '2026-13-45'], 2],
  ['a file that is not there', ['sync', '--responses', '/khong/co.csv'], 2],
  ['a plan that is not there', ['setup', '--plan', '/khong/co.json', '--workbook', '/khong/moi.xlsx'], 2],
  ['a workbook that is none', ['explain', 'x', '--workbook', '/dev'], 1],
  ['a configuration that is not there', ['check', '--config', '/khong/co.json'], 2],
] as const)('with --json the outcome is JSON on stdout, %s too', async (_, args, code) => {
  const ended = await command([...args, '--json']);
  expect(ended.code).toBe(code);
  const { error } = JSON.parse(ended.out);
  expect(Object.keys(error)).toEqual(['code', 'message']);
  expect(error.message).toMatch(/[à-ỹ]/);
  expect(error.message).not.toMatch(/error:|\n\s+at /);
});

test.each([
  ['of a file that is not there', '', ['--config', '/khong/co.json']],
  ['of a file that is no JSON', '{', []],
  ['of a key nobody knows', '{"listne":{}}', []],
  ['of a port that is none', '{"listen":{"port":99999}}', []],
  ['of an address that needs sign-in', '{"listen":{"host":"0.0.0.0"}}', []],
  ['of two workbooks under one id', '{"workbooks":[{"id":"a","file":"a"},{"id":"a","file":"b"}]}', []],
] as const)('a configuration error is told in words, with exit 2 and no stack: %s', async (_, text, more) => {
  const file = join(office().folder, 'so-lop.json');
  writeFileSync(file, text);
  for (const name of ['serve', 'check']) {
    const { code, err } = await command([name, ...(more.length > 0 ? more : ['--config', file])]);
    expect(code).toBe(2);
    expect(err).toContain('Cấu hình chưa dùng được');
    expect(err).not.toMatch(/\n\s+at |không lường trước/);
  }
});

test('the programme and a task are told although the class plan is faulty and the export cannot be read', async () => {
  const { options, folder } = office();
  const said = (...args: readonly string[]) => command([args[0] ?? '', ...options, ...NOW, ...args.slice(1)]);
  expect(await said('programme')).toMatchObject({ code: 0, err: '' });
  writeFileSync(join(folder, 'phan-hoi', 'hong.csv'), 'Cột lạ,Cột khác\n1,2\n');
  await spoilClassDays();
  const programme = await said('programme', '--json');
  expect(programme).toMatchObject({
    code: 0,
    err: expect.stringContaining('nhiệm vụ IV.2 chưa tính các lớp'),
  });
  expect(JSON.parse(programme.out).tasks).toHaveLength(4);
  const task = await said('explain', 'NV IV.2', '--json');
  expect(task).toMatchObject({ code: 0, err: expect.stringContaining('chưa tính các lớp') });
  expect(JSON.parse(task.out)[0].about).toContain('IV.2');
});

test('of a unit or a person nothing is explained while the class plan is faulty, and that is said', async () => {
  await spoilClassDays();
  for (const who of ['Xã Hòa An', 'dòng 3', 'IV.99']) {
    const { code, out, err } = await command(['explain', ...office().options, ...NOW, who, '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(out).error.code).toBe('plan-refused');
    expect(err).toMatch(/Kế hoạch trong bảng tính chưa dùng được; đề nghị/);
    expect(err).not.toMatch(/lường trước|\n\s+at /);
  }
});

async function spoilClassDays(): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(office().workbook);
  book.getWorksheet('Danh sách lớp')?.eachRow((row) =>
    row.eachCell((cell) => {
      if (cell.value instanceof Date) cell.value = 'hôm nào đó';
    }),
  );
  await book.xlsx.writeFile(office().workbook, { zip: { compression: 'STORE' } });
}

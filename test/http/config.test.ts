import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError } from '../../sync-server/config/config-error.ts';
import { readConfig } from '../../sync-server/config/read-config.ts';

test('without a file and variables the service is local, on the loopback address', () => {
  expect(readConfig({})).toEqual({
    listen: { host: '127.0.0.1', port: 8_080, publicHosts: [] },
    signIn: null,
    workbooks: [],
    schedule: { registrationMinutes: 5, otherMinutes: 60 },
    limits: { doorbellsPerMinute: 60, readsPerMinute: 600, failedSignInsPerMinute: 60 },
    logLevel: 'info',
    accessLogDays: 366,
    phoneRetentionDays: null,
  });
});

test('variables stand above the file', () => {
  const path = fileWith({ listen: { host: '127.0.0.1', port: 1 }, logLevel: 'warn' });
  const config = readConfig({
    SO_LOP_CONFIG: path,
    SO_LOP_PORT: '9000',
    SO_LOP_AUDIENCES: 'a.example, b.example',
    SO_LOP_DECIDERS: 'Can-Bo@so-lop.example',
    SO_LOP_LOG_LEVEL: '  ',
  });
  expect(config.listen).toEqual({ host: '127.0.0.1', port: 9_000, publicHosts: [] });
  expect(config.signIn?.audiences).toEqual(['a.example', 'b.example']);
  expect(config.signIn?.people.decide).toEqual(['can-bo@so-lop.example']);
  expect(config.logLevel).toBe('warn');
});

test('every problem is named at once, with its place, its value and what was expected', () => {
  const path = fileWith({
    listen: { host: '0.0.0.0', port: 'tám nghìn', hosts: [] },
    workbooks: [
      { id: 'Cần Thơ', spreadsheet: 'xyz' },
      { id: 'hai', spreadsheet: 'abc', file: 'x', registrationUntil: '2026-02-30' },
    ],
    schedule: { otherMinutes: 0 },
    logLevel: 'loud',
  });
  const problems = problemsOf({ SO_LOP_CONFIG: path });
  expect(problems.map(({ path, value }) => `${path} = ${value}`).sort()).toEqual(
    [
      'listen.hosts = []',
      'listen.port = "tám nghìn"',
      'logLevel = "loud"',
      'schedule.otherMinutes = 0',
      'signIn = chưa có',
      'workbooks[1] = {"id":"hai","spreadsheet":"abc","file":"x","registrationUntil":"2026-02-30"}',
      'workbooks[0].id = "Cần Thơ"',
      'workbooks[1].registrationUntil = "2026-02-30"',
    ].sort(),
  );
  for (const { expected } of problems) expect(expected).not.toMatch(/Invalid|expected|Too/);
});

test('a wrong variable is named as the variable', () => {
  expect(problemsOf({ SO_LOP_PORT: '99999' })).toEqual([
    { path: 'SO_LOP_PORT', value: '99999', expected: 'không quá 65535' },
  ]);
});

test('people of one workbook are enough, and stand for nobody else', () => {
  const people = { decide: ['Can-Bo@so-lop.example'] };
  const path = fileWith({ signIn: { audiences: ['a'] }, workbooks: [{ id: 'a', file: 'a.xlsx', people }] });
  const config = readConfig({ SO_LOP_CONFIG: path });
  expect(config.workbooks[0]?.people).toEqual({
    read: [],
    decide: ['can-bo@so-lop.example'],
    administer: [],
  });
  expect(config.signIn?.people).toEqual({ read: [], decide: [], administer: [] });
});

test.for([
  [{ listen: { host: '0.0.0.0' } }, 'signIn', /có đăng nhập/],
  [{ listen: { publicHosts: ['so-lop.example'] } }, 'signIn', /có đăng nhập/],
  [{ signIn: { audiences: [], people: { read: ['a@b.vn'] } } }, 'signIn.audiences', /ít nhất một mã OAuth/],
  [{ signIn: { people: { read: ['a@b.vn'] } } }, 'signIn.audiences', /danh sách/],
  [{ signIn: { audiences: ['a'] } }, 'signIn.people', /ít nhất một người/],
  [
    { signIn: { audiences: ['a'], people: { read: ['không phải'] } } },
    'signIn.people.read[0]',
    /thư điện tử/,
  ],
  [{ workbooks: [{ id: 'a' }] }, 'workbooks[0]', /đúng một trong hai/],
  [
    { workbooks: [{ id: 'a', file: 'a.xlsx', people: { read: ['a@b.vn'] } }] },
    'workbooks[0].people',
    /không đăng nhập/,
  ],
  [
    {
      signIn: { audiences: ['a'], people: { read: ['a@b.vn'] } },
      workbooks: [{ id: 'a', file: 'a.xlsx', people: {} }],
    },
    'workbooks[0].people',
    /ít nhất một người/,
  ],
  [
    {
      workbooks: [
        { id: 'a', file: 'a' },
        { id: 'a', file: 'b' },
      ],
    },
    'workbooks[1].id',
    /không trùng/,
  ],
  [
    {
      workbooks: [
        { id: 'a', spreadsheet: 'x' },
        { id: 'b', spreadsheet: 'x' },
      ],
    },
    'workbooks[1].spreadsheet',
    /không trùng/,
  ],
  [
    {
      workbooks: [
        { id: 'a', spreadsheet: 'x', journal: 'nhat-ky.sqlite' },
        { id: 'b', spreadsheet: 'y', journal: 'nhat-ky.sqlite' },
      ],
    },
    'workbooks[1].journal',
    /không trùng/,
  ],
  [{ workbooks: [{ id: 'a', file: 'a.xlsx', formId: 'f' }] }, 'workbooks[0].formId', /bảng tính Google/],
  [
    { workbooks: [{ id: 'a', spreadsheet: 'x', formId: 'f', responsesTab: 'Tab' }] },
    'workbooks[0]',
    /một nguồn phản hồi/,
  ],
  [{ workbooks: [{ id: 'a', spreadsheet: 'x', dateOrder: 'ymd' }] }, 'workbooks[0].dateOrder', /dmy, mdy/],
  [{ workbooks: [{ id: 'a', file: 'a\u0000.xlsx' }] }, 'workbooks[0].file', /điều khiển/],
  [{ workbooks: [{ id: 'a', file: 'a.xlsx', journal: 'a\u001b[2J' }] }, 'workbooks[0].journal', /điều khiển/],
] as const)('%j is refused', ([settings, path, expected]) => {
  const problems = problemsOf({ SO_LOP_CONFIG: fileWith(settings) });
  expect(problems.map((problem) => problem.path)).toEqual([path]);
  expect(problems[0]?.expected).toMatch(expected);
});

test.for([
  ['missing', undefined],
  ['no JSON', '{'],
  ['no object', '[]'],
] as const)('a file that is %s is refused by name', ([, content]) => {
  const path = join(mkdtempSync(join(tmpdir(), 'so-lop-')), 'so-lop.json');
  if (content !== undefined) writeFileSync(path, content);
  expect(problemsOf({ SO_LOP_CONFIG: path })).toMatchObject([{ path: 'SO_LOP_CONFIG', value: `“${path}”` }]);
});

test.for(['utf-16le', 'utf-16be', 'utf-8'] as const)(
  'a file saved as %s is read, with its mark and without',
  (encoding) => {
    for (const mark of ['\ufeff', '']) {
      const path = join(mkdtempSync(join(tmpdir(), 'so-lop-')), 'so-lop.json');
      writeFileSync(path, encoded(`${mark}{"workbooks":[{"id":"a","file":"Sổ lớp.xlsx"}]}`, encoding));
      expect(readConfig({ SO_LOP_CONFIG: path }).workbooks[0]?.file).toBe('Sổ lớp.xlsx');
    }
  },
);

test('a file whose letters nobody can tell is refused with what to save it as', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'so-lop-')), 'so-lop.json');
  writeFileSync(path, Buffer.from('{"workbooks":[{"id":"a","file":"S\xe0.xlsx"}]}', 'latin1'));
  expect(problemsOf({ SO_LOP_CONFIG: path })).toMatchObject([
    { path: 'SO_LOP_CONFIG', expected: expect.stringMatching(/UTF-8/) as unknown },
  ]);
});

function encoded(text: string, encoding: 'utf-16le' | 'utf-16be' | 'utf-8'): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  const bytes = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}

function fileWith(settings: unknown): string {
  const path = join(mkdtempSync(join(tmpdir(), 'so-lop-')), 'so-lop.json');
  writeFileSync(path, `\uFEFF${JSON.stringify(settings)}`);
  return path;
}

function problemsOf(environment: Readonly<Record<string, string>>) {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  throw new Error('expected a ConfigError');
}

import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newestExport } from '../../sync-server/local/export-folder.ts';
import { stillFile } from '../../sync-server/local/still-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'so-lop-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The later in the list, the newer. */
function files(...names: readonly string[]): void {
  names.forEach((name, index) => {
    writeFileSync(join(folder, name), name);
    utimesSync(join(folder, name), 1_000 + index, 1_000 + index);
  });
}

test('S13: the newest export is read, whichever of its forms it has', () => {
  files('b.csv', 'a.xlsx', 'Đăng ký lớp.csv.zip');
  expect(newestExport(folder)).toEqual({
    newest: join(folder, 'Đăng ký lớp.csv.zip'),
    notices: [expect.stringContaining('mới nhất trong 3 tệp')],
  });
});

test.each([
  ['a.xls', /lưu thành \.xlsx/],
  ['a.XLS', /lưu thành \.xlsx/],
  ['a.ods', /lưu thành \.xlsx/],
  ['a.numbers', /lưu thành \.xlsx/],
  ['a.xlsb', /lưu thành \.xlsx/],
  ['a.tsv', /CSV UTF-8/],
  ['a.rar', /giải nén/],
  ['a.7z', /giải nén/],
  ['a.gsheet', /Tải xuống/],
  ['a.html', /Tải xuống/],
])('S13: “%s” newer than every export, or alone, is refused by name with what to do', (name, todo) => {
  files(name);
  for (const before of [[], ['cu.csv']]) {
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    files(...before, name);
    expect(() => newestExport(folder)).toThrow(todo);
    expect(() => newestExport(folder)).toThrow(`“${name}”`);
  }
});

test('S13: what is older, or no table at all, is named and hinders nobody', () => {
  files('cu.xls', 'moi.csv', 'huong-dan.pdf', 'anh.png');
  expect(newestExport(folder)).toEqual({
    newest: join(folder, 'moi.csv'),
    notices: [
      expect.stringContaining('moi.csv'),
      expect.stringMatching(/“anh\.png”, “huong-dan\.pdf”, “cu\.xls”.*chỉ đọc được \.csv/),
    ],
  });
});

test('temporary and hidden files, and folders, are passed over without a word', () => {
  files(
    'a.csv',
    '~$a.xlsx',
    '.~lock.a.xlsx#',
    '.DS_Store',
    '._a.csv',
    'a.csv.crdownload',
    'a.csv.part',
    'a.xlsx.tmp',
    'Thumbs.db',
    'desktop.ini',
    'a.csv~',
    'a.csv.bak',
  );
  mkdirSync(join(folder, 'luu.csv'));
  expect(newestExport(folder)).toEqual({ newest: join(folder, 'a.csv'), notices: [expect.any(String)] });
  rmSync(join(folder, 'a.csv'));
  expect(newestExport(folder)).toEqual({ newest: null, notices: [] });
});

/** A clock on which waiting is what makes time pass; `during` is what happens in each pause. */
function clock(during: (pause: number) => void) {
  let time = Date.now();
  let pauses = 0;
  return {
    now: () => time,
    wait: (ms: number) => {
      time += ms;
      during(++pauses);
      return Promise.resolve();
    },
    pauses: () => pauses,
  };
}

const endsWithStop = (content: Buffer) => (content.at(-1) === 0x2e ? 'whole' : 'part');

test('a file still being copied is waited for until it is whole and still', async () => {
  const path = join(folder, 'a.csv');
  const parts = ['mot ', 'hai ', 'ba.'];
  writeFileSync(path, parts[0] ?? '');
  const timing = clock((pause) => writeFileSync(path, parts.slice(0, pause + 1).join('')));
  expect(String(await stillFile(path, endsWithStop, timing))).toBe('mot hai ba.');
});

test('one that never becomes whole is read as it is after a bounded time', async () => {
  const path = join(folder, 'a.csv');
  writeFileSync(path, 'mot hai');
  const timing = clock(() => undefined);
  expect(String(await stillFile(path, endsWithStop, timing))).toBe('mot hai');
  expect(timing.pauses()).toBeGreaterThan(5);
  expect(timing.pauses()).toBeLessThan(100);
});

test('control: one written long ago is read at once, whole or not', async () => {
  const path = join(folder, 'a.csv');
  files('a.csv');
  const timing = clock(() => undefined);
  await stillFile(path, endsWithStop, timing);
  expect(timing.pauses()).toBe(0);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readResponsesFile } from '../../sync-server/local/responses-file.ts';
import { zipOf } from '../workbook/zip-of.ts';
import { longAgo } from '../long-ago.ts';

/** M11: an export that is still being copied, or that ends in the middle, is never believed. */
const folder = mkdtempSync(join(tmpdir(), 'so-lop-growing-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HEADER = 'Dấu thời gian,Đơn vị,Họ và tên,Chức vụ,Thành phần,Số điện thoại';
const ROWS = Array.from(
  { length: 40 },
  (_, row) =>
    `05/13/2026 9:${String(row).padStart(2, '0')}:00,Xã Hòa An,Nguyễn Văn Thứ ${row},Chủ tịch UBND,Lãnh đạo UBND,09012345${String(row).padStart(2, '0')}`,
);
const CSV = Buffer.from([HEADER, ...ROWS].join('\n'));
const ZIP = Buffer.from(zipOf(new Map([['Phản hồi.csv', CSV.toString()]])));

/** A real process copies the bytes in pieces, as over a slow line. */
const COPY = `
  const { openSync, writeSync, readFileSync } = require('node:fs');
  const [, from, to, until] = process.argv;
  const bytes = readFileSync(from);
  const file = openSync(to, 'w');
  let at = Number(until);
  writeSync(file, bytes.subarray(0, at));
  process.stdout.write('begun');
  const timer = setInterval(() => {
    const end = Math.min(bytes.length, at + Math.ceil(bytes.length / 12));
    writeSync(file, bytes.subarray(at, end));
    at = end;
    if (at >= bytes.length) clearInterval(timer);
  }, 90);
`;

/** Within a row; behind a separator; at the end of a row, as if that were all. */
const CUTS = [CSV.indexOf('Thứ 5') + 2, CSV.indexOf('Thứ 5,') + 6, CSV.indexOf('\n', 2000)];

test.each([
  ...CUTS.map((cut) => ['an export', CSV, cut] as const),
  ['a zip', ZIP, Math.floor(ZIP.length / 3)] as const,
])('%s that a process is still copying is read whole (%#)', async (_, bytes, cut) => {
  const [from, to] = [join(folder, 'nguon'), join(folder, 'dich.csv')];
  writeFileSync(from, bytes);
  const copying = spawn(process.execPath, ['-e', COPY, from, to, String(cut)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(copying.stdout, 'data');
  const { rows } = await readResponsesFile(to);
  expect(rows).toHaveLength(ROWS.length);
  if (copying.exitCode === null) await once(copying, 'exit');
  expect(readFileSync(to).equals(bytes)).toBe(true);
});

const read = async (bytes: Buffer) => {
  const path = join(folder, 'phan-hoi.csv');
  writeFileSync(path, bytes);
  longAgo(path);
  return (await readResponsesFile(path)).rows;
};

test.each([
  ['in the middle of a name', CSV.subarray(0, CSV.indexOf('Thứ 5,') + 3)],
  ['behind a separator', CSV.subarray(0, CSV.indexOf('Thứ 5,') + 8)],
  ['in the middle of a letter', CSV.subarray(0, CSV.indexOf(Buffer.from('ứ 5,')) + 1)],
  ['a zip in the middle', ZIP.subarray(0, ZIP.length - 30)],
])('one that ends %s is refused, and says that it is not whole', async (_, bytes) => {
  await expect(read(Buffer.from(bytes))).rejects.toMatchObject({
    code: 'cut-short',
    message: expect.stringMatching(/chưa chép xong.*Đề nghị/s),
  });
});

test('room that was set aside for a copy and is not filled yet is told as such', async () => {
  const begun = Buffer.concat([CSV.subarray(0, 1500), Buffer.alloc(CSV.length - 1500)]);
  await expect(read(begun)).rejects.toMatchObject({
    code: 'cut-short',
    message: expect.stringMatching(/chưa chép xong.*ký tự rỗng.*Đề nghị/s),
  });
});

test('a NUL between letters is damage, told with its line', async () => {
  for (const line of [1, 6, 40]) {
    const lines = CSV.toString().split('\n');
    lines[line - 1] = lines[line - 1]?.replace(',', ',\0') ?? '';
    for (const bytes of [Buffer.from(lines.join('\n')), Buffer.from(`\ufeff${lines.join('\n')}`, 'utf16le')])
      await expect(read(bytes)).rejects.toMatchObject({
        code: 'broken',
        message: expect.stringMatching(new RegExp(`dòng ${line}\\b.*ký tự rỗng.*Đề nghị`, 's')),
      });
  }
});

test('control: whole exports are read as they are, with a line end or without, and rows of any width in the middle', async () => {
  expect(await read(CSV)).toHaveLength(40);
  expect(await read(Buffer.concat([CSV, Buffer.from('\r\n')]))).toHaveLength(40);
  const ragged = [HEADER, '05/13/2026 9:00:00,Xã Hòa An,An Văn An', ...ROWS].join('\n');
  expect(await read(Buffer.from(ragged))).toHaveLength(41);
  // Somebody typed these by hand: rows end where their last answer does.
  const typed = [
    HEADER,
    ...ROWS.slice(0, 9),
    '05/13/2026 9:50:00,Xã Hòa An,Lê Thị Tư',
    '05/13/2026 9:51:00,Xã Hòa An,Lê Thị Năm',
  ];
  expect(await read(Buffer.from(typed.join('\n')))).toHaveLength(11);
  expect(await read(Buffer.from(`\ufeff${CSV.toString()}`, 'utf16le'))).toHaveLength(40);
});

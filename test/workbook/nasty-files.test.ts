import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import { SIZES } from '../sizes.ts';
import { LIMITS } from '../../sync-server/local/package/input-limits.ts';
import { readResponsesFile } from '../../sync-server/local/responses-file.ts';
import { XlsxWorkbook } from '../../sync-server/local/xlsx-workbook.ts';
import { MANY_ROWS, NASTY_TABLES, NASTY_WORKBOOKS, ODD_WORKBOOKS } from './nasty-files.ts';
import { classTab, SEATS } from './sample-tabs.ts';

/** Files that harm are refused with the limit named, before much time or memory is spent; odd ones are read and written. */
const folder = mkdtempSync(join(tmpdir(), 'so-lop-nasty-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

function fileOf(bytes: Buffer): string {
  const path = join(folder, `${++files}.xlsx`);
  writeFileSync(path, bytes);
  return path;
}

test.each(Object.entries(NASTY_WORKBOOKS))('%s: the workbook is refused in time', async (_, make) => {
  const path = fileOf(make());
  const began = performance.now();
  await expect(new XlsxWorkbook(path).read()).rejects.toMatchObject({
    code: 'not-a-workbook',
    message: expect.stringMatching(/tối đa|bị hỏng/),
  });
  expect(performance.now() - began).toBeLessThan(REFUSED_MS);
});

/** The promise is 2 s on a machine that does nothing else; what may be read at all, 20 s. */
const REFUSED_MS = 4_000;
const READ_MS = 20_000;

test.each(Object.entries(NASTY_WORKBOOKS))('%s: the export is refused in time', async (name, make) => {
  if (name.includes('the format, in a tab')) return;
  const began = performance.now();
  const refusal = await readResponsesFile(fileOf(make())).then(
    () => null,
    (error: unknown) => error as { code?: string; message: string },
  );
  expect(performance.now() - began).toBeLessThan(REFUSED_MS);
  expect(refusal?.code).toMatch(/too-large|not-a-spreadsheet|sheet-unclear/);
});

test.each(Object.entries(ODD_WORKBOOKS))('%s: the workbook is read, and written in time', async (_, make) => {
  const path = fileOf(make());
  const began = performance.now();
  const port = new XlsxWorkbook(path);
  const snapshot = await port.read();
  expect(snapshot.tabs.map(({ key, rows }) => [key, rows.length])).toEqual([['review', 0]]);
  const wanted = [classTab('01', SEATS)];
  await port.apply(diffWorkbook({ snapshot, wanted, memory: () => null }).changes);
  expect((await new XlsxWorkbook(path).read()).tabs).toHaveLength(2);
  expect(performance.now() - began).toBeLessThan(READ_MS);
});

test('a tab of very many rows is read, and written', async () => {
  const path = fileOf(MANY_ROWS(SIZES.rowsOfTab));
  const port = new XlsxWorkbook(path);
  const snapshot = await port.read();
  expect(snapshot.tabs.map(({ rows }) => rows.length)).toEqual([SIZES.rowsOfTab]);
  const wanted = [classTab('01', SEATS)];
  await port.apply(diffWorkbook({ snapshot, wanted, memory: () => null }).changes);
  expect((await new XlsxWorkbook(path).read()).tabs).toHaveLength(2);
});

test.each(Object.entries(NASTY_TABLES))(
  'many megabytes of %s: the table is refused in time',
  async (_, make) => {
    const path = join(folder, `${++files}.csv`);
    writeFileSync(path, make(SIZES.megabytesOfTable));
    const began = performance.now();
    await expect(readResponsesFile(path)).rejects.toMatchObject({ name: 'ResponsesFileError' });
    expect(performance.now() - began).toBeLessThan(READ_MS);
  },
);

test('a pipe, a device and what is too large are refused before anything of them is read', async () => {
  const pipe = join(folder, 'pipe.xlsx');
  execFileSync('mkfifo', [pipe]);
  const large = join(folder, 'large.xlsx');
  writeFileSync(large, '');
  truncateSync(large, LIMITS.fileBytes + 1);
  expect(statSync(large).blocks).toBe(0);
  for (const path of [pipe, '/dev/zero', large]) {
    await expect(new XlsxWorkbook(path).read()).rejects.toMatchObject({ code: 'not-a-workbook' });
    await expect(readResponsesFile(path)).rejects.toMatchObject({
      code: path === large ? 'too-large' : 'no-access',
    });
  }
});

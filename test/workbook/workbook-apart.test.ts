import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import { type ApartLimits, WorkbookApart } from '../../sync-server/local/workbook-apart.ts';
import { XlsxWorkbook } from '../../sync-server/local/xlsx-workbook.ts';
import { FEWER, MORE } from '../corpus/wanted.ts';
import { MANY_ROWS } from './nasty-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'so-lop-apart-'));
afterAll(() => rmSync(folder, { recursive: true }));
const OURS = fileURLToPath(new URL('../fixtures/corpus/ours.xlsx', import.meta.url));
const LIMITS: ApartLimits = { memoryMegabytes: 512, readMs: 20_000, idleMs: 5_000 };
let files = 0;

function copy(): string {
  const path = join(folder, `${++files}.xlsx`);
  copyFileSync(OURS, path);
  return path;
}

test('a workbook in a thread of its own reads and writes as one that is not', async () => {
  const [path, other] = [copy(), copy()];
  const [apart, plain] = [new WorkbookApart(path), new XlsxWorkbook(other)];
  for (const wanted of [FEWER, MORE]) {
    const [snapshot, expected] = [await apart.read(), await plain.read()];
    expect(snapshot).toEqual(expected);
    expect(apart.tagSeen).toBe(plain.tagSeen);
    const { changes } = diffWorkbook({ snapshot, wanted, memory: () => null });
    await apart.apply(changes);
    await plain.apply(changes);
    expect(readFileSync(path).equals(readFileSync(other))).toBe(true);
    expect([apart.tagSeen, await apart.tag(), apart.calls]).toEqual([
      plain.tagSeen,
      plain.tagSeen,
      plain.calls,
    ]);
  }
});

test('what is refused is refused in the same words, with the same code', async () => {
  const path = join(folder, 'hỏng.xlsx');
  writeFileSync(path, 'không phải bảng tính');
  const refusal = (port: { read(): Promise<unknown> }) =>
    port.read().then(
      () => null,
      (error: unknown) => ({
        ...(error as { code: string; name: string; message: string }),
        message: (error as Error).message,
      }),
    );
  const [apart, plain] = [await refusal(new WorkbookApart(path)), await refusal(new XlsxWorkbook(path))];
  expect(apart).toEqual(plain);
  expect(apart).toMatchObject({ code: 'not-a-workbook' });
});

test('a thread that went while nobody asked is begun anew, and writes only what was read last', async () => {
  const path = copy();
  const before = new WorkbookApart(path);
  const snapshot = await before.read();
  const apart = new WorkbookApart(path);
  apart.tagSeen = before.tagSeen;
  const { changes } = diffWorkbook({ snapshot, wanted: FEWER, memory: () => null });
  await apart.apply(changes);
  const again = await apart.read();
  expect(diffWorkbook({ snapshot: again, wanted: FEWER, memory: () => null }).changes).toEqual([]);
  const other = new XlsxWorkbook(path);
  await other.apply(diffWorkbook({ snapshot: await other.read(), wanted: MORE, memory: () => null }).changes);
  const bytes = readFileSync(path);
  const late = diffWorkbook({ snapshot: again, wanted: MORE, memory: () => null }).changes;
  await expect(apart.apply(late)).rejects.toMatchObject({ code: 'changed-meanwhile' });
  expect(readFileSync(path).equals(bytes)).toBe(true);
});

test('a workbook that needs more memory or time than any should is refused, and its port goes on', async () => {
  const path = copy();
  const large = readFileSync(path);
  writeFileSync(path, MANY_ROWS());
  for (const limits of [
    { ...LIMITS, memoryMegabytes: 24 },
    { ...LIMITS, readMs: 50 },
  ]) {
    const apart = new WorkbookApart(path, limits);
    await expect(apart.read()).rejects.toMatchObject({
      code: 'not-a-workbook',
      message: expect.stringMatching(/24 MB|quá 0\.05 giây/),
    });
    if (limits.readMs < LIMITS.readMs) continue;
    const bytes = readFileSync(path);
    writeFileSync(path, large);
    expect((await apart.read()).tabs).toHaveLength(2);
    writeFileSync(path, bytes);
  }
});

test('while one workbook is read the process goes on, which without a thread it does not', async () => {
  const path = copy();
  writeFileSync(path, MANY_ROWS());
  const turns = async (port: { read(): Promise<unknown> }) => {
    let [count, isDone] = [0, false];
    const reading = port.read().finally(() => (isDone = true));
    const turn = () => {
      count += 1;
      if (!isDone) setImmediate(turn);
    };
    setImmediate(turn);
    await reading;
    return count;
  };
  const [apart, plain] = [await turns(new WorkbookApart(path)), await turns(new XlsxWorkbook(path))];
  expect(apart).toBeGreaterThan(10 * plain);
});

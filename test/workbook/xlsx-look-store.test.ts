import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import type { TabLook } from '#shared/workbook/tab-look.ts';
import { readLooks, writeLooks } from '../../sync-server/local/xlsx-look-store.ts';

/** A look that takes more than one cell. */
function lookOf(rows: number): TabLook {
  const look = { kind: 'data' as const, staffCells: ['a column with a name that takes some room'] };
  return {
    columns: [],
    rows: Object.fromEntries(Array.from({ length: rows }, (_, at) => [`row${at}`, look])),
  };
}

test('a short look that comes into the place of a long one is read as it was written, on every later day', async () => {
  const workbook = new ExcelJS.Workbook();
  const long = { fingerprint: 'long', look: lookOf(500) };
  const short = { fingerprint: 'short', look: lookOf(1) };
  const written = async (looks: ReadonlyMap<string, { fingerprint: string; look: TabLook }>) => {
    writeLooks(workbook, looks);
    const saved = new ExcelJS.Workbook();
    await saved.xlsx.load(await workbook.xlsx.writeBuffer());
    return readLooks(saved);
  };
  expect(JSON.stringify(long.look).length).toBeGreaterThan(30_000);
  const first = new Map([['b', long]]);
  const second = new Map([
    ['a', short],
    ['b', long],
  ]);
  const third = new Map([['a', short]]);
  for (const looks of [first, second, third]) expect(await written(looks)).toEqual(looks);
});

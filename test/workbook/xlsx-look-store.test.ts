import { expect, test } from 'vitest';
import { LOOK_STORE_TITLE } from '#shared/workbook/marks.ts';
import type { TabLook } from '#shared/workbook/tab-look.ts';
import { OfficePackage } from '../../sync-server/local/package/office-package.ts';
import { readWorkbook } from '../../sync-server/local/read-workbook.ts';
import { newPackage } from '../../sync-server/local/sheet/new-package.ts';
import { readWorkbookPart } from '../../sync-server/local/sheet/workbook-part.ts';
import { WorkbookFiles } from '../../sync-server/local/workbook-files.ts';
import { lookRows } from '../../sync-server/local/xlsx-look-store.ts';

/** A look that takes more than one cell. */
function lookOf(rows: number): TabLook {
  const look = { kind: 'data' as const, staffCells: ['a column with a name that takes some room'] };
  return {
    columns: [],
    rows: Object.fromEntries(Array.from({ length: rows }, (_, at) => [`row${at}`, look])),
  };
}

test('a short look that comes into the place of a long one is read as it was written, on every later day', async () => {
  let file = newPackage();
  const long = { fingerprint: 'long', look: lookOf(500) };
  const short = { fingerprint: 'short', look: lookOf(1) };
  const written = async (looks: ReadonlyMap<string, { fingerprint: string; look: TabLook }>) => {
    const files = new WorkbookFiles(file, readWorkbookPart(file));
    files.setHiddenSheet(LOOK_STORE_TITLE, lookRows(looks));
    files.finish();
    file = await OfficePackage.open(file.toBytes());
    return readWorkbook(file).looks;
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

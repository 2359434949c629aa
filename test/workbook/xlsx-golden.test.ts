import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import { XlsxWorkbook } from '../../sync-server/local/xlsx-workbook.ts';
import { workbookText } from '../golden/workbook-text.ts';
import { classTab, SEATS, summaryTab } from './sample-tabs.ts';

const folder = mkdtempSync(join(tmpdir(), 'so-lop-golden-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a small class and its summary look as they should', async () => {
  const path = join(folder, 'so-lop.xlsx');
  const port = new XlsxWorkbook(path);
  const wanted = [summaryTab(), classTab('01', SEATS)];
  await port.apply(diffWorkbook({ snapshot: await port.read(), wanted, memory: () => null }).changes);
  await expect(await workbookText(path)).toMatchFileSnapshot('golden/sample-workbook.txt');
});

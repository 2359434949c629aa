import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { XlsxWorkbook } from '../../sync-server/local/xlsx-workbook.ts';
import { workbookPortContract } from '../workbook-port.contract.ts';
import { XlsxHands } from './xlsx-hands.ts';

const folder = mkdtempSync(join(tmpdir(), 'so-lop-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

workbookPortContract('the workbook as an .xlsx file', () => {
  const path = join(folder, `${++files}.xlsx`);
  const hands = new XlsxHands(path);
  return Promise.resolve({
    port: () => Promise.resolve(new XlsxWorkbook(path)),
    edit: hands,
    looks: (title, rows, columns) => hands.looks(title, rows, columns),
  });
});

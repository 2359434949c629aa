/**
 * Makes the corpus anew: workbooks by other hands, in test/fixtures/corpus, committed so that the tests need none of those
 * programs. Wants python3 with openpyxl and XlsxWriter, and LibreOffice:
 * `node test/corpus/make.ts`
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import { XlsxWorkbook } from '../../sync-server/local/xlsx-workbook.ts';
import { WANTED } from './wanted.ts';

const corpus = fileURLToPath(new URL('../fixtures/corpus/', import.meta.url));
mkdirSync(corpus, { recursive: true });
const ours = join(corpus, 'ours.xlsx');
rmSync(ours, { force: true });
const port = new XlsxWorkbook(ours);
await port.apply(diffWorkbook({ snapshot: await port.read(), wanted: WANTED, memory: () => null }).changes);
execFileSync(process.env['PYTHON'] ?? 'python3', [
  fileURLToPath(new URL('make.py', import.meta.url)),
  corpus,
]);
for (const name of ['ours-openpyxl', 'openpyxl', 'xlsxwriter']) {
  const folder = mkdtempSync(join(tmpdir(), 'so-lop-corpus-'));
  execFileSync('soffice', [
    '--headless',
    '--convert-to',
    'xlsx',
    '--outdir',
    folder,
    join(corpus, `${name}.xlsx`),
  ]);
  copyFileSync(join(folder, `${name}.xlsx`), join(corpus, `${name}-libreoffice.xlsx`));
  rmSync(folder, { recursive: true });
}

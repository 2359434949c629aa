/**
 * Asks LibreOffice, where it is at hand, about workbooks that were patched: that it opens each of them, and that it computes
 * from the shifted references what it computed before rows moved.
 * `node test/corpus/with-libreoffice.ts`
 */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import type { Tab } from '#shared/workbook/model.ts';
import { OfficePackage } from '../../sync-server/local/package/office-package.ts';
import { readingOf } from '../../sync-server/local/read-workbook.ts';
import { columnNumber } from '../../sync-server/local/sheet/places.ts';
import { readSheet, SERIAL_OF_1970 } from '../../sync-server/local/sheet/read-sheet.ts';
import { readWorkbookPart } from '../../sync-server/local/sheet/workbook-part.ts';
import { XlsxWorkbook } from '../../sync-server/local/xlsx-workbook.ts';
import { FOREIGN_BOOKS } from '../workbook/foreign-books.ts';
import { FEWER, MORE, WANTED } from './wanted.ts';

const corpus = fileURLToPath(new URL('../fixtures/corpus/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'so-lop-libreoffice-'));
let failures = 0;
try {
  const made = readdirSync(corpus).map(
    (name) => [name, (path: string) => copyFileSync(join(corpus, name), path)] as const,
  );
  for (const [at, [name, make]] of [...made, ...Object.entries(FOREIGN_BOOKS)].entries()) {
    const path = join(folder, `${at}.xlsx`);
    make(path);
    const before = await computed(path);
    for (const wanted of [WANTED, MORE]) await sync(path, wanted);
    // Rows were only added, outside of what the formulas name: all of them say what they said.
    say(name, before, await computed(path));
    for (const wanted of [FEWER, WANTED]) await sync(path, wanted);
    say(`${name}, back again`, before, await computed(path));
  }
} finally {
  rmSync(folder, { recursive: true });
}
process.exitCode = failures === 0 ? 0 : 1;

function say(name: string, before: readonly string[], after: readonly string[]): void {
  const isSame = JSON.stringify(before) === JSON.stringify(after);
  if (!isSame) failures += 1;
  console.log(
    `${isSame ? 'same' : 'DIFFERENT'}: ${name}, ${after.length} formulas${isSame ? '' : `\n${before.join('\n')}\n---\n${after.join('\n')}`}`,
  );
}

async function sync(path: string, wanted: readonly Tab[]): Promise<void> {
  const port = new XlsxWorkbook(path);
  await port.apply(diffWorkbook({ snapshot: await port.read(), wanted, memory: () => null }).changes);
}

/** What LibreOffice makes of the formulas of other tabs, of which it is told no result. */
async function computed(path: string): Promise<readonly string[]> {
  const asked = join(folder, 'asked.xlsx');
  const file = await OfficePackage.open(readFileSync(path));
  const book = readWorkbookPart(file);
  const formulas = new Map<string, readonly string[]>();
  for (const { title, part } of book.sheets) {
    if (part === null || WANTED.some((tab) => tab.title === title)) continue;
    const text = file.text(part);
    formulas.set(
      title,
      [...text.matchAll(/<(?:\w+:)?c [^>]*?r="([A-Z]+\d+)"[^>]*>\s*<(?:\w+:)?f/g)].map(
        ([, place = '']) => place,
      ),
    );
    file.set(part, text.replace(/(<\/(?:\w+:)?f>)\s*<(?:\w+:)?v>[^<]*<\/(?:\w+:)?v>/g, '$1'));
  }
  writeFileSync(asked, file.toBytes());
  const out = join(folder, 'out');
  mkdirSync(out, { recursive: true });
  execFileSync('soffice', ['--headless', '--convert-to', 'xlsx', '--outdir', out, asked], {
    stdio: 'ignore',
  });
  const answer = await OfficePackage.open(readFileSync(join(out, basename(asked))));
  const answered = readWorkbookPart(answer);
  const reading = readingOf(answer, answered, (ms) => ms / 86_400_000 + SERIAL_OF_1970);
  return answered.sheets.flatMap(({ title, part }) => {
    const places = formulas.get(title) ?? [];
    if (part === null || places.length === 0) return [];
    const rows = new Map(readSheet(answer.text(part), reading).rows.map((row) => [row.number, row.cells]));
    return places.map((place) => {
      const [, letters = '', row] = /^([A-Z]+)(\d+)$/.exec(place) ?? [];
      const column = columnNumber(letters);
      return `${title}!${place} ${String(rows.get(Number(row))?.[column - 1] ?? '')}`;
    });
  });
}

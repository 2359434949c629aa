import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { applyChanges } from '#shared/workbook/apply.ts';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import type { Tab, WorkbookSnapshot } from '#shared/workbook/model.ts';
import { plainText } from '../../sync-server/local/package/xml-text.ts';
import { XlsxWorkbook } from '../../sync-server/local/xlsx-workbook.ts';
import { FEWER, MORE, WANTED } from '../corpus/wanted.ts';
import { FOREIGN_BOOKS } from './foreign-books.ts';
import { partBytes, sheetPart } from './sheet-parts.ts';
import { elementOrder } from './schema-order.ts';

/**
 * W4, held against workbooks by other hands (test/corpus/make.ts) and such as are built part by part: whatever the program did
 * not make is the same afterwards, byte for byte where nothing in it refers to what moved.
 */
const folder = mkdtempSync(join(tmpdir(), 'so-lop-corpus-'));
afterAll(() => rmSync(folder, { recursive: true }));
const CORPUS = fileURLToPath(new URL('../fixtures/corpus/', import.meta.url));
let files = 0;

/** Lists to which a tab of ours adds its own. */
const LISTS = new Set([
  '[Content_Types].xml',
  'xl/workbook.xml',
  'xl/_rels/workbook.xml.rels',
  'xl/styles.xml',
]);
const MADE = readdirSync(CORPUS).filter((name) => name.endsWith('.xlsx') && !name.startsWith('ours'));

test.each([...MADE, ...Object.keys(FOREIGN_BOOKS)])(
  '%s: a workbook of others is the same part for part after setup, syncs and undo, but for the lists of its parts',
  async (name) => {
    const path = copyOf(name);
    const before = partBytes(readFileSync(path));
    const titles = (await new XlsxWorkbook(path).read()).otherTitles;
    expect(titles.length).toBeGreaterThan(0);
    for (const wanted of [WANTED, FEWER, MORE, WANTED]) await sync(path, wanted);
    const after = partBytes(readFileSync(path));
    const kept = [...before].filter(([part]) => !LISTS.has(part));
    expect(kept.length).toBeGreaterThan(1);
    for (const [part, bytes] of kept) expect(after.get(part)?.equals(bytes), part).toBe(true);
    expectListsGrown(before, after);
    expect(after.has('xl/styles.xml')).toBe(true);
    expect((await new XlsxWorkbook(path).read()).otherTitles).toEqual(titles);
    for (const title of ['Tổng hợp', 'Lớp 01'])
      expect(elementOrder(sheetPart(readFileSync(path), title).xml)).toBe('in order');
  },
);

test.each(['ours-openpyxl.xlsx', 'ours-openpyxl-libreoffice.xlsx'])(
  '%s: what staff put into our tabs stays and goes along with its rows',
  async (name) => {
    const path = copyOf(name);
    const noteBefore = textOf(path, /comments?[^/]*\.xml$/, 'chị Sáu');
    expect(noteBefore).toContain('ref="E13"');
    const own = sheetPart(readFileSync(path), 'Của tôi').xml;
    const kinds = ruleKinds(path);
    expect(kinds.length).toBeGreaterThan(10);
    await sync(path, FEWER);
    expect(textOf(path, /comments?[^/]*\.xml$/, 'chị Sáu')).toContain('ref="E12"');
    expect(textOf(path, /\.vml$/i, 'Row>11</')).not.toBe('');
    const moved = sheetPart(readFileSync(path), 'Của tôi').xml;
    expect(formulas(own)).toEqual(expect.arrayContaining(["'Lớp 01'!E13", "COUNTA('Lớp 01'!$E$5:$E$13)"]));
    expect(formulas(moved)).toEqual(formulas(own).map(upByOne));
    expect(textOf(path, /charts\/chart[^/]*\.xml$/, 'Lớp 01').match(/\$B\$12/g)?.length).toBeGreaterThan(0);
    const book = textOf(path, /workbook\.xml$/, 'HANG_SO');
    expect(book).toMatch(/name="TEN"[^>]*>(?:\$?'Lớp 01'\.?!?)\$E\$12</);
    expect(book).toMatch(/name="HANG_SO"[^>]*>0\.1</);
    expect(book).toMatch(
      /name="VUNG"[^>]*>OFFSET\('Lớp 01'!\$E\$5,0,0,COUNTA\('Lớp 01'!\$E\$5:\$E\$12\),1\)</,
    );
    const sheet = sheetPart(readFileSync(path), 'Lớp 01').xml;
    // LibreOffice itself cuts whole columns off behind the last thousand rows.
    expect(sheet).toMatch(/sqref="T1:T(?:1048576|10\d\d)"/);
    expect(sheet).toContain('<mergeCell ref="P12:Q12"/>');
    expect(plainText(sheet)).toMatch(/<filter val="Đã đăng ký"\s*\/>/);
    expect(sheet).toMatch(/left="0\.25"/);
    expect(ruleKinds(path)).toEqual(kinds);
    expect(elementOrder(sheet)).toBe('in order');
    await sync(path, MORE);
    expect(textOf(path, /comments?[^/]*\.xml$/, 'chị Sáu')).toContain('ref="E14"');
    await sync(path, WANTED);
    expect(textOf(path, /comments?[^/]*\.xml$/, 'chị Sáu')).toContain('ref="E13"');
    expect(formulas(sheetPart(readFileSync(path), 'Của tôi').xml)).toEqual(formulas(own));
    expect(ruleKinds(path)).toEqual(kinds);
    expect(elementOrder(sheetPart(readFileSync(path), 'Lớp 01').xml)).toBe('in order');
  },
);

test('widths, heights and colours that staff chose stay when rows come and go', async () => {
  const path = copyOf('ours-openpyxl.xlsx');
  await sync(path, FEWER);
  const { xml } = sheetPart(readFileSync(path), 'Lớp 01');
  expect(xml).toMatch(/<col min="5" max="5" width="44"/);
  expect(/<row r="8"[^>]*>/.exec(xml)?.[0]).toContain('ht="60"');
  const style = Number(/<c r="E12" s="(\d+)"/.exec(xml)?.[1]);
  const styles = textOf(path, /styles\.xml$/, '<cellXfs');
  const xf = [
    ...(/<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1] ?? '').matchAll(/<xf [^>]*fillId="(\d+)"/g),
  ][style];
  const fill = [
    ...(/<fills[^>]*>(.*?)<\/fills>/s.exec(styles)?.[1] ?? '').matchAll(/<fill>.*?<\/fill>|<fill\/>/gs),
  ][Number(xf?.[1])];
  expect(fill?.[0]).toContain('FFFFFF00');
});

test('a text that our cells gave up does not go on standing in the file; one that others name does', async () => {
  const path = copyOf('ours-openpyxl-libreoffice.xlsx');
  expect(textOf(path, /sharedStrings\.xml$/, 'Võ Văn Năm')).not.toBe('');
  await sync(path, FEWER);
  for (const [part, bytes] of partBytes(readFileSync(path)))
    expect(plain(bytes).includes('Võ Văn Năm'), part).toBe(false);
  expect(textOf(path, /sharedStrings\.xml$/, 'Giữ nguyên')).not.toBe('');
});

test('formulas are computed anew when the file is opened, and the order in which they were is forgotten', async () => {
  const path = copyOf('ours-openpyxl.xlsx');
  await sync(path, FEWER);
  expect(textOf(path, /workbook\.xml$/, '<calcPr')).toMatch(/<calcPr [^>]*fullCalcOnLoad="1"/);
  expect([...partBytes(readFileSync(path)).keys()].filter((part) => part.includes('calcChain'))).toEqual([]);
});

function copyOf(name: string): string {
  const path = join(
    folder,
    `${++files}-${name.replace(/[^\w.]/g, '-')}${name.includes('.xls') ? '' : '.xlsx'}`,
  );
  const build = FOREIGN_BOOKS[name];
  if (build === undefined) copyFileSync(join(CORPUS, name), path);
  else build(path);
  return path;
}

/** A sync, and what every adapter promises of it. */
async function sync(path: string, wanted: readonly Tab[]): Promise<void> {
  const port = new XlsxWorkbook(path);
  const snapshot = await port.read();
  const { changes } = diffWorkbook({ snapshot, wanted, memory: () => null });
  await port.apply(changes);
  const after = await new XlsxWorkbook(path).read();
  expect(withoutCovered(after)).toEqual(withoutCovered(applyChanges(snapshot, changes)));
  expect(diffWorkbook({ snapshot: after, wanted, memory: () => null }).changes).toEqual([]);
}

/** Cells that are merged and hold nothing are no part of what is promised. */
function withoutCovered(snapshot: WorkbookSnapshot): unknown {
  return JSON.parse(
    JSON.stringify(snapshot, (key, value: unknown) => (key === 'covered' ? undefined : value)),
  );
}

/** Of the lists that a tab of ours is added to, every entry that stood there stands there still, in its order. */
function expectListsGrown(before: ReadonlyMap<string, Buffer>, after: ReadonlyMap<string, Buffer>): void {
  for (const part of LISTS) {
    const is = entriesOf(after.get(part));
    const missing: string[] = [];
    let at = 0;
    for (const entry of entriesOf(before.get(part))) {
      const found = is.indexOf(entry, at);
      if (found < 0) missing.push(entry);
      else at = found + 1;
    }
    expect(missing, part).toEqual([]);
  }
}

/** Without the numbers that say how long a list is, and which say that formulas are to be computed or what lies in front. */
function entriesOf(bytes: Buffer | undefined): readonly string[] {
  const counts = / (?:count|localSheetId|activeTab|firstSheet|fullCalcOnLoad)="[^"]*"/g;
  const text = (bytes?.toString() ?? '').replace(counts, '').replaceAll(/<([^>]*)\/>/g, '<$1>');
  return text.match(/<[^/?][^>]*>/g) ?? [];
}

/** Letters written as numbers are letters. */
function plain(bytes: Buffer): string {
  return bytes.toString().replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

function textOf(path: string, part: RegExp, holding: string): string {
  const texts = [...partBytes(readFileSync(path))]
    .filter(([name]) => part.test(name))
    .map(([, bytes]) => plain(bytes));
  return texts.find((text) => text.includes(holding)) ?? '';
}

function formulas(xml: string): readonly string[] {
  return [...xml.matchAll(/<f[^>]*>([^<]*)<\/f>/g)].map(([, formula = '']) => plainText(formula));
}

/** Rows behind the twelfth moved up by one; whole columns and what lies before stays. */
function upByOne(formula: string): string {
  return formula.replace(/(\$?[A-Z]+\$?)13\b/g, '$112');
}

function ruleKinds(path: string): readonly string[] {
  const { xml } = sheetPart(readFileSync(path), 'Lớp 01');
  const theirs = plain(Buffer.from(xml)).replace(
    /<cfRule[^>]*type="expression"[^>]*>(?:(?!<\/cfRule>).)*LEFT\([A-Z]+\d+,\d+\)=(?:"|&quot;)(?:Đã|Bổ|Vượt|Chưa)(?:(?!<\/cfRule>).)*<\/cfRule>/gs,
    '',
  );
  return [...theirs.matchAll(/<cfRule[^>]*type="([^"]*)"/g)].map(([, kind = '']) => kind).sort();
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { applyChanges } from '#shared/workbook/apply.ts';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import type { CellValue, Tab, WorkbookSnapshot } from '#shared/workbook/model.ts';
import { XlsxWorkbook } from '../../sync-server/local/xlsx-workbook.ts';
import { FEWER, MORE, WANTED } from '../corpus/wanted.ts';
import { elementOrder } from './schema-order.ts';
import { sheetPart } from './sheet-parts.ts';
import { zipOf } from './zip-of.ts';
import { zipParts } from './zip-parts.ts';

/**
 * A workbook of ours as other programs may write it, every form sound: it reads as it did, and is written in its own form.
 */
const folder = mkdtempSync(join(tmpdir(), 'so-lop-forms-'));
afterAll(() => rmSync(folder, { recursive: true }));
const OURS = readFileSync(fileURLToPath(new URL('../fixtures/corpus/ours.xlsx', import.meta.url)));
let files = 0;

type Parts = Map<string, string>;
const isSheet = (name: string) => name.includes('worksheets/sheet');
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

const FORMS: Readonly<Record<string, (parts: Parts) => Parts>> = {
  'every element with a prefix': (parts) =>
    each(parts, (name, xml) =>
      isSheet(name) || name.endsWith('workbook.xml') || name.endsWith('styles.xml')
        ? xml
            .replace(`xmlns="${MAIN}"`, `xmlns:x="${MAIN}"`)
            .replace(/<(\/?)([A-Za-z]\w*)(?=[\s/>])/g, '<$1x:$2')
        : xml,
    ),
  'names with backslashes': (parts) =>
    new Map([...parts].map(([name, xml]) => [name.replaceAll('/', '\\'), xml])),
  'strict namespaces': (parts) =>
    each(parts, (_, xml) =>
      xml
        .replaceAll(MAIN, 'http://purl.oclc.org/ooxml/spreadsheetml/main')
        .replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/',
          'http://purl.oclc.org/ooxml/officeDocument/',
        ),
    ),
  'cells and rows without their places': (parts) =>
    each(parts, (name, xml) => (isSheet(name) ? withoutPlaces(xml) : xml)),
  'texts shared, some of them in runs with a reading beside': (parts) => shared(parts),
  'line breaks and blanks between all elements, values in single quotes': (parts) =>
    each(parts, (name, xml) =>
      isSheet(name)
        ? xml.replace(/><(?!\/t>|\/v>)/g, '>\r\n  <').replace(/ (r|s|t)="([^"']*)"/g, "\n$1 = '$2'")
        : xml,
    ),
  'UTF-16': (parts) => parts,
  'days counted from 1904': (parts) =>
    each(parts, (name, xml) => {
      if (name.endsWith('workbook.xml')) return xml.replace('<workbookPr/>', '<workbookPr date1904="1"/>');
      return isSheet(name)
        ? xml.replaceAll(/<v>(46\d\d\d(?:\.\d+)?)<\/v>/g, (_, day) => `<v>${Number(day) - 1462}</v>`)
        : xml;
    }),
};

test.each(Object.entries(FORMS))(
  '%s: the workbook reads as it did, and is written in its form',
  async (form, make) => {
    const expected = await snapshotOf(OURS);
    const parts = make(new Map(zipParts(OURS)));
    const bytes = form === 'UTF-16' ? inUtf16(parts) : zipOf(parts);
    if (form !== 'UTF-16') expect([...parts]).not.toEqual([...zipParts(OURS)]);
    const path = fileOf(bytes);
    expect(rounded(await new XlsxWorkbook(path).read())).toEqual(rounded(expected));
    for (const wanted of [FEWER, MORE, WANTED]) await sync(path, wanted);
    expect(rounded(await new XlsxWorkbook(path).read())).toEqual(rounded(expected));
    if (form === 'UTF-16') return;
    const { xml } = sheetPart(readFileSync(path), 'Lớp 01');
    expect(elementOrder(xml)).toBe('in order');
    const prefixes = new Set(
      [...xml.matchAll(/<(\w+:)?(?:row|c|v|is|t|cfRule|dataValidation)[\s>]/g)].map(
        ([, prefix]) => prefix ?? '',
      ),
    );
    expect([...prefixes]).toEqual([form.includes('prefix') ? 'x:' : '']);
  },
);

test('values of every form in which a cell can hold one', async () => {
  const cells: readonly (readonly [string, CellValue])[] = [
    ['<c t="b"><v>1</v></c>', true],
    ['<c t="b"><v>0</v></c>', false],
    ['<c t="e"><v>#N/A</v></c>', '#N/A'],
    ['<c t="str"><f>A1&amp;"b"</f><v>a_x000D_&#10;b</v></c>', 'a\r\nb'],
    ['<c t="str"><f>""</f><v></v></c>', null],
    ['<c><f>1-1</f><v>0</v></c>', 0],
    ['<c><f>A1</f></c>', null],
    ['<c><v>1.5E3</v></c>', 1500],
    ['<c t="n"><v> 7 </v></c>', 7],
    ['<c t="d"><v>2026-05-12</v></c>', 46154],
    ['<c t="d"><v>2026-05-12T12:00:00</v></c>', 46154.5],
    [
      '<c t="inlineStr"><is><r><t xml:space="preserve">một </t></r><r><rPr><b/></rPr><t>hai</t></r><rPh sb="0" eb="1"><t>không đọc</t></rPh></is></c>',
      'một hai',
    ],
    ['<c t="str"><v><![CDATA[<a&b>]]></v></c>', '<a&b>'],
    ['<c t="str"><v>_x005F_x0041_</v></c>', '_x0041_'],
    ['<c/>', null],
    ['<c s="1"><v></v></c>', null],
  ];
  const parts = new Map(zipParts(OURS));
  const { name, xml } = sheetPart(OURS, 'Lớp 01');
  const row = `<row r="40"><c r="B40"/>${cells.map(([cell]) => cell).join('')}</row></sheetData>`;
  parts.set(name, xml.replace('</sheetData>', row));
  const { tabs } = await snapshotOf(zipOf(parts));
  const read = tabs.find(({ title }) => title === 'Lớp 01')?.rows.at(38)?.cells ?? [];
  expect(cells.map((_, at) => read[at + 1] ?? null)).toEqual(cells.map(([, value]) => value));
});

test.each([
  [
    'an encrypted workbook',
    () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    /mật khẩu mở.*xóa mật khẩu/,
  ],
  ['an .xls', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), /\.xls kiểu cũ.*lưu lại dạng \.xlsx/],
  [
    'an .xlsb',
    () =>
      retyped((type) =>
        type.replace(/spreadsheetml\.sheet\.main\+xml/, 'ms-excel.sheet.binary.macroEnabled.main'),
      ),
    /\.xlsb.*lưu lại dạng \.xlsx/,
  ],
  [
    'an .ods',
    () =>
      zipOf(
        new Map([
          ['mimetype', 'application/vnd.oasis.opendocument.spreadsheet'],
          ['content.xml', '<a/>'],
        ]),
      ),
    /\.ods.*LibreOffice/,
  ],
  [
    'a .docx',
    () => retyped((type) => type.replaceAll('spreadsheetml.sheet', 'wordprocessingml.document')),
    /không phải bảng tính/,
  ],
  ['a zip of something else', () => zipOf(new Map([['a.txt', 'a']])), /không chứa tab nào/],
])('%s is refused with what to do', async (_, make, says) => {
  const bytes = make();
  const path = fileOf(bytes);
  await expect(new XlsxWorkbook(path).read()).rejects.toMatchObject({
    code: 'not-a-workbook',
    message: expect.stringMatching(says),
  });
  expect(readFileSync(path).equals(bytes)).toBe(true);
});

test('a new .xlsm says that it is one, so that Excel opens it', async () => {
  const path = join(folder, 'mới.xlsm');
  await sync(path, WANTED);
  expect(zipParts(readFileSync(path)).get('[Content_Types].xml')).toContain('sheet.macroEnabled.main+xml');
  expect((await new XlsxWorkbook(path).read()).tabs).toHaveLength(2);
});

function retyped(change: (types: string) => string): Buffer {
  const parts = new Map(zipParts(OURS));
  parts.set('[Content_Types].xml', change(parts.get('[Content_Types].xml') ?? ''));
  return zipOf(parts);
}

function each(parts: Parts, change: (name: string, xml: string) => string): Parts {
  return new Map([...parts].map(([name, xml]) => [name, change(name, xml)]));
}

/** Only where nothing is left out: a cell that is absent must go on being absent. */
function withoutPlaces(xml: string): string {
  return xml.replaceAll(
    /<row r="(\d+)"([^>]*)>(.*?)<\/row>/gs,
    (all, row: string, rest: string, inner: string) => {
      const letters = [...inner.matchAll(/<c r="([A-Z]+)\d+"/g)].map(([, column]) => column);
      const isWhole = letters.every((column, at) => column === String.fromCharCode(65 + at));
      return isWhole
        ? `<row${rest}>${inner.replaceAll(/<c r="[A-Z]+\d+"/g, '<c')}</row>`
        : all.replace(` r="${row}"`, ` r="${row}"`);
    },
  );
}

function shared(parts: Parts): Parts {
  const texts: string[] = [];
  const changed = each(parts, (name, xml) =>
    isSheet(name)
      ? xml.replaceAll(
          / t="inlineStr"([^>]*)><is><t xml:space="preserve">([^<]*)<\/t><\/is>/g,
          (_, rest: string, text: string) => {
            const half = Math.ceil(text.length / 2);
            const isPlain = /[&_]/.test(text) || texts.length % 2 === 0;
            const t = (part: string) => `<t xml:space="preserve">${part}</t>`;
            texts.push(
              isPlain
                ? `<si>${t(text)}</si>`
                : `<si><r>${t(text.slice(0, half))}</r><r><rPr><b/></rPr>${t(text.slice(half))}</r><rPh sb="0" eb="1"><t>x</t></rPh></si>`,
            );
            return ` t="s"${rest}><v>${texts.length - 1}</v>`;
          },
        )
      : xml,
  );
  changed.set('xl/sharedStrings.xml', `<sst xmlns="${MAIN}">${texts.join('')}</sst>`);
  const relations = 'xl/_rels/workbook.xml.rels';
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings';
  changed.set(
    relations,
    (changed.get(relations) ?? '').replace(
      '</Relationships>',
      `<Relationship Id="rId99" Type="${type}" Target="sharedStrings.xml"/></Relationships>`,
    ),
  );
  return changed;
}

function inUtf16(parts: Parts): Buffer {
  const { name, xml } = sheetPart(OURS, 'Lớp 01');
  const bytes = Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from(xml.replace('UTF-8', 'UTF-16'), 'utf16le'),
  ]);
  return zipOf(parts, new Map([[name, bytes]]));
}

function fileOf(bytes: Buffer): string {
  const path = join(folder, `${++files}.xlsx`);
  writeFileSync(path, bytes);
  return path;
}

const snapshotOf = (bytes: Buffer): Promise<WorkbookSnapshot> => new XlsxWorkbook(fileOf(bytes)).read();

async function sync(path: string, wanted: readonly Tab[]): Promise<void> {
  const port = new XlsxWorkbook(path);
  const snapshot = await port.read();
  const { changes } = diffWorkbook({ snapshot, wanted, memory: () => null });
  await port.apply(changes);
  const after = await new XlsxWorkbook(path).read();
  expect(rounded(after)).toEqual(rounded(applyChanges(snapshot, changes)));
}

/** Days as fine as any program keeps them. */
function rounded(snapshot: WorkbookSnapshot): unknown {
  return JSON.parse(
    JSON.stringify(snapshot, (_, value: unknown) =>
      typeof value === 'number' ? Number(value.toFixed(8)) : value,
    ),
  );
}

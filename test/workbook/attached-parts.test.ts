import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import type { Tab } from '#shared/workbook/model.ts';
import { XlsxWorkbook } from '../../sync-server/local/xlsx-workbook.ts';
import { FEWER, MORE, WANTED } from '../corpus/wanted.ts';
import { sheetPart } from './sheet-parts.ts';
import { zipOf } from './zip-of.ts';
import { zipParts } from './zip-parts.ts';

/** What staff put on our tabs and programs keep in parts of its own follows the rows it lies on, as in a spreadsheet program. */
const folder = mkdtempSync(join(tmpdir(), 'so-lop-attached-'));
afterAll(() => rmSync(folder, { recursive: true }));
const OURS = readFileSync(fileURLToPath(new URL('../fixtures/corpus/ours.xlsx', import.meta.url)));
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
let files = 0;

const DRAWING = `<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><xdr:twoCellAnchor><xdr:from><xdr:col>12</xdr:col><xdr:row>12</xdr:row></xdr:from><xdr:to><xdr:col>14</xdr:col><xdr:row>15</xdr:row></xdr:to><xdr:sp textlink="'Lớp 01'!$E$13"/></xdr:twoCellAnchor></xdr:wsDr>`;
const TABLE =
  '<table xmlns="t" id="1" name="B" displayName="B" ref="B4:K10" totalsRowShown="0"><autoFilter ref="B4:K10"/><tableColumns count="10">' +
  [
    'STT',
    'Đơn vị',
    'Thành phần',
    'Họ và tên',
    'Số điện thoại',
    'Tình trạng',
    'Xử lý',
    'Có mặt sáng',
    'Có mặt chiều',
    'Ghi chú',
  ]
    .map((name, at) => `<tableColumn id="${at + 1}" name="${name}"/>`)
    .join('') +
  '</tableColumns></table>';

test('drawings, notes with answers, pivot tables and controls on our tab go along with its rows', async () => {
  const path = withParts({
    drawing: ['xl/drawings/drawing9.xml', DRAWING],
    threadedComment: [
      'xl/threadedComments/threadedComment9.xml',
      '<ThreadedComments xmlns="t"><threadedComment ref="E13" id="{1}"><text>hỏi</text></threadedComment><threadedComment ref="E12" id="{2}"><text>bỏ</text></threadedComment></ThreadedComments>',
    ],
    pivotTable: [
      'xl/pivotTables/pivotTable9.xml',
      '<pivotTableDefinition xmlns="t"><location ref="R13:S20" firstHeaderRow="1"/></pivotTableDefinition>',
    ],
    ctrlProp: [
      'xl/ctrlProps/ctrlProp9.xml',
      `<formControlPr xmlns="t" fmlaLink="'Lớp 01'!$M$13" fmlaRange="$E$5:$E$13"/>`,
    ],
  });
  await sync(path, FEWER);
  expect(part(path, 'xl/drawings/drawing9.xml')).toContain(
    '<xdr:row>11</xdr:row></xdr:from><xdr:to><xdr:col>14</xdr:col><xdr:row>14<',
  );
  expect(part(path, 'xl/drawings/drawing9.xml')).toContain(`textlink="'Lớp 01'!$E$12"`);
  const notes = part(path, 'xl/threadedComments/threadedComment9.xml');
  expect(notes).toContain('<threadedComment ref="E12" id="{1}">');
  expect(notes).not.toContain('bỏ');
  expect(part(path, 'xl/pivotTables/pivotTable9.xml')).toContain('ref="R12:S19"');
  expect(part(path, 'xl/ctrlProps/ctrlProp9.xml')).toContain(
    `fmlaLink="'Lớp 01'!$M$12" fmlaRange="$E$5:$E$12"`,
  );
});

test('what takes its data from our tab, wherever it stands, takes them from where they went', async () => {
  const path = withParts(
    {},
    {
      'xl/charts/chart9.xml': `<c:chart xmlns:c="c"><c:ser><c:f>'Lớp 01'!$E$5:$E$13</c:f></c:ser><c:ser><c:f>Khác!$E$5:$E$13</c:f></c:ser></c:chart>`,
      'xl/pivotCache/pivotCacheDefinition9.xml':
        '<pivotCacheDefinition xmlns="t"><cacheSource type="worksheet"><worksheetSource ref="A4:K13" sheet="Lớp 01"/></cacheSource></pivotCacheDefinition>',
      'xl/charts/chart8.xml': `<c:chart xmlns:c="c"><c:f>Khác!$E$13</c:f></c:chart>`,
    },
  );
  const untouched = part(path, 'xl/charts/chart8.xml');
  await sync(path, MORE);
  expect(part(path, 'xl/charts/chart9.xml')).toContain(
    "<c:f>'Lớp 01'!$E$6:$E$14</c:f></c:ser><c:ser><c:f>Khác!$E$5:$E$13<",
  );
  expect(part(path, 'xl/pivotCache/pivotCacheDefinition9.xml')).toContain('ref="A4:K14"');
  expect(part(path, 'xl/charts/chart8.xml')).toBe(untouched);
});

test('a table that staff made of our rows grows with them, keeps its columns called as its heading, and has the filter to itself', async () => {
  const path = withParts({ table: ['xl/tables/table9.xml', TABLE] });
  const { name, xml } = sheetPart(readFileSync(path), 'Lớp 01');
  const parts = new Map(zipParts(readFileSync(path)));
  parts.set(
    name,
    xml
      .replace(/<autoFilter[^>]*\/>/, '')
      .replace('</worksheet>', '<tableParts count="1"><tablePart r:id="rId9"/></tableParts></worksheet>'),
  );
  writeFileSync(path, zipOf(parts));
  await sync(path, MORE);
  expect(part(path, 'xl/tables/table9.xml')).toContain(
    'ref="B4:K11" totalsRowShown="0"><autoFilter ref="B4:K11"/>',
  );
  expect(sheetPart(readFileSync(path), 'Lớp 01').xml).not.toContain('<autoFilter');
  const wider = MORE.map((tab): Tab => {
    if (tab.title !== 'Lớp 01') return tab;
    const [first, ...rest] = tab.columns.map((column) =>
      column.key === 'note' ? { ...column, title: 'Ghi\nchú' } : column,
    );
    const more = { key: 'more', title: 'Cột mới', owner: 'server' as const, kind: 'text' as const, width: 9 };
    const columns = first === undefined ? [] : [first, more, ...rest];
    const rows = tab.rows.map((row) =>
      row.kind === 'header' ? { ...row, cells: { ...row.cells, more: 'Cột mới', note: 'Ghi\nchú' } } : row,
    );
    return { ...tab, columns, rows };
  });
  await sync(path, wider);
  const table = part(path, 'xl/tables/table9.xml');
  expect(table).toContain('ref="B4:L11"');
  expect(table).toContain(
    '<tableColumns count="11"><tableColumn id="1" name="STT"/><tableColumn id="11" name="Cột mới"/><tableColumn id="2" name="Đơn vị"/>',
  );
  expect(table).toContain('<tableColumn id="10" name="Ghi_x000a_chú"/></tableColumns>');
});

test('a note on a row that goes is named, and so are formulas that nobody can shift', async () => {
  const path = withParts({
    comments: [
      'xl/comments9.xml',
      '<comments xmlns="t"><commentList><comment ref="E12" authorId="0"><text><t>gọi lại chị Năm</t></text></comment></commentList></comments>',
    ],
  });
  const parts = new Map(zipParts(readFileSync(path)));
  const { name, xml } = sheetPart(readFileSync(path), 'Lớp 01');
  parts.set(
    name,
    xml.replace(
      '</sheetData>',
      '<row r="60"><c r="M60"><f>INDIRECT("E"&amp;13)</f><v>1</v></c></row></sheetData>',
    ),
  );
  writeFileSync(path, zipOf(parts));
  const port = await sync(path, FEWER);
  expect(port.remarks).toEqual([
    expect.stringMatching(/^Ghi chú “gọi lại chị Năm” ở tab “Lớp 01” .*dòng/),
    expect.stringMatching(/^Công thức “INDIRECT\("E"&13\)” ở tab “Lớp 01” .*kiểm tra/),
  ]);
  expect((await sync(path, WANTED)).remarks).toHaveLength(1);
});

/** The workbook of ours with parts that its class tab leads to, and others. */
function withParts(
  led: Readonly<Record<string, readonly [string, string]>>,
  more: Readonly<Record<string, string>> = {},
): string {
  const parts = new Map(zipParts(OURS));
  const { name } = sheetPart(OURS, 'Lớp 01');
  const relations = Object.entries(led).map(
    ([type, [target]], at) =>
      `<Relationship Id="rId${at + 9}" Type="${RELATIONS}/${type}" Target="/${target}"/>`,
  );
  parts.set(
    name.replace(/([^/]*)$/, '_rels/$1.rels'),
    `<Relationships>${relations.join('')}</Relationships>`,
  );
  for (const [target, text] of Object.values(led)) parts.set(target, text);
  for (const [target, text] of Object.entries(more)) parts.set(target, text);
  const path = join(folder, `${++files}.xlsx`);
  writeFileSync(path, zipOf(parts));
  return path;
}

async function sync(path: string, wanted: readonly Tab[]): Promise<XlsxWorkbook> {
  const port = new XlsxWorkbook(path);
  await port.apply(diffWorkbook({ snapshot: await port.read(), wanted, memory: () => null }).changes);
  return port;
}

function part(path: string, name: string): string {
  return zipParts(readFileSync(path)).get(name) ?? '';
}

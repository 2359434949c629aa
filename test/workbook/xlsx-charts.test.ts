import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { CLASS_ROW, HEADER_ROW, SUMMARY_TAB } from '#shared/workbook/keys.ts';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import { LOOK_STORE_TITLE } from '#shared/workbook/marks.ts';
import type { Chart, Row, Tab } from '#shared/workbook/model.ts';
import { XlsxWorkbook } from '../../sync-server/local/xlsx-workbook.ts';
import { FOREIGN_BOOKS } from './foreign-books.ts';
import { elementOrder } from './schema-order.ts';
import { sheetPart } from './sheet-parts.ts';
import { zipOf } from './zip-of.ts';
import { zipParts } from './zip-parts.ts';

const folder = mkdtempSync(join(tmpdir(), 'so-lop-charts-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

test('a chart over the rows of the table is made with it, right of what stands there', async () => {
  const path = await written(['01', '02', '03']);
  expect(charts(path).map(rangesIn)).toEqual([
    ["'Tổng hợp'!$C$3", "'Tổng hợp'!$B$4:$B$6", "'Tổng hợp'!$C$4:$C$6"],
  ]);
  const parts = zipParts(readFileSync(path));
  expect(parts.get('xl/drawings/drawing1.xml')).toContain('<xdr:col>4</xdr:col>');
  const types = parts.get('[Content_Types].xml') ?? '';
  for (const name of ['/xl/charts/chart1.xml', '/xl/drawings/drawing1.xml']) expect(types).toContain(name);
  expect(elementOrder(sheetPart(readFileSync(path), 'Tổng hợp').xml)).toBe('in order');
});

test('a class in front of the first or behind the last stands in the chart from then on', async () => {
  const path = await written(['02', '03']);
  await sync(path, ['01', '02', '03', '04']);
  expect(rangesIn(charts(path)[0] ?? '').slice(1)).toEqual(["'Tổng hợp'!$B$4:$B$7", "'Tổng hợp'!$C$4:$C$7"]);
  await sync(path, ['02']);
  await sync(path, ['02', '05']);
  expect(rangesIn(charts(path)[0] ?? '').slice(1)).toEqual(["'Tổng hợp'!$B$4:$B$5", "'Tổng hợp'!$C$4:$C$5"]);
});

test('what staff made of the chart stays, and a range that they chose too', async () => {
  const path = await written(['01', '02', '03']);
  editPart(path, 'xl/charts/chart1.xml', (text) =>
    text
      .replace('Chỗ theo lớp', 'Biểu đồ của tôi')
      .replace('548235', '123456')
      .replace('$C$4:$C$6', '$C$4:$C$5'),
  );
  await sync(path, ['01', '02', '03', '04']);
  const [chart = ''] = charts(path);
  expect(chart).toContain('Biểu đồ của tôi');
  expect(chart).toContain('123456');
  expect(rangesIn(chart).slice(1)).toEqual(["'Tổng hợp'!$B$4:$B$7", "'Tổng hợp'!$C$4:$C$5"]);
});

test('a chart that staff deleted is not made again', async () => {
  const path = await written(['01', '02']);
  editPart(path, 'xl/drawings/drawing1.xml', (text) =>
    text.replace(/<xdr:oneCellAnchor.*<\/xdr:oneCellAnchor>/, ''),
  );
  await sync(path, ['01', '02', '03']);
  expect(zipParts(readFileSync(path)).get('xl/drawings/drawing1.xml')).not.toContain('oneCellAnchor');
});

test('where nobody remembers the looks the chart that stands there is not made twice', async () => {
  const path = await written(['01', '02']);
  const store = sheetPart(readFileSync(path), LOOK_STORE_TITLE).name;
  editPart(path, store, (text) => text.replace(/<sheetData>.*<\/sheetData>/s, '<sheetData/>'));
  await sync(path, ['01', '02', '03']);
  expect(charts(path)).toHaveLength(1);
});

test('a tab of an older version gets its chart once, beside what staff typed and drew there', async () => {
  const path = fresh();
  await sync(path, ['01', '02'], []);
  const { name, xml } = sheetPart(readFileSync(path), 'Tổng hợp');
  const parts = new Map(zipParts(readFileSync(path)));
  parts.set(
    name,
    xml
      .replace('</row>', '<c r="H1" t="inlineStr"><is><t>của tôi</t></is></c></row>')
      .replace(
        '</worksheet>',
        `<drawing xmlns:rel="http://schemas.openxmlformats.org/officeDocument/2006/relationships" rel:id="rId7"/></worksheet>`,
      ),
  );
  parts.set(
    'xl/worksheets/_rels/sheet1.xml.rels',
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="../drawings/drawing5.xml"/></Relationships>',
  );
  const box =
    '<d:twoCellAnchor><d:from><d:col>9</d:col><d:row>1</d:row></d:from><d:to><d:col>12</d:col><d:row>4</d:row></d:to><d:sp><d:nvSpPr><d:cNvPr id="41" name="Hộp"/></d:nvSpPr></d:sp></d:twoCellAnchor>';
  const root = '<d:wsDr xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing">';
  parts.set('xl/drawings/drawing5.xml', `${root}${box}</d:wsDr>`);
  writeFileSync(path, zipOf(parts));
  await sync(path, ['01', '02']);
  await sync(path, ['01', '02', '03']);
  const drawing = zipParts(readFileSync(path)).get('xl/drawings/drawing5.xml') ?? '';
  expect(drawing).toContain(root + box);
  expect(drawing.match(/<xdr:oneCellAnchor/g)).toHaveLength(1);
  expect(drawing).toContain('<xdr:cNvPr id="42"');
  // Right of column 13, where the box ends, and of what is a chart's width behind it.
  expect(Number(/<xdr:col>(\d+)/.exec(drawing)?.[1])).toBeGreaterThan(13);
});

test('a drawing with nothing in it takes the chart in', async () => {
  const path = fresh();
  await sync(path, ['01', '02'], []);
  const { name, xml } = sheetPart(readFileSync(path), 'Tổng hợp');
  const parts = new Map(zipParts(readFileSync(path)));
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  parts.set(name, xml.replace('</worksheet>', `<drawing r:id="rId1"/></worksheet>`));
  parts.set(
    'xl/worksheets/_rels/sheet1.xml.rels',
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/drawing" Target="../drawings/drawing1.xml"/></Relationships>`,
  );
  parts.set(
    'xl/drawings/drawing1.xml',
    '<wsDr xmlns="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>',
  );
  writeFileSync(path, zipOf(parts));
  await sync(path, ['01', '02']);
  expect(zipParts(readFileSync(path)).get('xl/drawings/drawing1.xml')).toMatch(
    /^<wsDr [^>]*><xdr:oneCellAnchor .*<\/xdr:oneCellAnchor><\/wsDr>$/,
  );
});

test('the charts beside the table do not make it narrower on paper', async () => {
  const path = await written(['01', '02']);
  const area = () =>
    /Print_Area"[^>]*>([^<]*)</.exec(zipParts(readFileSync(path)).get('xl/workbook.xml') ?? '')?.[1];
  expect(area()).toBe("'Tổng hợp'!$B$1:$C$5");
  await sync(path, ['01', '02', '03']);
  expect(area()).toBe("'Tổng hợp'!$B$1:$C$6");
});

test('in a strict file the chart is strict too', async () => {
  const path = fresh();
  FOREIGN_BOOKS['strict Open XML']?.(path);
  await sync(path, ['01', '02']);
  const parts = zipParts(readFileSync(path));
  for (const name of [
    'xl/charts/chart1.xml',
    'xl/drawings/drawing1.xml',
    'xl/drawings/_rels/drawing1.xml.rels',
  ])
    expect(parts.get(name)).toContain('http://purl.oclc.org/ooxml/');
  expect(parts.get('xl/charts/chart1.xml')).not.toContain('schemas.openxmlformats.org/drawingml');
});

async function written(classes: readonly string[]): Promise<string> {
  const path = fresh();
  await sync(path, classes);
  return path;
}

function fresh(): string {
  return join(folder, `${++files}.xlsx`);
}

async function sync(
  path: string,
  classes: readonly string[],
  charted: readonly Chart[] = [chartOf(classes)],
) {
  const port = new XlsxWorkbook(path);
  const wanted = [summary(classes, charted)];
  await port.apply(diffWorkbook({ snapshot: await port.read(), wanted, memory: () => null }).changes);
  const again = await new XlsxWorkbook(path).read();
  expect(diffWorkbook({ snapshot: again, wanted, memory: () => null }).changes).toEqual([]);
}

function summary(classes: readonly string[], charts: readonly Chart[]): Tab {
  return {
    key: SUMMARY_TAB,
    title: 'Tổng hợp',
    columns: [
      { key: 'class', title: 'Lớp', owner: 'server', width: 10, kind: 'text' },
      { key: 'seated', title: 'Đã đăng ký', owner: 'server', width: 9, kind: 'integer' },
    ],
    rows: [
      { key: 'title', kind: 'title', cells: { class: 'TỔNG HỢP' } },
      { key: HEADER_ROW, kind: 'header', cells: { class: 'Lớp', seated: 'Đã đăng ký' } },
      ...classes.map(
        (code): Row => ({
          key: CLASS_ROW.of(code),
          kind: 'data',
          cells: { class: `Lớp ${code}`, seated: 3 },
        }),
      ),
    ],
    ...(charts.length === 0 ? {} : { charts }),
  };
}

function chartOf(classes: readonly string[]): Chart {
  return {
    key: 'seats',
    title: 'Chỗ theo lớp',
    kind: 'stackedBar',
    headerRow: HEADER_ROW,
    labelColumn: 'class',
    values: [{ column: 'seated', tone: 'green' }],
    fromRow: CLASS_ROW.of(classes[0] ?? ''),
    toRow: CLASS_ROW.of(classes.at(-1) ?? ''),
  };
}

/** The texts of the chart parts that the file has. */
function charts(path: string): readonly string[] {
  return [...zipParts(readFileSync(path), (name) => name.startsWith('xl/charts/chart')).values()];
}

function rangesIn(chart: string): readonly string[] {
  return [...chart.matchAll(/<c:f>([^<]*)<\/c:f>/g)].map(([, range = '']) => range);
}

function editPart(path: string, name: string, edit: (text: string) => string): void {
  const parts = new Map(zipParts(readFileSync(path)));
  const text = parts.get(name) ?? '';
  const changed = edit(text);
  expect(changed).not.toBe(text);
  parts.set(name, changed);
  writeFileSync(path, zipOf(parts));
}

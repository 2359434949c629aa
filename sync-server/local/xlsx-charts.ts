import { CHART_NAME } from '#shared/workbook/marks.ts';
import type { Chart, TabSnapshot } from '#shared/workbook/model.ts';
import { edited, readXml, type XmlElement } from './package/xml-element.ts';
import { escapeXml, plainText } from './package/xml-text.ts';
import { type PaintedTab, placedColumns, rowPlace } from './painted-tab.ts';
import { stretchReferences } from './sheet/formula-references.ts';
import { shiftSpan } from './sheet/moves.ts';
import { columnLetters } from './sheet/places.ts';
import { addChart, sheetDrawing } from './sheet/sheet-drawing.ts';
import type { WorkbookFiles } from './workbook-files.ts';
import { sheetColumn, sheetRow } from './xlsx-places.ts';
import { TAB_COLOURS } from './xlsx-style.ts';

/**
 * Each chart is made once. From then on it is staff's, to move, change or delete; only rows that come in front of the first
 * or behind the last one charted are taken into every chart over the same rows: a class must not be missing from it.
 */
export function paintCharts(painted: PaintedTab, files: WorkbookFiles): void {
  const charts = painted.look.charts ?? [];
  if (charts.length === 0) return;
  const former = new Map((painted.before?.look?.charts ?? []).map((chart) => [chart.key, chart]));
  for (const chart of charts) {
    const known = former.get(chart.key);
    if (known === undefined) make(painted, files, chart);
    else stretch(painted, files, [known, chart]);
  }
}

function make(painted: PaintedTab, files: WorkbookFiles, chart: Chart): void {
  const { document, title, identity, tab } = painted;
  const part = files.partOf(title) ?? '';
  const drawing = sheetDrawing(files.file, part, document);
  const name = CHART_NAME.of(chart.key);
  // The hidden tab that remembers it may have been deleted.
  if (drawing?.frames.some((frame) => frame.name === name) === true) return;
  const rows = rowsOf(painted, tab, chart);
  const header = rowPlace(painted, chart.headerRow);
  const places = new Map(placedColumns(painted).map(([place, column]) => [column.key, place]));
  const label = places.get(chart.labelColumn);
  if (rows === null || header === null || label === undefined) return;
  const cells = (column: number, from: number, to: number) => {
    const [first, last] = [from, to].map((row) => `$${columnLetters(column)}$${row}`);
    return `'${title.replaceAll("'", "''")}'!${first}${from === to ? '' : `:${last}`}`;
  };
  const series = chart.values.flatMap(({ column, tone }) => {
    const place = places.get(column);
    if (place === undefined) return [];
    return [
      {
        name: cells(place, header, header),
        values: cells(place, rows.first, rows.last),
        // Without what the file writes before a colour: how opaque it is.
        colour: TAB_COLOURS[tone].slice(2),
      },
    ];
  });
  if (series.length === 0) return;
  const free = Math.max(
    document.lastColumn,
    sheetColumn(identity, tab.columns.length - 1),
    // Of a frame that names only where it begins the size is not looked at.
    drawing === null ? 0 : drawing.lastColumn + COLUMNS_WIDE,
  );
  addChart(files.file, part, document, {
    chart: {
      title: chart.title,
      direction: chart.kind === 'stackedBar' ? 'bar' : 'column',
      labels: cells(label, rows.first, rows.last),
      series,
    },
    frame: {
      name,
      words: `${chart.title}. Số liệu nằm trong bảng ở tab “${title}”, dòng ${rows.first} đến ${rows.last}.`,
      row: sheetRow(identity, 0),
      column: free + 2,
      width: WIDTH,
      height: chart.kind === 'stackedBar' ? heightOfBars(rows.last - rows.first + 1) : HEIGHT,
    },
    names: files.names,
  });
}

const WIDTH = 640;
const HEIGHT = 360;
/** In columns as wide as a new sheet has them. */
const COLUMNS_WIDE = WIDTH / 64;

function heightOfBars(bars: number): number {
  return Math.min(1200, Math.max(HEIGHT, 120 + bars * 24));
}

interface Rows {
  readonly first: number;
  readonly last: number;
}

function rowsOf({ identity }: Pick<PaintedTab, 'identity'>, tab: TabSnapshot, chart: Chart): Rows | null {
  const first = rowPlace({ identity, tab }, chart.fromRow);
  const last = rowPlace({ identity, tab }, chart.toRow);
  return first === null || last === null || last < first ? null : { first, last };
}

function stretch(painted: PaintedTab, files: WorkbookFiles, [known, chart]: readonly [Chart, Chart]): void {
  const { document, title, before, moves, tab } = painted;
  const former = before === null ? null : rowsOf(painted, before.tab, known);
  const rows = rowsOf(painted, tab, chart);
  if (former === null || rows === null) return;
  const moved = moves === null ? former : shiftSpan<number>(former.first, former.last, moves.rows);
  if (moved === null || (moved.first === rows.first && moved.last === rows.last)) return;
  const drawing = sheetDrawing(files.file, files.partOf(title) ?? '', document);
  for (const { chart: part } of drawing?.frames ?? []) {
    if (part === null || !files.file.has(part)) continue;
    const text = files.file.text(part);
    const edits = formulasIn(readXml(text)).map(({ contentStart: from, contentEnd: to }) => {
      const formula = plainText(text.slice(from, to));
      return { from, to, text: escapeXml(stretchReferences(formula, title, moved, rows)) };
    });
    files.file.set(part, edited(text, edits));
  }
}

function formulasIn(element: XmlElement): readonly XmlElement[] {
  return element.children.flatMap((child) => (child.name === 'f' ? [child] : formulasIn(child)));
}

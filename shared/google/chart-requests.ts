import type { Chart } from '../workbook/model.ts';
import type { SheetsRequest } from './google-workbook.ts';
import type { LookPlace } from './look-place.ts';
import { sheetNumber } from './sheet-number.ts';

/** The tab's charts, known by numbers of our own; those of the last look are replaced, staff's are left. */
export function chartRequests(place: LookPlace): readonly SheetsRequest[] {
  const charts = place.tab.charts ?? [];
  const ours = Array.from({ length: CHARTS_MAX }, (_, at) => chartNumber(place, at));
  return [
    ...place.chartIds
      .filter((id) => ours.includes(id))
      .map((objectId) => ({ deleteEmbeddedObject: { objectId } })),
    ...charts.slice(0, CHARTS_MAX).flatMap((chart, at) => {
      const spec = chartSpec(place, chart);
      if (spec === null) return [];
      return [
        { addChart: { chart: { chartId: chartNumber(place, at), spec, position: positionOf(place, at) } } },
      ];
    }),
  ];
}

/** A summary with more charts than this is no summary. */
const CHARTS_MAX = 8;

function chartNumber(place: LookPlace, at: number): number {
  return sheetNumber(`chart ${place.sheetId} ${at}`, []);
}

function chartSpec(place: LookPlace, chart: Chart): object | null {
  const first = place.rowAt(chart.fromRow);
  const to = place.rowAt(chart.toRow);
  const label = place.columns.indexOf(chart.labelColumn);
  const values = chart.values.map(({ column }) => place.columns.indexOf(column)).filter((at) => at >= 0);
  if (first === undefined || to === undefined || to < first || label < 0 || values.length === 0) return null;
  const header = place.rowAt(chart.headerRow);
  const isNamed = header !== undefined && header < first;
  const from = isNamed ? header : first;
  const sources = (at: number) => ({ sourceRange: { sources: [column(place.sheetId, from, to, at)] } });
  const type = chart.kind === 'stackedColumn' ? 'COLUMN' : 'BAR';
  return {
    title: chart.title,
    // The key column and others may be hidden; a chart must not lose its data with them.
    hiddenDimensionStrategy: 'SHOW_ALL',
    basicChart: {
      chartType: type,
      legendPosition: 'BOTTOM_LEGEND',
      headerCount: isNamed ? 1 : 0,
      stackedType: 'STACKED',
      domains: [{ domain: sources(label) }],
      series: values.map((at) => ({
        series: sources(at),
        targetAxis: type === 'BAR' ? 'BOTTOM_AXIS' : 'LEFT_AXIS',
      })),
    },
  };
}

function column(sheetId: number, from: number, to: number, at: number): object {
  return { sheetId, startRowIndex: from, endRowIndex: to + 1, startColumnIndex: at, endColumnIndex: at + 1 };
}

/** Right of the table, one below the other. */
function positionOf(place: LookPlace, at: number): object {
  const columnIndex = Math.max(0, place.columns.length - 1);
  const anchorCell = { sheetId: place.sheetId, rowIndex: 0, columnIndex };
  return { overlayPosition: { anchorCell, offsetXPixels: 20, offsetYPixels: 20 + at * 380 } };
}

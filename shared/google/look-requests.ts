import { lookOf } from '../workbook/look.ts';
import { chartRequests } from './chart-requests.ts';
import { addedRowLook, PLAIN_ROW } from '../workbook/tab-look.ts';
import { pixelWidth } from './cell-format.ts';
import type { SheetsRequest } from './google-workbook.ts';
import { KEY_COLUMN } from '../workbook/marks.ts';
import { linkRequests } from './link-requests.ts';
import type { LookContext, LookPlace } from './look-place.ts';
import { dataSpan, placedColumns, placedRows } from './look-place.ts';
import { lookMetadata } from './metadata.ts';
import { protectionRequests } from './protection-requests.ts';
import { rowPaintRequests, type RowToPaint } from './row-paint-requests.ts';
import { runsOf } from './runs.ts';
import { toneRequests } from './tone-requests.ts';

/**
 * Everything of a tab but its values: widths, frozen rows, number formats, dropdowns, colours, links, protection, chart.
 * Written anew each time it is written: rules and protections of the last look are taken away first, so none pile up.
 */
export function lookRequests(place: LookPlace, context: LookContext): readonly SheetsRequest[] {
  return [
    sheetProperties(place),
    ...dimensions(place),
    ...rowPaintRequests(paintedSheet(place), rowsToPaint(place), context),
    ...linkRequests(place.sheetId, place.columns, placedRows(place), context),
    ...toneRequests(place),
    ...protectionRequests(place, context.protection),
    ...chartRequests(place),
    lookMetadata(place.sheetId, place.lookMetadataId, lookOf(place.tab)),
  ];
}

function sheetProperties({ tab, sheetId, rowAt, frozenRows }: LookPlace): SheetsRequest {
  const frozenAt = tab.frozenThrough === undefined ? undefined : rowAt(tab.frozenThrough);
  const frozenRowCount = frozenAt === undefined ? frozenRows : frozenAt + 1;
  const tabColorStyle = tab.colour === undefined ? undefined : { rgbColor: TAB_COLOURS[tab.colour] };
  const properties = { sheetId, gridProperties: { frozenRowCount } };
  if (tabColorStyle === undefined) {
    return { updateSheetProperties: { properties, fields: 'gridProperties.frozenRowCount' } };
  }
  const fields = 'gridProperties.frozenRowCount,tabColorStyle';
  return { updateSheetProperties: { properties: { ...properties, tabColorStyle }, fields } };
}

const TAB_COLOURS = {
  green: { red: 0.2, green: 0.66, blue: 0.33 },
  blue: { red: 0.26, green: 0.52, blue: 0.96 },
  orange: { red: 1, green: 0.6, blue: 0 },
  red: { red: 0.92, green: 0.26, blue: 0.21 },
  grey: { red: 0.6, green: 0.6, blue: 0.6 },
} as const;

/** Columns are hidden where wanted and never unhidden: staff may have hidden others. */
function dimensions(place: LookPlace): readonly SheetsRequest[] {
  const { sheetId } = place;
  const range = (startIndex: number, endIndex: number) => ({
    sheetId,
    dimension: 'COLUMNS',
    startIndex,
    endIndex,
  });
  const hide = (at: number) => ({
    updateDimensionProperties: {
      range: range(at, at + 1),
      properties: { hiddenByUser: true },
      fields: 'hiddenByUser',
    },
  });
  const columns = placedColumns(place);
  const widths = runsOf(columns.map(([column, at]) => [at, pixelWidth(column.width)] as const));
  return [
    hide(place.columns.indexOf(KEY_COLUMN)),
    ...widths.map((run) => ({
      updateDimensionProperties: {
        range: range(run.start, run.end),
        properties: { pixelSize: run.value },
        fields: 'pixelSize',
      },
    })),
    ...columns.filter(([column]) => column.hidden === true).map(([, at]) => hide(at)),
  ];
}

function paintedSheet({ sheetId, columns, tab }: LookPlace) {
  return { sheetId, order: columns, columns: tab.columns };
}

/**
 * Every row of ours, and what stands among the data rows: rows that staff inserted there are made ready like the others,
 * and where whole rows may be typed, all below the heading.
 */
function rowsToPaint(place: LookPlace): readonly RowToPaint[] {
  const looks = new Map<number, RowToPaint['look']>();
  const { tab, rowAt } = place;
  const addedBelow = (tab.staffRowsAfter === undefined ? undefined : rowAt(tab.staffRowsAfter)) ?? Infinity;
  const span = dataSpan(place);
  if (span !== null) {
    for (let at = span.startRowIndex; at < span.endRowIndex; at++)
      looks.set(at, at > addedBelow ? addedRowLook(tab) : PLAIN_ROW);
  }
  for (const [row, at] of placedRows(place)) looks.set(at, row);
  return [...looks].sort(([left], [right]) => left - right).map(([at, look]) => ({ at, look, isNew: false }));
}

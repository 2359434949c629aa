import { lookOf } from '../workbook/look.ts';
import { chartRequests } from './chart-requests.ts';
import {
  DATA_FORMAT_FIELDS,
  dataFormat,
  pixelWidth,
  SPECIAL_FORMAT_FIELDS,
  specialFormat,
  totalFormat,
} from './cell-format.ts';
import type { SheetsRequest } from './google-workbook.ts';
import { KEY_COLUMN } from '../workbook/marks.ts';
import { linkRequests } from './link-requests.ts';
import type { LookContext, LookPlace } from './look-place.ts';
import { dataSpan, placedColumns, placedRows } from './look-place.ts';
import { lookMetadata } from './metadata.ts';
import { protectionRequests } from './protection-requests.ts';
import { runsOf } from './runs.ts';
import { toneRequests } from './tone-requests.ts';
import { validationRequests } from './validation-requests.ts';

/**
 * Everything of a tab but its values: widths, frozen rows, number formats, dropdowns, colours, links, protection, chart.
 * Written anew each time it is written: rules and protections of the last look are taken away first, so none pile up.
 */
export function lookRequests(place: LookPlace, context: LookContext): readonly SheetsRequest[] {
  return [
    sheetProperties(place),
    ...dimensions(place),
    ...formats(place),
    ...linkRequests(place, context),
    ...validationRequests(place, context),
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

/** First the columns of the data rows, then the rows that look otherwise, then single cells. */
function formats(place: LookPlace): readonly SheetsRequest[] {
  const { sheetId } = place;
  const columns = placedColumns(place);
  const rows = placedRows(place);
  const span = dataSpan(place);
  const cell = (startRowIndex: number, endRowIndex: number, start: number, end: number) => ({
    sheetId,
    startRowIndex,
    endRowIndex,
    startColumnIndex: start,
    endColumnIndex: end,
  });
  const repeat = (range: object, userEnteredFormat: object, fields: string) => ({
    repeatCell: { range, cell: { userEnteredFormat }, fields },
  });
  const dataColumns =
    span === null ? [] : runsOf(columns.map(([column, at]) => [at, dataFormat(column)] as const));
  const special = rows.filter(([row]) => row.kind !== 'data');
  const groups = runsOf(columns.map(([, at]) => [at, true] as const));
  return [
    ...dataColumns.map((run) =>
      repeat(cell(span!.startRowIndex, span!.endRowIndex, run.start, run.end), run.value, DATA_FORMAT_FIELDS),
    ),
    ...runsOf(special.map(([row, at]) => [at, row.kind] as const)).flatMap((rowRun) =>
      rowRun.value === 'total'
        ? columns.map(([column, at]) =>
            repeat(cell(rowRun.start, rowRun.end, at, at + 1), totalFormat(column), SPECIAL_FORMAT_FIELDS),
          )
        : groups.map((run) =>
            repeat(
              cell(rowRun.start, rowRun.end, run.start, run.end),
              specialFormat(rowRun.value),
              SPECIAL_FORMAT_FIELDS,
            ),
          ),
    ),
    ...rows.flatMap(([row, at]) =>
      columns.flatMap(([column, columnAt]) => {
        const own = row.formats?.[column.key];
        return own === undefined
          ? []
          : [repeat(cell(at, at + 1, columnAt, columnAt + 1), dataFormat(own), DATA_FORMAT_FIELDS)];
      }),
    ),
  ];
}

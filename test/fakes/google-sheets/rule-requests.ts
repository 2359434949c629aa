import type { Span } from './model.ts';
import { plainCopy } from './plain-copy.ts';
import { newId, refuse, sheetOf, spanOf, type Body, type RequestHandler } from './request-context.ts';

export const ruleRequests: Readonly<Record<string, RequestHandler>> = {
  addProtectedRange: (context) => {
    const { spreadsheet, body } = context;
    const { range, protectedRangeId, editors, ...rest } = (body.protectedRange ?? {}) as Body;
    if (range === undefined) throw refuse(context, 'No range specified.');
    if (rest.warningOnly === true && (editors?.users?.length > 0 || editors?.groups?.length > 0)) {
      throw refuse(context, 'editors may not be set when warningOnly is true.');
    }
    const sheet = sheetOf(context, range.sheetId);
    const id = protectedRangeId ?? newId(spreadsheet);
    const kept = Object.fromEntries(
      Object.entries(rest).filter(([, value]) => value !== null && value !== false),
    );
    const added = {
      protectedRangeId: id,
      range: spanOf(range),
      rest: { ...kept, requestingUserCanEdit: true, editors: withoutEmpty(editors) },
    };
    sheet.protectedRanges.push(added);
    return { addProtectedRange: { protectedRange: shownProtection(sheet.properties.sheetId, added) } };
  },

  deleteProtectedRange: (context) => {
    const { spreadsheet, body } = context;
    for (const sheet of spreadsheet.sheets) {
      const at = sheet.protectedRanges.findIndex((range) => range.protectedRangeId === body.protectedRangeId);
      if (at < 0) continue;
      sheet.protectedRanges.splice(at, 1);
      return {};
    }
    throw refuse(context, `No protected range with id: ${body.protectedRangeId}`);
  },

  addConditionalFormatRule: (context) => {
    const { body } = context;
    const { ranges = [], ...rest } = (body.rule ?? {}) as Body;
    if (ranges.length === 0) throw refuse(context, 'No ranges specified.');
    const sheet = sheetOf(context, ranges[0].sheetId);
    const index = body.index ?? 0;
    if (index > sheet.conditionalFormats.length)
      throw refuse(context, `Invalid index: ${index}. No conditional format there.`);
    sheet.conditionalFormats.splice(index, 0, { ranges: ranges.map(spanOf), rest: plainCopy(rest) });
    return {};
  },

  deleteConditionalFormatRule: (context) => {
    const sheet = sheetOf(context, context.body.sheetId);
    const index = context.body.index ?? 0;
    const rule = sheet.conditionalFormats[index];
    if (rule === undefined)
      throw refuse(context, `No conditional format on sheet: ${sheet.properties.sheetId} at index: ${index}`);
    sheet.conditionalFormats.splice(index, 1);
    return { deleteConditionalFormatRule: { rule: { ranges: rule.ranges, ...rule.rest } } };
  },

  addChart: (context) => {
    const { spreadsheet, body } = context;
    const chart = plainCopy(body.chart ?? {}) as Body;
    const anchor = chart.position?.overlayPosition?.anchorCell;
    if (anchor === undefined)
      throw refuse(context, 'only charts over the cells of a sheet are modelled by this fake.');
    chart.chartId ??= newId(spreadsheet);
    if (spreadsheet.sheets.some((sheet) => sheet.charts.some((other) => other.chartId === chart.chartId))) {
      throw refuse(context, `An embedded object with id ${chart.chartId} already exists.`);
    }
    sheetOf(context, anchor.sheetId).charts.push(chart);
    return { addChart: { chart } };
  },

  deleteEmbeddedObject: (context) => {
    for (const sheet of context.spreadsheet.sheets) {
      const at = sheet.charts.findIndex((chart) => chart.chartId === context.body.objectId);
      if (at < 0) continue;
      sheet.charts.splice(at, 1);
      return {};
    }
    throw refuse(context, `No embedded object with id: ${context.body.objectId}`);
  },

  setBasicFilter: (context) => {
    const { range = {}, ...rest } = (context.body.filter ?? {}) as Body;
    const sheet = sheetOf(context, range.sheetId);
    const whole: Required<Span> = {
      startRowIndex: 0,
      endRowIndex: sheet.rows.length,
      startColumnIndex: 0,
      endColumnIndex: sheet.columns.length,
    };
    sheet.basicFilter = { range: { ...whole, ...spanOf(range) }, rest: plainCopy(rest) };
    return {};
  },

  clearBasicFilter: (context) => {
    sheetOf(context, context.body.sheetId).basicFilter = null;
    return {};
  },

  addNamedRange: (context) => {
    const { spreadsheet, body } = context;
    const { name, range = {}, namedRangeId } = (body.namedRange ?? {}) as Body;
    const sheetId = sheetOf(context, range.sheetId).properties.sheetId;
    const added = {
      namedRangeId: namedRangeId ?? String(newId(spreadsheet)),
      name,
      sheetId,
      range: spanOf(range),
    };
    spreadsheet.namedRanges.push(added);
    return { addNamedRange: { namedRange: shownNamedRange(added) } };
  },

  deleteNamedRange: (context) => {
    const { spreadsheet, body } = context;
    const at = spreadsheet.namedRanges.findIndex((range) => range.namedRangeId === body.namedRangeId);
    if (at < 0) throw refuse(context, `No named range with id: ${body.namedRangeId}`);
    spreadsheet.namedRanges.splice(at, 1);
    return {};
  },
};

export function shownProtection(
  sheetId: number,
  { protectedRangeId, range, rest }: { protectedRangeId: number; range: Span; rest: Record<string, unknown> },
): object {
  return { protectedRangeId, range: shownSpan(sheetId, range), ...rest };
}

/** Whoever protects a range may edit it: reading shows the account, the reply to the request does not. */
export const ACCOUNT = 'service@example.iam.gserviceaccount.com';

export function readProtection(
  sheetId: number,
  added: { protectedRangeId: number; range: Span; rest: Record<string, unknown> },
): object {
  const { users = [ACCOUNT], ...others } = (added.rest.editors ?? {}) as { users?: string[] };
  return { ...shownProtection(sheetId, added), editors: { users, ...others } };
}

export function shownNamedRange(named: {
  namedRangeId: string;
  name: string;
  sheetId: number;
  range: Span;
}): object {
  return { namedRangeId: named.namedRangeId, name: named.name, range: shownSpan(named.sheetId, named.range) };
}

/** As replies show it: the first sheet has number 0, which is left out. */
export function shownSpan(sheetId: number, span: Span): object {
  return { ...(sheetId === 0 ? {} : { sheetId }), ...span };
}

function withoutEmpty(editors: Body | null | undefined): object {
  return Object.fromEntries(
    Object.entries(editors ?? {}).filter(([, value]) => !Array.isArray(value) || value.length > 0),
  );
}

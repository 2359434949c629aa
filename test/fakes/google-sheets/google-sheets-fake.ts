import defaultProperties from './default-properties.data.json' with { type: 'json' };
import { parseA1, type SheetSpan } from './a1-range.ts';
import { ApiError } from './api-error.ts';
import { batchUpdate } from './batch-update.ts';
import { applyMask, checkMask, parseMask, type Mask } from './field-mask.ts';
import { findMetadata, shown } from './metadata-requests.ts';
import { newSheet, type FakeSpreadsheet } from './model.ts';
import { plainCopy } from './plain-copy.ts';
import { type Body, spanOf } from './request-context.ts';
import { type Route, routeOf, WRITES } from './route.ts';
import { checkBody, checkQuery } from './schema-check.ts';
import { showSpreadsheet } from './show-spreadsheet.ts';
import { StaffHands } from './staff-hands.ts';
import { appendValues, clearValues, updateValues, valueRange } from './values.ts';

export interface FakeRequest {
  readonly method: string;
  /** Path and query, from `/v4/…`. */
  readonly address: string;
  readonly body: unknown;
  /** The bearer token, if any. */
  readonly token?: string | null;
  /** Where the body came as text: how long that was, and that the answer is made text at once too. */
  readonly textBytes?: number;
}

export interface FakeReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** The connection breaks instead of an answer. */
  readonly isLost?: boolean;
  /** The answer never comes: whoever waits must give up. */
  readonly isSlow?: boolean;
}

/**
 * What goes wrong with a call. `before`: nothing was done. `after`: it was done, and the answer goes wrong. A function
 * runs just before the call is served: an edit that another person makes in that moment.
 */
export interface Fault {
  readonly on: 'read' | 'write';
  readonly before?: FakeReply | (() => void);
  readonly after?: FakeReply;
  /** With `after`: the call never arrives, and the answer goes wrong. */
  readonly isNotServed?: boolean;
}

/** Google Sheets in memory: every request is checked against the discovery document before it is served. */
export class GoogleSheetsFake {
  readonly log: {
    readonly kind: 'read' | 'write';
    readonly name: string;
    readonly bytes: number;
    readonly status: number;
  }[] = [];
  readonly faults: Fault[] = [];
  /** Null: every token is welcome. */
  acceptedToken: string | null = null;
  /** As another implementation may do: the reply to a write does not show the spreadsheet. */
  showsNothingAfterWrite = false;
  /** A refusal says which request of a batch is refused. Another implementation may not. */
  namesRequests = true;
  private readonly spreadsheets = new Map<string, FakeSpreadsheet>();

  /** A new spreadsheet with one empty tab, as Google makes it. */
  create(
    spreadsheetId: string,
    title = 'Bảng tính không có tiêu đề',
    timeZone = 'Asia/Ho_Chi_Minh',
  ): StaffHands {
    this.spreadsheets.set(spreadsheetId, {
      spreadsheetId,
      properties: { ...structuredClone(defaultProperties), title, timeZone },
      sheets: [newSheet(0, 'Trang tính1', 1000, 26)],
      metadata: [],
      namedRanges: [],
      nextId: 0,
    });
    return this.staff(spreadsheetId);
  }

  staff(spreadsheetId: string): StaffHands {
    return new StaffHands(
      () => this.get(spreadsheetId),
      (after) => this.spreadsheets.set(spreadsheetId, after),
    );
  }

  /** The state itself, for tests that look or set it up. */
  get(spreadsheetId: string): FakeSpreadsheet {
    const found = this.spreadsheets.get(spreadsheetId);
    if (found === undefined) throw new ApiError(404, 'Requested entity was not found.');
    return found;
  }

  put(spreadsheet: FakeSpreadsheet): void {
    this.spreadsheets.set(spreadsheet.spreadsheetId, spreadsheet);
  }

  remove(spreadsheetId: string): void {
    this.spreadsheets.delete(spreadsheetId);
  }

  calls(kind: 'read' | 'write'): number {
    return this.log.filter((entry) => entry.kind === kind).length;
  }

  handle(request: FakeRequest): FakeReply {
    const route = routeOf(request);
    const kind = route !== null && WRITES.has(route.name) ? 'write' : 'read';
    const fault = this.takeFault(kind);
    if (typeof fault?.before === 'function') fault.before();
    else if (fault?.before !== undefined) return this.noted(request, kind, route, fault.before);
    if (fault?.after !== undefined && fault.isNotServed === true)
      return this.noted(request, kind, route, fault.after);
    const reply = this.answer(request, route);
    return this.noted(request, kind, route, fault?.after ?? reply);
  }

  private takeFault(kind: 'read' | 'write'): Fault | undefined {
    const at = this.faults.findIndex((fault) => fault.on === kind);
    return at < 0 ? undefined : this.faults.splice(at, 1)[0];
  }

  private noted(
    request: FakeRequest,
    kind: 'read' | 'write',
    route: Route | null,
    reply: FakeReply,
  ): FakeReply {
    this.log.push({
      kind,
      name: route?.name ?? 'unknown',
      bytes: request.textBytes ?? bytesOf(request.body),
      status: reply.isLost === true || reply.isSlow === true ? 0 : reply.status,
    });
    return reply;
  }

  private answer(request: FakeRequest, route: Route | null): FakeReply {
    try {
      if (this.acceptedToken !== null && request.token !== this.acceptedToken) throw unauthenticated();
      if (route === null) throw new ApiError(404, 'Method not found.');
      checkQuery(route.method, route.query);
      const fields = route.query.get('fields');
      const mask = fields === null ? null : parseMask(fields);
      const schema = route.method.response?.$ref;
      if (mask !== null && schema !== undefined) checkMask(mask, schema, 'fields');
      if (route.method.request !== undefined) checkBody(route.method.request.$ref, request.body ?? {});
      const body = applyMask(this.serve(route, request.body ?? {}, mask), mask);
      // What was answered stays as it was, whatever happens to the spreadsheet later.
      return { status: 200, body: request.textBytes === undefined ? plainCopy(body) : body };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { status: error.code, body: this.namesRequests ? error.body() : withoutRequest(error).body() };
    }
  }

  private serve({ name, spreadsheetId, range, query }: Route, body: Body, mask: Mask | null): unknown {
    const spreadsheet = this.get(spreadsheetId);
    const rendering = Object.fromEntries(query);
    switch (name) {
      case 'get': {
        const ranges = query.getAll('ranges').map((text) => parseA1(spreadsheet, text));
        return showSpreadsheet(spreadsheet, mask, query.get('includeGridData') === 'true', ranges);
      }
      case 'getByDataFilter': {
        const ranges = ((body.dataFilters ?? []) as Body[]).map((filter) =>
          spanByFilter(spreadsheet, filter),
        );
        return showSpreadsheet(spreadsheet, mask, body.includeGridData === true, ranges);
      }
      case 'batchUpdate': {
        const { after, reply } = batchUpdate(spreadsheet, body);
        this.put(after);
        if (this.showsNothingAfterWrite) delete reply.updatedSpreadsheet;
        return reply;
      }
      case 'developerMetadata.search': {
        const filters = (body.dataFilters ?? []) as Body[];
        const found = filters.flatMap((filter) =>
          findMetadata(spreadsheet, filter).map((entry) => ({
            developerMetadata: shown(entry),
            dataFilters: [filter],
          })),
        );
        return found.length === 0 ? {} : { matchedDeveloperMetadata: found };
      }
      case 'values.get':
        return valueRange(parseA1(spreadsheet, range), rendering);
      case 'values.batchGet': {
        const valueRanges = query
          .getAll('ranges')
          .map((text) => valueRange(parseA1(spreadsheet, text), rendering));
        return { spreadsheetId, valueRanges };
      }
      case 'values.batchGetByDataFilter':
        return byDataFilter(spreadsheet, body);
      case 'values.update':
        return updateValues(spreadsheet, range, body, query.get('valueInputOption') ?? 'RAW');
      case 'values.append':
        return appendValues(spreadsheet, range, body.values ?? [], query.get('valueInputOption') ?? 'RAW');
      case 'values.clear':
        return clearValues(spreadsheet, range);
      default:
        throw new ApiError(400, `${name} is not modelled by this fake.`);
    }
  }
}

function byDataFilter(spreadsheet: FakeSpreadsheet, body: Body): object {
  const valueRanges = (body.dataFilters as Body[]).map((filter) => ({
    valueRange: valueRange(spanByFilter(spreadsheet, filter), body),
    dataFilters: [filter],
  }));
  return { spreadsheetId: spreadsheet.spreadsheetId, valueRanges };
}

function spanByFilter(spreadsheet: FakeSpreadsheet, filter: Body): SheetSpan {
  if (typeof filter.a1Range === 'string') return parseA1(spreadsheet, filter.a1Range);
  const id = filter.gridRange?.sheetId ?? 0;
  const sheet = spreadsheet.sheets.find((candidate) => candidate.properties.sheetId === id);
  if (filter.gridRange === undefined || sheet === undefined)
    throw new ApiError(400, `Invalid dataFilter: No grid with id: ${id}`);
  return { sheet, span: spanOf(filter.gridRange) };
}

function bytesOf(body: unknown): number {
  return body === null || body === undefined ? 0 : Buffer.byteLength(JSON.stringify(body));
}

function withoutRequest({ code, message, details }: ApiError): ApiError {
  return new ApiError(code, message.replace(/^Invalid requests\[\d+\]\.\w+: /, ''), details);
}

function unauthenticated(): ApiError {
  return new ApiError(
    401,
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
  );
}

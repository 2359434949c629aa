import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { MODELLED_KINDS } from '../fakes/google-sheets/batch-update.ts';
import { GoogleSheetsFake } from '../fakes/google-sheets/google-sheets-fake.ts';
import { newSheet } from '../fakes/google-sheets/model.ts';
import type { Body } from '../fakes/google-sheets/request-context.ts';

export interface Exchange {
  readonly file: string;
  readonly i: number;
  readonly method: string;
  readonly uri: string;
  readonly req: Body | null;
  readonly status: number;
  readonly res: Body;
}

export interface Replayed {
  readonly exchange: Exchange;
  /** What the exchange is about: `get`, `values`, or the kinds of its batch. */
  readonly about: readonly string[];
  readonly agrees: boolean;
  /** The spreadsheet was changed before in a way that the fake does not model: what it shows since says nothing. */
  readonly isAstray: boolean;
  readonly reply: unknown;
}

/** Plays the recorded requests against the fake, each spreadsheet from its first recorded state on. */
export function replayRecordedTraffic(): readonly Replayed[] {
  const path = new URL('../fakes/google-sheets/recorded-traffic.jsonl', import.meta.url);
  const exchanges = readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => JSON.parse(line) as Exchange);
  const bySpreadsheet = Map.groupBy(exchanges, (exchange) => spreadsheetOf(exchange));
  return [...bySpreadsheet].flatMap(([spreadsheetId, list]) => replayOne(spreadsheetId, list));
}

/** Kinds of request that the recording has and the fake does not model; the adapter sends none of them. */
export function isModelled({ about, isAstray }: Pick<Replayed, 'about' | 'isAstray'>): boolean {
  return !isAstray && about.every((kind) => PLAIN.has(kind) || MODELLED_KINDS.includes(kind));
}

const PLAIN: ReadonlySet<string> = new Set([
  'get',
  'values.get',
  'values.batchGet',
  'values.update',
  'values.append',
  'values.clear',
]);

function replayOne(spreadsheetId: string, exchanges: readonly Exchange[]): readonly Replayed[] {
  const fake = new GoogleSheetsFake();
  const first = exchanges.find((exchange) => exchange.res.sheets?.[0]?.properties !== undefined);
  if (first !== undefined) setUp(fake, spreadsheetId, first.res);
  let isAstray = false;
  return exchanges.map((exchange) => {
    const about = aboutOf(exchange);
    if (!isModelled({ about, isAstray })) isAstray = true;
    if (exchange.status === 403)
      fake.faults.push({ on: 'read', before: { status: 403, body: exchange.res } });
    const { method, uri } = exchange;
    const { status, body } = fake.handle({ method, address: uri, body: withRecordedIds(exchange) });
    const reply = comparable(body as Body);
    const agrees = status === exchange.status && isDeepStrictEqual(reply, comparable(exchange.res));
    return { exchange, about, agrees, isAstray, reply };
  });
}

function setUp(fake: GoogleSheetsFake, spreadsheetId: string, res: Body): void {
  fake.create(spreadsheetId);
  const spreadsheet = fake.get(spreadsheetId);
  spreadsheet.properties = { ...spreadsheet.properties, ...res.properties };
  spreadsheet.sheets = (res.sheets as Body[]).map(({ properties }) => {
    const { sheetId, title, gridProperties, index: _index, sheetType: _type, ...rest } = properties;
    const { rowCount, columnCount, ...grid } = gridProperties;
    return { ...newSheet(sheetId, title, rowCount, columnCount, rest), grid };
  });
}

/** Numbers that the service chose are asked for: what follows in the recording refers to them. */
function withRecordedIds({ req, res }: Exchange): unknown {
  if (req?.requests === undefined || res.replies === undefined) return req;
  const requests = (req.requests as Body[]).map((request, at) => {
    const reply: Body = res.replies[at] ?? {};
    const copy = structuredClone(request);
    if (copy.addSheet !== undefined) copy.addSheet.properties.sheetId ??= reply.addSheet.properties.sheetId;
    if (copy.addProtectedRange !== undefined) {
      copy.addProtectedRange.protectedRange.protectedRangeId =
        reply.addProtectedRange.protectedRange.protectedRangeId;
    }
    if (copy.addNamedRange !== undefined) {
      copy.addNamedRange.namedRange.namedRangeId = reply.addNamedRange.namedRange.namedRangeId;
    }
    return copy;
  });
  return { ...req, requests };
}

/** Without the theme and the address, which are the same everywhere and were left out of the recording. */
function comparable(body: Body): unknown {
  const { spreadsheetUrl: _url, properties, ...rest } = body;
  if (properties === undefined) return rest;
  const { defaultFormat: _format, spreadsheetTheme: _theme, ...kept } = properties;
  return { ...rest, properties: kept };
}

function aboutOf({ method, uri, req }: Exchange): readonly string[] {
  if (req?.requests !== undefined) return (req.requests as Body[]).map((request) => Object.keys(request)[0]!);
  if (uri.includes('/values:batchGet')) return ['values.batchGet'];
  if (uri.includes(':append')) return ['values.append'];
  if (uri.includes(':clear')) return ['values.clear'];
  if (uri.includes('/values/')) return [method === 'PUT' ? 'values.update' : 'values.get'];
  return ['get'];
}

function spreadsheetOf({ uri }: Exchange): string {
  return /spreadsheets\/([^/?:]+)/.exec(uri)![1]!;
}

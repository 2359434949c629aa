/**
 * The fake of Google with one assumption of the self-test broken: what a Google would do that is not as we think. Each
 * changes what the fake did or said, after it did it.
 */
import type { FakeReply, FakeRequest, GoogleSheetsFake } from '../fakes/google-sheets/google-sheets-fake.ts';
import type { FakeSheet, FakeSpreadsheet } from '../fakes/google-sheets/model.ts';
import type { Body } from '../fakes/google-sheets/request-context.ts';

type Breaker = (fake: GoogleSheetsFake) => void;

export const BREAKERS: Readonly<Record<string, Breaker>> = {
  'tab-mark-stays': onEach('updateSheetProperties', (sheet) => void (sheet.metadata = [])),
  'tab-mark-copied': onEach('duplicateSheet', (_, { after, request }) => {
    sheetOf(after, request['newSheetId']).metadata = [];
  }),
  'column-mark-moves': onEach('moveDimension', (sheet) => {
    const marks = sheet.columns.map(({ metadata }) => metadata);
    const at = marks.findIndex((mark) => mark.length > 0);
    for (const column of sheet.columns) column.metadata = [];
    sheet.columns[2]!.metadata = marks[at] ?? [];
  }),
  'column-mark-sorted': onEach('sortRange', (sheet) => {
    for (const column of sheet.columns) column.metadata = [];
  }),
  'sort-moves-its-range-only': onEach('sortRange', (sheet, { request }) => {
    if (request['range'].startColumnIndex !== 1) return;
    const [first, , third] = sheet.rows.map(({ cells }) => cells[0]);
    sheet.rows[0]!.cells[0] = third;
    sheet.rows[2]!.cells[0] = first;
  }),
  'sort-takes-hidden-cells-along': onEach('sortRange', (sheet, { request }) => {
    if (request['range'].startColumnIndex !== 0 || request['range'].endRowIndex !== 3) return;
    const [first, , third] = sheet.rows.map(({ cells }) => cells[0]);
    sheet.rows[0]!.cells[0] = third;
    sheet.rows[2]!.cells[0] = first;
  }),
  'filter-keeps-rows-whole': onEach('setBasicFilter', (sheet, { request }) => {
    if (request['filter'].sortSpecs === undefined) return;
    const [first, , third] = sheet.rows.map(({ cells }) => cells[1]);
    sheet.rows[0]!.cells[1] = third;
    sheet.rows[2]!.cells[1] = first;
  }),
  'filtered-rows-are-read': onReading((body, spreadsheet) => {
    if (spreadsheet.sheets.every(({ basicFilter }) => basicFilter?.rest['criteria'] === undefined)) return;
    for (const { values } of body.valueRanges) values?.splice(1, 1);
  }),
  'hidden-columns-are-read': onReading((body, spreadsheet) => {
    const isHidden = spreadsheet.sheets.some(
      ({ columns }) => columns[0]?.properties['hiddenByUser'] === true,
    );
    if (isHidden)
      for (const { values } of body.valueRanges) values?.forEach((row: unknown[]) => (row[0] = ''));
  }),
  'empty-rows-keep-places': onReading((body) => {
    for (const range of body.valueRanges)
      range.values = range.values?.filter((row: unknown[]) => row.length > 0);
  }),
  'own-protection-lets-write': refusing(
    'insertDimension',
    (sheet) => sheet.protectedRanges.some(({ rest }) => rest['warningOnly'] === undefined),
    'You are trying to edit a protected cell or object.',
  ),
  'warning-lets-write': refusing(
    'moveDimension',
    (sheet) => sheet.protectedRanges.some(({ rest }) => rest['warningOnly'] === true),
    'You are trying to edit a protected cell or object.',
  ),
  'protection-names-editors': onEach('addProtectedRange', (sheet, { request }) => {
    const { editors } = request['protectedRange'];
    if (editors === undefined) return;
    for (const { rest } of sheet.protectedRanges) rest['editors'] = { ...editors, domainUsersCanEdit: true };
  }),
  'merge-refusal-names-request': onRefusal((message) =>
    message.replace(/Invalid requests\[\d+\]\.\w+: /, ''),
  ),
  'batch-is-whole': (fake) => {
    const handle = fake.handle.bind(fake);
    fake.handle = (request) => {
      const reply = handle(request);
      const requests = requestsOf(request);
      if (reply.status === 400 && requests.length > 1) {
        const [first] = requests;
        handle({ ...request, body: { requests: [first] } });
      }
      return reply;
    };
  },
  'merges-are-told': onReply((body) => {
    for (const sheet of body.sheets ?? []) delete sheet.merges;
  }),
  'link-survives-value': onEach('updateCells', (sheet, { request }) => {
    if (request['fields'] !== 'userEnteredValue') return;
    for (const { cells } of sheet.rows) for (const cell of cells) delete cell?.userEnteredFormat;
  }),
  'serials-are-exact': onReading((body) => {
    for (const { values } of body.valueRanges) {
      values?.forEach(
        (row: unknown[]) => typeof row[0] === 'number' && row[0] > 40_000 && (row[0] += 7 / 24),
      );
    }
  }),
  'time-zone-is-told': (fake) => {
    const handle = fake.handle.bind(fake);
    fake.handle = (request) => {
      const reply = handle(request);
      const body = reply.body as Body | null;
      return body?.properties?.timeZone === undefined ? reply : { ...reply, body: {} };
    };
  },
  'text-stays-text': onReading((body) => {
    for (const { values } of body.valueRanges) {
      values?.forEach((row: unknown[]) => row[0] === '0912000111' && (row[0] = 912_000_111));
    }
  }),
  'long-text-fits': refusing(
    'updateCells',
    (_, request) => JSON.stringify(request).length > 40_000,
    'Your input contains more than the maximum of 32767 characters in a single cell.',
  ),
  'marks-have-room': refusing(
    'createDeveloperMetadata',
    (_, request) => String(request['developerMetadata'].metadataValue).length >= 100,
    'Limit for the total size of developer metadata exceeded.',
  ),
  'answers-in-order': onReply((body) => void body.replies?.reverse()),
  'answer-shows-what-is-written': (fake) => void (fake.showsNothingAfterWrite = true),
  'writing-keeps-neighbours': onEach('updateCells', (sheet, { request }) => {
    if (request['rows'].length === 1 && request['rows'][0].values.length === 1)
      delete sheet.rows[0]?.cells[1];
  }),
  'boxes-read-as-booleans': onReading((body) => {
    for (const { values } of body.valueRanges) {
      values?.forEach(
        (row: unknown[]) => typeof row[0] === 'boolean' && (row[0] = String(row[0]).toUpperCase()),
      );
    }
  }),
  'lists-follow-sorted-cells': onEach('sortRange', (sheet) => {
    for (const { cells } of sheet.rows) for (const cell of cells) delete cell?.dataValidation;
  }),
  'numbers-of-tabs-are-ours': onEach('addSheet', (_, { after }) => {
    const made = after.sheets.at(-1)!;
    made.properties.sheetId += 1;
  }),
  'form-times-are-numbers': onReading((body, spreadsheet) => {
    const titles = spreadsheet.sheets.map(({ properties }) => properties.title);
    if (!titles.includes('Câu trả lời biểu mẫu 1')) return;
    for (const { range, values } of body.valueRanges) {
      if (String(range).includes('biểu mẫu')) values?.forEach((row: unknown[]) => (row[0] = String(row[0])));
    }
  }),
};

interface Done {
  readonly request: Body;
  readonly after: FakeSpreadsheet;
}

/** After a batch that was done, for each of its requests of this kind. */
function onEach(kind: string, change: (sheet: FakeSheet, done: Done) => void): Breaker {
  return (fake) => {
    const handle = fake.handle.bind(fake);
    fake.handle = (request) => {
      const reply = handle(request);
      if (reply.status !== 200) return reply;
      const after = fake.get(spreadsheetIdOf(request));
      for (const one of requestsOf(request)) {
        const body = one[kind] as Body | undefined;
        if (body !== undefined) change(sheetOf(after, sheetIdIn(body)), { request: body, after });
      }
      return reply;
    };
  };
}

/** Refuses a request of this kind where it fits, and with it the batch. */
function refusing(
  kind: string,
  fits: (sheet: FakeSheet, request: Body) => boolean,
  message: string,
): Breaker {
  return (fake) => {
    const handle = fake.handle.bind(fake);
    fake.handle = (request) => {
      const isRefused = requestsOf(request).some((one) => {
        const body = one[kind] as Body | undefined;
        return body !== undefined && fits(sheetOf(fake.get(spreadsheetIdOf(request)), sheetIdIn(body)), body);
      });
      if (!isRefused) return handle(request);
      return { status: 400, body: { error: { code: 400, message, status: 'INVALID_ARGUMENT' } } };
    };
  };
}

function onReading(change: (body: Body, spreadsheet: FakeSpreadsheet) => void): Breaker {
  return (fake) => {
    const handle = fake.handle.bind(fake);
    fake.handle = (request) => {
      const reply = handle(request);
      const body = reply.body as Body | null;
      if (body?.valueRanges !== undefined) change(body, fake.get(spreadsheetIdOf(request)));
      return reply;
    };
  };
}

function onReply(change: (body: Body) => void): Breaker {
  return (fake) => {
    const handle = fake.handle.bind(fake);
    fake.handle = (request) => {
      const reply = handle(request);
      if (reply.status === 200) change(reply.body as Body);
      return reply;
    };
  };
}

function onRefusal(reword: (message: string) => string): Breaker {
  return (fake) => {
    const handle = fake.handle.bind(fake);
    fake.handle = (request): FakeReply => {
      const reply = handle(request);
      if (reply.status !== 400) return reply;
      const { error } = reply.body as { readonly error: { readonly message: string } };
      return { ...reply, body: { error: { ...error, message: reword(error.message) } } };
    };
  };
}

function requestsOf({ body }: FakeRequest): readonly Body[] {
  return ((body as Body | null)?.requests ?? []) as readonly Body[];
}

function spreadsheetIdOf({ address }: FakeRequest): string {
  return /spreadsheets\/([^/:?]+)/.exec(address)?.[1] ?? '';
}

function sheetIdIn(body: Body): unknown {
  return (
    body.range?.sheetId ??
    body.start?.sheetId ??
    body.source?.sheetId ??
    body.properties?.sheetId ??
    body.sourceSheetId ??
    body.filter?.range?.sheetId ??
    body.protectedRange?.range?.sheetId ??
    body.developerMetadata?.location?.sheetId ??
    body.developerMetadata?.location?.dimensionRange?.sheetId
  );
}

/** The sheet of that number; the last one where the number is not there. */
function sheetOf({ sheets }: FakeSpreadsheet, sheetId: unknown): FakeSheet {
  return sheets.find(({ properties }) => properties.sheetId === sheetId) ?? sheets.at(-1)!;
}

/** The responses of one plan as its source and the journal have them: the table, the lists, and what became of each response (R8). */
import type { Plan } from '../plan/plan.ts';
import { advanceHistory, type HistoryStep, standingHistory } from '../responses/advance-history.ts';
import type { RememberedResponse } from '../responses/history.ts';
import type { ListFile } from '../responses/list-file.ts';
import { type HeaderReading, readHeader } from '../responses/read-header.ts';
import { readResponses } from '../responses/read-responses.ts';
import { fitsMapping, type ResponseMapping } from '../responses/response-mapping.ts';
import type { ReadResponses, ResponsesTable } from '../responses/response.ts';
import { ResponsesError } from '../responses/responses-error.ts';
import { syncClock } from '../responses/sync-clock.ts';
import { type UnusedColumn, unusedColumnsText } from '../responses/unused-columns.ts';
import { withLists } from '../responses/with-lists.ts';
import type { DateOrder } from '../time/timestamp-text.ts';
import { OF_PLAN, OFFICE_PLAN_TAB, PLAN_TAB } from '../workbook/keys.ts';
import type { StaffSheet } from '../workbook/staff-sheet.ts';
import { namesByResponse } from './read-decided.ts';
import type { SyncFacts } from './sync-facts.ts';

export interface SourceRead {
  readonly table: ResponsesTable | null;
  /** The lists that communes sent. */
  readonly lists: readonly ListFile[];
  /** Responses of this plan that the journal knew before. */
  readonly remembered: readonly RememberedResponse[];
  readonly read: ReadResponses;
  readonly history: HistoryStep;
  /** Submission times of the responses in the table and the lists; null: none was read. */
  readonly submitted: readonly number[] | null;
  /** Those of the table alone. */
  readonly submittedInTable: readonly number[];
  /** P42: columns of the responses that play no part. */
  readonly unusedColumns: readonly UnusedColumn[];
  /** Why there is no table of responses, where one was looked for in the workbook. */
  readonly responsesMissing: string | null;
  /** How its table was read; null: nothing to say; undefined: it was not looked for. */
  readonly readNote: string | null | undefined;
  /** For the person at the terminal and for the report, Vietnamese. */
  readonly notices: readonly string[];
}

/**
 * @param unitOf as `advanceHistory` compares the units of an edit.
 * @param headerOf what else of the table plays a part for this plan.
 */
export function readSource(
  facts: SyncFacts,
  sheet: StaffSheet,
  plan: Plan,
  unitOf: (typed: string) => string | null,
  headerOf: (header: HeaderReading) => HeaderReading = (header) => header,
): SourceRead {
  const key = plan.id ?? null;
  const table = facts.tables.get(key) ?? null;
  // Where nothing is to be read this time, lists stand as they were, like the Form's table.
  const lists = facts.withoutResponses === true ? [] : (facts.lists?.get(key) ?? []);
  const isRead = table !== null || lists.some((list) => list.table.rows.length > 0);
  const remembered = rememberedOf(plan, facts.memory.responses);
  const { unused, ofTable, ...form } = readTable(table, plan, facts, {
    headerOf,
    planTab: tabOf(plan, facts),
  });
  const read = isRead ? withLists(form.read, lists, plan.roles) : knownRows(remembered);
  const history = !isRead
    ? standingHistory(remembered)
    : advanceHistory({
        remembered,
        table: read.responses,
        plan: key,
        unitOf,
        namesSet: namesByResponse(sheet),
        nowMs: syncClock(facts.nowMs, facts.memory.responses),
      });
  const responsesMissing = missingWords(table, key, facts);
  return {
    table,
    lists,
    remembered,
    read,
    history,
    submitted: !isRead ? null : read.responses.map(({ submittedAt }) => submittedAt),
    submittedInTable: form.read.responses.map(({ submittedAt }) => submittedAt),
    unusedColumns: unused,
    responsesMissing,
    readNote: table === null ? (responsesMissing ?? undefined) : ofTable.join(' ') || null,
    notices: [...(isRead ? form.notices : knownNotices(remembered)), ...listNotices(lists)],
  };
}

/** A response says of which plan it is. */
function rememberedOf(
  { id: plan = null }: { readonly id?: string | null },
  responses: readonly RememberedResponse[],
): readonly RememberedResponse[] {
  return responses.filter((one) => OF_PLAN.partsOf(one.id)[1] === plan);
}

function missingWords(
  table: ResponsesTable | null,
  plan: string | null,
  { withoutResponses, responsesMissing }: SyncFacts,
): string | null {
  return table === null && withoutResponses !== true ? (responsesMissing?.(plan) ?? null) : null;
}

interface TableReading {
  readonly read: ReadResponses;
  readonly unused: readonly UnusedColumn[];
  readonly notices: readonly string[];
  /** Those about the table itself, the same at every sync of it. */
  readonly ofTable: readonly string[];
}

const NO_ROWS: ReadResponses = { responses: [], identicalRows: 0, rowProblems: [], rows: 0 };

function knownRows(remembered: readonly RememberedResponse[]): ReadResponses {
  return { ...NO_ROWS, rows: remembered.filter((response) => response.present).length };
}

function knownNotices(remembered: readonly RememberedResponse[]): readonly string[] {
  const { rows } = knownRows(remembered);
  return rows > 0 ? [`Không đọc bảng phản hồi lần này; dùng ${rows} phản hồi đã biết.`] : [];
}

/** How many lists were read, and what each of them leaves to be asked. */
function listNotices(lists: readonly ListFile[]): readonly string[] {
  if (lists.length === 0) return [];
  return [`Đã đọc ${lists.length} tệp danh sách.`, ...lists.flatMap(({ table }) => table.notices ?? [])];
}

/**
 * Of several plans each says how its own table is read, and a mapping is for the tables that have its columns: one that no
 * table has is wrong, and said.
 */
function howToRead(
  { header }: ResponsesTable,
  { registration }: Plan,
  { mapping, dateOrder, tables }: SyncFacts,
): { readonly mapping: ResponseMapping | undefined; readonly dateOrder: DateOrder | undefined } {
  const named = dateOrder ?? mapping?.dateOrder;
  if (tables.size < 2) return { mapping, dateOrder: named ?? registration.dateOrder };
  const isElsewhere = (one: ResponsesTable | null) => one !== null && fitsMapping(mapping ?? {}, one.header);
  const isOthers =
    mapping !== undefined && !fitsMapping(mapping, header) && [...tables.values()].some(isElsewhere);
  return { mapping: isOthers ? undefined : mapping, dateOrder: registration.dateOrder ?? named };
}

/** What the tab in which the plan stands is called. */
function tabOf({ id }: Plan, { snapshot }: SyncFacts): string | undefined {
  const key = id === undefined ? PLAN_TAB : OFFICE_PLAN_TAB.of(id);
  return snapshot.tabs.find((tab) => tab.key === key)?.title;
}

interface Ways {
  readonly headerOf: (header: HeaderReading) => HeaderReading;
  readonly planTab: string | undefined;
}

function readTable(
  table: ResponsesTable | null,
  plan: Plan,
  facts: SyncFacts,
  { headerOf, planTab }: Ways,
): TableReading {
  if (table === null) return { read: NO_ROWS, unused: [], notices: [], ofTable: [] };
  const { mapping, dateOrder } = howToRead(table, plan, facts);
  try {
    const header = headerOf(readHeader(table.header, plan.roles, mapping, table.rows));
    const read = readResponses(table, header, { dateOrder, planTab });
    const { unused } = header;
    const notUsed = unusedColumnsText(unused);
    const ofTable = [...(table.notices ?? []), ...header.notices, ...(notUsed === null ? [] : [notUsed])];
    return { read, unused, notices: ofTable, ofTable };
  } catch (error) {
    if (facts.tables.size < 2 || !(error instanceof ResponsesError)) throw error;
    const from = table.from === undefined ? '' : ` (${table.from})`;
    throw new ResponsesError(error.code, `Phản hồi của “${plan.title}”${from}: ${error.message}`);
  }
}

/** Every code that a problem can have, with its status and title: what `problemOfError` can answer, written out for the API document. */
import type { ResponsesErrorCode } from '#shared/responses/responses-error.ts';
import type { RefusalCode } from '#shared/sync/refusal.ts';
import type { WorkbookErrorCode } from '#shared/sync/workbook-port.ts';
import type { JournalErrorCode } from '../journal/journal-error.ts';
import type { ResponsesFileErrorCode } from '../local/responses-file-error.ts';
import {
  JOURNAL_STATUS,
  JOURNAL_TITLE,
  type ProblemCode,
  PROBLEMS,
  REFUSALS,
  RESPONSES_STATUS,
  RESPONSES_TITLE,
  WORKBOOK_STATUS,
  WORKBOOK_TITLE,
} from './problem.ts';

export type ProblemKind =
  | ProblemCode
  | RefusalCode
  | WorkbookErrorCode
  | `journal-${JournalErrorCode}`
  | `responses-${ResponsesErrorCode | ResponsesFileErrorCode}`;

/** Held by the compiler: a new code of the journal stands here, or nothing is built. */
const OF_JOURNAL: Readonly<Record<JournalErrorCode, true>> = {
  'not-a-journal': true,
  'two-names': true,
  'newer-version': true,
  damaged: true,
  locked: true,
  'sync-running': true,
  'no-space': true,
  'no-access': true,
  unfinished: true,
  'history-rewritten': true,
  failed: true,
};

const OF_RESPONSES: Readonly<Record<ResponsesErrorCode | ResponsesFileErrorCode, true>> = {
  'column-missing': true,
  'column-ambiguous': true,
  'mapping-invalid': true,
  'mapping-unknown-column': true,
  'date-order-unclear': true,
  'responses-tab-unclear': true,
  'letters-spoilt': true,
  'time-zone-unclear': true,
  'dates-swapped': true,
  'timestamps-unreadable': true,
  'not-found': true,
  'no-access': true,
  'not-a-spreadsheet': true,
  empty: true,
  'no-header': true,
  broken: true,
  'cut-short': true,
  'other-format': true,
  'cell-too-long': true,
  'too-large': true,
  'sheet-unclear': true,
  'which-plan': true,
  'sheet-missing': true,
};

export const JOURNAL_KINDS = keysOf(OF_JOURNAL).map((code) => `journal-${code}` as const);
export const RESPONSES_KINDS = keysOf(OF_RESPONSES).map((code) => `responses-${code}` as const);
export const WORKBOOK_KINDS = keysOf(WORKBOOK_STATUS);

/** Status and title by code. A code of two sources has one status in both. */
export const PROBLEM_KINDS: ReadonlyMap<string, readonly [status: number, title: string]> = new Map([
  ...WORKBOOK_KINDS.map((code) => [code, [WORKBOOK_STATUS[code], WORKBOOK_TITLE]] as const),
  ...keysOf(OF_JOURNAL).map(
    (code) => [`journal-${code}`, [JOURNAL_STATUS[code] ?? 500, JOURNAL_TITLE]] as const,
  ),
  ...RESPONSES_KINDS.map((code) => [code, [RESPONSES_STATUS, RESPONSES_TITLE]] as const),
  ...keysOf(REFUSALS).map((code) => [code, REFUSALS[code]] as const),
  ...keysOf(PROBLEMS).map((code) => [code, [PROBLEMS[code][0], PROBLEMS[code][1]]] as const),
]);

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] {
  return Object.keys(record) as Key[];
}

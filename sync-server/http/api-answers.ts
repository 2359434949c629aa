/** What the routes answer with, as schemas: the API document shows them, and tests hold real answers against them. */
import * as z from 'zod';
import type { UnitSearchReply } from '#shared/panel/panel-messages.ts';
import { stateFrame } from '#shared/panel/read-replies.ts';
import type { SelfTestState } from '../service/background-self-test.ts';
import type { SyncSummary, WorkbookStatus } from '../service/workbook-service.ts';
import type { Problem } from './problem.ts';

const instant = z.int().describe('Milliseconds since the epoch');
const count = z.int().min(0);
const words = z.string().describe('In Vietnamese, for staff');

const syncSummary = z.object({
  outcome: z.enum(['done', 'held', 'failed']),
  sync: z.int().nullable().describe('Its number in the journal; null: nothing was recorded'),
  at: instant,
  message: words,
  changes: z.object({ cells: count, rowsAdded: count, tabsAdded: count }),
  calls: z.object({ reads: count, writes: count }),
}) satisfies z.ZodType<SyncSummary>;

const syncAnswer = syncSummary.extend({
  state: z.optional(stateFrame).describe('Where the trigger is `panel`: what the sync led to'),
});

const workbookStatus = z.object({
  title: z.string(),
  state: z.enum(['ok', 'held', 'failed', 'never']),
  message: words,
  lastSyncAt: instant.nullable(),
  lastDoneAt: instant.nullable(),
}) satisfies z.ZodType<WorkbookStatus>;

const statusAnswer = workbookStatus.extend({
  id: z.string().describe('As the configuration calls it'),
  running: z.boolean(),
  waiting: z.boolean().describe('Another sync waits for the one that runs'),
});

const decisionAnswer = z.object({
  savedAt: instant,
  by: z.string().nullable().describe('Address of who decided; null where nobody signs in'),
  state: z.nullable(stateFrame).describe('Null: the cell is written, the sync that goes with it failed'),
  notice: words.nullable(),
});

const unitFound = z.object({
  code: z.string(),
  name: z.string(),
  reason: words,
  class: z.string().nullable(),
});

const unitsAnswer = z.object({
  matched: z.object({ code: z.string(), name: z.string(), class: z.string().nullable() }).nullable(),
  reason: words.describe('Why none was taken; empty where one was'),
  suggestions: z.array(unitFound),
  left: z.exactOptional(count).describe('How many more there are'),
}) satisfies z.ZodType<UnitSearchReply>;

const selfTestAnswer = z.object({
  state: z.enum(['never', 'running', 'done', 'failed', 'stopped']),
  spreadsheet: z.string().nullable(),
  startedAt: instant.nullable(),
  done: count,
  all: count,
  tried: z.array(
    z.object({
      id: z.string(),
      says: words,
      state: z.enum(['holds', 'broken', 'not-tried']),
      found: z.string().nullable(),
      otherwise: words,
    }),
  ),
  leftBehind: count,
  message: words.nullable(),
}) satisfies z.ZodType<SelfTestState>;

const problem = z.object({
  type: z.string().regex(/^urn:so-lop:problem:/),
  title: words,
  status: z.int().min(400).max(599),
  detail: words,
  code: z.string().describe('For programs: never changes'),
  retryAfter: z.exactOptional(count).describe('Seconds; also sent as Retry-After'),
  errors: z
    .exactOptional(z.array(z.object({ path: z.string(), message: z.string() })))
    .describe('What is wrong in the body or the query, by place, never by value'),
}) satisfies z.ZodType<Problem>;

export const ANSWERS = {
  SyncAnswer: syncAnswer,
  Accepted: z.object({ accepted: z.literal(true) }),
  DoorbellKey: z.object({ key: z.string() }),
  Status: statusAnswer,
  PanelState: stateFrame,
  DecisionAnswer: decisionAnswer,
  UnitsAnswer: unitsAnswer,
  SelfTest: selfTestAnswer,
  Health: z.object({ status: z.enum(['ok', 'ready', 'stopping']) }),
  ApiDocument: z.looseObject({ openapi: z.string(), paths: z.looseObject({}) }),
  Problem: problem,
};

export type AnswerName = keyof typeof ANSWERS;

/**
 * What the panel may ask and what it is told, the same words to the local server and to the add-in's functions.
 * Everything that arrives from a panel is parsed with these schemas: a sidebar function can be called by anybody
 * who opened the spreadsheet.
 */
import * as z from 'zod/mini';
import type { PanelState } from './panel-state.ts';

/** A registration key is `<response id>.<delegate>`; ids of sources are long but never longer than this. */
const REGISTRATION_CHARACTERS_MAX = 200;
/** A typed unit name is short; 200 leaves room for a whole address. */
const SEARCH_CHARACTERS_MAX = 200;
const VALUE_CHARACTERS_MAX = 64;

const registration = z.string().check(z.minLength(1), z.maxLength(REGISTRATION_CHARACTERS_MAX));

/** Key of the person's first registration: where the decision stands in a class tab, the row is known by it. */
const person = z.optional(registration);

const decisionKind = z.enum([
  'set_unit',
  'set_role',
  'same_person',
  'different_person',
  'withdraw',
  'reject',
  'approve',
  'replace',
]);

/** `value`: unit code for `set_unit`, role key for `set_role`, else null. */
const decideRequest = z
  .object({
    ask: z.literal('decide'),
    registration,
    person,
    kind: decisionKind,
    value: z.nullable(z.string().check(z.minLength(1), z.maxLength(VALUE_CHARACTERS_MAX))),
  })
  .check(
    z.refine((request) => needsValue(request.kind) === (request.value !== null), {
      path: ['value'],
      error: 'set_unit và set_role cần giá trị; các quyết định khác không có giá trị.',
    }),
  );

const takeBackRequest = z.object({
  ask: z.literal('takeBack'),
  registration,
  person,
  kind: decisionKind,
});

/** A tick in `Đã xem` (looked at) or `Ghi nhớ cách viết` (the chosen unit is meant whenever it is typed so). */
const markRequest = z.object({
  ask: z.literal('mark'),
  registration,
  person,
  mark: z.enum(['seen', 'remember']),
  on: z.boolean(),
});

const searchRequest = z.object({
  ask: z.literal('search'),
  text: z.string().check(z.maxLength(SEARCH_CHARACTERS_MAX)),
});

/** The body of `POST /v1/workbooks/:id/decisions`: decide, take back, or tick. */
export const decisionsBody = z.union([decideRequest, takeBackRequest, markRequest]);

/** Everything a panel may ask for. */
export const panelRequest = z.union([decideRequest, takeBackRequest, markRequest, searchRequest]);

export type DecideRequest = z.infer<typeof decideRequest>;
export type TakeBackRequest = z.infer<typeof takeBackRequest>;
export type MarkRequest = z.infer<typeof markRequest>;
export type PanelRequest = z.infer<typeof panelRequest>;

/** The staff cell was written. `state` is null where the server has not answered: the next sync will show the effect. */
export interface DecisionReply {
  readonly savedAt: number;
  readonly by: string | null;
  readonly state: PanelState | null;
  /** What staff should know besides ("Máy chủ chưa trả lời …"); null: nothing. */
  readonly notice: string | null;
}

export interface SyncReply {
  readonly state: PanelState | null;
  /** In words: what the sync did, or why it was held. */
  readonly message: string;
}

/** The answer to `GET /v1/workbooks/:id/units?q=` and to a search in the sidebar. */
export interface UnitSearchReply {
  /** What the typed text would be resolved to; null: a person decides. */
  readonly matched: { readonly code: string; readonly name: string; readonly class: string | null } | null;
  /** Why none was taken; '' where one was. */
  readonly reason: string;
  readonly suggestions: readonly UnitFound[];
}

export interface UnitFound {
  readonly code: string;
  readonly name: string;
  /** Why it is suggested, in Vietnamese. */
  readonly reason: string;
  /** Null: in no class of the plan. */
  readonly class: string | null;
}

/** `absent`: no answer. `slow`: an answer, but not in time. `refused`: an answer that says no. `broken`: one nobody understands. */
export type PanelFailureCode = 'absent' | 'slow' | 'refused' | 'broken' | 'not-found' | 'conflict' | 'busy';

export interface PanelFailure {
  readonly code: PanelFailureCode;
  /** Vietnamese: what happened and what to do. */
  readonly message: string;
  /** When the server last answered, where the add-in remembers it. */
  readonly lastAnswerAt?: number;
}

/** How a function called through `google.script.run` answers: an exception would lose everything but its text. */
export type PanelAnswer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: PanelFailure };

function needsValue(kind: string): boolean {
  return kind === 'set_unit' || kind === 'set_role';
}

/**
 * What the panel may ask and what it is told, the same words to the local server and to the add-in's functions.
 * Everything that arrives from a panel is parsed with these schemas: a sidebar function can be called by anybody
 * who opened the spreadsheet.
 */
import * as z from 'zod/mini';
import { decisionsBody } from '../decisions/decision-request.ts';
import type { PanelState } from './panel-state.ts';

/** A typed unit name is short; 200 leaves room for a whole address. */
const SEARCH_CHARACTERS_MAX = 200;

const searchRequest = z.object({
  ask: z.literal('search'),
  text: z.string().check(z.maxLength(SEARCH_CHARACTERS_MAX)),
});

/** Everything a panel may ask for. */
export const panelRequest = z.union([decisionsBody, searchRequest]);

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
  /** How many more there are; absent: none. */
  readonly left?: number;
}

/** How many units a search offers: enough for every unit of one name. */
export const UNITS_FOUND_MAX = 20;

export interface UnitFound {
  readonly code: string;
  readonly name: string;
  /** Why it is suggested, in Vietnamese. */
  readonly reason: string;
  /** Null: in no class of the plan. */
  readonly class: string | null;
}

/** How far the self-test is, and what it found, line by line. */
export interface SelfTestProgress {
  readonly isRunning: boolean;
  readonly lines: readonly string[];
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

/**
 * Replies of the server as the panel and the add-in take them in: what does not have the frame that they draw is another
 * version's, and is told so instead of drawn by halves. The frame is checked, not every word in it: both come from one
 * release, and a schema of the whole would be a third of the page.
 */
import * as z from 'zod/mini';
import type { DecisionReply, SyncReply, UnitSearchReply } from './panel-messages.ts';
import type { PanelState } from './panel-state.ts';

/** Null: no state, or one that this build cannot draw. */
export function readPanelState(content: unknown): PanelState | null {
  return isPanelState(content) ? content : null;
}

export function isDecisionReply(content: unknown): content is DecisionReply {
  return decisionFrame.safeParse(content).success;
}

export function isSyncReply(content: unknown): content is SyncReply {
  return syncFrame.safeParse(content).success;
}

export function isUnitSearchReply(content: unknown): content is UnitSearchReply {
  return searchFrame.safeParse(content).success;
}

function isPanelState(content: unknown): content is PanelState {
  return stateFrame.safeParse(content).success;
}

const list = (fields: z.core.$ZodLooseShape) => z.array(z.looseObject(fields));
const text = z.string();

export const stateFrame = z.looseObject({
  version: z.literal(1),
  madeAt: z.number(),
  plan: z.looseObject({ title: text, roles: list({ key: text }) }),
  totals: z.looseObject({ seats: z.number(), seated: z.number() }),
  classes: list({ code: text, missingUnits: z.array(z.unknown()) }),
  units: list({ code: text, seats: z.array(z.unknown()) }),
  queue: list({ registration: text, suggestions: z.array(z.unknown()), decisions: z.array(z.unknown()) }),
  people: list({ registration: text }),
  tasks: list({ key: text }),
  rowProblems: z.array(z.unknown()),
  figures: z.looseObject({ state: text }),
  mayDecide: z.boolean(),
});

const decisionFrame = z.looseObject({
  savedAt: z.number(),
  by: z.nullable(text),
  state: z.nullable(stateFrame),
  notice: z.nullable(text),
});

const syncFrame = z.looseObject({ message: text, state: z.optional(z.nullable(stateFrame)) });

const searchFrame = z.looseObject({
  matched: z.nullable(z.looseObject({ code: text, name: text })),
  reason: text,
  suggestions: list({ code: text, name: text }),
});

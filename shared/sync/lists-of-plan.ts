/** What the lists that communes sent say besides who registers: that they were received (P73), and who asks for meals and nights (P75). */
import { type ListFacts, listFacts } from '../lists/list-facts.ts';
import { type ListGuest, stayOfList } from '../lists/list-stay.ts';
import type { Obligation } from '../obligations/obligation.ts';
import type { DutyPlan } from '../plan/duty-plan.ts';
import type { KnownResponse } from '../responses/advance-history.ts';
import type { ListFile } from '../responses/list-file.ts';
import { startOfDayMs } from '../time/local-date.ts';
import type { MatchUnitIn } from '../units/known-units.ts';

export interface PlanLists {
  readonly factsFor: (plan: DutyPlan, obligations: readonly Obligation[]) => ListFacts;
  readonly guestsFor: (plan: DutyPlan) => readonly ListGuest[];
  /** Of columns that fit no meal and no night, and cells that are no x. */
  readonly noticesOf: (plan: DutyPlan) => readonly string[];
}

/** @param known the responses that were made of the lists: since when each list has been known. */
export function planLists(
  lists: readonly ListFile[],
  known: readonly KnownResponse[],
  { match, nowMs }: { readonly match: MatchUnitIn; readonly nowMs: number },
): PlanLists {
  const firstSeen = new Map<string, number>();
  for (const { versions } of known)
    for (const { response, seenAt } of versions) {
      const { sourceId } = response;
      if (sourceId !== null) firstSeen.set(sourceId, Math.min(seenAt, firstSeen.get(sourceId) ?? seenAt));
    }
  const seenAt = ({ table, received }: ListFile): number => {
    const times = (table.ids ?? []).flatMap((id) => firstSeen.get(id) ?? []);
    // A list of nobody has no response: it is known since the day on which it came.
    const since = received === null ? nowMs : Math.min(nowMs, startOfDayMs(received.day));
    return times.length === 0 ? since : times.reduce((a, b) => Math.min(a, b));
  };
  const stayIn = ({ stay }: DutyPlan) => (stay === null ? [] : lists.map((list) => stayOfList(list, stay)));
  return {
    factsFor: (plan, obligations) => listFacts({ plan, obligations, lists, match, seenAt }),
    guestsFor: (plan) => stayIn(plan).flatMap(({ guests }) => guests),
    noticesOf: (plan) => stayIn(plan).flatMap(({ notices }) => notices),
  };
}

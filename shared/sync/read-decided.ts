import { type DecisionsRead, readDecisions } from '../tabs/read-decisions.ts';
import type { Plan } from '../plan/plan.ts';
import { readEntries } from '../registrations/entries.ts';
import type { Decision, Reconciliation } from '../registrations/registration.ts';
import type { KnownResponse } from '../responses/advance-history.ts';
import type { Unit, UnitMatch } from '../units/unit.ts';
import type { WorkbookSnapshot } from '../workbook/model.ts';
import { CLASS_TAB } from '../workbook/keys.ts';

/**
 * The decisions staff made in the workbook. A decision in a class tab and one in the queue may be about one person;
 * who is one person is itself decided, so where class tabs hold decisions the registrations are reconciled once
 * before to know it.
 *
 * @param reconcileWith reconciles with the decisions given.
 */
export function readDecided(input: {
  readonly snapshot: WorkbookSnapshot;
  readonly plan: Plan;
  readonly units: readonly Unit[];
  readonly known: readonly KnownResponse[];
  readonly matchUnit: (typed: string) => UnitMatch;
  readonly seenAt: (tab: string, entity: string, column: string) => number;
  readonly reconcileWith: (decisions: readonly Decision[]) => Reconciliation;
}): DecisionsRead {
  const { snapshot, plan, units, seenAt } = input;
  const matchCertainly = (typed: string) => input.matchUnit(typed).code;
  const entries = new Map(readEntries(input.known, plan, input.matchUnit).map((entry) => [entry.key, entry]));
  const alone = readDecisions({
    snapshot,
    plan,
    units,
    seenAt,
    matchUnit: matchCertainly,
    registration: (key) => {
      const entry = entries.get(key);
      return entry && { unitTyped: entry.unitTyped, person: key };
    },
  });
  if (!hasClassDecisions(snapshot)) return alone;

  const { registrations } = input.reconcileWith(alone.decisions);
  const persons = new Map(registrations.map((one) => [one.key, one]));
  return readDecisions({
    snapshot,
    plan,
    units,
    seenAt,
    matchUnit: matchCertainly,
    registration: (key) => persons.get(key),
  });
}

function hasClassDecisions(snapshot: WorkbookSnapshot): boolean {
  return snapshot.tabs.some((tab) => {
    const column = CLASS_TAB.is(tab.key) ? tab.columns.indexOf('decision') : -1;
    return column >= 0 && tab.rows.some((row) => row.key !== null && (row.cells[column] ?? null) !== null);
  });
}

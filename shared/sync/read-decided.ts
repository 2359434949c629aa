import { decidedClassRows } from '../tabs/class/read-class-decisions.ts';
import { type DecisionsRead, readDecisions } from '../tabs/read-decisions.ts';
import type { Plan } from '../plan/plan.ts';
import type { Entry } from '../registrations/entry.ts';
import type { Decision, Reconciliation } from '../registrations/registration.ts';
import type { Unit, UnitMatch } from '../units/unit.ts';
import { byKey } from '../text/by-key.ts';
import { namesSetOver } from '../registrations/names-set.ts';
import { planOfRegistration, responseOfRegistration, REVIEW_TAB } from '../workbook/keys.ts';
import type { StaffSheet } from '../workbook/staff-sheet.ts';

/**
 * The decisions staff made in the workbook. A decision in a class tab and one in the queue may be about one person;
 * who is one person is itself decided, so where class tabs hold decisions the registrations are reconciled once
 * before to know it. (Also where names are set: a cell that cannot be used names nobody whom a decision could be about.)
 */
export function readDecided(input: {
  /** The workbook to read, with what its staff cells held before. */
  readonly sheet: StaffSheet;
  readonly plan: Plan;
  readonly units: readonly Unit[];
  readonly matchUnit: (typed: string) => UnitMatch;
  /** Everybody whom the responses name, with the names that staff set. */
  readonly entriesOf: (names: readonly Decision[]) => readonly Entry[];
  /** Reconciles with the decisions given. */
  readonly reconcileWith: (decisions: readonly Decision[]) => Reconciliation;
}): DecisionsRead {
  const { sheet, plan, units } = input;
  const { snapshot } = sheet;
  const matchCertainly = (typed: string) => input.matchUnit(typed).code;
  const names = namesSetIn(sheet).filter(
    ({ registration }) => planOfRegistration(registration) === (plan.id ?? null),
  );
  const entries = new Map(input.entriesOf(names).map((entry) => [entry.key, entry]));
  const reading = {
    snapshot,
    plan,
    units,
    seenAt: (tab: string, entity: string, column: string) => sheet.since(tab, entity, column),
    matchUnit: matchCertainly,
    namesSet: names,
  };
  const alone = readDecisions({
    ...reading,
    registration: (key) => {
      const entry = entries.get(key);
      return entry && { unitTyped: entry.unitTyped, person: key };
    },
  });
  if (names.length === 0 && decidedClassRows(snapshot, plan.id ?? null).length === 0) return alone;

  const { registrations } = input.reconcileWith(alone.decisions);
  const persons = new Map(registrations.map((one) => [one.key, one]));
  return readDecisions({ ...reading, registration: (key) => persons.get(key) });
}

/**
 * Every *set name*, with whom it named before: a name that goes on standing in the cell claims since it was typed, and
 * whom a shorter list leaves out is withdrawn (R7).
 */
export function namesSetIn(sheet: StaffSheet): readonly Decision[] {
  return sheet.used(REVIEW_TAB).flatMap((registration): readonly Decision[] => {
    const versions = sheet.versions(REVIEW_TAB, registration, 'fullName');
    if (versions.every(({ value }) => value === null)) return [];
    const names = namesSetOver(versions);
    if (names.now.length + names.left.length === 0) return [];
    const value = names.now.length === 0 ? null : names.now.map(({ name }) => name).join('; ');
    return [{ registration, kind: 'set_name', value, seenAt: versions.at(-1)?.seenAt ?? 0, names }];
  });
}

/** The names that staff set in a response now, by its id. */
export function namesByResponse(sheet: StaffSheet): (id: string) => readonly string[] {
  const byResponse = byKey(namesSetIn(sheet), ({ registration }) => responseOfRegistration(registration));
  return (id) => (byResponse.get(id) ?? []).flatMap(({ names }) => names?.now.map(({ name }) => name) ?? []);
}

import { type PlanPlaces, placesOfPlan, type SeatNumbers } from '../obligations/places-of-plan.ts';
import type { Plan } from '../plan/plan.ts';
import type { KnownResponse } from '../responses/advance-history.ts';
import type { ReadResponses } from '../responses/response.ts';
import type { Unit, UnitMatch } from '../units/unit.ts';
import { accountOf } from './account.ts';
import { classChosenIn } from './chosen-class.ts';
import { classOfUnit } from './class-of-unit.ts';
import { classStates, unitStates } from './class-states.ts';
import { withDoubleBookings } from './double-bookings.ts';
import { readEntries } from './entries.ts';
import type { Entry } from './entry.ts';
import { settleIdentities } from './identities.ts';
import type { PlacedEntry } from './person.ts';
import { gatherPersons } from './persons.ts';
import type { Decision, Reconciliation } from './registration.ts';
import { matchParty, partyOfEntry } from './party-of-entry.ts';
import { declarationsOf, isLeftToParties } from './declarations.ts';
import { settleRowOfPerson } from './row-of-person.ts';
import { registrationsOf } from './registrations-of.ts';
import { countAdmitted, heldPlaces, placeAll } from './seats.ts';
import { standingOf } from './standing.ts';
import { suspectAcrossUnits } from './suspect-across-units.ts';
import { termsOfPlan } from './terms-of-plan.ts';

/** Everything a reconciliation depends on. The same input gives the same answer, whatever the order of its rows. */
export interface ReconcileInput {
  readonly plan: Plan;
  /** All official units of the province, to name those of the plan. */
  readonly units: readonly Unit[];
  /** Responses in the table and those gone from it (`advanceHistory`). */
  readonly known: readonly KnownResponse[];
  /** What the table was read as: its row problems and counts go into the account. */
  readonly read: Pick<ReadResponses, 'rows' | 'identicalRows' | 'rowProblems'>;
  readonly decisions: readonly Decision[];
  /** Resolves a typed unit (R2). */
  readonly matchUnit: (typed: string) => UnitMatch;
  /** Is this exactly what a unit or a province is called? Nobody is (R1), unless a family name begins it. */
  readonly isPlaceName?: (text: string) => boolean;
  /** Reads the delegates of the responses as `readEntries` does (`entriesReader`); absent: they are read anew. */
  readonly entriesOf?: (decisions: readonly Decision[]) => readonly Entry[];
  /** When staff confirmed a spelling; null where nobody did. */
  readonly spellingConfirmedAt?: (typed: string) => number | null;
  /** P32: how many each party says that it sends, where the plan leaves it to the party. */
  readonly declared?: SeatNumbers['declared'];
}

/**
 * Reconciles the registrations with the seats of the plan: R2 to R11, in the order in which the rules apply.
 * Pure; every status can be explained from the `why` of its registration (explain.ts).
 */
export function reconcile(input: ReconcileInput): Reconciliation {
  const { plan, decisions } = input;
  const numbers: SeatNumbers = input.declared === undefined ? {} : { declared: input.declared };
  const parties = placesOfPlan(plan, numbers);
  const entries =
    input.entriesOf?.(decisions) ??
    readEntries({ ...input, matchUnit: matchParty(plan, input.matchUnit) }, decisions);
  const decisionsOf = groupByRegistration(decisions);
  const confirmedAt = input.spellingConfirmedAt ?? nobodyConfirmed;
  const placed = placeEntries(entries, { plan, places: parties, decisionsOf, confirmedAt });

  const gathered = gatherPersons(placed);
  suspectAcrossUnits(gathered);
  const persons = settleIdentities(gathered, settleRowOfPerson(gathered, decisionsOf));
  const terms = termsOfPlan(plan, parties);
  const standings = persons.map((person) => standingOf(person, terms));
  // P32: where nobody declared a number there are as many seats as people came in time.
  const places = isLeftToParties(plan)
    ? placesOfPlan(plan, { ...numbers, registered: countAdmitted(standings, parties) })
    : parties;
  const given = placeAll(standings, places);
  const registrations = registrationsOf(entries, given, { places, classes: plan.classes });

  const held = heldPlaces(places, given);
  const units = unitStates(plan, held, input.units, registrations);
  const reconciliation: Reconciliation = {
    account: accountOf(input.read, input.known, registrations),
    classes: classStates(plan, held, units, registrations),
    units,
    places: held,
    registrations,
    rowProblems: input.read.rowProblems,
    ...(isLeftToParties(plan) ? { declarations: declarationsOf(plan, input.declared) } : {}),
  };
  return withDoubleBookings(reconciliation, plan);
}

interface Placing {
  readonly plan: Pick<Plan, 'classes'>;
  readonly places: PlanPlaces;
  readonly decisionsOf: ReadonlyMap<string, readonly Decision[]>;
  readonly confirmedAt: (typed: string) => number | null;
}

/** *Set unit* (R7): what each present row stands for before persons are gathered. */
function placeEntries(
  entries: readonly Entry[],
  { plan, places, decisionsOf, confirmedAt }: Placing,
): PlacedEntry[] {
  const placed: PlacedEntry[] = [];
  for (const [order, entry] of entries.entries()) {
    if (entry.row === null || entry.isLeftOut) continue;
    const setOn = (kind: Decision['kind']) =>
      decisionOn(entry.key, kind, decisionsOf) ?? decisionOn(entry.baseKey, kind, decisionsOf);
    const setUnit = setOn('set_unit');
    const unit = setUnit?.value ?? partyOfEntry(entry, places);
    const confirmed = entry.unitMatch.method === 'alias' ? confirmedAt(entry.unitTyped) : null;
    const madePossibleAt = confirmed === null ? null : Math.min(confirmed, sameUnitSetAt(entry, setUnit));
    const unitSince =
      madePossibleAt !== null && unit === entry.unitMatch.code
        ? Math.max(entry.unitSince, madePossibleAt)
        : setUnit === undefined
          ? entry.unitSince
          : unitSetSince(entry, setUnit);
    const isOfGroup = setUnit === undefined && unit !== entry.unitMatch.code;
    const inClass = placeInClass(entry, unit, setOn('set_class'), { plan, places });
    // P33: what makes a group of a row without a unit is its role.
    const inUnitSince = isOfGroup ? Math.max(unitSince, entry.roleSince) : unitSince;
    const isSet =
      unitSince === setUnit?.seenAt || unitSince === madePossibleAt || unitSince === entry.nameSetAt;
    placed.push({
      order,
      entry,
      unit,
      class: inClass.class,
      unitSince: Math.max(inUnitSince, inClass.since),
      unitIsSet: inClass.since > inUnitSince || isSet,
    });
  }
  return placed;
}

/** P30: the class that staff set, where the unit stands in several, else the one chosen; and since when a decision made it so. */
function placeInClass(
  entry: Entry,
  unit: string | null,
  set: Decision | undefined,
  { plan, places }: Pick<Placing, 'plan' | 'places'>,
): { readonly class: string | null; readonly since: number } {
  const chosen = () => classChosenIn(plan.classes, entry.classTyped);
  if (set === undefined) return { class: classOfUnit(places, unit, chosen), since: Number.NEGATIVE_INFINITY };
  const isChosenToo = chosen() === set.value;
  return {
    class: classOfUnit(places, unit, () => set.value),
    since: isChosenToo ? Number.NEGATIVE_INFINITY : set.seenAt,
  };
}

/** Delegates made by *set name* stand in the unit set for the one they were made of. */
function decisionOn(
  key: string,
  kind: Decision['kind'],
  decisionsOf: ReadonlyMap<string, readonly Decision[]>,
): Decision | undefined {
  return decisionsOf.get(key)?.find((decision) => decision.kind === kind);
}

function nobodyConfirmed(): null {
  return null;
}

/** A confirmed spelling is a decision too (R7): what it makes possible counts from it, or from *set unit* before it. */
function sameUnitSetAt(entry: Entry, setUnit: Decision | undefined): number {
  return setUnit !== undefined && setUnit.value === entry.unitMatch.code
    ? setUnit.seenAt
    : Number.POSITIVE_INFINITY;
}

/** Since the decision; where the row had named that very unit when it was made, since the row named it. */
function unitSetSince(entry: Entry, { seenAt, value }: Decision): number {
  if (entry.unitSince < seenAt) return entry.unitMatch.code === value ? entry.unitSince : seenAt;
  let since = Math.max(seenAt, entry.past[0]?.at ?? entry.unitSince);
  for (const saying of entry.past.toReversed()) {
    if (saying.at > seenAt) continue;
    if (saying.unit !== value) break;
    since = saying.at;
  }
  return since;
}

function groupByRegistration(decisions: readonly Decision[]): Map<string, Decision[]> {
  const groups = new Map<string, Decision[]>();
  for (const decision of decisions) {
    const group = groups.get(decision.registration);
    if (group === undefined) groups.set(decision.registration, [decision]);
    else group.push(decision);
  }
  return groups;
}

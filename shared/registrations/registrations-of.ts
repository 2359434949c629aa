import type { Plan } from '../plan/plan.ts';
import { chosenClass } from './chosen-class.ts';
import type { Entry } from './entries.ts';
import type { RowDecision, SettledPerson } from './identities.ts';
import { type PlacedEntry, newestRow } from './persons.ts';
import type { DecisionObstacle, Note, Registration } from './registration.ts';
import { hintsReplacement } from './replacement-hint.ts';
import { SILENT, UNCLEAR } from './role-reading.ts';
import type { Placement } from './seats.ts';
import type { Standing } from './standing.ts';

/** Turns placed persons into registrations: the newest row carries the status and the notes, older ones are superseded. */
export function registrationsOf(
  standings: readonly Standing[],
  placements: ReadonlyMap<Standing, Placement>,
  plan: Plan,
): Registration[] {
  const classOf = classesByUnit(plan);
  const hinted = hintsReplacement(standings, placements);
  return standings.flatMap((standing) => {
    const placement = placements.get(standing) as Placement;
    const newest = registrationOfNewest(standing, placement, classOf, hinted.has(standing));
    const older = standing.person.rows
      .filter((row) => row !== standing.newest)
      .map((row) => registrationOfOlder(row, standing, classOf));
    return [...older, newest];
  });
}

/** R8: a delegate whose response is gone from the table. It lends nothing and keeps its history. */
export function registrationOfGone(entry: Entry, plan: Plan): Registration {
  const unit = entry.unitMatch.code;
  const clear = entry.role !== SILENT && entry.role !== UNCLEAR;
  return {
    ...saidBy(entry),
    unit,
    class: unit === null ? null : (classesByUnit(plan).get(unit) ?? null),
    role: clear ? entry.role : null,
    status: 'withdrawn',
    notes: ['source_removed'],
    person: entry.key,
    why: { ...NO_REASONS, firstSubmittedAt: entry.submittedAt },
  };
}

const NO_REASONS: Registration['why'] = {
  supersededBy: null,
  firstSubmittedAt: 0,
  claimedAt: null,
  seatHolder: null,
  suspects: [],
  phoneSharedWith: [],
  decisions: [],
  roleNamedSince: null,
};

function registrationOfNewest(
  standing: Standing,
  placement: Placement,
  classOf: ReadonlyMap<string, string>,
  hinted: boolean,
): Registration {
  const { person, newest, unit, role } = standing;
  const classCode = unit === null ? null : (classOf.get(unit) ?? null);
  const claims = placement.status !== 'late_pending' && placement.holder !== null;
  return {
    ...saidBy(newest.entry),
    ...filledDetails(person),
    unit,
    class: classCode,
    role,
    status: placement.status,
    notes: notesOf(standing, placement, classCode, hinted),
    person: personKey(person),
    why: {
      supersededBy: null,
      firstSubmittedAt: standing.firstSubmittedAt,
      claimedAt: claims ? standing.claim.at : null,
      seatHolder: placement.holder === null ? null : placement.holder.newest.entry.key,
      suspects: [...standing.suspects, ...standing.elsewhere].map((suspect) => newestRow(suspect).entry.key),
      phoneSharedWith: person.phoneShared.map((other) => newestRow(other).entry.key).sort(),
      decisions: decisionsInForce(standing),
      roleNamedSince: roleNamedSince(standing),
    },
  };
}

function registrationOfOlder(
  row: PlacedEntry,
  standing: Standing,
  classOf: ReadonlyMap<string, string>,
): Registration {
  const clear = row.entry.role !== SILENT && row.entry.role !== UNCLEAR;
  return {
    ...saidBy(row.entry),
    unit: row.unit,
    class: row.unit === null ? null : (classOf.get(row.unit) ?? null),
    role: clear ? row.entry.role : null,
    status: 'superseded',
    notes: [],
    person: personKey(standing.person),
    why: {
      ...NO_REASONS,
      supersededBy: standing.newest.entry.key,
      firstSubmittedAt: standing.firstSubmittedAt,
    },
  };
}

/** A person is called by their first row in the plan, or their first row. */
function personKey(person: SettledPerson): string {
  const named = person.rows.find((row) => row.inPlan) ?? person.rows[0] ?? newestRow(person);
  return named.entry.key;
}

function saidBy(entry: Entry) {
  return {
    key: entry.key,
    responseId: entry.responseId,
    row: entry.row,
    delegate: entry.delegate,
    submittedAt: entry.submittedAt,
    fullName: entry.said.fullName,
    position: entry.said.position,
    phoneText: entry.said.phoneText,
    phones: entry.phones,
    roleTyped: entry.said.roleTyped,
    note: entry.said.note,
    unitTyped: entry.unitTyped,
    unitMatch: entry.unitMatch,
    classTyped: entry.classTyped,
  };
}

/** R3: blank details of the newest row are filled from the older ones, newest first. */
function filledDetails(person: SettledPerson) {
  const newestFirst = person.rows.toReversed().map((row) => row.entry);
  const first = (pick: (entry: Entry) => string) => newestFirst.map(pick).find((text) => text !== '') ?? '';
  const withPhone = newestFirst.find((entry) => entry.phones.length > 0 || entry.said.phoneText !== '');
  return {
    position: first((entry) => entry.said.position),
    roleTyped: first((entry) => entry.said.roleTyped),
    note: first((entry) => entry.said.note),
    phoneText: withPhone?.said.phoneText ?? '',
    phones: withPhone?.phones ?? [],
  };
}

/** Notes stand on a person's newest row, whatever its status (R3). */
function notesOf(
  standing: Standing,
  placement: Placement,
  classCode: string | null,
  hinted: boolean,
): Note[] {
  const { person, newest } = standing;
  const chosen = chosenClass(newest.entry.classTyped);
  const notes: Note[] = [];
  if (chosen !== null && classCode !== null && chosen !== Number(classCode)) notes.push('class_differs');
  if (person.changedRows.length > 0) notes.push('details_changed');
  if (standing.timing === 'in_grace') notes.push('in_grace');
  if (placement.lateApproved) notes.push('late_approved');
  if (person.phoneShared.length > 0) notes.push('phone_shared');
  if (standing.elsewhere.length > 0) notes.push('registered_in_other_unit');
  if (hinted) notes.push('replacement_hint');
  if (keptDecisions(standing).length > 0) notes.push('resubmitted_after_decision');
  return notes;
}

/** Decisions in force that were made on an older row than the newest: a later row of the person keeps them (R7). */
function keptDecisions(standing: Standing): RowDecision[] {
  return countingDecisions(standing).filter(
    ({ row, decision }) => decision.kind !== 'set_unit' && row.order < standing.newest.order,
  );
}

/** Of each kind of question (role, identity, fate) the decision on the newest row that holds one. */
function countingDecisions(standing: Standing): RowDecision[] {
  const { person, setRole, fate } = standing;
  const identity = person.decisions.find(
    ({ decision }) => decision.kind === 'same_person' || decision.kind === 'different_person',
  );
  const setUnit = person.decisions.find(
    ({ row, decision }) => decision.kind === 'set_unit' && row === standing.newest,
  );
  return [setUnit, setRole, identity, fate].filter((made) => made !== undefined && made !== null);
}

function decisionsInForce(standing: Standing): Registration['why']['decisions'] {
  return countingDecisions(standing).map(({ decision }) => ({
    decision,
    obstacle: obstacleOf(standing, decision),
  }));
}

/** R7: approve and replace have no effect while something more basic is open. */
function obstacleOf(standing: Standing, decision: RowDecision['decision']): DecisionObstacle | null {
  if (standing.person.idle.includes(decision)) return 'no_suspicion';
  if (decision.kind !== 'approve' && decision.kind !== 'replace') return null;
  if (standing.unit === null) return 'unit_unclear';
  if (!standing.inPlan) return 'not_in_plan';
  if (standing.suspects.length > 0 || standing.elsewhere.length > 0) return 'duplicate_suspected';
  return standing.role === null ? 'role_unclear' : null;
}

/** The role that a row newer than a *set role* names against it; null: none does. */
function roleNamedSince(standing: Standing): string | null {
  const { setRole } = standing;
  if (setRole === null) return null;
  const newer = standing.person.rows
    .filter((row) => row.order > setRole.row.order)
    .map((row) => row.entry.role);
  const named = newer.findLast((role) => role !== SILENT && role !== UNCLEAR);
  return named !== undefined && named !== standing.role ? named : null;
}

const classesOfPlan = new WeakMap<Plan, ReadonlyMap<string, string>>();

function classesByUnit(plan: Plan): ReadonlyMap<string, string> {
  const known = classesOfPlan.get(plan);
  if (known !== undefined) return known;
  const classes = new Map(
    plan.classes.flatMap((planClass) => planClass.units.map((unit) => [unit.code, planClass.code] as const)),
  );
  classesOfPlan.set(plan, classes);
  return classes;
}

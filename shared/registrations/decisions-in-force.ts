import type { RowDecision } from './person.ts';
import type { DecisionObstacle, Registration } from './registration.ts';
import { SILENT, UNCLEAR } from './role-reading.ts';
import type { Standing } from './standing.ts';

/** Decisions in force that were made on an older row than the newest: a later row of the person keeps them (R7). */
export function keptDecisions(standing: Standing): readonly RowDecision[] {
  return countingDecisions(standing).filter(
    ({ row, decision }) => !OF_ROW.has(decision.kind) && row.order < standing.newest.order,
  );
}

/** Of the row they stand on (R7), or changing nothing: no later row keeps them. */
const OF_ROW: ReadonlySet<RowDecision['decision']['kind']> = new Set([
  'set_unit',
  'set_class',
  'set_name',
  'right_time',
  'look_again',
]);

/** Of each kind of question (role, identity, fate) the decision on the newest row that holds one. */
function countingDecisions(standing: Standing): readonly RowDecision[] {
  const { person, setRole, fate } = standing;
  if (person.decisions.length === 0) return person.decisions;
  const identity = person.decisions.find(
    ({ decision }) => decision.kind === 'same_person' || decision.kind === 'different_person',
  );
  const ofRow = (kind: RowDecision['decision']['kind']) =>
    person.decisions.find(({ row, decision }) => decision.kind === kind && row === standing.newest);
  const setName = ofRow('set_name');
  const lookAgain = person.decisions.find(({ decision }) => decision.kind === 'look_again');
  return [
    ofRow('set_unit'),
    ofRow('set_class'),
    setName?.decision.value === null ? null : setName,
    setRole,
    ofRow('right_time'),
    identity,
    fate,
    lookAgain,
  ].filter((made) => made !== undefined && made !== null);
}

export function decisionsInForce(standing: Standing): Registration['why']['decisions'] {
  return countingDecisions(standing).map(({ decision }) => ({
    decision,
    obstacle: obstacleOf(standing, decision),
  }));
}

/** R7: approve and replace have no effect while something more basic is open. */
function obstacleOf(standing: Standing, decision: RowDecision['decision']): DecisionObstacle | null {
  if (standing.person.idle.includes(decision)) return 'no_suspicion';
  if (decision.kind === 'right_time') {
    return standing.newest.entry.wasTimeDoubtful ? null : 'no_time_doubt';
  }
  if (decision.kind !== 'approve' && decision.kind !== 'replace') return null;
  if (standing.isNameUnclear) return 'name_unclear';
  if (standing.unit === null) return 'unit_unclear';
  if (standing.class === null) return standing.isClassUnclear ? 'class_unclear' : 'not_in_plan';
  if (standing.suspects.length > 0 || standing.elsewhere.length > 0) return 'duplicate_suspected';
  return standing.role === null ? 'role_unclear' : null;
}

/** The role that a row newer than a *set role* names against it; null: none does. */
export function roleNamedSince(standing: Standing): string | null {
  const { setRole } = standing;
  if (setRole === null) return null;
  const newer = standing.person.rows
    .filter((row) => row.order > setRole.row.order)
    .map((row) => row.entry.role);
  const named = newer.findLast((role) => role !== SILENT && role !== UNCLEAR);
  return named !== undefined && named !== standing.role ? named : null;
}

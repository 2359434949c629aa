/** R7 of the oracle, where somebody is decided on in the queue and in the class tab: which of the cells count. */
import type { Plan } from '#shared/plan/plan.ts';
import { findPeople } from './people.ts';
import type { OracleDecision, Row } from './rows.ts';

/**
 * Of two cells that say the same the one seen first counts; else the one seen later; of those seen in one sync none.
 *
 * @param rows as they are by what the queue says: a class tab shows the persons that those decisions leave.
 */
export function settleCells(
  rows: readonly Row[],
  cells: readonly OracleDecision[],
  plan: Plan,
): OracleDecision[] {
  const queue = cells.filter(({ ofPerson }) => !ofPerson);
  const classTab = cells.filter(({ ofPerson }) => ofPerson);
  const people = findPeople(rows, queue, plan);
  const personOf = ({ target }: OracleDecision) =>
    people.find((person) => person.rows.some(({ key }) => key === target)) ?? target;
  const out = new Set<OracleDecision>();
  for (const mine of classTab) {
    const theirs = queue.filter(
      (one) => isOfPerson(one) && isAbout(one) === isAbout(mine) && personOf(one) === personOf(mine),
    );
    const newestSeen = Math.max(...theirs.map(({ seenAt }) => seenAt));
    const newest = theirs.find(({ seenAt }) => seenAt === newestSeen);
    if (newest === undefined) continue;
    const isSame = newest.kind === mine.kind;
    const isMineOut = isSame ? newestSeen <= mine.seenAt : mine.seenAt <= newestSeen;
    const areTheirsOut = isSame ? newestSeen > mine.seenAt : mine.seenAt >= newestSeen;
    if (isMineOut) out.add(mine);
    if (areTheirsOut) for (const one of theirs) out.add(one);
  }
  return [...queue, ...classTab].filter((one) => !out.has(one));
}

/** What is set has cells of its own, the right time is the row's: they contradict nothing. */
function isOfPerson({ kind }: OracleDecision): boolean {
  return !kind.startsWith('set_') && kind !== 'right_time';
}

function isAbout({ kind }: OracleDecision): 'who they are' | 'what becomes of them' | 'nothing' {
  if (kind === 'look_again') return 'nothing';
  return kind === 'same_person' || kind === 'different_person' ? 'who they are' : 'what becomes of them';
}

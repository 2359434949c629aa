import type { Decision } from '../registrations/registration.ts';
import { questionOf } from './decision-text.ts';
import { OBSTACLE_WORDS } from '../registrations/registration-words.ts';
import type { CellDecision, DecisionProblem } from './cell-decision.ts';

export interface SettledDecisions {
  readonly decisions: readonly Decision[];
  /** The same, with the cells that they stand in. */
  readonly cells: readonly CellDecision[];
  readonly problems: readonly DecisionProblem[];
}

/**
 * A person may be decided on in the queue and in the class tab. Where the two cells differ, the one seen later counts;
 * seen in one sync, neither does, and both say so. Where they agree, the one seen first counts, so that saying it again
 * makes no claim later (R7).
 */
export function settleTabs(
  review: readonly CellDecision[],
  classes: readonly CellDecision[],
  registration: (key: string) => { readonly person: string } | undefined,
): SettledDecisions {
  const personOf = (cell: CellDecision) =>
    registration(cell.decision.registration)?.person ?? cell.decision.registration;
  const dropped = new Set<CellDecision>();
  const problems: DecisionProblem[] = [];
  for (const inClass of classes) {
    const rivals = review.filter((cell) => isRival(cell, inClass) && personOf(cell) === personOf(inClass));
    const newest = newestOf(rivals);
    if (newest === null) continue;
    const [mine, theirs] = [inClass.decision, newest.decision];
    if (mine.kind === theirs.kind) {
      if (theirs.seenAt <= mine.seenAt) dropped.add(inClass);
      else for (const rival of rivals) dropped.add(rival);
    } else if (mine.seenAt > theirs.seenAt) {
      for (const rival of rivals) dropped.add(rival);
    } else if (mine.seenAt < theirs.seenAt) {
      dropped.add(inClass);
    } else {
      const both = [inClass, ...rivals];
      for (const cell of both) {
        dropped.add(cell);
        problems.push(conflictProblem(cell));
      }
    }
  }
  const cells = [...review, ...classes].filter((cell) => !dropped.has(cell));
  return { cells, decisions: cells.map((cell) => cell.decision), problems };
}

/** Settling a suspicion and deciding on the person do not exclude each other (R7 applies one after the other). */
function isRival(cell: CellDecision, inClass: CellDecision): boolean {
  return cell.column === 'decision' && questionOf(cell.decision.kind) === questionOf(inClass.decision.kind);
}

function newestOf(cells: readonly CellDecision[]): CellDecision | null {
  let newest: CellDecision | null = null;
  for (const cell of cells) {
    if (newest === null || cell.decision.seenAt > newest.decision.seenAt) newest = cell;
  }
  return newest;
}

function conflictProblem({ tab, entity, column, words }: CellDecision): DecisionProblem {
  const message = `Chưa có hiệu lực: ${words} – ${OBSTACLE_WORDS.conflict}.`;
  return { tab, entity, column, value: words, message };
}

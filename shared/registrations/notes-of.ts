import type { PlanClass } from '../plan/plan.ts';
import { chosenClass, classChosenIn } from './chosen-class.ts';
import { keptDecisions } from './decisions-in-force.ts';
import type { Note } from './registration.ts';
import type { Placement } from './seats.ts';
import type { Standing } from './standing.ts';

/**
 * Notes stand on a person's newest row, whatever its status (R3).
 *
 * @param chosenIn the class that an answer chooses by its number (`classNumbered`).
 */
export function notesOf(
  standing: Standing,
  placement: Placement,
  hinted: boolean,
  chosenIn: (typed: string) => string | null,
): readonly Note[] {
  const { person, newest, class: classCode } = standing;
  const chosen = chosenIn(newest.entry.classTyped);
  const notes: Note[] = [];
  if (chosen !== null && classCode !== null && chosen !== classCode) notes.push('class_differs');
  if (person.changedRows.length > 0) notes.push('details_changed');
  if (standing.timing === 'in_grace') notes.push('in_grace');
  if (placement.lateApproved) notes.push('late_approved');
  if (person.phoneShared.length > 0) notes.push('phone_shared');
  if (standing.elsewhere.length > 0) notes.push('registered_in_other_unit');
  if (hinted) notes.push('replacement_hint');
  if (keptDecisions(standing).length > 0) notes.push('resubmitted_after_decision');
  if (person.rows.some(({ entry }) => entry.isTimeDoubtful)) notes.push('time_doubtful');
  return notes.length === 0 ? NO_NOTES : notes;
}

/** The class that an answer with a number chooses; null: it has none. */
export function classNumbered(
  classes: readonly Pick<PlanClass, 'code' | 'occasion' | 'label'>[],
  typed: string,
): string | null {
  return chosenClass(typed) === null ? null : (classChosenIn(classes, typed) ?? UNKNOWN);
}

/** A class number that the plan does not have differs from any. */
const UNKNOWN = '?';

const NO_NOTES: readonly Note[] = [];

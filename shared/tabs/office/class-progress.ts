/**
 * The classes that are a duty's progress (P13, T7): those of a group of its own plan, or of another plan of the workbook. A duty
 * without such a link has none.
 */
import type { Filled } from '../../obligations/obligation-state.ts';
import { classesProgress, type TrainingClass } from '../../programme/classes-progress.ts';
import type { ClassProgress, ClassProgressOf, DutyPlanState } from './duty-plan-state.ts';

/** Of the plan's own groups. */
export function ownClassProgress(filled: readonly Filled[]): ClassProgressOf {
  return (key) => progressOver(filled.filter(({ obligation }) => obligation.duty.key === key));
}

/**
 * Of the plans of the workbook too: by what they ask for as classes, else by the classes for which people register.
 *
 * @param classes those for which people register, of whichever plan.
 */
export function withPlansClasses(
  states: readonly DutyPlanState[],
  classes: readonly TrainingClass[],
): readonly DutyPlanState[] {
  const byId = new Map(states.map((state) => [state.plan.id, state]));
  return states.map((state): DutyPlanState => {
    const ofPlan = (id: string): ClassProgress | null => {
      const counted = progressOver(byId.get(id)?.filled.all ?? []);
      const registered = classes.filter(({ plan }) => plan === id);
      if (counted !== null || registered.length === 0) return counted;
      return { held: classesProgress(registered, state.asOf).held, all: registered.length };
    };
    return { ...state, classProgress: (key) => state.classProgress(key) ?? ofPlan(key) };
  });
}

/** More of one party than it owes make up for nobody else's. */
function progressOver(filled: readonly Filled[]): ClassProgress | null {
  const own = filled.filter(({ obligation }) => obligation.duty.what === 'class');
  if (own.length === 0) return null;
  let [held, all]: [number, number | null] = [0, 0];
  for (const { obligation, done } of own) {
    held += Math.min(done, obligation.amount ?? done);
    all = all === null || obligation.amount === null ? null : all + obligation.amount;
  }
  return { held, all };
}

/** “đã tổ chức 3/8 lớp”. */
export function classProgressText({ held, all }: ClassProgress): string {
  return all === null ? `đã tổ chức ${held} lớp, chưa rõ tổng số` : `đã tổ chức ${held}/${all} lớp`;
}

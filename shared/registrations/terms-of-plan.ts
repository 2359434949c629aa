import type { PlanPlaces } from '../obligations/places-of-plan.ts';
import type { Plan } from '../plan/plan.ts';
import type { TermsOfPlan } from './standing.ts';

/** R5: the term of the duty where it has its own, else the plan's. */
export function termsOfPlan(
  { registration, classes }: Pick<Plan, 'registration' | 'classes'>,
  { terms, occasionsOf }: Pick<PlanPlaces, 'terms' | 'occasionsOf'>,
): TermsOfPlan {
  const hasOwn = classes.some(({ seats = [] }) => seats.some(({ term }) => term !== undefined));
  return {
    termOf: (unit, code, role) =>
      hasOwn && unit !== null && code !== null
        ? (terms(unit, code, role)[0]?.term ?? registration)
        : registration,
    isInSeveral: (unit) => occasionsOf(unit).length > 1,
  };
}

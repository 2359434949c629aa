import { occasionOf, type PlanClass } from '../plan/plan.ts';
import { plainKey } from '../text/vietnamese.ts';

/** R2: the class chosen in the form is the first number after "Lớp"; an answer that is nothing but a number counts too. */
export function chosenClass(typed: string): number | null {
  const text = plainKey(typed);
  const found = /\blop(?![a-z])\D*(\d+)/.exec(text) ?? /^(\d+)$/.exec(text);
  return found === null ? null : Number(found[1]);
}

/** The class of the plan that was chosen: by its number, else by what it is called; null: none of them, or nothing. */
export function classChosenIn(
  classes: readonly Pick<PlanClass, 'code' | 'occasion' | 'label'>[],
  typed: string,
): string | null {
  if (typed.trim() === '') return null;
  const number = chosenClass(typed);
  const byNumber = number === null ? undefined : classes.find((one) => Number(occasionOf(one)) === number);
  if (byNumber !== undefined) return byNumber.code;
  const said = plainKey(typed);
  const named = classes.filter((one) => [occasionOf(one), one.label].some((name) => plainKey(name) === said));
  return named.length === 1 ? (named[0]?.code ?? null) : null;
}

/** P30: does a unit stand in several classes, so that the class chosen decides? */
export function hasUnitsInTwo(classes: readonly Pick<PlanClass, 'units'>[]): boolean {
  const codes = classes.flatMap(({ units }) => units.map(({ code }) => code));
  return new Set(codes).size < codes.length;
}

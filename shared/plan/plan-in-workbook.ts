import { OF_PLAN } from '../workbook/keys.ts';
import { occasionOf, type Plan } from './plan.ts';

/** P7: a plan under its id, its classes told apart from those that other plans of the workbook call the same. */
export function planInWorkbook(plan: Plan, id: string): Plan {
  const classes = plan.classes.map((one) => {
    const occasion = occasionOf(one);
    return { ...one, code: OF_PLAN.of(occasion, id), occasion };
  });
  return { ...plan, id, classes };
}

import type { DutyPlan } from './duty-plan.ts';
import type { Plan } from './plan.ts';

/** The plan of classes of a workbook that holds plans of duties alone: nobody registers for anything. */
export function planWithoutClasses({ title, issuer, to }: DutyPlan): Plan {
  return {
    title,
    batch: '',
    issuer,
    registration: { url: null, deadlineText: '', deadline: to ?? LAST_DAY, graceDay: null },
    roles: [],
    classes: [],
    topics: [],
    oddities: [],
  };
}

const LAST_DAY = '9999-12-31';

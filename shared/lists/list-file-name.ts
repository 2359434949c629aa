import type { DutyPlan } from '../plan/duty-plan.ts';
import { registrationPlanOf } from '../plan/registration-view.ts';
import type { ListFileOptions } from '../responses/list-file.ts';
import { plainKey } from '../text/vietnamese.ts';

/** What names the plan in files made for it; cut, because whole titles are longer than a name may be. */
export function planInFileName(planId: string): string {
  return slugOf(planId).slice(0, PLAN_LENGTH_MAX).replace(/-+$/, '');
}

/** `{plan}_{unit}_danh-sach.xlsx`: whose list it is, and nobody's name. */
export function listFileName(planId: string, unitName: string): string {
  return `${planInFileName(planId)}_${slugOf(unitName)}_danh-sach.xlsx`;
}

/**
 * How a list of this plan is read: a day of its own in a file's name, or the last on which one may be sent, says what the list is
 * for as likely as when it came.
 */
export function listFileOptions(plan: DutyPlan): ListFileOptions {
  const { deadline, graceDay } = registrationPlanOf(plan).registration;
  const days = plan.occasions.flatMap((occasion) => occasion.days.map(({ date }) => date));
  return {
    planInName: planInFileName(plan.id),
    planDays: new Set([...days, deadline, graceDay, plan.issued].filter((day) => day !== null)),
  };
}

/** With the unit's name it stays well below 255 bytes, in folders of folders too. */
const PLAN_LENGTH_MAX = 60;

function slugOf(text: string): string {
  return plainKey(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

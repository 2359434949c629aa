import { plainKey } from '../text/vietnamese.ts';

/** What names the plan in files made for it; cut, because whole titles are longer than a name may be. */
export function planInFileName(planId: string): string {
  return slugOf(planId).slice(0, PLAN_LENGTH_MAX).replace(/-+$/, '');
}

/** `{plan}_{unit}_danh-sach.xlsx`: whose list it is, and nobody's name. */
export function listFileName(planId: string, unitName: string): string {
  return `${planInFileName(planId)}_${slugOf(unitName)}_danh-sach.xlsx`;
}

/** With the unit's name it stays well below 255 bytes, in folders of folders too. */
const PLAN_LENGTH_MAX = 60;

function slugOf(text: string): string {
  return plainKey(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** What the file of a class's list is called, so that whoever finds it in a folder of downloads knows what it is. */
import type { Plan, PlanClass } from '../plan/plan.ts';
import { cleanText } from '../text/vietnamese.ts';

type Listed = Pick<Plan, 'title'> & { readonly classes: readonly Pick<PlanClass, 'code' | 'label'>[] };

/**
 * “Danh sách Lớp 04 – Kế hoạch tập huấn đợt 2, tháng 5-2026.xlsx”.
 *
 * @param plans all of the workbook: of classes that would be called the same, every one but the first has a number.
 */
export function rosterFileName(code: string, plans: readonly Listed[]): string {
  const named = plans.flatMap(({ title, classes }) =>
    classes.map((one) => ({ code: one.code, name: nameOf(one.label, title) })),
  );
  const name = named.find((one) => one.code === code)?.name ?? safe(`Danh sách ${code}`);
  const alike = named.filter((one) => one.name.toLowerCase() === name.toLowerCase());
  const number = alike.findIndex((one) => one.code === code) + 1;
  return `${name}${number > 1 ? ` (${number})` : ''}.xlsx`;
}

function nameOf(label: string, title: string): string {
  return safe(`Danh sách ${label} – ${cutAtWord(cleanText(title))}`);
}

/** No program refuses it; a slash of a date becomes a dash. */
function safe(text: string): string {
  return text
    .replace(/\s*[/\\]\s*/g, '-')
    .replace(/[<>:"|?*\s]+/g, ' ')
    .replace(/[. ]+$/, '')
    .trim();
}

/** With the label well below 255 bytes, of which a Vietnamese letter takes three. */
const TITLE_CHARACTERS_MAX = 60;

function cutAtWord(title: string): string {
  if (title.length <= TITLE_CHARACTERS_MAX) return title;
  const cut = title.slice(0, TITLE_CHARACTERS_MAX + 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).replace(/[\s,;–-]+$/, '')}…`;
}

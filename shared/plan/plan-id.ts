import { plainKey } from '../text/vietnamese.ts';
import type { Plan } from './plan.ts';

/**
 * By what a plan of version 1 is told from others: its title and its first day. The file has no id of its own. What a
 * workbook was set up with is stored there (`plan-source.ts`), so staff may correct either afterwards.
 */
export function planId({ title, classes }: Pick<Plan, 'title' | 'classes'>): string {
  const slug = plainKey(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const first = classes.map(({ date }) => date).sort()[0] ?? '';
  return first === '' ? slug : `${slug}-${first}`;
}

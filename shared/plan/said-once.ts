import { byKey } from '../text/by-key.ts';
import type { PartProblem } from './plan-parts.ts';

/** What stands in many places is one thing to look at: at the first, with how many more there are. */
export function saidOnce(
  found: readonly PartProblem[],
  sameness: (problem: PartProblem) => string,
): readonly PartProblem[] {
  return [...byKey(found, sameness).values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const more = others.length === 0 ? '' : ` (và ${others.length} chỗ khác như vậy)`;
    return [{ ...first, expected: `${first.expected}${more}` }];
  });
}

import { createCanThoMatcher, type UnitMatcher } from '#shared/units/match-unit.ts';
import type { UnitMatch } from '#shared/units/unit.ts';

/** Made at the first name: most runs of the script match none. */
let matcher: UnitMatcher | undefined;

export function matchUnit(typed: string): UnitMatch {
  matcher ??= createCanThoMatcher();
  return matcher.match(typed);
}

import type { Role, RoleKey } from '../people/role.ts';
import type { Delegate } from '../responses/response.ts';
import { roleOfPosition, roleOfQuestion } from '../people/role-of-text.ts';

/** A role key, or `UNCLEAR` where the row says something that is no clear role, or `SILENT` where it says nothing. */
export type RoleReading = RoleKey;
export const UNCLEAR = '?';
export const SILENT = '';

/** R4: the first that says something of the role question, the block's own title and the position. */
export function readRole(
  said: Pick<Delegate, 'roleTyped' | 'roleTitle' | 'position'>,
  roles: readonly Role[],
): RoleReading {
  const [only] = roles;
  if (only?.isEverybodys === true) return only.key;
  for (const text of [said.roleTyped, said.roleTitle]) {
    const answer = roleOfQuestion(text, roles);
    if (answer !== 'silent') return answer === 'unclear' ? UNCLEAR : answer.role;
  }
  if (!SAYS_ANYTHING.test(said.position)) return SILENT;
  return roleOfPosition(said.position, roles) ?? UNCLEAR;
}

/** A position of "-" or "…" is a blank: people fill a required question so. */
const SAYS_ANYTHING = /[\p{L}\p{N}]/u;

export function isClear(reading: RoleReading): boolean {
  return reading !== UNCLEAR && reading !== SILENT;
}

import { listName } from '../people/list-name.ts';
import type { Registration } from './registration.ts';

/** Who it is, as tabs and sentences call them. What names nobody stands as it was typed. */
export function listedName({
  name,
  nameDoubt,
  fullName,
}: Pick<Registration, 'name' | 'nameDoubt' | 'fullName'>): string {
  return nameDoubt === null ? listName(name) : fullName;
}

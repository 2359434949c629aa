import { maskPhones } from '../people/mask-phones.ts';

/** What people typed may hold a phone number anywhere; outside the call lists it is shown masked. */
export function shown(typed: string): string {
  return maskPhones(typed);
}

/** The name of what may be missing; null where it is. */
export function nameOrNull(key: string | null, nameOf: (key: string) => string): string | null {
  return key === null ? null : nameOf(key);
}

import { type NameReading, readNameCell } from '../people/name-cell.ts';
import { nameKeys } from '../people/person-name.ts';
import type { Delegate, Response } from './response.ts';

/** A delegate with the name cell as read (R1) and the keys by which R3 compares the name. */
export interface NamedDelegate extends NameReading {
  readonly said: Delegate;
  readonly k1: string;
  readonly k2: string;
}

/**
 * Who the delegates of a response are, in their order. Read once for each response, which never changes: pairing edits and
 * reconciling ask for the same, and a sync that puts rows right or brings cells back reconciles more than once.
 */
export function namedDelegates(response: Response): readonly NamedDelegate[] {
  const known = READ.get(response);
  if (known !== undefined) return known;
  const named = response.delegates.map((said) => namedDelegate(said, response.unitTyped));
  READ.set(response, named);
  return named;
}

const READ = new WeakMap<Response, readonly NamedDelegate[]>();

/** A name in doubt is equal to nobody's. */
function namedDelegate(said: Delegate, unitTyped: string): NamedDelegate {
  const read = readNameCell(said.fullName, unitTyped);
  if (read.doubt !== null) return inDoubt({ ...read, said }, read.doubt);
  const { k1, k2 } = nameKeys(read.name);
  return { ...read, said, k1, k2 };
}

export function inDoubt(
  named: Omit<NamedDelegate, 'k1' | 'k2'>,
  doubt: NonNullable<NamedDelegate['doubt']>,
): NamedDelegate {
  const alone = `\u0000${named.name}`;
  return { ...named, doubt, k1: alone, k2: alone };
}

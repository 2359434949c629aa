/**
 * Who is whom among those who registered for one class (R3, P59): rows that staff typed and responses of the Form together. One of
 * whom it is not certain holds no place until staff say; and nobody's claim becomes older by what happens to another.
 */
import { byKey } from '../text/by-key.ts';
import { type Attendee, distinctPeople } from './distinct-people.ts';

export interface Registrant extends Attendee {
  /** Since when they claim a place; milliseconds since the epoch. */
  readonly since: number;
  /** Of those of one time. */
  readonly order: number;
  /** Staff said that they are the one of whom they are suspected. */
  readonly isSame: boolean;
  /** When staff said that they are the same, or somebody else; null: they did not. */
  readonly settledAt: number | null;
  /** Typed by staff: what is doubtful about it is told and holds back nothing. */
  readonly isTyped: boolean;
}

export interface RegistrantPerson {
  /** Key of the first registrant of the same person. */
  readonly person: string;
  /** Who they may be; null: nobody. */
  readonly suspect: string | null;
  /** Since when the claim of this registrant counts. */
  readonly since: number;
  /** What staff said of who it is settled something. */
  readonly isSettled: boolean;
}

/**
 * @param endOf since when all that these registrants of one person ask for is given up or gone; null: it stands. Whoever is out
 * raises no suspicion.
 */
export function classRegistrants<One extends Registrant>(
  registrants: readonly One[],
  endOf: (members: readonly One[]) => number | null,
): ReadonlyMap<string, RegistrantPerson> {
  const inOrder = registrants.toSorted((a, b) => a.since - b.since || a.order - b.order);
  const undecided = distinctPeople(inOrder.map((one) => ({ ...one, isOther: false })));
  const all = distinctPeople(inOrder);
  const personIn = ({ personOf, suspected }: typeof all, one: One): string =>
    suspected.has(one.key) && !one.isSame ? one.key : (personOf.get(one.key) ?? one.key);
  const groups = byKey(inOrder, (one) => personIn(all, one));
  const ends = new Map([...groups].map(([person, members]) => [person, endOf(members)]));
  const standing = inOrder.filter((one) => (ends.get(personIn(all, one)) ?? null) === null);
  const now = distinctPeople(standing);
  const stands = new Set(standing.map(({ key }) => key));
  return new Map(
    inOrder.map((one): readonly [string, RegistrantPerson] => {
      const isOut = !stands.has(one.key);
      const found = isOut ? all : now;
      const isDoubtful = found.suspected.has(one.key) && !one.isSame;
      const suspect = isOut || !isDoubtful || one.isTyped ? null : (found.suspected.get(one.key) ?? null);
      const before = undecided.personOf.get(one.key) ?? one.key;
      const isSettled = (one.isOther && before !== one.key) || (one.isSame && all.suspected.has(one.key));
      const freedBy = all.suspected.get(one.key);
      const isFreed = !isOut && freedBy !== undefined && !isDoubtful && !one.isSame;
      const since = Math.max(
        one.since,
        isSettled && one.isOther ? (one.settledAt ?? one.since) : one.since,
        isFreed ? (ends.get(freedBy) ?? one.since) : one.since,
      );
      return [one.key, { person: personIn(found, one), suspect, since, isSettled }];
    }),
  );
}

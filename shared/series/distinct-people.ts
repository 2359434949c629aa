/**
 * Who is whom over the classes and years of a plan (P59), as R3 tells people apart: one name and a phone in common are one person,
 * and one name in one organisation where phones say nothing. Any other namesake is suspected: counted once as a person,
 * because nobody may be counted twice on a guess, until staff say that it is somebody else.
 */

export interface Attendee {
  /** Which registration. */
  readonly key: string;
  /** Name, with marks and without (K1, K2). */
  readonly k1: string;
  readonly k2: string;
  readonly phones: readonly string[];
  /** Compared as it is; empty: not said. */
  readonly organisation: string;
  /** Staff said that this is nobody of those before. */
  readonly isOther: boolean;
}

export interface DistinctPeople {
  /** By registration: the first one of the same person. */
  readonly personOf: ReadonlyMap<string, string>;
  /** Registrations of which it is not certain, with the first of whom they are suspected to be. */
  readonly suspected: ReadonlyMap<string, string>;
}

interface Known {
  readonly first: string;
  readonly k1s: Set<string>;
  readonly phones: Set<string>;
  readonly organisations: Set<string>;
}

/** @param attendees in the order in which they count: whoever comes later is the same as one before. */
export function distinctPeople(attendees: readonly Attendee[]): DistinctPeople {
  const byName = new Map<string, Known[]>();
  const personOf = new Map<string, string>();
  const suspected = new Map<string, string>();
  for (const one of attendees) {
    const namesakes = byName.get(one.k2) ?? [];
    byName.set(one.k2, namesakes);
    const same = one.isOther
      ? undefined
      : (namesakes.find((known) => sharesPhone(one, known)) ??
        namesakes.find((known) => isOfOneOrganisation(one, known)));
    const [suspect] = one.isOther ? [] : namesakes;
    if (same !== undefined) learn(same, one);
    else if (suspect !== undefined) suspected.set(one.key, suspect.first);
    else namesakes.push(newPerson(one));
    personOf.set(one.key, (same ?? suspect)?.first ?? one.key);
  }
  return { personOf, suspected };
}

function sharesPhone({ phones }: Attendee, known: Known): boolean {
  return phones.some((phone) => known.phones.has(phone));
}

function isOfOneOrganisation({ k1, phones, organisation }: Attendee, known: Known): boolean {
  const bothHavePhones = phones.length > 0 && known.phones.size > 0;
  return known.k1s.has(k1) && !bothHavePhones && organisation !== '' && known.organisations.has(organisation);
}

function newPerson(one: Attendee): Known {
  const known = {
    first: one.key,
    k1s: new Set<string>(),
    phones: new Set<string>(),
    organisations: new Set<string>(),
  };
  learn(known, one);
  return known;
}

function learn(known: Known, { k1, phones, organisation }: Attendee): void {
  known.k1s.add(k1);
  for (const phone of phones) known.phones.add(phone);
  if (organisation !== '') known.organisations.add(organisation);
}

import type { PlanPlaces } from '../obligations/places-of-plan.ts';
import type { PlanClass } from '../plan/plan.ts';
import { classChosenIn } from './chosen-class.ts';
import { classOfUnit } from './class-of-unit.ts';
import { decisionsInForce, roleNamedSince } from './decisions-in-force.ts';
import type { Entry } from './entry.ts';
import { classNumbered, notesOf } from './notes-of.ts';
import { type Person, type PlacedEntry, firstRow, newestRow } from './person.ts';
import type { Note, Registration } from './registration.ts';
import { hintsReplacement } from './replacement-hint.ts';
import { SILENT, UNCLEAR } from './role-reading.ts';
import type { Placed, Placement } from './seats.ts';
import type { Standing } from './standing.ts';

/**
 * Every entry as a registration, in the order of R0: of a person the newest row carries the status and the notes, older
 * ones are superseded; an entry that is gone from the table is nobody's row.
 */
export function registrationsOf(
  entries: readonly Entry[],
  placed: readonly Placed[],
  { places, classes }: PlanOfRegistrations,
): Registration[] {
  const registrations: Registration[] = [];
  registrations.length = entries.length;
  for (const [order, entry] of entries.entries()) {
    if (entry.row === null || entry.isLeftOut)
      registrations[order] = registrationOfGone(entry, places, classes);
  }
  const hinted = hintsReplacement(placed);
  const chosen = chosenClasses(classes);
  for (const { standing, placement } of placed) {
    const { newest, person } = standing;
    registrations[newest.order] = registrationOfNewest(
      standing,
      placement,
      notesOf(standing, placement, hinted.has(standing), chosen),
    );
    for (const row of person.rows) {
      if (row !== newest) registrations[row.order] = registrationOfOlder(row, standing);
    }
  }
  return registrations;
}

/** What the answers choose, each read once: thousands give the same few. */
function chosenClasses(classes: PlanOfRegistrations['classes']): (typed: string) => string | null {
  const known = new Map<string, string | null>();
  return (typed) => {
    let chosen = known.get(typed);
    if (chosen === undefined) known.set(typed, (chosen = classNumbered(classes, typed)));
    return chosen;
  };
}

export interface PlanOfRegistrations {
  readonly places: PlanPlaces;
  readonly classes: readonly Pick<PlanClass, 'code' | 'occasion' | 'label'>[];
}

/** R8: a delegate whose response is gone from the table. It lends nothing and keeps its history. */
function registrationOfGone(
  entry: Entry,
  places: PlanPlaces,
  classes: PlanOfRegistrations['classes'],
): Registration {
  const unit = entry.unitMatch.code;
  const clear = entry.role !== SILENT && entry.role !== UNCLEAR;
  return registration(entry, {
    details: entry,
    unit,
    class: classOfUnit(places, unit, () => classChosenIn(classes, entry.classTyped)),
    role: clear ? entry.role : null,
    status: 'withdrawn',
    notes: entry.row === null ? ['source_removed'] : NO_NOTES,
    person: entry.key,
    why: { ...NO_REASONS, firstSubmittedAt: entry.submittedAt },
  });
}

const NO_REASONS: Registration['why'] = {
  supersededBy: null,
  firstSubmittedAt: 0,
  countedAt: null,
  claimedAt: null,
  seatHolder: null,
  suspects: [],
  phoneSharedWith: [],
  decisions: [],
  roleNamedSince: null,
};

function registrationOfNewest(
  standing: Standing,
  placement: Placement,
  notes: readonly Note[],
): Registration {
  const { person, newest, unit, role } = standing;
  const claims = placement.status !== 'late_pending' && placement.holder !== null;
  const details = person.rows.length === 1 ? newest.entry : filledDetails(person);
  return registration(newest.entry, {
    details,
    unit,
    class: standing.class,
    role,
    status: placement.status,
    notes,
    person: personKey(person),
    why: {
      supersededBy: null,
      firstSubmittedAt: standing.firstSubmittedAt,
      countedAt: newest.entry.isTimeDoubtful ? newest.entry.submittedAt : null,
      claimedAt: claims ? standing.claim.at : null,
      seatHolder: placement.holder === null ? null : placement.holder.newest.entry.key,
      suspects: keysOf(standing.suspects, standing.elsewhere),
      phoneSharedWith: keysOf(person.phoneShared),
      decisions: decisionsInForce(standing),
      roleNamedSince: roleNamedSince(standing),
    },
  });
}

/** Newest registrations of these persons. */
function keysOf(...lists: (readonly Person[])[]): readonly string[] {
  if (lists.every((list) => list.length === 0)) return NO_KEYS;
  return lists.flat().map((person) => newestRow(person).entry.key);
}

const NO_KEYS: readonly string[] = [];
const NO_NOTES: readonly Note[] = [];

function registrationOfOlder(row: PlacedEntry, standing: Standing): Registration {
  const clear = row.entry.role !== SILENT && row.entry.role !== UNCLEAR;
  return registration(row.entry, {
    details: row.entry,
    unit: row.unit,
    class: row.class,
    role: clear ? row.entry.role : null,
    status: 'superseded',
    notes: NO_NOTES,
    person: personKey(standing.person),
    why: {
      ...NO_REASONS,
      supersededBy: standing.newest.entry.key,
      firstSubmittedAt: standing.firstSubmittedAt,
      countedAt: row.entry.isTimeDoubtful ? row.entry.submittedAt : null,
    },
  });
}

/** A person is called by their first row in the plan, or their first row. */
function personKey(person: Person): string {
  const named = person.rows.find((row) => row.class !== null) ?? firstRow(person);
  return named.entry.key;
}

type Settled = Pick<Registration, 'unit' | 'class' | 'role' | 'status' | 'notes' | 'person' | 'why'>;
type Details = Pick<Entry, 'phones'> & {
  readonly said: Omit<Entry['said'], 'delegate' | 'fullName' | 'roleTitle'>;
};

/** One row as a registration. Written out: of a million registrations, objects built by spreading cost more than everything else. */
export function registration(entry: Entry, settled: Settled & { readonly details: Details }): Registration {
  const { details } = settled;
  return {
    key: entry.key,
    responseId: entry.responseId,
    row: entry.row,
    place: entry.place,
    delegate: entry.delegate,
    submittedAt: entry.typedAt,
    fullName: entry.said.fullName,
    nameTyped: entry.typedName,
    name: entry.name,
    nameDoubt: entry.nameDoubt,
    position: details.said.position,
    phoneText: details.said.phoneText,
    phones: details.phones,
    roleTyped: details.said.roleTyped,
    note: details.said.note,
    unitTyped: entry.unitTyped,
    unitMatch: entry.unitMatch,
    unit: settled.unit,
    class: settled.class,
    classTyped: entry.classTyped,
    role: settled.role,
    status: settled.status,
    notes: settled.notes,
    person: settled.person,
    why: settled.why,
  };
}

/** R3: blank details of the newest row are filled from the older ones, newest first. */
function filledDetails(person: Person): Details {
  const newestFirst = person.rows.toReversed().map((row) => row.entry);
  const first = (pick: (entry: Entry) => string) => newestFirst.map(pick).find((text) => text !== '') ?? '';
  const withPhone = newestFirst.find((entry) => entry.phones.length > 0 || entry.said.phoneText !== '');
  return {
    phones: withPhone?.phones ?? [],
    said: {
      position: first((entry) => entry.said.position),
      roleTyped: first((entry) => entry.said.roleTyped),
      note: first((entry) => entry.said.note),
      phoneText: withPhone?.said.phoneText ?? '',
    },
  };
}

/** Every delegate of every response of the Form with the one status it has (R10, P60). */
import { sharesAny } from '../../registrations/person.ts';
import type { Note, OfferedClass, Registration, Status } from '../../registrations/registration.ts';
import type { SeatState } from '../../series/class-seats.ts';
import { registration } from '../../registrations/registrations-of.ts';
import { decisionOn } from '../../series/series-form.ts';
import type { Placed } from './form-classes.ts';
import { type FormStanding, isSentAgain } from './form-people.ts';
import { type FormStatus, toldOf } from './form-words.ts';
import { offeredClasses } from './offered-classes.ts';
import { personKey } from './read-people.ts';
import { scheduleClash } from './say-clashes.ts';
import type { SeriesPeople } from './with-people.ts';

/** @param plan title of the plan. */
export function formRegistrations(series: SeriesPeople, plan: string): readonly Registration[] {
  const { placed, people, clashes } = series;
  const live = placed.filter(({ form }) => form.goneAt === null);
  return placed.map((one): Registration => {
    const { place } = one;
    if (place.kind === 'class') {
      const list = people.get(place.class.row);
      const standing = list?.form.standings.get(one.form.entry.key);
      if (list !== undefined && standing !== undefined) {
        const person = personKey(list.tab, standing.row);
        const seat = list.seats.get(person);
        const row = list.form.rows.find((form) => form.row === standing.row);
        const found = inClass(one, standing, seat, row?.claim?.withdrawnAt ?? null);
        const isBooked = found.status === 'seated' || found.status === 'waitlisted';
        return registrationOf(
          one,
          { ...found, clashes: isBooked ? (clashes.get(person) ?? []) : [] },
          { plan, classes: [] },
        );
      }
    }
    return registrationOf(one, outside(one, live), { plan, classes: offeredClasses(one, series) });
  });
}

function inClass(
  { form }: Placed,
  standing: FormStanding,
  seat: SeatState | undefined,
  withdrawnAt: number | null,
): FormStatus {
  const { live, suspect, isSettled, since } = standing;
  const newest = live.at(-1);
  const isNewest = newest?.entry.key === form.entry.key;
  const place = seat?.kind === 'waiting' ? seat.place : null;
  const found = {
    standing,
    seat,
    suspect,
    isSettled,
    waitingPlace: place,
    supersededBy: null,
    isSentAgain: false,
    clashes: [],
  };
  if (form.goneAt !== null) return { ...found, status: 'withdrawn', since: null };
  if (!isNewest)
    return { ...found, status: 'superseded', since: null, supersededBy: newest?.entry.key ?? null };
  const status = statusOf(standing, seat);
  const isAgain = status === 'withdrawn' && isSentAgain({ form }, withdrawnAt);
  return { ...found, status, since: status === 'seated' ? since : null, isSentAgain: isAgain };
}

function statusOf({ state }: FormStanding, seat: SeatState | undefined): Status {
  if (state === 'rejected') return 'rejected';
  if (state === 'suspected') return 'duplicate_suspected';
  if (state !== 'seat' || seat === undefined || seat.kind === 'withdrawn') return 'withdrawn';
  return seat.kind === 'waiting' ? 'waitlisted' : 'seated';
}

const OUTSIDE = {
  standing: null,
  seat: undefined,
  suspect: null,
  isSettled: false,
  waitingPlace: null,
  since: null,
  supersededBy: null,
  isSentAgain: false,
  clashes: [],
};

/** In no class: given up, asked about, or said anew by a later response of the same person. */
function outside(one: Placed, live: readonly Placed[]): FormStatus {
  const { form, place } = one;
  if (form.goneAt !== null) return { ...OUTSIDE, status: 'withdrawn' };
  const newer = live.findLast((other) => other.form.order > form.order && saysAnew(other, one));
  if (newer !== undefined) return { ...OUTSIDE, status: 'superseded', supersededBy: newer.form.entry.key };
  const fate = decisionOn(form, 'withdraw', 'reject');
  if (fate !== null) return { ...OUTSIDE, status: fate.kind === 'reject' ? 'rejected' : 'withdrawn' };
  return { ...OUTSIDE, status: place.kind === 'name' ? 'name_unclear' : 'class_unclear' };
}

/** R3: the same name and a phone in common; of a class that is not open only what names that class again. */
function saysAnew(later: Placed, { form, place }: Placed): boolean {
  if (place.kind !== 'unclear') return false;
  const [a, b] = [later.form.entry, form.entry];
  if (a.k1 !== b.k1 || !sharesAny(a.phones, b.phones)) return false;
  const named = later.place.kind === 'name' ? null : later.place.class;
  return place.class === null || named?.row === place.class.row;
}

function registrationOf(
  one: Placed,
  found: FormStatus,
  { plan, classes }: { readonly plan: string; readonly classes: readonly OfferedClass[] },
): Registration {
  const { form, place } = one;
  const { entry } = form;
  const { status, standing } = found;
  const first = standing?.live[0]?.entry ?? entry;
  return registration(entry, {
    details: entry,
    unit: null,
    class: place.kind === 'class' ? place.class.code : null,
    role: null,
    status,
    notes: notesOf(one, found),
    person: first.key,
    why: {
      supersededBy: found.supersededBy,
      firstSubmittedAt: first.submittedAt,
      countedAt: entry.isTimeDoubtful ? entry.submittedAt : null,
      claimedAt: found.since,
      seatHolder: null,
      suspects: status === 'duplicate_suspected' && found.suspect !== null ? [found.suspect] : [],
      phoneSharedWith: [],
      decisions: decisionsOf(one, found),
      roleNamedSince: null,
      ...(found.clashes.length === 0 ? {} : { clashes: found.clashes.map(scheduleClash) }),
      told: toldOf(one, found, plan, classes),
    },
  });
}

function notesOf({ form: { entry, goneAt } }: Placed, { status, isSentAgain: isAgain, clashes }: FormStatus) {
  const notes: Note[] = clashes.length === 0 ? [] : ['double_booked'];
  if (isAgain) notes.push('resubmitted_after_decision');
  if (goneAt !== null && entry.row === null) notes.push('source_removed');
  if (entry.isTimeDoubtful && status !== 'superseded' && goneAt === null) notes.push('time_doubtful');
  return notes;
}

function decisionsOf({ form, place }: Placed, { isSettled }: FormStatus): Registration['why']['decisions'] {
  const { entry, decisions, goneAt } = form;
  if (goneAt !== null) return [];
  return decisions.map((decision) => {
    const { kind } = decision;
    if (kind === 'right_time')
      return { decision, obstacle: entry.wasTimeDoubtful ? null : ('no_time_doubt' as const) };
    if (kind === 'same_person' || kind === 'different_person')
      return { decision, obstacle: isSettled ? null : ('no_suspicion' as const) };
    if (kind !== 'approve' || place.kind === 'class') return { decision, obstacle: null };
    return {
      decision,
      obstacle: place.kind === 'name' ? ('name_unclear' as const) : ('class_unclear' as const),
    };
  });
}

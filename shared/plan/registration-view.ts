/**
 * What registrations need of a plan of any kind: its occasions with duties of seats as classes, the roles, what is asked of
 * whom and by when. Everything else that it asks for (lists, reports, levels) is other rooms' (P2, P30–P38).
 */
import type { Duty, DutyPlan, Occasion, PlanRole } from './duty-plan.ts';
import type { Plan, PlanClass, SeatAmount, SeatTerms } from './plan.ts';
import { dueOfSlot, yearOfPlan } from './due-of-slot.ts';
import { NO_DEADLINE, type RegistrationTerm, termOfDueWords } from './registration-term.ts';
import type { Role } from '../people/role.ts';

/** @param unitName what a unit is called; the plan itself knows codes only. */
export function registrationPlanOf(
  plan: DutyPlan,
  unitName: (code: string) => string = (code) => code,
): Plan {
  const { title, issuer, issued, links, topics, oddities } = plan;
  const seats = plan.duties.filter(isSeat);
  const due = dueOf(seats, plan);
  const view: View = { plan, seats, due, unitName };
  return {
    title,
    batch: '',
    issuer,
    ...(issued === null ? {} : { issued }),
    registration: { url: links[0]?.url ?? null, deadlineText: due.words, ...due.term },
    roles: rolesOf(plan.roles, seats),
    classes: plan.occasions.flatMap((occasion) => classOf(occasion, view)),
    topics,
    oddities,
  };
}

interface View {
  readonly plan: DutyPlan;
  readonly seats: readonly Duty[];
  readonly due: PlanDue;
  readonly unitName: (code: string) => string;
}

function isSeat({ what, amount }: Duty): boolean {
  return what === 'seat' && amount.kind !== 'share';
}

/** Seats of no role are those of anybody; where no seat has a role, everybody is of that one (P36). */
function rolesOf(roles: readonly PlanRole[], seats: readonly Duty[]): readonly Role[] {
  const counted = seats.filter(({ amount }) => amount.kind !== 'optional');
  if (counted.every(({ role }) => role !== null)) return roles.map(roleOf);
  const isOnly = counted.every(({ role }) => role === null);
  return isOnly ? [{ ...ANYBODY, isEverybodys: true }] : [...roles.map(roleOf), ANYBODY];
}

const ANYBODY: Role = { key: 'dai_bieu', label: 'Đại biểu', shortLabel: 'Đại biểu' };

function roleOf({ key, label, shortLabel, words, notWords, organ }: PlanRole): Role {
  return {
    key,
    label,
    shortLabel,
    ...(words.length === 0 ? {} : { words }),
    ...(notWords.length === 0 ? {} : { notWords }),
    ...(organ === null ? {} : { organ }),
  };
}

interface PlanDue {
  readonly words: string;
  readonly term: RegistrationTerm;
}

/** The plan's own term is that of most of its duties; a duty with another has its own. */
function dueOf(seats: readonly Duty[], plan: DutyPlan): PlanDue {
  const counts = new Map<string, number>();
  for (const { due } of seats) if (due !== null) counts.set(due, (counts.get(due) ?? 0) + 1);
  const [words = ''] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return { words, term: termOf(words, plan) };
}

function termOf(due: string | null, plan: DutyPlan): RegistrationTerm {
  if (due === null || due.trim() === '') return NO_DEADLINE;
  return termOfDueWords(due, yearOfPlan(plan)?.number ?? null) ?? NO_DEADLINE;
}

/** None: nobody is asked for a seat there, or its day is not known yet. */
function classOf(occasion: Occasion, view: View): readonly PlanClass[] {
  const { key, label, days, venue, host, expected, capacity } = occasion;
  const [first] = days;
  const duties = view.seats.filter(({ at }) => at !== 'host' && at?.includes(key) === true);
  if (first === undefined || duties.length === 0) return [];
  const parties = duties.flatMap((duty) => partiesOf(duty, view.plan));
  const units = [...new Set(parties.filter(({ isUnit }) => isUnit).map(({ key: code }) => code))];
  const groups = new Map(parties.filter(({ isUnit }) => !isUnit).map((one) => [one.key, one.label]));
  return [
    {
      code: key,
      label,
      date: first.date,
      weekdayStated: null,
      sessions: first.sessions.map(({ name, start }) => ({ name, start: start ?? '' })),
      venue: venue ?? '',
      host,
      statedText: null,
      statedUnits: null,
      units: units.map((code) => ({ code, typed: view.unitName(code), needsConfirmation: false })),
      ...(occasion.kind === 'class' && /^\d+$/.test(key) ? {} : { name: label }),
      ...(days.length === 1 ? {} : { days }),
      ...(expected === null ? {} : { expected }),
      ...(capacity === null ? {} : { capacity }),
      ...(groups.size === 0 ? {} : { groups: [...groups].map(([group, of]) => ({ key: group, label: of })) }),
      seats: duties.map((duty) => termsOf(duty, occasion, view)),
    },
  ];
}

interface SeatParty {
  readonly key: string;
  readonly label: string;
  readonly isUnit: boolean;
}

/** Units that nobody named yet have no seat to show (P25). */
function partiesOf({ who, spread }: Duty, { parties }: DutyPlan): readonly SeatParty[] {
  const set = parties.find(({ key }) => key === who);
  if (set === undefined) return [];
  const members = set.members ?? [];
  if (set.of === 'unit') return members.map((code) => ({ key: code, label: code, isUnit: true }));
  if (spread === 'each' && members.length > 0)
    return members.map((name) => ({ key: name, label: name, isUnit: false }));
  return [{ key: set.key, label: set.label, isUnit: false }];
}

function termsOf(duty: Duty, occasion: Occasion, { plan, due }: View): SeatTerms {
  const term = termOfDuty(duty, occasion, plan);
  const isPlans = term.deadline === due.term.deadline && term.graceDay === due.term.graceDay;
  const isCounted = duty.amount.kind !== 'optional';
  return {
    duty: duty.key,
    role: duty.role ?? (isCounted ? ANYBODY.key : null),
    parties: partiesOf(duty, plan).map(({ key }) => key),
    amount: amountOf(duty),
    paidBy: duty.paidBy,
    approval: duty.approval,
    ...(isPlans ? {} : { term }),
  };
}

/** A number of days before the occasion goes before words, as everywhere (`dueOfSlot`). */
function termOfDuty({ due, dueDaysBefore }: Duty, occasion: Occasion, plan: DutyPlan): RegistrationTerm {
  if (dueDaysBefore === null) return termOf(due, plan);
  const day = dueOfSlot({ due: null, dueDaysBefore }, plan, occasion, null).due;
  return day === null ? NO_DEADLINE : { deadline: day, graceDay: null };
}

/** A share of people is no seat (P57); it never comes here. */
function amountOf({ amount }: Duty): SeatAmount {
  switch (amount.kind) {
    case 'fixed':
      return { kind: 'fixed', n: amount.n };
    case 'declared':
      return { kind: 'declared', min: amount.min, max: amount.max };
    case 'optional':
      return { kind: 'optional' };
    default:
      return { kind: 'all' };
  }
}

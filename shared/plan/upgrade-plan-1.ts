/** A plan of version 1, said with the parts of version 2 (P16): its classes as occasions, its seats as duties. */
import { displayDay } from '../time/local-date.ts';
import type { Duty, DutyPlan, PartySet } from './duty-plan.ts';
import { planId } from './plan-id.ts';
import type { Plan, PlanClass } from './plan.ts';

export function upgradePlan1(plan: Plan, registry: string | null = null): DutyPlan {
  const { title, issuer, issued = null, registration, roles, classes, topics, oddities } = plan;
  const { url } = registration;
  const days = classes.map(({ date }) => date).sort();
  return {
    ...EMPTY,
    id: planId(plan),
    title,
    shortTitle: title,
    issued,
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    issuer,
    links: url === null ? [] : [{ label: 'Biểu mẫu đăng ký', url }],
    topics,
    oddities,
    roles: roles.map((role) => ({ ...role, words: [], notWords: [], organ: null })),
    parties: classes.map((one) => unitsOf(one, registry)),
    occasions: classes.map(({ code, label, date, sessions, venue, host }) => ({
      ...NO_OCCASION,
      key: code,
      label,
      days: [{ date, sessions: sessions.map(({ name, start }) => ({ name, start: start || null })) }],
      venue: venue || null,
      host,
    })),
    duties: classes.flatMap((one) => seatsOf(one, plan)),
  };
}

const EMPTY = {
  number: null,
  registryAsOf: null,
  replacesInvitation: null,
  contacts: [],
  presenters: [],
  purposes: [],
  fundingText: null,
  basis: [],
  recipients: [],
  sections: [],
  stated: [],
  targets: [],
  funds: [],
  reporting: { closesOn: null, sendWithin: null },
  stay: null,
} as const;

const NO_OCCASION = {
  kind: 'class',
  series: null,
  mode: 'trực tiếp',
  expected: null,
  capacity: null,
  perParty: null,
  ours: false,
} as const;

function setKeyOf({ code }: PlanClass): string {
  return `lop-${code}`;
}

function unitsOf(one: PlanClass, registry: string | null): PartySet {
  return {
    key: setKeyOf(one),
    label: `Đơn vị của ${one.label}`,
    of: 'unit',
    registry,
    members: one.units.map(({ code }) => code),
    count: null,
    size: null,
    ours: false,
  };
}

/** One seat a unit and role; whoever comes besides waits for approval and is paid for by who sends them (R6, R7). */
function seatsOf(one: PlanClass, { roles, registration }: Plan): readonly Duty[] {
  const seat = { ...NO_SEAT, who: setKeyOf(one), at: [one.code], due: dueWords(registration) };
  return [
    ...roles.map(
      ({ key, label }): Duty => ({
        ...seat,
        key: `seat.${key}@${one.code}`,
        role: key,
        label,
        amount: { kind: 'fixed', n: 1, unit: null },
      }),
    ),
    {
      ...seat,
      key: `extra@${one.code}`,
      label: 'Đại biểu cử thêm',
      amount: { kind: 'optional' },
      paidBy: 'sender',
      approval: true,
    },
  ];
}

/** R5: a grace day is the day after the deadline, so the words of version 1's own plan say both. */
function dueWords({ deadline, graceDay }: Plan['registration']): string {
  return graceDay === null ? deadline : `chậm nhất trước ngày ${displayDay(graceDay)}`;
}

const NO_SEAT = {
  spread: 'each',
  spreadAsked: false,
  what: 'seat',
  role: null,
  periods: null,
  every: null,
  dueOurs: false,
  dueDaysBefore: null,
  product: null,
  helpers: null,
  paidBy: 'organiser',
  approval: false,
  nilAllowed: false,
  commitment: null,
  level: null,
  group: null,
  class: null,
  feeds: [],
  progressOf: null,
  ours: false,
  note: null,
} as const satisfies Partial<Duty>;

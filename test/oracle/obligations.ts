/**
 * P1, P4–P6, P8, P9 and P11 a second time, day by day and from the text of the rules alone: what a plan asks for, and how
 * each obligation stands at the end of a day.
 */
import type { Fact } from '#shared/obligations/fact.ts';
import type { Duty, DutyPlan } from '#shared/plan/duty-plan.ts';

/** What due words come to: a day, `never`, `unclear`, `month-end` or `month-20`; whoever makes the plans knows. */
export type DueWords = Readonly<Record<string, string>>;

/** By `duty|party|slot`, as “state done”. */
export function oracleStates(
  plan: DutyPlan,
  facts: readonly Fact[],
  asOf: string,
  words: DueWords,
): ReadonlyMap<string, string> {
  const states = new Map<string, string>();
  for (const duty of plan.duties) {
    if (duty.amount.kind === 'optional') continue;
    const parties = partiesOf(duty, plan);
    const amount = amountOf(duty, plan);
    if (parties === null || amount === null) {
      states.set(
        `${duty.key}|${duty.who}|`,
        stateOf(duty, null, null, null, factsOn(duty, duty.who, '', facts, asOf), asOf),
      );
      continue;
    }
    for (const party of parties) {
      for (const { slot, from, due } of slotsOf(duty, party, plan, words)) {
        const own = factsOn(duty, party, slot, facts, asOf);
        const isSilent = duty.amount.kind === 'declared' && duty.amount.min === 0;
        states.set(
          `${duty.key}|${party}|${slot}`,
          stateOf(duty, isSilent || due === 'unclear' ? null : amount, from, due, own, asOf),
        );
      }
    }
  }
  return states;
}

function partiesOf(duty: Duty, plan: DutyPlan): readonly string[] | null {
  const set = plan.parties.find(({ key }) => key === duty.who);
  if (set === undefined) return null;
  if (duty.spread === 'together') return set.members?.length === 1 ? set.members : [set.key];
  if (set.members !== null) return set.members;
  if (set.count === null) return null;
  const unnamed: string[] = [];
  while (unnamed.length < set.count) unnamed.push(`${set.key}#${unnamed.length + 1}`);
  return unnamed;
}

function amountOf({ amount, who, spread }: Duty, plan: DutyPlan): number | null {
  const setOf = (key: string) => plan.parties.find((set) => set.key === key);
  if (amount.kind === 'fixed') return amount.n;
  if (amount.kind === 'declared') return amount.min;
  if (amount.kind === 'share') {
    const size = setOf(amount.of)?.size?.n;
    if (size === undefined) return null;
    let people = 0;
    while (people * 10_000 < Math.round(amount.percent * 100) * size) people += 1;
    return people;
  }
  if (spread === 'each') return 1;
  const set = setOf(who);
  return set?.members?.length ?? set?.count ?? set?.size?.n ?? null;
}

interface Slot {
  readonly slot: string;
  readonly from: string | null;
  /** A day, null for none, or `unclear`. */
  readonly due: string | null;
}

interface Span {
  readonly key: string;
  readonly first: string;
  readonly last: string;
}

function slotsOf(duty: Duty, party: string, plan: DutyPlan, words: DueWords): readonly Slot[] {
  const occasions = plan.occasions.filter(({ key, host }) =>
    duty.at === 'host' ? host === party : duty.at?.includes(key),
  );
  const spans = spansOf(duty, plan);
  const slots: Slot[] = [];
  for (const occasion of duty.at === null ? [null] : occasions) {
    for (const span of spans ?? [null]) {
      const slot = [occasion?.key ?? [], span?.key ?? []].flat().join(' ');
      const days = (occasion?.days ?? []).map(({ date }) => date).sort();
      const from = span === null ? null : opening(span, plan);
      slots.push({ slot, from, due: dueOf(duty, occasion === null ? null : days, span, plan, words) });
    }
  }
  return slots;
}

function spansOf(duty: Duty, plan: DutyPlan): readonly Span[] | null {
  const { issued } = plan;
  let spans: Span[];
  if (duty.periods !== null) spans = duty.periods.map(spanOf);
  else if (duty.every !== null && plan.from !== null && plan.to !== null) {
    const keys = new Set<string>();
    for (let day = plan.from; day <= plan.to; day = shift(day, 1)) keys.add(keyOn(day, duty.every));
    spans = [...keys].map(spanOf);
  } else return null;
  return spans.filter((span) => issued === null || closing(span, plan) >= issued);
}

const SPANS = new Map<string, Span>();

/** The same few periods come up in every world. */
function spanOf(key: string): Span {
  const span = SPANS.get(key) ?? searchSpan(key);
  SPANS.set(key, span);
  return span;
}

/** All days of a year or two on which the key is that of the day. */
function searchSpan(key: string): Span {
  const year = Number(key.slice(0, 4));
  const days: string[] = [];
  for (let day = `${year - 1}-12-20`; day < `${year + 1}-01-12`; day = shift(day, 1)) {
    const keys = ['week', 'month', 'quarter', 'half', 'year'].map((unit) => keyOn(day, unit));
    if ([day, ...keys].includes(key)) days.push(day);
  }
  return { key, first: days[0] ?? '', last: days.at(-1) ?? '' };
}

const KEYS = new Map<string, string>();

function keyOn(day: string, unit: string): string {
  const key = KEYS.get(`${day} ${unit}`) ?? searchKey(day, unit);
  KEYS.set(`${day} ${unit}`, key);
  return key;
}

function searchKey(day: string, unit: string): string {
  const [year = '', month = ''] = day.split('-');
  if (unit === 'month') return `${year}-${month}`;
  if (unit === 'quarter') return `${year}-Q${1 + Math.floor((Number(month) - 1) / 3)}`;
  if (unit === 'half') return `${year}-H${Number(month) < 7 ? 1 : 2}`;
  if (unit === 'year') return year;
  // The week belongs to the year of its Thursday, and is the so manieth Thursday of it.
  let thursday = day;
  while (weekday(thursday) !== 1) thursday = shift(thursday, -1);
  thursday = shift(thursday, 3);
  let number = 0;
  for (let other = thursday; other.slice(0, 4) === thursday.slice(0, 4); other = shift(other, -7))
    number += 1;
  return `${thursday.slice(0, 4)}-W${String(number).padStart(2, '0')}`;
}

function dueOf(
  duty: Duty,
  days: readonly string[] | null,
  span: Span | null,
  plan: DutyPlan,
  words: DueWords,
): string | null {
  const before = duty.dueDaysBefore;
  if (before !== null && days !== null) {
    const day = before < 0 ? days.at(-1) : days[0];
    return day === undefined ? 'unclear' : shift(day, -before);
  }
  const end = span === null ? null : shift(closing(span, plan), plan.reporting.sendWithin ?? 0);
  const said = duty.due === null ? 'end' : (words[duty.due] ?? 'unclear');
  if (said === 'end') return end;
  if (said === 'never') return null;
  if (said === 'unclear') return said;
  if (said === 'month-end' || said === 'month-20') {
    if (span === null || end === null) return 'unclear';
    const inside: string[] = [];
    for (let day = span.first; day <= span.last; day = shift(day, 1)) {
      const isLast = shift(day, 1).endsWith('-01');
      if (said === 'month-end' ? isLast : day.endsWith('-20')) inside.push(day);
    }
    if (inside.at(-1) === span.last) return end;
    return inside.length === 1 ? (inside[0] ?? null) : 'unclear';
  }
  return span !== null && said < opening(span, plan) ? 'unclear' : said;
}

function isOfMonths({ key }: Span): boolean {
  return !key.includes('W') && key.length < 10;
}

function closing(span: Span, plan: DutyPlan): string {
  const { closesOn } = plan.reporting;
  if (closesOn === null || !isOfMonths(span)) return span.last;
  return inMonthOf(span.last, closesOn);
}

function opening(span: Span, plan: DutyPlan): string {
  const { closesOn } = plan.reporting;
  if (closesOn === null || !isOfMonths(span)) return span.first;
  return shift(inMonthOf(shift(span.first, -1), closesOn), 1);
}

function inMonthOf(day: string, number: number): string {
  let found = `${day.slice(0, 8)}01`;
  while (Number(found.slice(8)) < number && shift(found, 1).slice(0, 7) === day.slice(0, 7))
    found = shift(found, 1);
  return found;
}

/** What stood in each row at the end of the day, as far as it is about this and had happened by then. */
function factsOn(
  duty: Duty,
  party: string,
  slot: string,
  facts: readonly Fact[],
  asOf: string,
): readonly Fact[] {
  const known = facts.filter((fact) => dayAt(fact.recordedAt) <= asOf);
  const standing = known.filter(
    (fact) => !known.some((other) => other.source === fact.source && other.recordedAt > fact.recordedAt),
  );
  return standing
    .filter((fact) => fact.duty === duty.key && fact.party === party && fact.slot === slot)
    .filter((fact) => (fact.on ?? dayAt(fact.recordedAt)) <= asOf && fact.says.kind !== 'withdrawn')
    .sort((a, b) => {
      const [first, second] = [a.on ?? dayAt(a.recordedAt), b.on ?? dayAt(b.recordedAt)];
      return first === second ? a.recordedAt - b.recordedAt : first < second ? -1 : 1;
    });
}

function stateOf(
  duty: Duty,
  amount: number | null,
  from: string | null,
  due: string | null,
  facts: readonly Fact[],
  asOf: string,
): string {
  const sums = facts.map((_, index) => sumOf(facts.slice(0, index + 1)));
  const done = sums.at(-1) ?? 0;
  const said = facts.map(({ says }) => says.kind);
  if (said.includes('exempt')) return `exempt ${done}`;
  if (amount === null) return `unknown ${done}`;
  if (duty.nilAllowed && done === 0 && said.includes('nil')) return `nil ${done}`;
  if (done < amount) {
    if (due !== null && asOf > due) return `overdue ${done}`;
    if (done > 0) return `short ${done}`;
    return from !== null && asOf < from ? 'not_due 0' : 'none 0';
  }
  const since = facts.find(({ says }, index) => {
    const counts = says.kind === 'more' || says.kind === 'total';
    return counts && sums.slice(index).every((sum) => sum >= amount);
  });
  const completedOn = since === undefined ? null : (since.on ?? dayAt(since.recordedAt));
  if (due !== null && completedOn !== null && completedOn > due) return `late ${done}`;
  return `${done > amount ? 'over' : 'full'} ${done}`;
}

function sumOf(facts: readonly Fact[]): number {
  return facts.reduce(
    (sum, { says }) => (says.kind === 'more' ? sum + says.n : says.kind === 'total' ? says.n : sum),
    0,
  );
}

function dayAt(instantMs: number): string {
  return new Date(instantMs + 7 * 3_600_000).toISOString().slice(0, 10);
}

function shift(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** 1 is Monday. */
function weekday(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay();
}

/** From a plan to everything it asks for: duty × party × slot (P1). Branches on how a duty is said, never on which it is. */
import type { Duty, DutyPlan, Occasion, PartySet, ReportingRegime } from '../plan/duty-plan.ts';
import { readPeriod, unfoldPeriods, type Period } from '../plan/period.ts';
import { readDue } from '../due/read-due.ts';
import { addDays, isoDay } from '../time/calendar.ts';
import type { IsoDay } from '../time/local-date.ts';
import { amountOfDuty } from './amount-of-duty.ts';
import { factKey } from './facts-as-of.ts';
import { type Obligation, unnamedParty } from './obligation.ts';

export interface ExpandedPlan {
  readonly obligations: readonly Obligation[];
  /** Duties of which nobody can say how often or how much they ask (P5): an open set, people nobody counted. */
  readonly unknown: readonly Duty[];
}

export interface ExpandOptions {
  /** P8: duties whose periods count from the plan's first day, though they ended before it was issued. */
  readonly fromStart?: ReadonlySet<string>;
  /** P11: by duty, where the office closes its data otherwise than the plan says. */
  readonly regimes?: ReadonlyMap<string, ReportingRegime>;
  /** P91: by obligation (`factKey`), the day on which its dossier was handed in: in time by it, it is never late. */
  readonly handedIn?: ReadonlyMap<string, IsoDay>;
}

export function expandPlan(plan: DutyPlan, options: ExpandOptions = {}): ExpandedPlan {
  const parts = partsOf(plan);
  const obligations: Obligation[] = [];
  const unknown: Duty[] = [];
  for (const duty of plan.duties) {
    if (duty.amount.kind === 'optional') continue;
    const set = parts.sets.get(duty.who);
    const parties = set === undefined ? null : partiesOf(duty, set);
    const amount = amountOfDuty(duty, set, parts.sets);
    if (parties === null || amount === null) unknown.push(duty);
    else expandDuty(duty, parties, amount, slotsOf(duty, plan, parts, options), options, obligations);
  }
  return { obligations, unknown };
}

interface PlanPartsByKey {
  readonly sets: ReadonlyMap<string, PartySet>;
  readonly occasions: ReadonlyMap<string, Occasion>;
}

function partsOf({ parties, occasions }: DutyPlan): PlanPartsByKey {
  return {
    sets: new Map(parties.map((set) => [set.key, set])),
    occasions: new Map(occasions.map((occasion) => [occasion.key, occasion])),
  };
}

function expandDuty(
  duty: Duty,
  parties: readonly string[],
  amount: number,
  slots: readonly Slot[],
  { handedIn }: ExpandOptions,
  into: Obligation[],
): void {
  for (const { key: slot, from, due, isDueUnclear, host } of slots) {
    for (const party of parties) {
      if (host !== undefined && host !== party) continue;
      const on = handedIn?.get(factKey({ duty: duty.key, party, slot }));
      const isDueMet = due !== null && on !== undefined && on <= due;
      into.push({ duty, party, slot, amount, from, due, isDueUnclear, ...(isDueMet ? { isDueMet } : {}) });
    }
  }
}

/** P6, P25. Null: an open set, each of whose parties owes it. */
function partiesOf({ spread }: Duty, { key, members, count }: PartySet): readonly string[] | null {
  if (spread === 'together') return [members?.length === 1 ? (members[0] ?? key) : key];
  if (members === null && count === null) return null;
  const named = members ?? [];
  const unnamed = Math.max(0, (count ?? 0) - named.length);
  return [
    ...named,
    ...Array.from({ length: unnamed }, (_, index) => unnamedParty(key, named.length + index + 1)),
  ];
}

interface Slot extends Pick<Obligation, 'from' | 'due' | 'isDueUnclear'> {
  readonly key: string;
  /** Only this party owes it; absent: every one. */
  readonly host?: string | null;
}

/** Where and when: every occasion, every period, or each period of each occasion. */
function slotsOf(
  duty: Duty,
  plan: DutyPlan,
  { occasions }: PlanPartsByKey,
  options: ExpandOptions,
): readonly Slot[] {
  const byWords = dueOfWords(duty, plan);
  const at = duty.at === 'host' ? [...occasions.keys()] : duty.at;
  const places = at?.flatMap((key) => occasions.get(key) ?? []) ?? [null];
  const periods = periodsOfDuty(duty, plan, options) ?? [null];
  return places.flatMap((occasion) =>
    periods.map((period): Slot => {
      const key = [occasion?.key, period?.key].filter((part) => part !== undefined).join(' ');
      const regime = options.regimes?.get(duty.key) ?? plan.reporting;
      const due = byWords.due ?? dueOfSlot(duty, regime, occasion, period);
      return {
        key,
        from: period?.from ?? null,
        due,
        isDueUnclear: byWords.isUnclear && due === null,
        ...(duty.at === 'host' ? { host: occasion?.host ?? null } : {}),
      };
    }),
  );
}

/** P8, P9. Null: the duty has no periods. */
export function periodsOfDuty(
  duty: Duty,
  plan: Pick<DutyPlan, 'from' | 'to' | 'issued'>,
  { fromStart }: ExpandOptions = {},
): readonly Period[] | null {
  const periods = statedPeriods(duty, plan);
  const { issued } = plan;
  if (periods === null || issued === null || fromStart?.has(duty.key) === true) return periods;
  return periods.filter(({ to }) => to >= issued);
}

function statedPeriods(
  { periods, every }: Duty,
  { from, to, issued }: Pick<DutyPlan, 'from' | 'to' | 'issued'>,
): readonly Period[] | null {
  if (periods !== null) return periods.flatMap((key) => readPeriod(key) ?? []);
  const first = from ?? issued;
  if (every === null || first === null) return null;
  return unfoldPeriods(every, first, to ?? `${first.slice(0, 4)}-12-31`);
}

interface DueOfWords {
  readonly due: IsoDay | null;
  readonly isUnclear: boolean;
}

/** One day for all slots; recurring words ("hàng tháng") leave it to the periods. */
function dueOfWords({ due }: Duty, plan: DutyPlan): DueOfWords {
  if (due === null || due.trim() === '') return { due: null, isUnclear: false };
  const year = yearOf(plan);
  const { to, kind, error, flags } = readDue(due, { year: year ?? ANY_YEAR });
  if (year === null && flags.includes('yearInferred')) return { due: null, isUnclear: true };
  return { due: to, isUnclear: error !== null || kind === 'invalid' };
}

/** Only to read words that name a year themselves. */
const ANY_YEAR = 2000;

/** Taken where due words name no year. */
function yearOf({ from, issued, registryAsOf, occasions }: DutyPlan): number | null {
  const day = from ?? issued ?? occasions[0]?.days[0]?.date ?? registryAsOf;
  return day === null ? null : Number(day.slice(0, 4));
}

function dueOfSlot(
  duty: Duty,
  regime: ReportingRegime,
  occasion: Occasion | null,
  period: Period | null,
): IsoDay | null {
  if (period !== null) return dueOfPeriod(period, regime);
  const days = occasion?.days.map(({ date }) => date).sort() ?? [];
  const { dueDaysBefore: before } = duty;
  const day = before !== null && before < 0 ? days.at(-1) : days[0];
  return before === null || day === undefined ? null : addDays(day, -before);
}

/** P11: on its last day, unless the office closes its data earlier. */
function dueOfPeriod({ to, unit }: Period, { closesOn, sendWithin }: ReportingRegime): IsoDay {
  if (closesOn === null || unit === 'day' || unit === 'week') return addDays(to, sendWithin ?? 0);
  const [year = 0, month = 0] = to.split('-').map(Number);
  return addDays(isoDay(year, month, closesOn) ?? to, sendWithin ?? 0);
}

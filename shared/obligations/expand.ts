/** From a plan to everything it asks for: duty × party × slot (P1). Branches on how a duty is said, never on which it is. */
import type { Duty, DutyPlan, Occasion, PartySet, ReportingRegime } from '../plan/duty-plan.ts';
import { dueOfSlot } from '../plan/due-of-slot.ts';
import { periodsOfDuty } from '../plan/periods-of-duty.ts';
import { openingDay } from '../plan/reporting-days.ts';
import type { IsoDay } from '../time/local-date.ts';
import { amountOfDuty } from './amount-of-duty.ts';
import { factKey } from './fact.ts';
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
  /** P32: by obligation, how much of what is left to its party. */
  readonly declared?: ReadonlyMap<string, DeclaredAmount>;
  /** T3: by obligation, the due day that a document grants in place of its own. */
  readonly newDues?: ReadonlyMap<string, IsoDay>;
}

export interface DeclaredAmount {
  readonly n: number;
  /** False: it said nothing, and this many came. */
  readonly isSaid: boolean;
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
    else {
      const slots = slotsOf(duty, plan, parts, options);
      expandDuty(duty, parties, isOpen(duty) ? null : amount, slots, options, obligations);
    }
  }
  return { obligations, unknown };
}

/** P32: of who may declare that nobody comes, silence says nothing. */
function isOpen({ amount }: Duty): boolean {
  return amount.kind === 'declared' && amount.min === 0;
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
  amount: number | null,
  slots: readonly Slot[],
  options: ExpandOptions,
  into: Obligation[],
): void {
  const { handedIn, newDues, declared } = options;
  // A whole country has hundreds of thousands of them, of which nobody said anything.
  const isPlain = handedIn === undefined && newDues === undefined && declared === undefined;
  for (const { key: slot, from, due, isDueUnclear, host } of slots) {
    for (const party of parties) {
      if (host !== undefined && host !== party) continue;
      const obligation = { duty, party, slot, amount, from, due, isDueUnclear };
      into.push(isPlain ? obligation : asSaid(obligation, options));
    }
  }
}

/** As its party and documents have it. */
function asSaid(obligation: Obligation, { handedIn, newDues, declared }: ExpandOptions): Obligation {
  const { duty, party, slot, amount, isDueUnclear } = obligation;
  const key = factKey({ duty: duty.key, party, slot });
  const [granted, on, own] = [newDues?.get(key), handedIn?.get(key), declared?.get(key)];
  const due = granted ?? obligation.due;
  const isDueMet = due !== null && on !== undefined && on <= due;
  return {
    ...obligation,
    due,
    amount: own?.n ?? amount,
    ...(own?.isSaid === true ? { isDeclared: own.isSaid } : {}),
    ...(granted === undefined ? {} : { firstDue: obligation.due }),
    isDueUnclear: isDueUnclear && granted === undefined,
    ...(isDueMet ? { isDueMet } : {}),
  };
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
  const at = duty.at === 'host' ? [...occasions.keys()] : duty.at;
  const places = at?.flatMap((key) => occasions.get(key) ?? []) ?? [null];
  const asked = { ...plan, reporting: options.regimes?.get(duty.key) ?? plan.reporting };
  const periods = periodsOfDuty(duty, asked, options.fromStart) ?? [null];
  return places.flatMap((occasion) =>
    periods.map((period): Slot => {
      const { due, unclear } = dueOfSlot(duty, asked, occasion, period);
      return {
        key: [occasion?.key, period?.key].filter((part) => part !== undefined).join(' '),
        from: period === null ? null : openingDay(period, asked.reporting),
        due,
        isDueUnclear: unclear !== null,
        ...(duty.at === 'host' ? { host: occasion?.host ?? null } : {}),
      };
    }),
  );
}

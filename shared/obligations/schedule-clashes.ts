/**
 * P41, by schedule alone: of whom several plans ask for people at the same time, and of whom for a hall twice. Nobody has
 * registered yet; it is what an office is told when a plan is added.
 */
import type { DutyPlan, Occasion, PartySet } from '../plan/duty-plan.ts';
import { type SessionOfDay, sharedSessions } from '../plan/shared-sessions.ts';

export interface ScheduleClashes {
  /** Units asked to send people to both. */
  readonly units: readonly UnitClash[];
  /** Units whose hall holds the one and is to be a point of the other. */
  readonly halls: readonly UnitClash[];
}

export interface UnitClash {
  readonly unit: string;
  readonly first: OccasionOfPlan;
  readonly second: OccasionOfPlan;
  readonly shared: readonly SessionOfDay[];
}

export interface OccasionOfPlan {
  readonly plan: string;
  readonly occasion: string;
}

/** Within each plan and between them, in the order of the plans. */
export function scheduleClashes(plans: readonly DutyPlan[]): ScheduleClashes {
  const all = plans.flatMap((plan) => plan.occasions.map((occasion) => askedAt(occasion, plan)));
  const pairs = all.flatMap((first, at) =>
    all.slice(at + 1).flatMap((second) => {
      const shared = sharedSessions(first.occasion.days, second.occasion.days);
      return shared.length === 0 ? [] : [{ first, second, shared }];
    }),
  );
  return {
    units: pairs.flatMap((pair) => clashesOf(pair, both(pair.first.senders, pair.second.senders))),
    halls: pairs.flatMap((pair) =>
      clashesOf(pair, [
        ...both(pair.first.hosts, pair.second.points),
        ...both(pair.first.points, pair.second.hosts),
      ]),
    ),
  };
}

/** P24: a code alone does not say which unit; where a set names no registry its codes may be any's. */
interface PartyRef {
  readonly code: string;
  readonly registry: string | null;
}

interface Asked {
  readonly name: OccasionOfPlan;
  readonly occasion: Occasion;
  readonly senders: readonly PartyRef[];
  readonly hosts: readonly PartyRef[];
  readonly points: readonly PartyRef[];
}

function askedAt(occasion: Occasion, plan: DutyPlan): Asked {
  const sets = new Map(plan.parties.map((set) => [set.key, set]));
  const asked = plan.duties.filter(
    ({ what, amount, at }) =>
      what === 'seat' && amount.kind !== 'optional' && at !== 'host' && at?.includes(occasion.key) === true,
  );
  const senders = [...new Set(asked.map(({ who }) => who))].flatMap((who) => unitsOf(sets.get(who)));
  const byCode = new Map(senders.map((one) => [one.code, one]));
  return {
    name: { plan: plan.id, occasion: occasion.key },
    occasion,
    senders: [...byCode.values()],
    hosts: occasion.host === null ? [] : [{ code: occasion.host, registry: null }],
    points: occasion.perParty === null ? [] : unitsOf(sets.get(occasion.perParty)),
  };
}

function unitsOf(set: PartySet | undefined): readonly PartyRef[] {
  if (set === undefined || set.of !== 'unit') return [];
  return (set.members ?? []).map((code) => ({ code, registry: set.registry }));
}

function both(first: readonly PartyRef[], second: readonly PartyRef[]): readonly string[] {
  const others = new Map(second.map((one) => [one.code, one.registry]));
  return first
    .filter(({ code, registry }) => {
      const other = others.get(code);
      return other !== undefined && (other === null || registry === null || other === registry);
    })
    .map(({ code }) => code);
}

function clashesOf(
  {
    first,
    second,
    shared,
  }: { readonly first: Asked; readonly second: Asked; readonly shared: readonly SessionOfDay[] },
  units: readonly string[],
): readonly UnitClash[] {
  return units.map((unit) => ({ unit, first: first.name, second: second.name, shared }));
}

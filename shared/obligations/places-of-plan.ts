/** What a plan asks for, as places: batch 2 asks every unit of a class for one delegate a role (R6, P16). */
import type { RoleKey } from '../people/role.ts';
import type { Plan } from '../plan/plan.ts';
import { CLASS_TAB } from '../workbook/keys.ts';
import { type Place, type PlaceParts, placeKey } from './place.ts';

export interface PlanPlaces {
  /** In plan order: occasion by occasion, party by party, role by role. */
  readonly all: readonly Place[];
  /** Every occasion, one that nobody was assigned to yet included; in plan order. */
  readonly occasions: readonly string[];
  /** In plan order. */
  readonly roles: readonly RoleKey[];
  /** The occasions in which a party stands, in plan order; none: it is outside the plan. */
  readonly occasionsOf: (party: string) => readonly string[];
  /** The places that a claim may fill, by ordinal; none: nothing of the kind is asked for. */
  readonly wanted: (party: string, occasion: string, role: RoleKey) => readonly Place[];
}

export function placesOfPlan(plan: Plan): PlanPlaces {
  const all = plan.classes.flatMap(({ code: occasion, units }) =>
    units.flatMap(({ code: party }) =>
      plan.roles.map(({ key: role }) => seat({ duty: dutyOfRole(role), party, occasion, ordinal: 1 }, role)),
    ),
  );
  const occasionsOf = new Map<string, string[]>();
  const wanted = new Map<string, Place[]>();
  for (const place of all) {
    const occasions = listIn(occasionsOf, place.party);
    if (!occasions.includes(place.occasion)) occasions.push(place.occasion);
    listIn(wanted, claimKey(place.party, place.occasion, place.role)).push(place);
  }
  return {
    all,
    occasions: plan.classes.map(({ code }) => code),
    roles: plan.roles.map(({ key }) => key),
    occasionsOf: (party) => occasionsOf.get(party) ?? NONE,
    wanted: (party, occasion, role) => wanted.get(claimKey(party, occasion, role)) ?? NONE,
  };
}

function seat(parts: PlaceParts, role: RoleKey): Place {
  const { occasion } = parts;
  return {
    ...parts,
    key: placeKey(parts),
    role,
    capacity: 1,
    owner: 'organiser',
    tab: CLASS_TAB.of(occasion),
  };
}

/** P16: of a plan of classes every role is a duty of its own. */
function dutyOfRole(role: RoleKey): string {
  return `seat.${role}`;
}

/** Claims are for a role at an occasion; which of several such places somebody gets is settled by their order. */
function claimKey(party: string, occasion: string, role: RoleKey): string {
  return `${party}|${occasion}|${role}`;
}

const NONE: readonly never[] = [];

function listIn<Value>(lists: Map<string, Value[]>, key: string): Value[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

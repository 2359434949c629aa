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
  const { classes, roles } = plan;
  const all: Place[] = [];
  const occasionsOf = new Map<string, string[]>();
  const wanted = new Map<string, Place[]>();
  for (const { code: occasion, units } of classes) {
    for (const { code: party } of units) {
      const occasions = listIn(occasionsOf, party);
      if (!occasions.includes(occasion)) occasions.push(occasion);
      for (const { key: role } of roles) {
        const place = seat({ duty: dutyOfRole(role), party, occasion, ordinal: 1 }, role);
        all.push(place);
        listIn(wanted, claimKey(party, occasion, role)).push(place);
      }
    }
  }
  return {
    all,
    occasions: classes.map(({ code }) => code),
    roles: roles.map(({ key }) => key),
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

/** What a plan asks for, as places: batch 2 asks every unit of a class for one delegate a role (R6, P16, P30–P34). */
import type { RoleKey } from '../people/role.ts';
import type { Plan, PlanClass, SeatTerms } from '../plan/plan.ts';
import { CLASS_TAB } from '../workbook/keys.ts';
import { type Place, placeKey } from './place.ts';
import { seatTermsOf } from './seat-terms.ts';

export interface PlanPlaces {
  /** In plan order: occasion by occasion, party by party, role by role. */
  readonly all: readonly Place[];
  /** Every occasion, one that nobody was assigned to yet included; in plan order. */
  readonly occasions: readonly string[];
  /** In plan order. */
  readonly roles: readonly RoleKey[];
  /** The occasions in which a party stands, in plan order; none: it is outside the plan. */
  readonly occasionsOf: (party: string) => readonly string[];
  /** The places that a claim may fill, by ordinal; none: nothing of the kind is asked for. The same claim, the same list. */
  readonly wanted: (party: string, occasion: string, role: RoleKey) => readonly Place[];
  /** What is asked of the party for that role, then what holds for whoever comes of it (P34). */
  readonly terms: (party: string, occasion: string, role: RoleKey | null) => readonly SeatTerms[];
  /** Whose seats a claim is for: the party's own, or those of the group that alone is asked for the role (P33). */
  readonly partyAsked: (party: string, occasion: string, role: RoleKey) => string;
  /** P33: the party, no unit, that alone is asked for this role; null: none, or several are. */
  readonly groupOfRole: (role: RoleKey) => string | null;
}

/** P32: what decides how many seats a party has where the plan leaves it to the party. */
export interface SeatNumbers {
  /** As declared; null: it has not said. */
  readonly declared?: (party: string, occasion: string, role: RoleKey) => number | null;
  /** How many of it registered in time. */
  readonly registered?: (party: string, occasion: string, role: RoleKey) => number;
}

export function placesOfPlan(plan: Plan, numbers: SeatNumbers = {}): PlanPlaces {
  const occasionsOf = occasionsByParty(plan);
  const claims = new Map<string, Claimable>();
  const all: Place[] = [];
  for (const one of plan.classes) {
    const terms = withParties(seatTermsOf(one, plan));
    for (const party of partiesOf(one)) {
      const isOneOfSeveral = (occasionsOf.get(party)?.length ?? 0) > 1;
      for (const { key: role } of plan.roles) {
        const asked = terms.filter(({ of, has }) => of.role === role && has(party)).map(({ of }) => of);
        if (asked.length === 0) continue;
        const claim = { party, occasion: one.code, role };
        const places = placesOfClaim(asked, { ...claim, isOneOfSeveral }, numbers);
        claims.set(claimKey(claim), { places, terms: asked });
        all.push(...places);
      }
    }
  }
  const groups = groupsByRole(plan);
  const partyAsked = (party: string, occasion: string, role: RoleKey): string => {
    if (claims.has(claimKey({ party, occasion, role }))) return party;
    return groups.get(role) ?? party;
  };
  const found = (party: string, occasion: string, role: RoleKey): Claimable | undefined => {
    const own = claims.get(claimKey({ party, occasion, role }));
    const group = own === undefined ? groups.get(role) : undefined;
    return group === undefined ? own : claims.get(claimKey({ party: group, occasion, role }));
  };
  return {
    all,
    occasions: plan.classes.map(({ code }) => code),
    roles: plan.roles.map(({ key }) => key),
    occasionsOf: (party) => occasionsOf.get(party) ?? NONE,
    wanted: (party, occasion, role) => found(party, occasion, role)?.places ?? NONE,
    terms: (party, occasion, role) => [
      ...((role === null ? undefined : found(party, occasion, role)?.terms) ?? NONE),
      ...termsForAnybody(plan, party, occasion),
    ],
    partyAsked,
    groupOfRole: (role) => groups.get(role) ?? null,
  };
}

/** Duties mostly ask the same parties, and of a thousand units each is looked up. */
function withParties(terms: readonly SeatTerms[]) {
  const sets = new Map<readonly string[], ReadonlySet<string>>();
  return terms.map((of) => {
    const set = sets.get(of.parties) ?? new Set(of.parties);
    sets.set(of.parties, set);
    return { of, has: (party: string) => set.has(party) };
  });
}

interface Claimable {
  readonly places: readonly Place[];
  readonly terms: readonly SeatTerms[];
}

/** Claims are for a role at an occasion; which of several such places somebody gets is settled by their order. */
interface Claim {
  readonly party: string;
  readonly occasion: string;
  readonly role: RoleKey;
}

function claimKey({ party, occasion, role }: Claim): string {
  return `${party}|${occasion}|${role}`;
}

function partiesOf({ units, groups = [] }: PlanClass): readonly string[] {
  return [...units.map(({ code }) => code), ...groups.map(({ key }) => key)];
}

function occasionsByParty({ classes }: Plan): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const one of classes) {
    for (const party of new Set(partiesOf(one))) found.set(party, [...(found.get(party) ?? []), one.code]);
  }
  return found;
}

/** Roles that are asked of one group and of no unit. */
function groupsByRole({ classes }: Plan): ReadonlyMap<RoleKey, string> {
  const owners = new Map<RoleKey, Set<string>>();
  const isGroup = new Set(classes.flatMap(({ groups = [] }) => groups.map(({ key }) => key)));
  for (const { role, parties } of classes.flatMap(({ seats = [] }) => seats)) {
    if (role !== null) owners.set(role, new Set([...(owners.get(role) ?? []), ...parties]));
  }
  return new Map(
    [...owners].flatMap(([role, parties]) => {
      const [only, ...others] = parties;
      return only !== undefined && others.length === 0 && isGroup.has(only) ? [[role, only] as const] : [];
    }),
  );
}

/** P34: what holds for whoever comes besides those of whom something is asked. */
function termsForAnybody(plan: Plan, party: string, occasion: string): readonly SeatTerms[] {
  const found = plan.classes.find(({ code }) => code === occasion);
  if (found === undefined) return NONE;
  return seatTermsOf(found, plan).filter(({ role, parties }) => role === null && parties.includes(party));
}

/** P31–P34: of several duties of one role the first asked comes first. */
function placesOfClaim(
  terms: readonly SeatTerms[],
  claim: Claim & Pick<Place, 'isOneOfSeveral'>,
  numbers: SeatNumbers,
): readonly Place[] {
  const duties: SeatTerms[] = [];
  for (const each of terms) {
    const count = placesOf(each, claim, numbers, duties.length);
    for (let n = 0; n < count; n++) duties.push(each);
  }
  return duties.map(({ duty, amount, paidBy, approval }, index): Place => {
    const parts = { duty, party: claim.party, occasion: claim.occasion, ordinal: index + 1 };
    const isOpen = amount.kind === 'all';
    return {
      ...parts,
      key: placeKey(parts),
      role: claim.role,
      capacity: isOpen ? Number.POSITIVE_INFINITY : 1,
      isOpen,
      ofHowMany: duties.length,
      needsApproval: approval,
      isOneOfSeveral: claim.isOneOfSeveral,
      owner: paidBy,
      tab: CLASS_TAB.of(claim.occasion),
    };
  });
}

/** How many places; of those that are open or for whoever is approved, one and none. */
function placesOf(
  { amount }: SeatTerms,
  { party, occasion, role }: Claim,
  { declared, registered }: SeatNumbers,
  before: number,
): number {
  switch (amount.kind) {
    case 'fixed':
      return amount.n;
    case 'all':
      return 1;
    case 'optional':
      return 0;
    default: {
      const said = declared?.(party, occasion, role) ?? null;
      if (said !== null) return seatsDeclared(said, amount);
      const came = (registered?.(party, occasion, role) ?? 0) - before;
      return Math.max(amount.min, Math.min(amount.max ?? came, came));
    }
  }
}

/** P32: none where it says that it has nobody; else at least what is asked for, and no more than the plan allows. */
export function seatsDeclared(said: number, { min, max }: Pick<Declared, 'min' | 'max'>): number {
  return said === 0 ? 0 : Math.max(min, Math.min(said, max ?? said));
}

type Declared = Extract<SeatTerms['amount'], { readonly kind: 'declared' }>;

const NONE: readonly never[] = [];

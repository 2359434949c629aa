/** R4, R5, R6 and R7 of the oracle: what a person claims, since when, and who gets the seats. */
import type { Plan } from '#shared/plan/plan.ts';
import { decisionsOf, type Person, sinceWhen, unitNow } from './people.ts';
import { endOfDay } from './reading.ts';
import { classOfUnit, type OracleDecision, type Row } from './rows.ts';
import type { Said } from './texts.ts';

export interface Standing {
  readonly person: Person;
  readonly row: Row;
  readonly unit: string | null;
  readonly class: string | null;
  readonly role: string | null;
  readonly fate: ReturnType<typeof countingOf>;
  readonly openSuspects: readonly Person[];
  readonly first: number;
  readonly isLate: boolean;
  readonly isInGrace: boolean;
  /** Null: no claim. */
  claim: number | null;
  isClaimByDecision: boolean;
  /** R0: the place of the row that made the claim; where a decision made it, of the person's first. */
  claimPlace: number;
  status: string;
}

const NEVER = Number.POSITIVE_INFINITY;

export function standingsOf(
  people: readonly Person[],
  decisions: readonly OracleDecision[],
  plan: Plan,
): Standing[] {
  const fates = new Map(people.map((person) => [person, countingOf(person, decisions, FATES)]));
  return people.map((person) => {
    const row = person.rows.at(-1) as Row;
    const fate = fates.get(person) ?? null;
    const suspects = [...person.suspectsOfUnit, ...person.suspectsElsewhere];
    const freed = suspects.map((suspect) => freedAt(fates.get(suspect) ?? null, person));
    const first = Math.min(...person.rows.map(({ submittedAt }) => submittedAt));
    const { deadline, graceDay } = plan.registration;
    const isInTime = first <= endOfDay(deadline);
    const isInGrace = !isInTime && graceDay !== null && first <= endOfDay(graceDay);
    const isLate = !isInTime && !isInGrace;
    const isLifted = fate?.decision.kind === 'approve' || fate?.decision.kind === 'replace';
    const natural = naturalClaim(person, decisions);
    const standing: Standing = {
      person,
      row,
      unit: row.unit,
      class: classOfUnit(row.unit, plan),
      role: natural.role,
      fate,
      openSuspects: suspects.filter((_, index) => freed[index] === NEVER),
      first,
      isLate,
      isInGrace,
      claim: null,
      isClaimByDecision: false,
      claimPlace: -1,
      status: '',
    };
    standing.status = beforeSeats(standing, isLifted);
    if (standing.status === '') {
      const lifted = Math.max(
        ...freed,
        isLate && fate !== null ? fate.since : 0,
        partedAt(person, decisions),
      );
      standing.claim = Math.max(natural.at, lifted);
      standing.isClaimByDecision = lifted >= natural.at || natural.isByDecision;
      standing.claimPlace = standing.isClaimByDecision ? (person.rows[0] as Row).place : natural.place;
    }
    return standing;
  });
}

const FATES = ['withdraw', 'reject', 'approve', 'replace'] as const;

/** Where several rows hold one, the one on the newest row counts. */
export function countingOf(
  person: Person,
  decisions: readonly OracleDecision[],
  kinds: readonly OracleDecision['kind'][],
) {
  const made = decisionsOf(person, decisions, kinds);
  const last = made.at(-1);
  if (last === undefined) return null;
  const all = made.map(({ decision }) => decision);
  // Approving and replacing both let somebody late in.
  const lets = all.map((one) => (one.kind === 'replace' ? { ...one, kind: 'approve' as const } : one));
  return { ...last, since: sinceWhen(lets) };
}

function freedAt(fateOfSuspect: ReturnType<typeof countingOf>, person: Person): number {
  const kind = fateOfSuspect?.decision.kind;
  const isOut = kind === 'withdraw' || kind === 'reject';
  return Math.min(person.settledAt ?? NEVER, isOut ? (fateOfSuspect?.since ?? NEVER) : NEVER);
}

/** R10: the first that fits; '' where the seats decide. */
function beforeSeats(standing: Standing, isLifted: boolean): string {
  if (standing.fate?.decision.kind === 'withdraw') return 'withdrawn';
  if (standing.fate?.decision.kind === 'reject') return 'rejected';
  if (standing.row.isNobody) return 'name_unclear';
  if (standing.unit === null) return 'unit_unclear';
  if (standing.class === null) return 'not_in_plan';
  if (standing.openSuspects.length > 0) return 'duplicate_suspected';
  if (standing.role === null) return 'role_unclear';
  return standing.isLate && !isLifted ? 'late_pending' : '';
}

/** The time since which the person's role has been this one and somebody of theirs has stood in this unit. */
export function naturalClaim(person: Person, decisions: readonly OracleDecision[]) {
  const set = decisionsOf(person, decisions, ['set_role']);
  // Of one time: rows in the order of R0, then decisions.
  const moments: Moment[] = [
    ...person.rows.flatMap((row) => row.life.map(({ at }) => ({ at, place: row.place }))),
    ...set.map(({ decision }) => ({ at: decision.seenAt, place: NEVER })),
  ].sort((a, b) => a.at - b.at || a.place - b.place);
  const roleAt = (moment: Moment) =>
    set.findLast(({ decision }) => decision.seenAt <= moment.at && moment.place === NEVER)?.decision.value ??
    set.findLast(({ decision }) => decision.seenAt < moment.at)?.decision.value ??
    roleSaidAt(person, moment);
  const end = { at: NEVER, place: NEVER };
  const role = roleAt(end);
  let roleSince = end;
  for (const moment of moments.toReversed()) {
    if (roleAt(moment) !== role) break;
    roleSince = moment;
  }
  const unit = unitNow(person);
  const there = person.rows.filter((row) => row.unit === unit);
  const unitSince = Math.min(...there.map(unitSinceOf));
  const at = Math.max(roleSince.at, unitSince);
  const makers = there.filter((row) => unitSinceOf(row) === unitSince).sort((a, b) => a.place - b.place);
  const isUnitLast = unitSince > roleSince.at;
  const maker = person.rows.find((row) => row.place === roleSince.place);
  const isByDecision = isUnitLast
    ? makers[0]?.setUnit?.seenAt === unitSince || makers[0]?.nameSetAt === unitSince
    : roleSince.place === NEVER || maker?.nameSetAt === roleSince.at;
  const place = isUnitLast ? (makers[0] as Row).place : roleSince.place;
  return { unit, role, at, isByDecision, place };
}

interface Moment {
  readonly at: number;
  readonly place: number;
}

function roleSaidAt(person: Person, moment: Moment): string | null {
  const saids = person.rows.map(
    (row): Said =>
      row.life.findLast(({ at }) => at < moment.at || (at === moment.at && row.place <= moment.place))
        ?.said ?? 'silent',
  );
  const last = saids.findLast((said) => said !== 'silent');
  return typeof last === 'object' ? last.role : null;
}

function unitSinceOf(row: Row): number {
  let since = NEVER;
  for (const { at, unit } of row.life.toReversed()) {
    if (unit !== row.unit) break;
    since = at;
  }
  return since;
}

/**
 * R7, *different person* on a joined row: what the person had claimed while they counted as one goes on with the
 * part that claims it now; any other claim is one that the decision made possible.
 */
function partedAt(person: Person, decisions: readonly OracleDecision[]): number {
  let at = 0;
  for (const parting of person.partings) {
    const before = naturalClaim(parting.whole, decisions);
    const same = parting.parts.filter((one) => {
      const claims = naturalClaim(one, decisions);
      return claims.unit === before.unit && claims.role === before.role;
    });
    const heir = same.find((one) => naturalClaim(one, decisions).at === before.at) ?? same[0];
    const isHeir = heir?.rows.some((row) => person.rows.includes(row)) === true;
    const goesOn = heir !== undefined && naturalClaim(heir, decisions).at >= before.at ? 0 : before.at;
    at = Math.max(at, isHeir ? goesOn : parting.at);
  }
  return at;
}

/** R6, then *approve*, then *replace*. */
export function giveSeats(standings: readonly Standing[]): Map<string, Standing> {
  const holders = new Map<string, Standing>();
  const claiming = standings.filter(({ claim }) => claim !== null).sort(byClaim);
  for (const one of claiming) {
    const seat = seatOf(one);
    if (!holders.has(seat)) {
      holders.set(seat, one);
      one.status = 'seated';
    } else {
      one.status = one.fate?.decision.kind === 'approve' ? 'extra_approved' : 'extra_pending';
    }
  }
  const replacing = claiming
    .filter(({ fate }) => fate?.decision.kind === 'replace')
    .sort((a, b) => a.row.place - b.row.place);
  for (const one of replacing) {
    const holder = holders.get(seatOf(one));
    if (holder !== undefined && holder !== one) holder.status = 'replaced';
    holders.set(seatOf(one), one);
    one.status = 'seated';
  }
  return holders;
}

export function seatOf(standing: { readonly unit: string | null; readonly role: string | null }): string {
  return `${standing.unit} ${standing.role}`;
}

/** R6; of claims first seen in one sync those the rows make go first, then the earlier first submission. */
function byClaim(a: Standing, b: Standing): number {
  return (
    (a.claim as number) - (b.claim as number) ||
    Number(a.isClaimByDecision) - Number(b.isClaimByDecision) ||
    (a.isClaimByDecision ? a.first - b.first : 0) ||
    a.claimPlace - b.claimPlace
  );
}

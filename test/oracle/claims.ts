/** R4, R5, R6 and R7 of the oracle: what a person claims, since when, and who gets the seats. */
import { endOfDayMs } from '#shared/time/local-date.ts';
import { decisionsOf, findPeople, isK2Shared, suspectsOf, type People, type Person, unitNow } from './people.ts';
import { classOfUnit, type OracleDecision, type Row, type Said, type World } from './rows.ts';

export interface Standing {
  readonly person: Person;
  readonly row: Row;
  readonly unit: string | null;
  readonly class: string | null;
  readonly role: string | null;
  readonly fate: OracleDecision | null;
  readonly setRole: OracleDecision | null;
  readonly openSuspects: readonly Person[];
  readonly first: number;
  readonly isLate: boolean;
  readonly isInGrace: boolean;
  /** Null: no claim. */
  claim: number | null;
  status: string;
}

const NEVER = Number.POSITIVE_INFINITY;

export function standingsOf(
  found: People,
  rows: readonly Row[],
  decisions: readonly OracleDecision[],
  world: World,
): Standing[] {
  const fates = new Map(found.people.map((person) => [person, newestOf(person, decisions, FATES)]));
  return found.people.map((person) => {
    const row = person.rows.at(-1) as Row;
    const fate = fates.get(person) ?? null;
    const setRole = newestOf(person, decisions, ['set_role']);
    const suspects = suspectsOf(person, found.people, world.plan);
    const freed = suspects.map((suspect) => freedAt(suspect, fates, found.settledBy.get(person) ?? null));
    const first = Math.min(...person.rows.map(({ submittedAt }) => submittedAt));
    const { deadline, graceDay } = world.plan.registration;
    const isInTime = first <= endOfDayMs(deadline);
    const isInGrace = !isInTime && graceDay !== null && first <= endOfDayMs(graceDay);
    const isLate = !isInTime && !isInGrace;
    const isLifted = fate?.kind === 'approve' || fate?.kind === 'replace';
    const natural = naturalClaim(person, decisions);
    const standing: Standing = {
      person,
      row,
      unit: row.unit,
      class: classOfUnit(row.unit, world.plan),
      role: natural.role,
      fate,
      setRole,
      openSuspects: suspects.filter((_, index) => freed[index] === NEVER),
      first,
      isLate,
      isInGrace,
      claim: null,
      status: '',
    };
    standing.status = beforeSeats(standing, isLifted);
    if (standing.status === '') {
      standing.claim = Math.max(
        natural.at,
        ...freed,
        isLate && fate !== null ? fate.seenAt : 0,
        partedAt(person, natural, found, rows, decisions, world),
      );
    }
    return standing;
  });
}

const FATES = ['withdraw', 'reject', 'approve', 'replace'] as const;

function newestOf(
  person: Person,
  decisions: readonly OracleDecision[],
  kinds: readonly OracleDecision['kind'][],
): OracleDecision | null {
  return decisionsOf(person, decisions, kinds).at(-1)?.decision ?? null;
}

function freedAt(
  suspect: Person,
  fates: ReadonlyMap<Person, OracleDecision | null>,
  settled: OracleDecision | null,
): number {
  const fate = fates.get(suspect) ?? null;
  const isOut = fate?.kind === 'withdraw' || fate?.kind === 'reject';
  return Math.min(settled?.seenAt ?? NEVER, isOut ? fate.seenAt : NEVER);
}

/** R10: the first that fits; '' where the seats decide. */
function beforeSeats(standing: Standing, isLifted: boolean): string {
  if (standing.fate?.kind === 'withdraw') return 'withdrawn';
  if (standing.fate?.kind === 'reject') return 'rejected';
  if (standing.unit === null) return 'unit_unclear';
  if (standing.class === null) return 'not_in_plan';
  if (standing.openSuspects.length > 0) return 'duplicate_suspected';
  if (standing.role === null) return 'role_unclear';
  return standing.isLate && !isLifted ? 'late_pending' : '';
}

/** The time since which the person's role has been this one and somebody of theirs has stood in this unit. */
export function naturalClaim(person: Person, decisions: readonly OracleDecision[]) {
  const setRole = newestOf(person, decisions, ['set_role']);
  const times = person.rows.flatMap(({ life }) => life.map(({ at }) => at));
  if (setRole !== null) times.push(setRole.seenAt);
  times.sort((a, b) => a - b);
  const roleAt = (time: number) =>
    setRole !== null && setRole.seenAt <= time ? setRole.value : roleSaidAt(person, time);
  const role = roleAt(NEVER);
  let roleSince = NEVER;
  for (const time of times.toReversed()) {
    if (roleAt(time) !== role) break;
    roleSince = time;
  }
  const unit = unitNow(person);
  const unitSince = Math.min(...person.rows.filter((row) => row.unit === unit).map(unitSinceOf));
  return { unit, role, at: Math.max(roleSince, unitSince) };
}

function roleSaidAt(person: Person, time: number): string | null {
  const saids = person.rows.map((row): Said => row.life.findLast(({ at }) => at <= time)?.said ?? 'silent');
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
function partedAt(
  person: Person,
  natural: { readonly unit: string | null; readonly role: string | null },
  found: People,
  rows: readonly Row[],
  decisions: readonly OracleDecision[],
  world: World,
): number {
  let at = 0;
  for (const part of found.people) {
    const cut = part.partedBy;
    if (cut === null) continue;
    const joint = findPeople(rows, decisions.filter((one) => one !== cut), world.plan).people.find((one) =>
      one.rows.includes(part.rows[0] as Row),
    );
    if (joint === undefined || !person.rows.some((row) => joint.rows.includes(row))) continue;
    const before = naturalClaim(joint, decisions);
    const parts = found.people.filter((one) => one.rows.some((row) => joint.rows.includes(row)));
    const heir = parts.find((one) => {
      const claims = naturalClaim(one, decisions);
      return claims.unit === before.unit && claims.role === before.role;
    });
    const goesOn = natural.unit === before.unit && natural.role === before.role && heir === person;
    if (!goesOn) at = Math.max(at, cut.seenAt);
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
      one.status = one.fate?.kind === 'approve' ? 'extra_approved' : 'extra_pending';
    }
  }
  const replacing = claiming
    .filter(({ fate }) => fate?.kind === 'replace')
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

function byClaim(a: Standing, b: Standing): number {
  return (a.claim as number) - (b.claim as number) || a.first - b.first || claimPlace(a) - claimPlace(b);
}

function claimPlace({ person, unit }: Standing): number {
  return Math.min(...person.rows.filter((row) => row.unit === unit).map(({ place }) => place));
}

export { isK2Shared };

/**
 * A second, independent reading of R0–R11: naive, slow, and written from the text of the rules alone. The differential
 * test runs it beside `reconcile` over small nasty worlds; where they differ, one of them reads a rule wrongly.
 */
import type { Plan } from '#shared/plan/plan.ts';
import { countingOf, giveSeats, seatOf, type Standing, standingsOf } from './claims.ts';
import type { OracleHistory } from './history.ts';
import { decisionsOf, findPeople, isK2Shared, type Person, phonesOf, shares, standOnRows } from './people.ts';
import { chosenClass, type OracleDecision, type Row, rowsOf } from './rows.ts';
import { settleCells } from './settle.ts';

export interface OracleRegistration {
  readonly key: string;
  readonly row: number | null;
  readonly delegate: number;
  readonly fullName: string;
  readonly unit: string | null;
  readonly role: string | null;
  readonly status: string;
  readonly notes: readonly string[];
  /** Key of the person's first row. */
  readonly person: string;
}

export interface OracleReport {
  readonly registrations: readonly OracleRegistration[];
  readonly units: readonly {
    readonly code: string;
    readonly state: string;
    readonly seats: readonly (string | null)[];
    readonly extraPending: number;
    readonly extraApproved: number;
  }[];
  readonly classes: readonly {
    readonly code: string;
    readonly units: number;
    readonly seats: number;
    readonly size: number;
    readonly seated: number;
    readonly missing: Readonly<Record<string, number>>;
    readonly extraPending: number;
    readonly extraApproved: number;
    readonly headcount: number;
    readonly notes: readonly string[];
  }[];
  readonly byStatus: Readonly<Record<string, number>>;
}

export function oracle(history: OracleHistory, cells: readonly OracleDecision[], plan: Plan): OracleReport {
  const ofQueue = cells.filter(({ ofPerson }) => !ofPerson);
  const made = settleCells(rowsOf(history.responses, ofQueue), cells, plan);
  const rows = rowsOf(history.responses, made);
  const decisions = standOnRows(rows, made, plan);
  const people = findPeople(rows, decisions, plan);
  const standings = standingsOf(people, decisions, plan);
  const holders = giveSeats(standings);
  const registrations = rows.map((row) => registrationOf(row, standings, holders, decisions));
  const units = unitsOf(registrations, holders, plan);
  const byStatus: Record<string, number> = {};
  for (const { status } of registrations) byStatus[status] = (byStatus[status] ?? 0) + 1;
  return { registrations, units, classes: classesOf(units, plan), byStatus };
}

function registrationOf(
  row: Row,
  standings: readonly Standing[],
  holders: ReadonlyMap<string, Standing>,
  decisions: readonly OracleDecision[],
): OracleRegistration {
  const said = {
    key: row.key,
    row: row.isGone ? null : (row.response.versions.at(-1)?.response.row ?? null),
    delegate: row.delegate.delegate,
    fullName: row.delegate.fullName,
    unit: row.unit,
  };
  const standing = standings.find(({ person }) => person.rows.includes(row));
  if (standing === undefined) {
    const notes = row.isGone ? ['source_removed'] : [];
    const role = !row.isGone && typeof row.said === 'object' ? row.said.role : null;
    return { ...said, role, status: 'withdrawn', notes, person: row.key };
  }
  const isNewest = standing.row === row;
  return {
    ...said,
    role: standing.role,
    status: isNewest ? standing.status : 'superseded',
    notes: isNewest ? notesOf(standing, standings, holders, decisions) : [],
    person: (standing.person.rows[0] as Row).key,
  };
}

function notesOf(
  standing: Standing,
  standings: readonly Standing[],
  holders: ReadonlyMap<string, Standing>,
  decisions: readonly OracleDecision[],
): string[] {
  const { person, row } = standing;
  const chosen = chosenClass(row.response.versions.at(-1)?.response as never);
  const notes: [string, boolean][] = [
    ['class_differs', standing.class !== null && chosen !== null && chosen !== Number(standing.class)],
    ['details_changed', person.hasChangedDetails],
    ['in_grace', standing.isInGrace],
    ['late_approved', standing.isLate && standing.status === 'seated'],
    ['phone_shared', standings.some((other) => sharesPhoneWithStranger(person, other.person))],
    ['registered_in_other_unit', person.suspectsElsewhere.some((one) => standing.openSuspects.includes(one))],
    ['replacement_hint', isReplacementHint(standing, standings, holders)],
    ['resubmitted_after_decision', isResubmitted(person, row, decisions)],
    ['time_doubtful', person.rows.some(({ isInDoubt }) => isInDoubt)],
  ];
  return notes.filter(([, does]) => does).map(([note]) => note);
}

/** R3: "K2 differs: two persons, whatever the phones (a shared phone is noted on both)", of the same unit. */
function sharesPhoneWithStranger(person: Person, other: Person): boolean {
  const unit = (one: Person) => one.rows.at(-1)?.unit ?? null;
  if (person.rows.some(({ isNobody }) => isNobody) || other.rows.some(({ isNobody }) => isNobody))
    return false;
  if (other === person || unit(person) === null || unit(person) !== unit(other)) return false;
  return !isK2Shared(person, other) && shares(phonesOf(person.rows), phonesOf(other.rows));
}

/** R7: "a later row of the person keeps it": later than the row on which the decision that counts stands. */
function isResubmitted(person: Person, row: Row, decisions: readonly OracleDecision[]): boolean {
  const counting = [
    countingOf(person, decisions, ['set_role']),
    countingOf(person, decisions, ['withdraw', 'reject', 'approve', 'replace']),
    decisionsOf(person, decisions, ['same_person', 'different_person']).at(-1),
  ];
  return counting.some((one) => one !== null && one !== undefined && one.row !== row);
}

/** R9. */
function isReplacementHint(
  standing: Standing,
  standings: readonly Standing[],
  holders: ReadonlyMap<string, Standing>,
): boolean {
  if (standing.status !== 'extra_pending') return false;
  const holder = holders.get(seatOf(standing));
  if (holder === undefined) return false;
  const { response, place } = standing.row;
  const isNewer = holder.person.rows.every((row) => row.place < place && row.response !== response);
  if (!isNewer) return false;
  return standings.some(
    ({ person }) =>
      person !== standing.person &&
      person !== holder.person &&
      person.rows.some((row) => row.response === response) &&
      person.rows.some((row) => row.response !== response && row.place < place && row.unit === standing.unit),
  );
}

function unitsOf(
  registrations: readonly OracleRegistration[],
  holders: ReadonlyMap<string, Standing>,
  plan: Plan,
): OracleReport['units'] {
  return plan.classes.flatMap((one) =>
    one.units.map(({ code }) => {
      const seats = plan.roles.map(({ key }) => holders.get(`${code} ${key}`)?.row.key ?? null);
      const taken = seats.filter((seat) => seat !== null).length;
      const count = (status: string) =>
        registrations.filter((each) => each.unit === code && each.status === status).length;
      return {
        code,
        state: taken === seats.length ? 'full' : taken > 0 ? 'short' : 'none',
        seats,
        extraPending: count('extra_pending'),
        extraApproved: count('extra_approved'),
      };
    }),
  );
}

function classesOf(units: OracleReport['units'], plan: Plan): OracleReport['classes'] {
  return plan.classes.map((one) => {
    const mine = units.filter(({ code }) => one.units.some((unit) => unit.code === code));
    const sum = (count: (unit: OracleReport['units'][number]) => number) =>
      mine.reduce((total, unit) => total + count(unit), 0);
    const seated = sum(({ seats }) => seats.filter((seat) => seat !== null).length);
    const extraApproved = sum((unit) => unit.extraApproved);
    const size = mine.length * plan.roles.length;
    const headcount = seated + extraApproved;
    return {
      code: one.code,
      units: mine.length,
      seats: size,
      size,
      seated,
      missing: Object.fromEntries(
        plan.roles.map(({ key }, index) => [key, sum(({ seats }) => (seats[index] === null ? 1 : 0))]),
      ),
      extraPending: sum((unit) => unit.extraPending),
      extraApproved,
      headcount,
      notes: headcount > size ? ['over_size'] : [],
    };
  });
}

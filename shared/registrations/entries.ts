import type { Role } from '../people/role.ts';
import type { Plan } from '../plan/plan.ts';
import type { KnownResponse } from '../responses/advance-history.ts';
import type { Delegate, Response } from '../responses/response.ts';
import { compareResponses } from '../responses/response-order.ts';
import type { UnitMatch } from '../units/unit.ts';
import { nameKeys } from '../people/person-name.ts';
import { readPhones } from '../people/phone.ts';
import { type RoleReading, readRole } from './role-reading.ts';

/** One delegate of one known response, with everything its own row says, read once. */
export interface Entry {
  /** `<response id>.<n>`; n is the delegate's place when first seen, and stays with that name through edits. */
  readonly key: string;
  readonly responseId: string;
  readonly row: number | null;
  readonly delegate: number;
  /** Its response names other delegates too. */
  readonly ofSeveral: boolean;
  /** Submission time of the response when first seen: an edit makes nobody late (R8). */
  readonly submittedAt: number;
  /** When a sync first saw this delegate. */
  readonly seenAt: number;
  readonly said: Delegate;
  readonly unitTyped: string;
  readonly classTyped: string;
  readonly unitMatch: UnitMatch;
  readonly k1: string;
  readonly k2: string;
  readonly phones: readonly string[];
  readonly role: RoleReading;
  /** Since when this row has said its role: its submission, or the edit that changed it (R8). */
  readonly roleSince: number;
  /** Since when it has stood in its unit. */
  readonly unitSince: number;
  /** What it said before the edits that changed its role or unit, oldest first. */
  readonly past: readonly Saying[];
}

/** What a row said of role and unit from a time on. */
export interface Saying {
  readonly at: number;
  readonly role: RoleReading;
  readonly unit: string | null;
}

/**
 * Reads the delegates of all known responses, in the order of R0.
 *
 * @param matchUnit resolves a typed unit (R2).
 */
export function readEntries(
  known: readonly KnownResponse[],
  { roles }: Pick<Plan, 'roles'>,
  matchUnit: (typed: string) => UnitMatch,
): Entry[] {
  const ordered = [...known].sort(byFirstSubmission);
  const entries: Entry[] = [];
  for (const response of ordered) {
    const life: Life = { kept: NONE, former: [], next: 1, said: null, saidAt: 0 };
    for (const version of response.versions) {
      life.kept = readVersion(version, response, life, roles, matchUnit);
      life.said = version.response;
    }
    for (const entry of life.kept) entries.push(entry);
  }
  return entries;
}

/** The delegates of one response while its versions are read. */
interface Life {
  kept: readonly Entry[];
  /** Named in an earlier version and not in the last. */
  former: Entry[];
  next: number;
  /** The last version read; null: none yet. */
  said: Response | null;
  /** Since when it says what it says. */
  saidAt: number;
}

const NONE: readonly never[] = [];

/** R0, by what each response first said: an edit does not move it. */
function byFirstSubmission(a: KnownResponse, b: KnownResponse): number {
  const order = compareResponses(firstSaid(a), firstSaid(b));
  if (order !== 0) return order;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function firstSaid({ id, versions }: KnownResponse): Response {
  const first = versions[0];
  if (first === undefined) throw new Error(`Response ${id} is known by no version.`);
  return first.response;
}

function readVersion(
  version: KnownResponse['versions'][number],
  known: KnownResponse,
  life: Life,
  roles: readonly Role[],
  matchUnit: (typed: string) => UnitMatch,
): Entry[] {
  const { response, seenAt } = version;
  const { submittedAt } = firstSaid(known);
  const earlier = life.said;
  const unitMatch = matchUnit(response.unitTyped);
  const saidAt = earlier === null ? submittedAt : Math.max(life.saidAt + 1, editedAt(version, earlier));
  life.saidAt = saidAt;
  const facts = response.delegates.map((said) => ({ said, ...nameKeys(said.fullName) }));
  const previous = earlier === null ? NONE : sameDelegates(facts, life);
  return facts.map(({ said, k1, k2 }, index) => {
    const { was, isBack } = previous[index] ?? NOBODY;
    const role = readRole(said, roles);
    return {
      key: was?.key ?? `${known.id}.${life.next++}`,
      responseId: known.id,
      row: known.row,
      delegate: said.delegate,
      ofSeveral: facts.length > 1,
      submittedAt,
      seenAt: was?.seenAt ?? seenAt,
      said,
      unitTyped: response.unitTyped,
      classTyped: response.classTyped,
      unitMatch,
      k1,
      k2,
      phones: readPhones(said.phoneText).valid,
      role,
      ...(was === null || isBack
        ? { roleSince: saidAt, unitSince: saidAt, past: NONE }
        : sinceWhen(was, { at: saidAt, role, unit: unitMatch.code })),
    };
  });
}

/**
 * R8: a changed role is claimed at the new time. An edit that did not move the submission time on was made in the table
 * itself; only the sync that saw it can date it. (Always after what the row said before: clocks may be wrong.)
 */
function editedAt({ response, seenAt }: KnownResponse['versions'][number], earlier: Response): number {
  return response.submittedAt > earlier.submittedAt ? response.submittedAt : seenAt;
}

function sinceWhen(was: Entry, now: Saying): Pick<Entry, 'roleSince' | 'unitSince' | 'past'> {
  const sameRole = was.role === now.role;
  const sameUnit = was.unitMatch.code === now.unit;
  if (sameRole && sameUnit) return { roleSince: was.roleSince, unitSince: was.unitSince, past: was.past };
  const last = { at: Math.max(was.roleSince, was.unitSince), role: was.role, unit: was.unitMatch.code };
  return {
    roleSince: sameRole ? was.roleSince : now.at,
    unitSince: sameUnit ? was.unitSince : now.at,
    past: [...was.past, last],
  };
}

interface Recognised {
  readonly was: Entry | null;
  /** It was left out of the version before. */
  readonly isBack: boolean;
}

const NOBODY: Recognised = { was: null, isBack: false };

/**
 * R8: the registrations of an edited response go on: with the same name, else with one that differs in diacritics
 * only; a name that was left out by an edit and is put back is the same one as before. Anybody else is new.
 */
function sameDelegates(
  facts: readonly { readonly k1: string; readonly k2: string }[],
  life: Life,
): Recognised[] {
  const unclaimed = [...life.kept];
  const previous = facts.map((fact) => take(unclaimed, (entry) => entry.k1 === fact.k1));
  for (const [index, fact] of facts.entries()) {
    previous[index] ??= take(unclaimed, (entry) => entry.k2 === fact.k2);
  }
  const recognised = facts.map((fact, index) => {
    const was = previous[index];
    if (was !== undefined) return { was, isBack: false };
    const back = take(life.former, (entry) => entry.k1 === fact.k1);
    return back === undefined ? NOBODY : { was: back, isBack: true };
  });
  life.former.push(...unclaimed);
  return recognised;
}

function take<Item>(items: Item[], fits: (item: Item) => boolean): Item | undefined {
  const index = items.findIndex(fits);
  return index < 0 ? undefined : items.splice(index, 1)[0];
}

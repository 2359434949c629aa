import type { Plan } from '../plan/plan.ts';
import type { KnownResponse } from '../responses/advance-history.ts';
import type { Delegate, Response } from '../responses/response.ts';
import { compareResponses } from '../responses/response-order.ts';
import type { UnitMatch } from '../units/unit.ts';
import { nameKeys } from './person-name.ts';
import { readPhones } from './phone.ts';
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
  /** Since when this row claims its role and unit: its submission, or the edit that changed them (R8). */
  readonly claimedSince: number;
}

/**
 * Reads the delegates of all known responses, in the order of R0.
 *
 * @param matchUnit resolves a typed unit (R2).
 */
export function readEntries(
  known: readonly KnownResponse[],
  plan: Plan,
  matchUnit: (typed: string) => UnitMatch,
): Entry[] {
  const ordered = [...known].sort(byFirstSubmission);
  const entries: Entry[] = [];
  for (const response of ordered) {
    let kept: readonly Entry[] = [];
    const numbers = { next: 1 };
    for (const [index, version] of response.versions.entries()) {
      const earlier = index === 0 ? null : (response.versions[index - 1] as { response: Response }).response;
      kept = readVersion(version, response, kept, numbers, earlier, plan, matchUnit);
    }
    entries.push(...kept);
  }
  return entries;
}

/** R0, by what each response first said: an edit does not move it. */
function byFirstSubmission(a: KnownResponse, b: KnownResponse): number {
  const first = (response: KnownResponse) => (response.versions[0] as { response: Response }).response;
  const order = compareResponses(first(a), first(b));
  if (order !== 0) return order;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function readVersion(
  version: KnownResponse['versions'][number],
  known: KnownResponse,
  before: readonly Entry[],
  numbers: { next: number },
  earlier: Response | null,
  plan: Plan,
  matchUnit: (typed: string) => UnitMatch,
): Entry[] {
  const { response, seenAt } = version;
  const submittedAt = (known.versions[0] as { response: Response }).response.submittedAt;
  const unitMatch = matchUnit(response.unitTyped);
  // An edit that kept its submission time was made in the table itself; only the sync that saw it can date it.
  const editedAt =
    earlier !== null && response.submittedAt !== earlier.submittedAt ? response.submittedAt : seenAt;
  const unclaimed = [...before];
  const facts = response.delegates.map((said) => ({ said, ...nameKeys(said.fullName) }));
  const previous = facts.map((fact) => take(unclaimed, (entry) => entry.k1 === fact.k1));
  for (const [index, fact] of facts.entries()) {
    previous[index] ??= take(unclaimed, (entry) => entry.k2 === fact.k2);
  }
  return facts.map((fact, index) => {
    const was = previous[index] ?? null;
    const role = readRole(fact.said, plan.roles);
    const unchanged = was !== null && was.role === role && was.unitMatch.code === unitMatch.code;
    return {
      key: was?.key ?? `${known.id}.${numbers.next++}`,
      responseId: known.id,
      row: known.row,
      delegate: fact.said.delegate,
      ofSeveral: facts.length > 1,
      submittedAt,
      seenAt: was?.seenAt ?? seenAt,
      said: fact.said,
      unitTyped: response.unitTyped,
      classTyped: response.classTyped,
      unitMatch,
      k1: fact.k1,
      k2: fact.k2,
      phones: readPhones(fact.said.phoneText).valid,
      role,
      claimedSince: earlier === null ? submittedAt : unchanged ? was.claimedSince : editedAt,
    };
  });
}

function take<Item>(items: Item[], fits: (item: Item) => boolean): Item | undefined {
  const index = items.findIndex(fits);
  return index < 0 ? undefined : items.splice(index, 1)[0];
}

import { claimedRole, firstInUnit } from './claimed-role.ts';
import { inForceSince } from './in-force-since.ts';
import type { Decision } from './registration.ts';
import { type Person, type PlacedEntry, type RowDecision, newestRow, sharesAny } from './person.ts';
import { preferred } from './persons.ts';
import { isSameUnit, notePhonesOf } from './shared-phones.ts';

/**
 * Applies *same person* and *different person*. On a suspected person the one on the newest row settles the
 * suspicion; on a joined row of anybody else *different person* parts that row and those after it.
 *
 * @param decisionsOf decisions made on a row, by registration key.
 */
export function settleIdentities(
  persons: readonly Person[],
  decisionsOf: ReadonlyMap<string, readonly Decision[]>,
): readonly Person[] {
  if (decisionsOf.size === 0) return persons;
  const drafts = persons.flatMap((person) => partJoinedRows(person, decisionsOf));
  const draftOf = indexByOriginal(drafts);
  for (const { draft } of drafts) {
    draft.suspects = draft.suspects.flatMap((suspect) => draftOf.get(suspect) ?? []);
    draft.elsewhere = draft.elsewhere
      .flatMap((suspect) => draftOf.get(suspect) ?? [])
      .filter((suspect) => sharesAny(suspect.k1s, draft.k1s) && sharesAny(suspect.phones, draft.phones));
    draft.phoneShared = draft.phoneShared
      .flatMap((other) => draftOf.get(other) ?? [])
      .filter((other) => isSameUnit(other, draft) && sharesAny(other.phones, draft.phones));
  }
  const parted = [...draftOf.values()].filter((parts) => parts.length > 1).flat();
  return settleSuspicions(
    drafts.map(({ draft }) => draft),
    new Set(parted),
  );
}

const NO_DECISIONS: readonly never[] = [];

interface DraftOf {
  readonly original: Person;
  readonly draft: Person;
}

function indexByOriginal(drafts: readonly DraftOf[]): Map<Person, Person[]> {
  const index = new Map<Person, Person[]>();
  for (const { original, draft } of drafts) {
    const list = index.get(original);
    if (list === undefined) index.set(original, [draft]);
    else list.push(draft);
  }
  return index;
}

function partJoinedRows(person: Person, decisionsOf: ReadonlyMap<string, readonly Decision[]>): DraftOf[] {
  const made = decisionsOn(person.rows, decisionsOf);
  const whole = { original: person, draft: toDraft(person, made) };
  if (person.suspects.length > 0 || person.elsewhere.length > 0) return [whole];
  const cuts = made
    .filter(({ row, decision }) => decision.kind === 'different_person' && row !== person.rows[0])
    .sort((a, b) => a.decision.seenAt - b.decision.seenAt || a.row.order - b.row.order);
  let parts: readonly Person[] = [whole.draft];
  for (const cut of cuts) {
    parts = parts.flatMap((part) => (part.rows.includes(cut.row) ? partedAt(part, cut) : [part]));
  }
  return parts.map((draft) => ({ original: person, draft }));
}

/**
 * What the person had claimed while they counted as one goes on with the part that claims it now, and is neither older nor
 * newer for it; any other claim is one that the decision made possible (R7). So parting takes nobody's seat.
 */
function partedAt(whole: Person, cut: RowDecision): readonly Person[] {
  const parts = partsOf(whole, cut.row);
  if (parts.length === 1) return [whole];
  const before = claimOf(whole);
  const same = parts.filter((part) => claimOf(part).seat === before.seat);
  const heir = same.find((part) => claimOf(part).at === before.at) ?? same[0];
  for (const part of parts) {
    if (part !== heir) part.partedAt = cut.decision.seenAt;
    else if (claimOf(part).at < before.at) part.partedAt = before.at;
  }
  return parts;
}

/**
 * The rows before the cut and those from it on. A row outside the plan that was superseded goes with the part that
 * supersedes it still; where none does, or it is the one that was cut off, it stands by itself again.
 */
function partsOf(whole: Person, cut: PlacedEntry): Person[] {
  const outside = new Set(whole.absorbed.flatMap((person) => person.rows));
  const rows = whole.rows.filter((row) => !outside.has(row));
  const start = outside.has(cut) ? 0 : rows.indexOf(cut);
  const drafts = (start > 0 ? [rows.slice(0, start), rows.slice(start)] : [rows]).map((part) =>
    partOf(whole, part, []),
  );
  const loose = new Set(whole.absorbed);
  // Whoever is taken in brings phones by which another may be known, so all are asked again until nobody joins.
  for (const [index, draft] of drafts.entries()) {
    let part = draft;
    const isTheirs = (person: Person) => !person.rows.includes(cut) && supersedes(part, person);
    for (let next = [...loose].find(isTheirs); next !== undefined; next = [...loose].find(isTheirs)) {
      loose.delete(next);
      const together = [...part.rows, ...next.rows].sort((a, b) => a.order - b.order);
      part = partOf(whole, together, [...part.absorbed, next]);
    }
    drafts[index] = part;
  }
  return [...drafts, ...[...loose].map((person) => partOf(whole, person.rows, []))];
}

function supersedes(draft: Person, outside: Person): boolean {
  return (
    newestRow(draft).order > newestRow(outside).order &&
    sharesAny(draft.k1s, outside.k1s) &&
    sharesAny(draft.phones, outside.phones)
  );
}

function claimOf({ rows, decisions }: Person): { readonly seat: string; readonly at: number } {
  const { role, since } = claimedRole(rows, decisions);
  const { unit, class: code, unitSince } = firstInUnit({ rows });
  return { seat: `${unit} ${code} ${role}`, at: Math.max(since, unitSince) };
}

function partOf(whole: Person, rows: readonly PlacedEntry[], absorbed: readonly Person[]): Person {
  const decisions = whole.decisions.filter(({ row }) => rows.includes(row));
  return {
    ...whole,
    rows,
    absorbed,
    k1s: [...new Set(rows.map((row) => row.entry.k1))],
    k2s: [...new Set(rows.map((row) => row.entry.k2))],
    phones: [...new Set(rows.flatMap((row) => row.entry.phones))],
    changedRows: changedRowsOf(rows.filter((row) => !absorbed.some((person) => person.rows.includes(row)))),
    decisions,
    idle: decisions.map(({ decision }) => decision).filter(({ kind }) => kind === 'same_person'),
  };
}

/** The row that was parted no longer joined anybody, and those after it joined fewer. */
function changedRowsOf(rows: readonly PlacedEntry[]): PlacedEntry[] {
  const before: string[] = [];
  return rows.filter(({ entry: { phones } }) => {
    const changed = phones.length > 0 && before.length > 0 && !sharesAny(phones, before);
    before.push(...phones);
    return changed;
  });
}

function toDraft(person: Person, decisions: readonly RowDecision[]): Person {
  const settles = person.suspects.length > 0 || person.elsewhere.length > 0;
  const idle = settles ? NO_DECISIONS : decisions.map(({ decision }) => decision).filter(isIdentityDecision);
  return { ...person, decisions, partedAt: null, settledAt: null, idle };
}

function settleSuspicions(drafts: readonly Person[], parted: ReadonlySet<Person>): Person[] {
  const mergedInto = new Map<Person, Person>();
  const rootOf = (draft: Person): Person => {
    const next = mergedInto.get(draft);
    return next === undefined ? draft : rootOf(next);
  };
  for (const draft of drafts) {
    const suspect = preferred([...draft.suspects, ...draft.elsewhere], draft.phones);
    if (suspect === null) continue;
    const settling = draft.decisions.filter(({ decision }) => isIdentityDecision(decision));
    if (settling[0] === undefined) continue;
    if (settling[0].decision.kind === 'different_person') {
      draft.settledAt = inForceSince(settling, ({ kind }) => kind);
      continue;
    }
    const target = rootOf(suspect);
    if (target === draft) continue;
    merge(target, draft);
    mergedInto.set(draft, target);
  }
  const remaining = drafts.filter((draft) => !mergedInto.has(draft));
  const merged = [...mergedInto.values()].map(rootOf);
  if (merged.length > 0) {
    for (const draft of remaining) {
      const others = (list: readonly Person[]) =>
        [...new Set(list.map(rootOf))].filter((person) => person !== draft);
      draft.suspects = others(draft.suspects);
      draft.elsewhere = others(draft.elsewhere);
      draft.phoneShared = others(draft.phoneShared);
    }
  }
  notePhonesOf(new Set([...parted, ...merged].filter((draft) => !mergedInto.has(draft))), remaining);
  return remaining;
}

function isIdentityDecision(decision: Decision): boolean {
  return decision.kind === 'same_person' || decision.kind === 'different_person';
}

function merge(target: Person, from: Person): void {
  target.rows = [...target.rows, ...from.rows].sort((a, b) => a.order - b.order);
  target.k1s = [...target.k1s, ...from.k1s];
  target.k2s = [...target.k2s, ...from.k2s];
  target.phones = [...target.phones, ...from.phones];
  target.absorbed = [...target.absorbed, ...from.absorbed];
  target.changedRows = [...target.changedRows, ...from.changedRows];
  target.phoneShared = [...target.phoneShared, ...from.phoneShared];
  target.decisions = byNewestRow([...target.decisions, ...from.decisions]);
  target.idle = [...target.idle, ...from.idle];
}

function decisionsOn(
  rows: readonly PlacedEntry[],
  decisionsOf: ReadonlyMap<string, readonly Decision[]>,
): RowDecision[] {
  const made = rows.flatMap((row) =>
    (decisionsOf.get(row.entry.key) ?? []).map((decision) => ({ row, decision })),
  );
  return byNewestRow(made);
}

function byNewestRow(made: RowDecision[]): RowDecision[] {
  // Decisions beside two persons who have become one may stand on one row: the one made last counts.
  return made.sort((a, b) => b.row.order - a.row.order || b.decision.seenAt - a.decision.seenAt);
}

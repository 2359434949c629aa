import type { Decision } from './registration.ts';
import { type Person, type PlacedEntry, newestRow, preferred, sharesAny } from './persons.ts';

/** A person after *same person* and *different person* (R7), with the decisions that were made on their rows. */
export interface SettledPerson extends Person {
  /** The time of the *different person* that lets this person claim; null: none was needed. */
  readonly partedAt: number | null;
  /** Decisions on any of their rows, newest row first. */
  readonly decisions: readonly RowDecision[];
  /** *Same person* or *different person* that found nothing to settle. */
  readonly idle: readonly Decision[];
}

export interface RowDecision {
  readonly row: PlacedEntry;
  readonly decision: Decision;
}

type Draft = { -readonly [Key in keyof SettledPerson]: SettledPerson[Key] };

/**
 * Applies *same person* and *different person*. On a suspected person the one on the newest row settles the
 * suspicion; on a joined row of anybody else *different person* parts that row and those after it.
 *
 * @param decisionsOf decisions made on a row, by registration key.
 */
export function settleIdentities(
  persons: readonly Person[],
  decisionsOf: ReadonlyMap<string, readonly Decision[]>,
): SettledPerson[] {
  if (decisionsOf.size === 0) return persons.map(withoutDecisions);
  const drafts = persons.flatMap((person) => partJoinedRows(person, decisionsOf));
  const draftOf = indexByOriginal(drafts);
  for (const { draft } of drafts) {
    draft.suspects = draft.suspects.flatMap((suspect) => draftOf.get(suspect) ?? []);
    draft.elsewhere = draft.elsewhere.flatMap((suspect) => draftOf.get(suspect) ?? []);
    draft.phoneShared = draft.phoneShared
      .flatMap((other) => draftOf.get(other) ?? [])
      .filter((other) => sharesAny(other.phones, draft.phones));
  }
  return settleSuspicions(drafts.map(({ draft }) => draft));
}

/** The same object, because others name it as their suspect. */
function withoutDecisions(person: Person): SettledPerson {
  return Object.assign(person, { decisions: NO_DECISIONS, partedAt: null, idle: NO_DECISIONS });
}

const NO_DECISIONS: readonly never[] = [];

interface DraftOf {
  readonly original: Person;
  readonly draft: Draft;
}

function indexByOriginal(drafts: readonly DraftOf[]): Map<Person, Draft[]> {
  const index = new Map<Person, Draft[]>();
  for (const { original, draft } of drafts) {
    const list = index.get(original);
    if (list === undefined) index.set(original, [draft]);
    else list.push(draft);
  }
  return index;
}

function partJoinedRows(person: Person, decisionsOf: ReadonlyMap<string, readonly Decision[]>): DraftOf[] {
  const made = decisionsOn(person.rows, decisionsOf);
  if (person.suspects.length > 0 || person.elsewhere.length > 0 || made.length === 0) {
    return [{ original: person, draft: toDraft(person, made, null) }];
  }
  const cuts = person.rows
    .map((row, index) => ({
      index,
      cut: made.find((item) => item.row === row && item.decision.kind === 'different_person'),
    }))
    .filter(({ index, cut }) => index > 0 && cut !== undefined);
  if (cuts.length === 0) return [{ original: person, draft: toDraft(person, made, null) }];
  const starts = [0, ...cuts.map(({ index }) => index)];
  return starts.map((start, part) => {
    const rows = person.rows.slice(start, starts[part + 1] ?? person.rows.length);
    const partedAt = part === 0 ? null : (cuts[part - 1]?.cut?.decision.seenAt ?? null);
    return { original: person, draft: partOf(person, rows, decisionsOn(rows, decisionsOf), partedAt) };
  });
}

function partOf(
  person: Person,
  rows: readonly PlacedEntry[],
  decisions: readonly RowDecision[],
  partedAt: number | null,
): Draft {
  return {
    ...toDraft(person, decisions, partedAt),
    rows,
    k1s: [...new Set(rows.map((row) => row.entry.k1))],
    k2s: [...new Set(rows.map((row) => row.entry.k2))],
    phones: [...new Set(rows.flatMap((row) => row.entry.phones))],
    // The row that was parted no longer joined anybody.
    changedRows: person.changedRows.filter((row) => rows.indexOf(row) > 0),
    lentTimes: rows[0] === person.rows[0] ? [...person.lentTimes] : [],
  };
}

function toDraft(person: Person, decisions: readonly RowDecision[], partedAt: number | null): Draft {
  const idle = decisions
    .map(({ decision }) => decision)
    .filter(({ kind }) => {
      const settles = person.suspects.length > 0 || person.elsewhere.length > 0;
      if (kind === 'same_person') return !settles;
      return kind === 'different_person' && !settles && partedAt === null;
    });
  return { ...person, decisions, partedAt, idle };
}

function settleSuspicions(drafts: readonly Draft[]): Draft[] {
  const mergedInto = new Map<Draft, Draft>();
  const rootOf = (draft: Draft): Draft => {
    const next = mergedInto.get(draft);
    return next === undefined ? draft : rootOf(next);
  };
  for (const draft of drafts) {
    const suspects = [...draft.suspects, ...draft.elsewhere] as Draft[];
    if (suspects.length === 0) continue;
    const settling = draft.decisions.find(({ decision }) => isIdentityDecision(decision));
    if (settling === undefined) continue;
    draft.suspects = [];
    draft.elsewhere = [];
    if (settling.decision.kind === 'different_person') {
      draft.partedAt = Math.max(draft.partedAt ?? 0, settling.decision.seenAt);
      continue;
    }
    const target = rootOf(preferred(suspects, newestRow(draft)) as Draft);
    if (target === draft) continue;
    merge(target, draft);
    mergedInto.set(draft, target);
  }
  const remaining = drafts.filter((draft) => !mergedInto.has(draft));
  if (mergedInto.size === 0) return remaining;
  for (const draft of remaining) {
    const others = (list: readonly Person[]) =>
      [...new Set(list.map((person) => rootOf(person as Draft)))].filter((person) => person !== draft);
    draft.suspects = others(draft.suspects);
    draft.elsewhere = others(draft.elsewhere);
    draft.phoneShared = others(draft.phoneShared);
  }
  return remaining;
}

function isIdentityDecision(decision: Decision): boolean {
  return decision.kind === 'same_person' || decision.kind === 'different_person';
}

function merge(target: Draft, from: Draft): void {
  target.rows = [...target.rows, ...from.rows].sort((a, b) => a.order - b.order);
  target.k1s = [...target.k1s, ...from.k1s];
  target.k2s = [...target.k2s, ...from.k2s];
  target.phones = [...target.phones, ...from.phones];
  target.lentTimes = [...target.lentTimes, ...from.lentTimes];
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
  return made.sort((a, b) => b.row.order - a.row.order);
}

import type { Person } from './person.ts';
import type { Placed } from './seats.ts';
import type { Standing } from './standing.ts';

/**
 * R9: who probably stands in for a seat holder. An extra whose response is newer than every row of the holder, names
 * again somebody the unit registered before, and does not name the holder.
 */
export function hintsReplacement(placed: readonly Placed[]): ReadonlySet<Standing> {
  // A response with one delegate names nobody again, so only longer lists are looked at.
  const extras = placed.filter(
    ({ standing, placement }) => placement.status === 'extra_pending' && standing.newest.entry.ofSeveral,
  );
  if (extras.length === 0) return new Set();
  const namedIn = personsByResponse(
    placed,
    new Set(extras.map(({ standing }) => standing.newest.entry.responseId)),
  );
  const hinted = new Set<Standing>();
  for (const { standing: extra, placement } of extras) {
    const { holder } = placement;
    if (holder === null) continue;
    const { responseId } = extra.newest.entry;
    const named = namedIn.get(responseId) ?? NOBODY;
    const newer = extra.newest.order > holder.newest.order && holder.newest.entry.responseId !== responseId;
    if (!newer || named.has(holder.person)) continue;
    const namesAgain = [...named].some(
      (person) => person !== extra.person && wasRegisteredBefore(person, extra, responseId),
    );
    if (namesAgain) hinted.add(extra);
  }
  return hinted;
}

const NOBODY: ReadonlySet<Person> = new Set();

function wasRegisteredBefore(person: Person, extra: Standing, responseId: string): boolean {
  return person.rows.some(
    (row) => row.unit === extra.unit && row.order < extra.newest.order && row.entry.responseId !== responseId,
  );
}

function personsByResponse(
  placed: readonly Placed[],
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, ReadonlySet<Person>> {
  const named = new Map<string, Set<Person>>();
  for (const { standing } of placed) {
    const { person } = standing;
    for (const { entry } of person.rows) {
      if (!wanted.has(entry.responseId)) continue;
      const persons = named.get(entry.responseId);
      if (persons === undefined) named.set(entry.responseId, new Set([person]));
      else persons.add(person);
    }
  }
  return named;
}

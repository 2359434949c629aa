import type { SettledPerson } from './identities.ts';
import type { Placement } from './seats.ts';
import type { Standing } from './standing.ts';

/**
 * R9: who probably stands in for a seat holder. An extra whose response is newer than every row of the holder, names
 * again somebody the unit registered before, and does not name the holder.
 */
export function hintsReplacement(
  standings: readonly Standing[],
  placements: ReadonlyMap<Standing, Placement>,
): ReadonlySet<Standing> {
  const extras = standings.filter((standing) => placements.get(standing)?.status === 'extra_pending');
  if (extras.length === 0) return new Set();
  const namedIn = personsByResponse(standings, new Set(extras.map((extra) => extra.newest.entry.responseId)));
  const hinted = new Set<Standing>();
  for (const extra of extras) {
    const holder = placements.get(extra)?.holder;
    if (holder === null || holder === undefined) continue;
    const { responseId } = extra.newest.entry;
    const named = namedIn.get(responseId) as ReadonlySet<SettledPerson>;
    const newer = extra.newest.order > holder.newest.order && holder.newest.entry.responseId !== responseId;
    if (!newer || named.has(holder.person)) continue;
    const namesAgain = [...named].some(
      (person) => person !== extra.person && wasRegisteredBefore(person, extra, responseId),
    );
    if (namesAgain) hinted.add(extra);
  }
  return hinted;
}

function wasRegisteredBefore(person: SettledPerson, extra: Standing, responseId: string): boolean {
  return person.rows.some(
    (row) => row.unit === extra.unit && row.order < extra.newest.order && row.entry.responseId !== responseId,
  );
}

function personsByResponse(
  standings: readonly Standing[],
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, ReadonlySet<SettledPerson>> {
  const named = new Map<string, Set<SettledPerson>>();
  for (const { person } of standings) {
    for (const { entry } of person.rows) {
      if (!wanted.has(entry.responseId)) continue;
      const persons = named.get(entry.responseId);
      if (persons === undefined) named.set(entry.responseId, new Set([person]));
      else persons.add(person);
    }
  }
  return named;
}

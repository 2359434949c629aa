/**
 * Which row that is gone and which row that is new are one response, edited (R8): by stable id, then by time, then by
 * unit and name. Each pass asks for something that both say, so what they may say is looked up and not compared pair by
 * pair: of 8,000 rows that are all different that took 2.8 s.
 */
import { nameKeys } from '../people/person-name.ts';
import { plainKey } from '../text/vietnamese.ts';
import { namedDelegates } from './named-delegates.ts';
import type { Response } from './response.ts';

/**
 * @param gone and `fresh` in the order of R0: the earlier finds its partner first, and the earliest that fits.
 * @param namesSet what staff called the delegates of each that is gone (*set name*), by its place: R3, such a name pairs
 * like one that was typed, and behind it.
 * @returns the partner of each that is gone, by its place among them.
 */
export function matchEdits(
  gone: readonly Response[],
  fresh: readonly Response[],
  unitOf: (typed: string) => string | null,
  namesSet: (place: number) => readonly string[] = () => [],
): ReadonlyMap<number, Response> {
  const edits = new Map<number, Response>();
  const taken = new Set<Response>();
  const said = new Map<Response, Said>();
  const saidBy = (response: Response): Said => {
    const known = said.get(response) ?? whatIsSaid(response, unitOf);
    said.set(response, known);
    return known;
  };
  const called = gone.map((_, place) => namesSet(place).map((name) => nameKeys(name).k1));
  const isAnySet = called.some((names) => names.length > 0);
  for (const { keysOf, bySetNames } of PASSES) {
    if (bySetNames && !isAnySet) continue;
    const queues = queuesOf(fresh, taken, (response) => keysOf(saidBy(response)));
    gone.forEach((before, place) => {
      if (edits.has(place)) return;
      const said = saidBy(before);
      const meant = bySetNames ? { ...said, names: called[place] ?? [] } : said;
      const fitting = keysOf(meant).flatMap((key) => firstLeft(queues.get(key), fresh, taken) ?? []);
      const after = fresh[Math.min(...fitting)];
      if (after === undefined) return;
      edits.set(place, after);
      taken.add(after);
    });
  }
  return edits;
}

interface Said {
  readonly id: string | null;
  readonly time: number;
  readonly unit: string;
  readonly names: readonly string[];
}

interface Pass {
  readonly keysOf: (said: Said) => readonly string[];
  /** Of those that are gone the names that staff set count. */
  readonly bySetNames: boolean;
}

/** Several rows of one second: those that agree in more find each other first, and a name says more than a unit. */
const PASSES: readonly Pass[] = [
  pass(({ id }) => (id === null ? [] : [id])),
  ...byName(({ time, unit }, name) => [time, unit, name]),
  ...byName(({ time }, name) => [time, name]),
  pass(({ time, unit }) => [JSON.stringify([time, unit])]),
  pass(({ time }) => [String(time)]),
  ...byName(({ unit }, name) => [unit, name]),
];

function pass(keysOf: Pass['keysOf'], bySetNames = false): Pass {
  return { keysOf, bySetNames };
}

/** By the names typed, then by those set. */
function byName(partsOf: (said: Said, name: string) => readonly (string | number)[]): readonly Pass[] {
  const keysOf = (said: Said) => said.names.map((name) => JSON.stringify(partsOf(said, name)));
  return [pass(keysOf), pass(keysOf, true)];
}

function whatIsSaid(response: Response, unitOf: (typed: string) => string | null): Said {
  const code = unitOf(response.unitTyped);
  return {
    id: response.sourceId,
    time: response.submittedAt,
    // Equal codes are equal units; of two that nobody knows, equal words are.
    unit: code === null ? `typed ${plainKey(response.unitTyped)}` : `code ${code}`,
    names: namesIn(response),
  };
}

/** A cell that names nobody pairs nothing. */
function namesIn(response: Response): readonly string[] {
  return namedDelegates(response).flatMap(({ doubt, k1 }) => (doubt === null ? k1 : []));
}

/** Places of fresh rows by what they say, earliest first. */
interface Queue {
  readonly places: number[];
  next: number;
}

function queuesOf(
  fresh: readonly Response[],
  taken: ReadonlySet<Response>,
  keysOf: (response: Response) => readonly string[],
): ReadonlyMap<string, Queue> {
  const queues = new Map<string, Queue>();
  fresh.forEach((response, place) => {
    if (taken.has(response)) return;
    for (const key of new Set(keysOf(response))) {
      const queue = queues.get(key);
      if (queue === undefined) queues.set(key, { places: [place], next: 0 });
      else queue.places.push(place);
    }
  });
  return queues;
}

/** What was taken once is never left again, so a queue is walked once. */
function firstLeft(
  queue: Queue | undefined,
  fresh: readonly Response[],
  taken: ReadonlySet<Response>,
): number | null {
  if (queue === undefined) return null;
  for (; queue.next < queue.places.length; queue.next++) {
    const place = queue.places[queue.next] ?? 0;
    const response = fresh[place];
    if (response !== undefined && !taken.has(response)) return place;
  }
  return null;
}

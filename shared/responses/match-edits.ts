/**
 * Which row that is gone and which row that is new are one response, edited (R8): by stable id, then by time, then by
 * unit and name. Each pass asks for something that both say, so what they may say is looked up and not compared pair by
 * pair: of 8,000 rows that are all different that took 2.8 s; names are read only of rows that share a time or a unit.
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
  const unitKey = onceFor((typed: string) => unitKeyOf(typed, unitOf));
  const saidBy = onceFor((response: Response) => whatIsSaid(response, unitKey(response.unitTyped)));
  const called = gone.map((_, place) => namesSet(place).map((name) => nameKeys(name).k1));
  const isAnySet = called.some((names) => names.length > 0);
  for (const one of PASSES) {
    if (one.bySetNames && !isAnySet) continue;
    const left = fresh.filter((response) => !taken.has(response));
    const asked = askedBy(one, gone, left, { edits, called, saidBy });
    if (asked.size === 0) continue;
    const queues = queuesOf(new Set([...asked.values()].flat()), left, (response) =>
      one.keysOf(saidBy(response), saidBy(response).names),
    );
    for (const [place, keys] of asked) {
      const after = earliest(
        keys.flatMap((key) => firstLeft(queues.get(key), left, taken) ?? []),
        left,
      );
      if (after === undefined) continue;
      edits.set(place, after);
      taken.add(after);
    }
  }
  return edits;
}

/** What each that is gone asks for in this pass, by its place; without those that share nothing with any row that is left. */
function askedBy(
  { sharedBy, keysOf, bySetNames }: Pass,
  gone: readonly Response[],
  left: readonly Response[],
  known: {
    readonly edits: ReadonlyMap<number, Response>;
    readonly called: readonly (readonly string[])[];
    readonly saidBy: (response: Response) => Said;
  },
): ReadonlyMap<number, readonly string[]> {
  const shared = new Set(left.map((response) => sharedBy(known.saidBy(response))));
  const asked = new Map<number, readonly string[]>();
  for (const [place, response] of gone.entries()) {
    const said = known.saidBy(response);
    if (known.edits.has(place) || !shared.has(sharedBy(said))) continue;
    asked.set(place, keysOf(said, bySetNames ? (known.called[place] ?? []) : said.names));
  }
  return asked;
}

function earliest(places: readonly number[], left: readonly Response[]): Response | undefined {
  return left[Math.min(...places)];
}

interface Said {
  readonly id: string | null;
  readonly time: number;
  readonly unit: string;
  /** Read where they are asked for: a name is what costs most. */
  readonly names: readonly string[];
}

interface Pass {
  /** What both must say before anything else is asked of either. */
  readonly sharedBy: (said: Said) => string | number | null;
  readonly keysOf: (said: Said, names: readonly string[]) => readonly string[];
  /** Of those that are gone the names that staff set count. */
  readonly bySetNames: boolean;
}

const idOf = ({ id }: Said) => id;
const timeOf = ({ time }: Said) => time;
const unitSaid = ({ unit }: Said) => unit;

/** Several rows of one second: those that agree in more find each other first, and a name says more than a unit. */
const PASSES: readonly Pass[] = [
  pass(idOf, ({ id }) => (id === null ? [] : [id])),
  ...byName(timeOf, ({ time, unit }) => `${time}\n${unit}`),
  ...byName(timeOf, ({ time }) => `${time}`),
  pass(timeOf, ({ time, unit }) => [`${time}\n${unit}`]),
  pass(timeOf, ({ time }) => [`${time}`]),
  ...byName(unitSaid, ({ unit }) => unit),
];

function pass(sharedBy: Pass['sharedBy'], keysOf: Pass['keysOf'], bySetNames = false): Pass {
  return { sharedBy, keysOf, bySetNames };
}

/** By the names typed, then by those set. No unit and no name holds a line feed: words are parted by single spaces. */
function byName(sharedBy: Pass['sharedBy'], besideName: (said: Said) => string): readonly Pass[] {
  const keysOf: Pass['keysOf'] = (said, names) => names.map((name) => `${besideName(said)}\n${name}`);
  return [pass(sharedBy, keysOf), pass(sharedBy, keysOf, true)];
}

function whatIsSaid(response: Response, unit: string): Said {
  let names: readonly string[] | null = null;
  return {
    id: response.sourceId,
    time: response.submittedAt,
    unit,
    get names() {
      names ??= namesIn(response);
      return names;
    },
  };
}

/** Equal codes are equal units; of two that nobody knows, equal words are. */
function unitKeyOf(typed: string, unitOf: (typed: string) => string | null): string {
  const code = unitOf(typed);
  return code === null ? `typed ${plainKey(typed)}` : `code ${code}`;
}

/** Thousands of rows name the same few units, and each row is asked about in every pass. */
function onceFor<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
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
  asked: ReadonlySet<string>,
  fresh: readonly Response[],
  keysOf: (response: Response) => readonly string[],
): ReadonlyMap<string, Queue> {
  const queues = new Map<string, Queue>();
  fresh.forEach((response, place) => {
    for (const key of new Set(keysOf(response))) {
      if (!asked.has(key)) continue;
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

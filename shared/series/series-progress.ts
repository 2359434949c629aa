/** What was opened and held of a group's classes, year by year, against its plan (P54). */
import { type GroupPlan, sum, yearOf } from './group-plan.ts';
import { isHeld, isOpened, type SeriesClass } from './series-class.ts';

export interface Progress {
  /** Null: of no year yet. */
  readonly year: number | null;
  readonly plan: number;
  readonly opened: number;
  readonly held: number;
  readonly left: number;
  /** Held beyond what was asked for: of the year where the rest is spread, or of one party. */
  readonly over: number;
  /** Who came, over the classes held of which it is known; null: of none. */
  readonly learners: number | null;
  /** How many people those are, each counted once, over the classes held that have a list; null: none has. */
  readonly people: number | null;
  readonly capacity: number | null;
  /** Who came ÷ room, over the classes of which both are known. */
  readonly rate: number | null;
  /** Held, and nobody wrote how many came. */
  readonly uncounted: number;
  /** Held, and without a list of who came. */
  readonly unlisted: number;
}

/**
 * One for each year of the plan and each year in which a class was opened, and one for what is of no year yet, where something
 * is. Everything but the rate and the people adds up over them: plan − held = left − over over the whole group.
 *
 * @param own classes of the group, in the order of their days.
 * @param perParty how many each party is to have; null: they are owed together.
 */
export function groupProgress(
  group: GroupPlan,
  years: readonly number[],
  own: readonly SeriesClass[],
  perParty: number | null,
): readonly Progress[] {
  const all = [...new Set([...years, ...own.filter(isOpened).flatMap(yearsOf)])].sort((a, b) => a - b);
  const surplus = surplusOf(own, perParty);
  let free = group.unassigned;
  const rows = all.map((year): Progress => {
    const ofYear = own.filter((one) => one.study !== null && yearOf(one.study.from) === year);
    const held = ofYear.filter(isHeld);
    const extra = held.filter((one) => surplus.has(one)).length;
    const plan = group.byYear.get(year) ?? 0;
    const beyond = Math.max(0, held.length - extra - plan);
    // What no year was given yet may be held in any year of the plan.
    const taken = years.includes(year) ? Math.min(beyond, free) : 0;
    free -= taken;
    return {
      year,
      plan,
      opened: ofYear.filter(isOpened).length,
      held: held.length,
      left: Math.max(0, plan - (held.length - extra)),
      over: extra + beyond - taken,
      ...learnersOf(held),
    };
  });
  if (group.unassigned === 0) return rows;
  return [...rows, { ...EMPTY, plan: group.unassigned, left: free }];
}

const EMPTY: Progress = {
  year: null,
  plan: 0,
  opened: 0,
  held: 0,
  left: 0,
  over: 0,
  learners: null,
  people: null,
  capacity: null,
  rate: null,
  uncounted: 0,
  unlisted: 0,
};

/** The classes held of one party beyond its number, the latest ones. */
export function surplusOf(own: readonly SeriesClass[], perParty: number | null): ReadonlySet<SeriesClass> {
  const surplus = new Set<SeriesClass>();
  if (perParty === null) return surplus;
  const counts = new Map<string, number>();
  for (const one of own) {
    if (!isHeld(one) || one.party === null) continue;
    const count = (counts.get(one.party) ?? 0) + 1;
    counts.set(one.party, count);
    if (count > perParty) surplus.add(one);
  }
  return surplus;
}

export function learnersOf(
  held: readonly SeriesClass[],
): Pick<Progress, 'learners' | 'people' | 'capacity' | 'rate' | 'uncounted' | 'unlisted'> {
  const counted = held.flatMap(({ present }) => present ?? []);
  const lists = held.flatMap(({ attendees }) => (attendees === null ? [] : [attendees]));
  const rooms = held.flatMap(({ capacity }) => capacity ?? []);
  const both = held.filter(({ present, capacity }) => present !== null && (capacity ?? 0) > 0);
  const room = sum(both.map(({ capacity }) => capacity ?? 0));
  return {
    learners: counted.length === 0 ? null : sum(counted),
    people: lists.length === 0 ? null : new Set(lists.flat()).size,
    capacity: rooms.length === 0 ? null : sum(rooms),
    rate: room === 0 ? null : sum(both.map(({ present }) => present ?? 0)) / room,
    uncounted: held.length - counted.length,
    unlisted: held.length - lists.length,
  };
}

/** The sum of several; its rate and its people are those of the classes behind them: who came twice is one person. */
export function addProgress(rows: readonly Progress[], held: readonly SeriesClass[]): Progress {
  const add = (of: (row: Progress) => number) => sum(rows.map(of));
  return {
    year: null,
    plan: add(({ plan }) => plan),
    opened: add(({ opened }) => opened),
    held: add((row) => row.held),
    left: add(({ left }) => left),
    over: add(({ over }) => over),
    ...learnersOf(held),
  };
}

/** In the order of their first days; of one day in that of their rows. */
export function inDayOrder(classes: readonly SeriesClass[]): readonly SeriesClass[] {
  return classes.toSorted((a, b) => {
    const [first, second] = [a.study?.from ?? '', b.study?.from ?? ''];
    return first < second ? -1 : first > second ? 1 : 0;
  });
}

function yearsOf({ study }: SeriesClass): readonly number[] {
  return study === null ? [] : [yearOf(study.from)];
}

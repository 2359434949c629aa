/**
 * P41 within a series: one person (K1 equal, a phone shared) in two classes that meet on a day. Both places are told of it, and
 * nothing is taken away from anybody.
 */
import type { DaySpan } from './series-class.ts';

/** A place in a class, held or waited for. */
export interface Booked {
  readonly key: string;
  /** Every name (K1) and phone that the person gave for this place. */
  readonly k1s: readonly string[];
  readonly phones: readonly string[];
  /** Row of the class. */
  readonly row: string;
  readonly code: string;
  /** What they are called there, in a sentence. */
  readonly called: string;
  /** The days on which the class meets. */
  readonly spans: readonly DaySpan[];
}

/** Where else somebody is at the same time: days in a row that both classes have. */
export interface ClassClash extends DaySpan {
  readonly code: string;
  readonly called: string;
}

/** By key, in the order of the days. */
export function classClashes(booked: readonly Booked[]): ReadonlyMap<string, readonly ClassClash[]> {
  const bySign = new Map<string, Set<Booked>>();
  for (const one of booked) {
    for (const sign of signsOf(one)) {
      const known = bySign.get(sign) ?? new Set();
      bySign.set(sign, known.add(one));
    }
  }
  const found = new Map<string, readonly ClassClash[]>();
  for (const one of booked) {
    const others = new Set(signsOf(one).flatMap((sign) => [...(bySign.get(sign) ?? [])]));
    const clashes = [...others].filter(({ row }) => row !== one.row).flatMap((other) => between(one, other));
    if (clashes.length > 0) found.set(one.key, clashes.toSorted(inOrder));
  }
  return found;
}

function signsOf({ k1s, phones }: Booked): readonly string[] {
  return k1s.flatMap((k1) => phones.map((phone) => `${phone} ${k1}`));
}

function between({ spans }: Booked, { code, called, spans: theirs }: Booked): readonly ClassClash[] {
  return spans.flatMap((own) =>
    theirs.flatMap((other) => {
      const from = own.from > other.from ? own.from : other.from;
      const to = own.to < other.to ? own.to : other.to;
      return from <= to ? [{ code, called, from, to }] : [];
    }),
  );
}

function inOrder(a: ClassClash, b: ClassClash): number {
  const [left, right] = [`${a.from} ${a.code} ${a.called}`, `${b.from} ${b.code} ${b.called}`];
  return left < right ? -1 : left === right ? 0 : 1;
}

export interface Run<T> {
  readonly start: number;
  /** Behind the last. */
  readonly end: number;
  readonly value: T;
}

/** Joins neighbours of equal value into one run: one request for ten columns instead of ten. Positions ascend. */
export function runsOf<T>(entries: readonly (readonly [number, T])[]): readonly Run<T>[] {
  const runs: { start: number; end: number; value: T; text: string }[] = [];
  for (const [at, value] of entries) {
    const text = JSON.stringify(value);
    const last = runs.at(-1);
    if (last !== undefined && last.end === at && last.text === text) last.end = at + 1;
    else runs.push({ start: at, end: at + 1, value, text });
  }
  return runs.map(({ start, end, value }) => ({ start, end, value }));
}

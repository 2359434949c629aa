/**
 * Columns of staff's own have no key. Where a repair writes into one it is called by its place, for the time of the
 * repair; no key of ours begins like that.
 */
export function nameOfOwn(at: number): string {
  return MARK + at;
}

/** The key a column is expected to show. */
export function keyOfName(name: string | null): string | null {
  return name === null || name.startsWith(MARK) ? null : name;
}

const MARK = '\u0000';

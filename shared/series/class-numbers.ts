/**
 * The numbers of classes, `L1-2022-01`: by duty and the year of the first day (P52). A number that a class once had is never
 * another's, so one that is put off to another year, or deleted, moves no other.
 */

export interface NamedOnce {
  readonly row: string;
  /** Of rows named in one sync, the order. */
  readonly order: number;
  /** Duty and year. */
  readonly name: string;
  /** When it was first said. */
  readonly at: number;
}

/** The code of every row under every name it ever had (`codeKey`). */
export function classCodes(named: readonly NamedOnce[]): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const { row, name } of named.toSorted((a, b) => a.at - b.at || a.order - b.order)) {
    const key = codeKey(row, name);
    if (codes.has(key)) continue;
    const number = (counts.get(name) ?? 0) + 1;
    counts.set(name, number);
    codes.set(key, `${name}-${String(number).padStart(2, '0')}`);
  }
  return codes;
}

export function codeKey(row: string, name: string): string {
  return `${row} ${name}`;
}

export function classGroupName(duty: string, year: number): string {
  return `${duty}-${year}`;
}

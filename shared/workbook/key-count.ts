import type { Tab } from './model.ts';

export function countKeys(keys: readonly (string | null)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Keys that stand more than once, each named once. */
export function repeatedKeys(keys: readonly (string | null)[]): readonly string[] {
  return [...countKeys(keys)].filter(([, count]) => count > 1).map(([key]) => key);
}

/** The tab without the rows whose key stands twice in it: neither is written. */
export function withoutRepeatedRows(tab: Tab): Tab {
  const counts = countKeys(tab.rows.map((row) => row.key));
  const rows = tab.rows.filter((row) => counts.get(row.key) === 1);
  return rows.length === tab.rows.length ? tab : { ...tab, rows };
}

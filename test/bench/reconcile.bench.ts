import { DatabaseSync } from 'node:sqlite';
import { type ReconcileInput, reconcile } from '#shared/registrations/reconcile.ts';
import type { BenchResult } from './bench-result.ts';
import { pairReconcile } from './reconcile-pairs.ts';
import { nationalLoad } from './reconcile-load.ts';

const SIZES = [10_000, 100_000, 1_000_000] as const;

/**
 * Reconciles ever more delegates over 3,321 units in 300 classes. The peer is SQL over the same rows in SQLite, which
 * answers only the core of the rules (one row a person, then the first claim of each seat) on columns prepared for it,
 * while ours reads names, phones and roles from the text and decides all statuses.
 *
 * @param before the folder of a checkout of an older version, to measure the same delegates beside it only; null: none.
 */
export async function benchReconcile(before: string | null): Promise<BenchResult[]> {
  if (before !== null) return await pairReconcile(before, SIZES);
  return SIZES.map((size): BenchResult => {
    const load = nationalLoad(size);
    collectGarbage();
    const started = performance.now();
    const { account } = reconcile(load);
    const oursMs = performance.now() - started;
    return {
      name: `reconcile ${size.toLocaleString('en')} delegates (${account.byStatus.seated} seated)`,
      oursMs,
      peers: [{ name: 'SQLite, seats only, prepared columns', ms: sqlMs(load) }],
      note: `${((oursMs * 1000) / size).toFixed(2)} µs a delegate`,
    };
  });
}

function sqlMs({ known }: ReconcileInput): number {
  const database = new DatabaseSync(':memory:');
  database.exec(
    'CREATE TABLE delegate (id INTEGER PRIMARY KEY, unit TEXT, role TEXT, name TEXT, at INTEGER)',
  );
  const insert = database.prepare('INSERT INTO delegate VALUES (?, ?, ?, ?, ?)');
  database.exec('BEGIN');
  for (const [id, { versions }] of known.entries()) {
    const response = (versions[0] as (typeof versions)[number]).response;
    const delegate = response.delegates[0] as (typeof response.delegates)[number];
    insert.run(id, response.unitTyped, delegate.roleTyped, delegate.fullName, response.submittedAt);
  }
  database.exec('COMMIT');
  const started = performance.now();
  database
    .prepare(
      `WITH newest AS (
         SELECT unit, role, name, min(at) AS first, max(at) AS last FROM delegate GROUP BY unit, name
       ), ranked AS (
         SELECT unit, role, row_number() OVER (PARTITION BY unit, role ORDER BY first, name) AS place FROM newest
       )
       SELECT unit, role, sum(place = 1) AS seated, sum(place > 1) AS extra FROM ranked GROUP BY unit, role`,
    )
    .all();
  const ms = performance.now() - started;
  database.close();
  return ms;
}

function collectGarbage(): void {
  (globalThis as { gc?: () => void }).gc?.();
}

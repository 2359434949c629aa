/**
 * The obligations of a country in a process of its own, cold as a command is: 3,321 units, ten duties, twelve months, facts
 * for a third. Prints what `benchObligations` reads.
 */
import { DatabaseSync } from 'node:sqlite';
import { expandPlan } from '#shared/obligations/expand.ts';
import type { Fact } from '#shared/obligations/fact.ts';
import { fillPlan } from '#shared/obligations/fill.ts';
import type { Obligation } from '#shared/obligations/obligation.ts';
import { type ObligationTotals, totalsBy } from '#shared/obligations/obligation-totals.ts';
import type { DutyPlan } from '#shared/plan/duty-plan.ts';
import { readPlan2 } from '#shared/plan/read-plan-2.ts';
import { endOfDayMs } from '#shared/time/local-date.ts';
import nationalUnits from '../fixtures/vn-communes-2025.data.json' with { type: 'json' };

const AS_OF = '2026-11-30';
const DAY_MS = 86_400_000;

const plan = nationalPlan();
const facts = factsOfAThird();
const cpuBefore = process.cpuUsage();
const started = performance.now();
const expanded = expandPlan(plan);
const { all, stray } = fillPlan(plan, expanded, facts, AS_OF);
const totals = totalsBy(all, ({ obligation }) => obligation.duty.key);
const oursMs = performance.now() - started;
const { user, system } = process.cpuUsage(cpuBefore);
// In kilobytes, whatever the system.
const peakMb = process.resourceUsage().maxRSS / 1024;
const { ms: sqliteMs, rows } = bySqlite(expanded.obligations);
const agree = rows.every(({ duty, state, n }) => totals.get(duty)?.byState[state] === n);
process.stdout.write(
  JSON.stringify({
    obligations: all.length,
    facts: facts.length,
    oursMs,
    cpuMs: (user + system) / 1000,
    peakMb,
    sqliteMs,
    agree: agree && stray.length === 0,
  }),
);

function nationalPlan(): DutyPlan {
  const read = readPlan2({
    version: 2,
    id: 'ca-nuoc',
    title: 'Cả nước',
    from: '2026-01-01',
    to: '2026-12-31',
    parties: [
      { key: 'xa', of: 'unit', registry: 'xa@2025-07-01', members: nationalUnits.map(({ code }) => code) },
    ],
    duties: Array.from({ length: 10 }, (_, index) => ({
      key: `bc-${index}`,
      who: 'xa',
      spread: 'each',
      what: 'report',
      every: 'month',
    })),
  });
  if (read.plan === null) throw new Error(JSON.stringify(read.problems));
  return read.plan;
}

/** Some in time, some late, some done twice. */
function factsOfAThird(): readonly Fact[] {
  const { obligations } = expandPlan(plan);
  const third = obligations.filter((_, index) => index % 3 === 0);
  return third.map(({ duty, party, slot, due }, index) => ({
    source: `bao-cao:${index}`,
    duty: duty.key,
    party,
    slot,
    says: { kind: 'more', n: 1 + Number(index % 50 === 0) },
    on: null,
    recordedAt: endOfDayMs(due ?? AS_OF) + ((index % 40) - 30) * DAY_MS,
  }));
}

interface SqliteRow {
  readonly duty: string;
  readonly state: keyof ObligationTotals['byState'];
  readonly n: number;
}

/** The same states of the same rows, on columns and an index prepared for it; one fact an obligation, so no history. */
function bySqlite(obligations: readonly Obligation[]): {
  readonly ms: number;
  readonly rows: readonly SqliteRow[];
} {
  const database = new DatabaseSync(':memory:');
  database.exec(`CREATE TABLE obligation (duty TEXT, party TEXT, slot TEXT, amount INTEGER, first TEXT, due TEXT);
    CREATE TABLE fact (duty TEXT, party TEXT, slot TEXT, n INTEGER, day TEXT);
    BEGIN`);
  const owe = database.prepare('INSERT INTO obligation VALUES (?, ?, ?, ?, ?, ?)');
  for (const { duty, party, slot, amount, from, due } of obligations)
    owe.run(duty.key, party, slot, amount, from, due);
  const say = database.prepare(
    "INSERT INTO fact VALUES (?, ?, ?, ?, date(? / 1000, 'unixepoch', '+7 hours'))",
  );
  for (const { duty, party, slot, says, recordedAt } of facts)
    say.run(duty, party, slot, 'n' in says ? says.n : 0, recordedAt);
  database.exec('COMMIT; CREATE INDEX fact_of ON fact (duty, party, slot)');
  const began = performance.now();
  const rows = database
    .prepare(
      `WITH filled AS (
         SELECT o.*, coalesce(sum(f.n), 0) AS done, max(f.day) AS day
         FROM obligation o LEFT JOIN fact f
           ON f.duty = o.duty AND f.party = o.party AND f.slot = o.slot AND f.day <= ?1
         GROUP BY o.duty, o.party, o.slot
       )
       SELECT duty, CASE
         WHEN done >= amount AND day > due THEN 'late' WHEN done > amount THEN 'over' WHEN done = amount THEN 'full'
         WHEN ?1 > due THEN 'overdue' WHEN done > 0 THEN 'short' WHEN ?1 < first THEN 'not_due' ELSE 'none' END AS state,
         count(*) AS n
       FROM filled GROUP BY 1, 2`,
    )
    .all(AS_OF) as unknown as readonly SqliteRow[];
  return { ms: performance.now() - began, rows };
}

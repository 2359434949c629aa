import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { BenchResult } from './bench-result.ts';

interface Measured {
  readonly obligations: number;
  readonly facts: number;
  readonly oursMs: number;
  readonly cpuMs: number;
  readonly peakMb: number;
  readonly sqliteMs: number;
  readonly agree: boolean;
}

/** Three cold processes, of which the middle one counts: the first run of code is a good part of it. */
const PROCESSES = 3;

/**
 * Everything that a country owes in a year, expanded from the plan, filled from facts and totalled by duty. The peer is one
 * query of SQLite over the same obligations and facts, already in its tables and indexed: it neither expands nor keeps
 * history, and must come to the same states.
 */
export function benchObligations(): BenchResult[] {
  const runs = Array.from({ length: PROCESSES }, measureOnce).sort((a, b) => a.oursMs - b.oursMs);
  const middle = runs[Math.floor(PROCESSES / 2)] as Measured;
  if (!middle.agree) throw new Error('ours and SQLite count different states');
  const peak = Math.max(...runs.map(({ peakMb }) => peakMb));
  return [
    {
      name: `${middle.obligations.toLocaleString('en')} obligations from ${middle.facts.toLocaleString('en')} facts, cold`,
      oursMs: middle.oursMs,
      peers: [{ name: 'SQLite, one query over prepared tables', ms: middle.sqliteMs }],
      note: `${middle.cpuMs.toFixed(0)} ms of processor, peak ${peak.toFixed(0)} MB`,
    },
  ];
}

function measureOnce(): Measured {
  const file = join(import.meta.dirname, 'obligations.process.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Measured;
}

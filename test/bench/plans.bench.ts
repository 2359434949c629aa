/**
 * Whole syncs of the plans of other documents, as processes, beside batch 2 in the same run: the conference with its people,
 * a year of reports, all five in one workbook. What is printed is how many times as long as batch 2 each takes.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchResult } from './bench-result.ts';
import { best, type Measured, run } from './run-process.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = join(PROJECT, 'sync-server', 'cli', 'start.js');
const NOW = '2026-05-25T12:00:00+07:00';

/** Aims: as long as batch 2, at most so many times; MB at most. */
const PLANS = [
  {
    name: 'hdnd-conference-2026',
    what: 'the conference: 103 units, some 270 people, points, meals',
    times: 1.5,
  },
  { name: 'can-tho-2024', what: 'levels, money and a year of reports', times: 1.5 },
  { name: 'all', what: 'all five plans in one workbook', times: 4 },
] as const;
const MEMORY_AIM_MB = 300;

export async function benchPlans(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'so-lop-bench-plans-'));
  try {
    const names = ['batch-2', ...PLANS.map(({ name }) => name)];
    const place = (name: string) => join(folder, name);
    for (const name of names)
      await run([MAIN, 'demo', '--once', '--plan', name, '--dir', place(name), '--now', NOW], PROJECT);
    const sync = (name: string) => () =>
      run(
        [MAIN, 'sync', '--workbook', join(place(name), 'so-lop.xlsx'), '--date-order', 'dmy', '--now', NOW],
        PROJECT,
      );
    const [batch, ...others] = await best(names.map(sync));
    return PLANS.map(({ what, times }, at) => resultOf(what, times, others[at], batch));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function resultOf(
  what: string,
  times: number,
  ours: Measured | undefined,
  batch: Measured | undefined,
): BenchResult {
  if (ours === undefined || batch === undefined) throw new Error('nothing was measured');
  const ratio = (ours.cpuMs / batch.cpuMs).toFixed(2);
  return {
    name: `local sync as a process, nothing changed: ${what}`,
    oursMs: ours.ms,
    peers: [{ name: 'batch 2 and its programme', ms: batch.ms }],
    note: `${ratio} times the processor of batch 2 (aim ${times}), ${ours.memoryMb.toFixed(0)} MB (aim ${MEMORY_AIM_MB})`,
  };
}

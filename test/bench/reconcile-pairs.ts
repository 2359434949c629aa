/** The same delegates reconciled by an older checkout and by this one, process by process in turns. */
import { join } from 'node:path';
import type { BenchResult } from './bench-result.ts';
import { paired, type Spent } from './paired-work.ts';
import { inTurns, PROJECT } from './run-process.ts';

interface ReconcileMeasured extends Spent {
  readonly seated: number;
}

const PROCESS = join(import.meta.dirname, 'reconcile.process.ts');

/** @param before the folder of a checkout, installed, of the version to compare with. */
export async function pairReconcile(before: string, sizes: readonly number[]): Promise<BenchResult[]> {
  const results: BenchResult[] = [];
  for (const size of sizes) {
    const of = (checkout: string) => ['--expose-gc', HEAP, PROCESS, checkout, String(size)];
    const runs = await inTurns<ReconcileMeasured>([of(before), of(PROJECT)], size >= LARGE ? 2 : 3);
    const seated = [...new Set(runs.flat().map((told) => told.seated))];
    const more = `${seated.map((count) => count.toLocaleString('en')).join(' and ')} seated`;
    results.push(
      paired(`reconcile ${size.toLocaleString('en')} delegates, cold`, runs, (told) => told, more),
    );
  }
  return results;
}

const HEAP = '--max-old-space-size=12000';
/** Long enough for two turns to tell. */
const LARGE = 1_000_000;

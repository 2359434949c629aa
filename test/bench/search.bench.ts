/** What somebody types in the panel, searched by the server: each answer is waited for. */
import { join } from 'node:path';
import type { BenchResult } from './bench-result.ts';
import { paired, type Spent } from './paired-work.ts';
import { inTurns, PROJECT } from './run-process.ts';

interface SearchMeasured extends Spent {
  readonly matched: number;
}

const PROCESS = join(import.meta.dirname, 'search.process.ts');

/** @param before the folder of a checkout, installed, of the version to compare with; null: none. */
export async function benchSearch(before: string | null): Promise<readonly BenchResult[]> {
  const of = (checkout: string) => ['--expose-gc', PROCESS, checkout];
  const runs = await inTurns<SearchMeasured>([...(before === null ? [] : [of(before)]), of(PROJECT)]);
  const matched = runs[0]?.map((told) => told.matched).join(' and ') ?? '';
  const name = '600 searches in the panel';
  const more = `aim ≤ 0.10; ${matched} matched`;
  if (before !== null) return [paired(name, runs, (told) => told, more)];
  const oursMs = Math.min(...runs.map(([told]) => told?.ms ?? Number.NaN));
  return [{ name, oursMs, peers: [], note: `${((600 / oursMs) * 1_000).toFixed(0)} a second; ${more}` }];
}

/**
 * `npm run bench`: every benchmark beside its peers in the same run, as ratios. Times on a shared machine vary; the
 * ratios hold. Name one or more to run only those: `npm run bench -- reconcile units`. With a checkout of an older version,
 * installed, whole syncs, names, searches and reconciliations are measured beside it, turn by turn:
 * `npm run bench -- local units reconcile --before ../so-lop-0.1.0`. `local-large` and `load` (minutes) run only where they
 * are named.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { BenchResult } from './bench-result.ts';
import type { CallsResult } from './google-calls.bench.ts';
import { pairLines, type PairResult } from './pair-result.ts';

const { values, positionals: asked } = parseArgs({
  options: { before: { type: 'string' } },
  allowPositionals: true,
});
const before = values.before === undefined ? null : resolve(values.before);

const LARGE = 'local-large';
const LOAD = 'load';

const BENCHES: Readonly<Record<string, () => Promise<readonly BenchResult[]>>> = {
  units: async () => (await import('./unit-matching.bench.ts')).benchUnitMatching(before),
  plans: async () => (await import('./plans.bench.ts')).benchPlans(),
  search: async () => (await import('./search.bench.ts')).benchSearch(before),
  reconcile: async () => (await import('./reconcile.bench.ts')).benchReconcile(before),
  obligations: async () => (await import('./obligations.bench.ts')).benchObligations(),
};

/** Processor and memory of whole processes, ours and those of the version before. */
const PAIRS: Readonly<Record<string, () => Promise<readonly PairResult[]>>> = {
  local: async () => (await import('./local-sync.bench.ts')).benchLocalSync(before),
  [LARGE]: async () => (await import('./local-large.bench.ts')).benchLocalLarge(before),
};

/** Counted, not timed. */
const COUNTS: Readonly<Record<string, () => Promise<readonly CallsResult[]>>> = {
  google: async () => (await import('./google-calls.bench.ts')).benchGoogleCalls(),
};

/** Told in their own words: limits beside what was seen. */
const TOLD: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  [LOAD]: async () => (await import('./load.bench.ts')).benchLoad(),
};

const known = [BENCHES, PAIRS, COUNTS, TOLD].flatMap((kind) => Object.keys(kind));
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`No benchmark ${unknown.join(', ')}; there are ${known.join(', ')}.`);
  process.exit(2);
}
for (const [name, bench] of Object.entries(BENCHES)) {
  if (isAsked(name)) for (const result of await bench()) print(result);
}
for (const [name, bench] of Object.entries(PAIRS)) {
  if (isAsked(name)) for (const result of await bench()) console.log(pairLines(result).join('\n'));
}
for (const [name, count] of Object.entries(COUNTS)) {
  if (!isAsked(name)) continue;
  for (const { name: what, ours, peers, unit } of await count()) {
    const others = peers.map(
      (peer) => `${peer.name} ${peer.value} (${(peer.value / ours).toFixed(1)} times ours)`,
    );
    console.log(`${what}: ${ours} ${unit}; ${others.join(', ')}`);
  }
}
for (const [name, bench] of Object.entries(TOLD)) {
  if (isAsked(name)) console.log((await bench()).join('\n'));
}

function isAsked(name: string): boolean {
  return asked.length > 0 ? asked.includes(name) : ![LARGE, LOAD].includes(name);
}

function print({ name, oursMs, peers, note }: BenchResult): void {
  console.log(`${name}: ${formatMs(oursMs)}${note === undefined ? '' : `  (${note})`}`);
  for (const peer of peers) {
    const ratio = peer.ms / oursMs;
    const words =
      ratio >= 1 ? `${ratio.toFixed(1)} times ours` : `${(1 / ratio).toFixed(1)} times faster than ours`;
    console.log(`  ${peer.name}: ${formatMs(peer.ms)}  (${words})`);
  }
}

function formatMs(ms: number): string {
  return ms >= 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${ms.toFixed(ms < 10 ? 2 : 0)} ms`;
}

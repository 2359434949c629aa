/**
 * One work done by two versions of the program in turns. A shared machine is at times half as fast as at others, so the best
 * turn of each counts, and beside the clock the processor's time, which waits for nobody.
 */
import type { BenchResult } from './bench-result.ts';

export interface Spent {
  readonly ms: number;
  readonly cpuMs: number;
}

/** @param runs turn by turn: the version before, and this one. */
export function paired<Told>(
  name: string,
  runs: readonly (readonly Told[])[],
  of: (told: Told) => Spent,
  more: string,
): BenchResult {
  const best = (at: number, key: keyof Spent) =>
    Math.min(
      ...runs.map((turn) => turn[at]).map((told) => (told === undefined ? Number.NaN : of(told)[key])),
    );
  const ratio = (key: keyof Spent) => (best(1, key) / best(0, key)).toFixed(2);
  return {
    name,
    oursMs: best(1, 'ms'),
    peers: [{ name: 'the version before', ms: best(0, 'ms') }],
    note:
      `${ratio('ms')} of the version before, ${ratio('cpuMs')} by the processor; best of ${runs.length} turns` +
      (more === '' ? '' : `; ${more}`),
  };
}

export function spent<T>(work: () => T): { readonly answer: T; readonly spent: Spent } {
  globalThis.gc?.();
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const answer = work();
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  return { answer, spent: { ms, cpuMs: (user + system) / 1000 } };
}

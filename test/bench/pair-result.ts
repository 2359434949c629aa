import type { LocalOffice, Offices } from './local-office.ts';
import { best, type Measured } from './run-process.ts';

/** A whole process, ours beside that of the version before in the same run: processor and memory, not time. */
export interface PairResult {
  readonly name: string;
  readonly ours: Measured;
  readonly before: Measured | null;
  /** What no program that does the same can do without, and what others do; each as a process or a part of one. */
  readonly beside: readonly Beside[];
  readonly aim: PairAim;
}

interface Beside {
  readonly name: string;
  readonly cpuMs?: number;
  readonly memoryMb?: number;
}

export interface PairAim {
  /** Of the processor of the version before. */
  readonly ratio?: number;
  readonly memoryMb?: number;
}

/** Measures what `work` does in the office of each version, turn by turn. */
export async function pairOf(
  { ours, before }: Offices,
  { name, aim, runs }: { readonly name: string; readonly aim: PairAim; readonly runs: number },
  work: (office: LocalOffice) => Promise<Measured>,
  beside: PairResult['beside'] = [],
): Promise<PairResult> {
  const offices = before === null ? [ours] : [ours, before];
  const [mine, theirs] = await best(
    offices.map((office) => () => work(office)),
    runs,
  );
  return { name, ours: mine!, before: theirs ?? null, beside, aim };
}

export function pairLines({ name, ours, before, beside, aim }: PairResult): readonly string[] {
  const ratio =
    before === null
      ? []
      : [`${(ours.cpuMs / before.cpuMs).toFixed(2)} of the version before (${told(before).join(', ')})`];
  const wanted = [
    ...(aim.ratio === undefined ? [] : [`≤ ${aim.ratio.toFixed(2)}`]),
    ...(aim.memoryMb === undefined ? [] : [`≤ ${aim.memoryMb} MB`]),
  ];
  const aims = wanted.length === 0 ? [] : [`aim ${wanted.join(', ')}`];
  return [
    [`${name}: ${told(ours).join(', ')}`, ...ratio, ...aims].join('; '),
    ...beside.map((one) => `  ${[one.name, ...told(one)].join(', ')}`),
  ];
}

function told({ cpuMs, memoryMb }: Omit<Beside, 'name'>): readonly string[] {
  return [
    ...(cpuMs === undefined ? [] : [`${msText(cpuMs)} of processor`]),
    ...(memoryMb === undefined ? [] : [`${memoryMb.toFixed(0)} MB`]),
  ];
}

function msText(ms: number): string {
  return ms >= 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${ms.toFixed(ms < 10 ? 1 : 0)} ms`;
}

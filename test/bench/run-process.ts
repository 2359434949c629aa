/** Whole processes, measured turn by turn, so that a machine that slows down slows all of them. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

export const RUNS = 3;

export interface Measured {
  readonly ms: number;
  /** Of all its threads: what it takes from others on the machine. */
  readonly cpuMs: number;
  readonly memoryMb: number;
}

/** The run that took each the least processor, of those made turn by turn. */
export async function best(
  works: readonly ((at: number) => Promise<Measured>)[],
  runs: number = RUNS,
): Promise<Measured[]> {
  const measured = works.map((): Measured[] => []);
  for (let at = 0; at < runs; at++) {
    for (const [of, work] of works.entries()) measured[of]!.push(await work(at));
  }
  return measured.map((of) => of.reduce((a, b) => (b.cpuMs < a.cpuMs ? b : a)));
}

/** Printed by the child itself as it ends, on a channel of its own: nobody else knows its peak memory on every system. */
const TELL_USAGE = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => { const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage(); writeSync(3, JSON.stringify({ memoryMb: maxRSS / 1024, cpuMs: (userCPUTime + systemCPUTime) / 1000 })); });",
)}`;

export function run(args: readonly string[], cwd: string): Promise<Measured> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', TELL_USAGE, ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  let [complaint, usage] = ['', ''];
  child.stderr?.on('data', (text: Buffer) => (complaint += text.toString()));
  child.stdio[3]?.on('data', (text: Buffer) => (usage += text.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) reject(new Error(`exit ${code}: ${complaint}`));
      else resolve({ ms: performance.now() - began, ...(JSON.parse(usage) as Omit<Measured, 'ms'>) });
    });
  });
}

/** What each process prints as JSON, `RUNS` times in turns: an answer for each, run by run. */
export async function inTurns<Told>(
  works: readonly (readonly string[])[],
  runs = RUNS,
): Promise<readonly (readonly Told[])[]> {
  const told: Told[][] = [];
  for (let at = 0; at < runs; at++) {
    const turn: Told[] = [];
    for (const args of works) turn.push(await asked<Told>(args));
    told.push(turn);
  }
  return told;
}

function asked<Told>(args: readonly string[]): Promise<Told> {
  const child = spawn(process.execPath, [...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (piece: Buffer) => (text += piece.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(text) as Told);
      else reject(new Error(`exit ${code}: ${args.join(' ')}`));
    });
  });
}

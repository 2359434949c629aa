/**
 * A whole local sync of batch 2 as a process, from typing the command to its end: starting Node, reading the export and
 * the workbook, reconciling, writing. Its peer does the least that any program with the same library must: a process that
 * loads the same workbook with exceljs and saves it.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchResult } from './bench-result.ts';

const RUNS = 3;
const NOW = '2026-05-09T12:00:00+07:00';
const MAIN = fileURLToPath(new URL('../../sync-server/cli/main.ts', import.meta.url));
const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

export async function benchLocalSync(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'so-lop-bench-'));
  try {
    return await benchIn(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchIn(folder: string): Promise<BenchResult[]> {
  const place = (name: string) => join(folder, name);
  const workbook = place('so-lop.xlsx');
  // Only the first demo makes the responses; what is measured is `sync` alone.
  await run([MAIN, 'demo', '--once', '--dir', folder, '--now', NOW]);
  const answers = join(folder, 'phan-hoi', 'phan-hoi-mau.csv');
  const sync = (file: string) =>
    run([MAIN, 'sync', '--workbook', file, '--responses', answers, '--date-order', 'dmy', '--now', NOW]);
  const oneTask = place('mot-nhiem-vu.json');
  writeFileSync(oneTask, JSON.stringify(SMALL_PROGRAMME));
  const first = await best((at) => sync(place(`moi-${at}.xlsx`)));
  const classesOnly = await best((at) =>
    run([
      MAIN,
      'sync',
      '--workbook',
      place(`lop-${at}.xlsx`),
      '--responses',
      answers,
      '--programme',
      oneTask,
      '--date-order',
      'dmy',
      '--now',
      NOW,
    ]),
  );
  const quiet = await best(() => sync(workbook));
  const loadOnly = await best(() => run(['--input-type=module', '-e', LOAD, workbook]));
  const loadSave = await best((at) =>
    run(['--input-type=module', '-e', SAVE, workbook, place(`luu-${at}.xlsx`)]),
  );
  return [
    result(
      'batch 2 alone, first build (8 classes, 1 task)',
      classesOnly,
      loadSave,
      'exceljs: load and save the whole',
      1_500,
    ),
    result('batch 2 and programme, first build (48 tabs)', first, loadSave, 'exceljs: load and save', 2_500),
    result('batch 2 and programme, nothing changed', quiet, loadOnly, 'exceljs: load', 1_500),
  ];
}

interface Measured {
  readonly ms: number;
  readonly cpuMs: number;
  readonly memoryMb: number;
}

function result(what: string, ours: Measured, peer: Measured, peerName: string, aimMs: number): BenchResult {
  const told = (one: Measured) =>
    `${one.cpuMs.toFixed(0)} ms of processor, ${one.memoryMb.toFixed(0)} MB at most`;
  return {
    name: `local sync as a process: ${what}`,
    oursMs: ours.ms,
    peers: [{ name: `${peerName}, as a process`, ms: peer.ms }],
    note: `aim < ${aimMs} ms, < 200 MB; ours ${told(ours)}; peer ${told(peer)}; best of ${RUNS}`,
  };
}

async function best(work: (at: number) => Promise<Measured>): Promise<Measured> {
  const runs: Measured[] = [];
  for (let at = 0; at < RUNS; at++) runs.push(await work(at));
  return runs.sort((a, b) => a.ms - b.ms)[0] as Measured;
}

/** Printed by the child itself as it ends, on a channel of its own: nobody else knows its peak memory on every system. */
const TELL_USAGE = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => { const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage(); writeSync(3, JSON.stringify({ memoryMb: maxRSS / 1024, cpuMs: (userCPUTime + systemCPUTime) / 1000 })); });",
)}`;

function run(args: readonly string[]): Promise<Measured> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', TELL_USAGE, ...args], {
    cwd: PROJECT,
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

const LOAD = `import ExcelJS from 'exceljs'; import { readFileSync } from 'node:fs';
const book = new ExcelJS.Workbook(); await book.xlsx.load(readFileSync(process.argv[1]));`;
const SAVE = `${LOAD} await book.xlsx.writeFile(process.argv[2]);`;

const SMALL_PROGRAMME = {
  title: 'Chương trình một nhiệm vụ',
  year: 2026,
  sections: [{ no: 'I', title: 'Mục một' }],
  tasks: [
    {
      id: 'I.1',
      section: 'I',
      no: 1,
      title: 'Nhiệm vụ mẫu',
      leadTyped: 'Sở Tài chính',
      coordinatorTyped: 'Các xã, phường',
      dueText: 'Quý II/2026',
      product: 'Báo cáo',
    },
  ],
};

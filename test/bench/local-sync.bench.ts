/**
 * A whole local sync of batch 2 as a process, from typing the command to its end: starting Node, reading the export and
 * the workbook, reconciling, writing. Its peer does the least that any program with the same library must: a process that
 * loads the same workbook with exceljs and saves it. Beside it, where a checkout of it is given, runs the version before,
 * turn by turn with this one, so that a machine that slows down slows both.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchResult } from './bench-result.ts';
import { best, type Measured, run, RUNS } from './run-process.ts';

const NOW = '2026-05-09T12:00:00+07:00';
const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** @param before the folder of a checkout, installed, of the version to compare with; null: none. */
export async function benchLocalSync(before: string | null): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'so-lop-bench-'));
  try {
    const projects = [PROJECT, ...(before === null ? [] : [before])];
    const offices = projects.map((project, at) => officeAt(project, join(folder, `van-phong-${at}`)));
    for (const office of offices) await office.make();
    return await benchOffices(offices, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One version of the program with a folder to itself: what it wrote the other need not read. */
function officeAt(project: string, folder: string) {
  const main = join(project, 'sync-server', 'cli', 'main.ts');
  const place = (name: string) => join(folder, name);
  const answers = join(folder, 'phan-hoi', 'phan-hoi-mau.csv');
  const always = ['--responses', answers, '--date-order', 'dmy', '--now', NOW];
  const sync = (file: string, ...more: readonly string[]) =>
    run([main, 'sync', '--workbook', place(file), ...always, ...more], project);
  const oneTask = place('mot-nhiem-vu.json');
  return {
    workbook: place('so-lop.xlsx'),
    /** Only the first demo makes the responses; what is measured is `sync` alone. */
    async make(): Promise<void> {
      await run([main, 'demo', '--once', '--dir', folder, '--now', NOW], project);
      writeFileSync(oneTask, JSON.stringify(SMALL_PROGRAMME));
    },
    firstBuild: (at: number) => sync(`moi-${at}.xlsx`),
    classesAlone: (at: number) => sync(`lop-${at}.xlsx`, '--programme', oneTask),
    quiet: () => sync('so-lop.xlsx'),
  };
}

type Office = ReturnType<typeof officeAt>;

async function benchOffices(offices: readonly Office[], folder: string): Promise<BenchResult[]> {
  const eachOf = (work: (office: Office, at: number) => Promise<Measured>) =>
    best(offices.map((office) => (at: number) => work(office, at)));
  const first = await eachOf((office, at) => office.firstBuild(at));
  const classesAlone = await eachOf((office, at) => office.classesAlone(at));
  const quiet = await eachOf((office) => office.quiet());
  const { workbook } = offices[0]!;
  const [loadOnly, loadSave] = await best([
    () => run(['--input-type=module', '-e', LOAD, workbook], PROJECT),
    (at) => run(['--input-type=module', '-e', SAVE, workbook, join(folder, `luu-${at}.xlsx`)], PROJECT),
  ]);
  return [
    result(
      'batch 2 alone, first build (8 classes, 1 task)',
      classesAlone,
      loadSave!,
      'exceljs: load and save the whole',
      1_500,
    ),
    result('batch 2 and programme, first build (48 tabs)', first, loadSave!, 'exceljs: load and save', 2_500),
    result('batch 2 and programme, nothing changed', quiet, loadOnly!, 'exceljs: load', 1_500),
  ];
}

function result(
  what: string,
  [ours, before]: readonly Measured[],
  peer: Measured,
  peerName: string,
  aimMs: number,
): BenchResult {
  const told = (one: Measured) =>
    `${one.cpuMs.toFixed(0)} ms of processor, ${one.memoryMb.toFixed(0)} MB at most`;
  return {
    name: `local sync as a process: ${what}`,
    oursMs: ours!.ms,
    peers: [
      { name: `${peerName}, as a process`, ms: peer.ms },
      ...(before === undefined ? [] : [{ name: `the version before (${told(before)})`, ms: before.ms }]),
    ],
    note: `aim < ${aimMs} ms, < 200 MB; ours ${told(ours!)}; peer ${told(peer)}; best of ${RUNS}`,
  };
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

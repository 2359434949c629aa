/**
 * A whole local sync of batch 2 and its programme as a process, from typing the command to its end: starting Node, reading the
 * export and the workbook, reconciling, writing. Where a checkout of it is given, the version before runs turn by turn with
 * this one on the same input. Beside them stand the floors – what the program cannot do without – and what a process takes
 * that only loads, or loads and saves, the same workbook with exceljs.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import { readArchive } from '../../sync-server/local/package/zip-archive.ts';
import { sampleCsv, sampleCsvAndOne } from './bench-input.ts';
import { BATCH_2, type LocalOffice, type Offices, PROJECT, withOffices } from './local-office.ts';
import { pairOf, type PairResult } from './pair-result.ts';
import { best, type Measured, run, RUNS } from './run-process.ts';

export function benchLocalSync(before: string | null): Promise<readonly PairResult[]> {
  return withOffices(before, benchOffices);
}

async function benchOffices(offices: Offices): Promise<readonly PairResult[]> {
  const responses = offices.write('phan-hoi.csv', sampleCsv());
  const oneMore = offices.write('phan-hoi-them.csv', sampleCsvAndOne());
  const firstBuild = (office: LocalOffice) => {
    office.remove('moi');
    return office.sync('moi', responses, BATCH_2);
  };
  const all = [offices.ours, ...(offices.before === null ? [] : [offices.before])];
  for (const office of all) await office.sync('co-san', responses, BATCH_2);
  const [start, load, save] = await floors(offices);
  return [
    await pairOf(offices, { name: 'first build', aim: { ratio: 0.7 }, runs: RUNS }, firstBuild, [
      { name: 'exceljs: load and save', ...save! },
    ]),
    await pairOf(
      offices,
      { name: 'nothing changed', aim: { ratio: 0.55, memoryMb: 110 }, runs: RUNS },
      (office) => office.sync('co-san', responses),
      [
        { name: 'floor: node with the imports of a sync', ...start! },
        ...(await inProcess(offices.ours.place('co-san/so-lop.xlsx'))),
        { name: 'exceljs: load', ...load! },
      ],
    ),
    await pairOf(offices, { name: 'one new response', aim: { ratio: 0.5 }, runs: RUNS }, (office) => {
      office.renew('them', 'co-san');
      return office.sync('them', oneMore);
    }),
  ].map((one) => ({ ...one, name: `local sync as a process, 48 tabs: ${one.name}` }));
}

function floors({ ours }: Offices): Promise<Measured[]> {
  const workbook = ours.place('co-san/so-lop.xlsx');
  const script = (text: string, ...args: readonly string[]) =>
    run(['--input-type=module', '-e', text, ...args], PROJECT);
  return best([
    () => script(IMPORTS),
    () => script(LOAD, workbook),
    () => script(SAVE, workbook, ours.place('luu.xlsx')),
  ]);
}

/** The program's own modules and libraries, loaded as main.ts loads them, and nothing else. */
const CLI = pathToFileURL(join(PROJECT, 'sync-server', 'cli', '/')).href;
const IMPORTS = `import { setFlagsFromString } from 'node:v8';
await import('${CLI}quick-loading.js');
setFlagsFromString('--semi-space-growth-factor=4');
await import('${CLI}program.ts');
setFlagsFromString('--semi-space-growth-factor=1');
for (const module of ['commands/sync.ts', '../local/xlsx-workbook.ts', '../local/responses-folder.ts'])
  await import('${CLI}' + module);`;

const LOAD = `import ExcelJS from 'exceljs'; import { readFileSync } from 'node:fs';
const book = new ExcelJS.Workbook(); await book.xlsx.load(readFileSync(process.argv[1]));`;
const SAVE = `${LOAD} await book.xlsx.writeFile(process.argv[2]);`;

/** Measured many times over here, because each takes a few milliseconds of a process. */
async function inProcess(workbook: string): Promise<PairResult['beside']> {
  const bytes = readFileSync(workbook);
  const packed = (await readArchive(bytes)).filter(({ method }) => method !== 0);
  return [
    {
      name: 'floor: all parts of the workbook inflated',
      cpuMs: cpuMsOf(() => packed.map((part) => inflateRawSync(part.packed))),
    },
    {
      name: 'floor: SHA-256 of the workbook',
      cpuMs: cpuMsOf(() => createHash('sha256').update(bytes).digest()),
    },
  ];
}

const TIMES = 20;

function cpuMsOf(work: () => unknown): number {
  const before = process.cpuUsage();
  for (let at = 0; at < TIMES; at++) work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / TIMES;
}

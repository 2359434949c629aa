/**
 * Shows that two checkouts do the same: `npm run compare -- BEFORE AFTER [--sets 20] [--seed 1] [--steps 4] [--only SET]`.
 * Both are driven through their command lines alone. Exits 1 on any difference that expected-differences.ts does not name.
 *
 * `--break cell|decision|response` spoils the side after on purpose: then the comparison must fail.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { PlanUnit } from './commune-names.ts';
import { BREAKS, compareSet } from './compare-set.ts';
import type { Difference } from './differences.ts';
import { judge, MENDED_FAULTS } from './expected-differences.ts';
import { Side, WORKBOOK } from './side.ts';
import { differenceLines, tallyLine } from './tell-differences.ts';
import { tablesOf } from './workbook-tables.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sets: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    steps: { type: 'string', default: '4' },
    only: { type: 'string' },
    break: { type: 'string' },
    story: { type: 'boolean', default: false },
  },
});
process.exitCode = await run();

async function run(): Promise<number> {
  const [before, after] = positionals.map((path) => resolve(path));
  const broken = BREAKS.find((one) => one === values.break) ?? null;
  if (before === undefined || after === undefined || (values.break !== undefined && broken === null)) {
    say(
      `npm run compare -- BEFORE AFTER [--sets N] [--seed S] [--steps N] [--only SET] [--story] [--break ${BREAKS.join('|')}]`,
    );
    return 2;
  }
  const begun = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'so-lop-compare-'));
  const units = await unitsOfPlan(before, folder);
  const differences: Difference[] = [];
  const reports: unknown[] = [];
  const [steps, seed] = [Number(values.steps), Number(values.seed)];
  const first = values.only === undefined ? 1 : Number(values.only);
  const last = values.only === undefined ? Number(values.sets) : first;
  for (let set = first; set <= last; set++) {
    const place = join(folder, `set-${set}`);
    const result = await compareSet({ set, seed, steps, before, after, units, folder: place, break: broken });
    differences.push(...result.differences);
    reports.push(...result.reports);
    const { unexpected } = judge(result.differences, MENDED_FAULTS);
    const seconds = Math.round((performance.now() - begun) / 1000);
    say(
      `set ${set}: ${unexpected.length === 0 ? 'the same' : `${unexpected.length} differences`} (${seconds} s)`,
    );
    if (values.story) for (const line of result.story) say(`    ${line}`);
    if (unexpected.length === 0) rmSync(place, { recursive: true });
    else for (const line of [...differenceLines(unexpected), `  files: ${place}`]) say(line);
  }
  return conclude(differences, reports, folder);
}

function conclude(differences: readonly Difference[], reports: readonly unknown[], folder: string): number {
  const { unexpected, explained } = judge(differences, MENDED_FAULTS);
  say(tallyLine(reports));
  for (const [fault, count] of explained)
    say(`mended: ${fault}: ${count} differences${count === 0 ? ' – nothing shows it' : ''}`);
  say(unexpected.length === 0 ? 'No difference.' : `${unexpected.length} differences that nothing explains.`);
  if (unexpected.length === 0) rmSync(folder, { recursive: true });
  return unexpected.length === 0 ? 0 : 1;
}

/** As `setup` lays the built-in plan out. */
async function unitsOfPlan(checkout: string, folder: string): Promise<PlanUnit[]> {
  const side = new Side(checkout, folder);
  const { code, err } = await side.run([
    'setup',
    '--workbook',
    WORKBOOK,
    '--now',
    '2026-05-01T08:00:00+07:00',
  ]);
  if (code !== 0) throw new Error(`setup of ${checkout} failed: ${err}`);
  const tables = tablesOf(await side.openWorkbook());
  const rows = tables.find(({ key }) => key === 'assignment')?.rows ?? [];
  return rows.flatMap(({ key, cells }) =>
    key.startsWith('unit:')
      ? [{ code: key.slice('unit:'.length), name: String(cells['unit']), class: String(cells['class']) }]
      : [],
  );
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

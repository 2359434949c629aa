/** The same names through an older checkout and through this one, process by process in turns. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CAN_THO } from '#shared/units/can-tho.ts';
import type { UnitMatcherOptions } from '#shared/units/match-unit.ts';
import type { BenchResult } from './bench-result.ts';
import { paired, type Spent } from './paired-work.ts';
import { inTurns, PROJECT } from './run-process.ts';
import { unitFloors } from './unit-floors.ts';
import { nationalUnits, NAMES, typedNames } from './unit-names.ts';

/** What a process of the benchmark gets. */
export interface MatcherInput {
  readonly options: UnitMatcherOptions;
  readonly typed: readonly string[];
}

/** … and tells. */
export interface MatchingMeasured {
  readonly built: Spent;
  readonly cold: Spent;
  readonly warm: Spent;
  /** Code, method and suggested codes of each text. */
  readonly answers: readonly string[];
}

/** Processes of each version. */
const TURNS = 5;
const PROCESS = join(import.meta.dirname, 'unit-matching.process.ts');

/** @param before the folder of a checkout, installed, of the version to compare with. */
export async function pairUnitMatching(before: string): Promise<BenchResult[]> {
  const country = nationalUnits('2025-07-01');
  const { units, formerUnits, namesElsewhere } = CAN_THO;
  const inputs: readonly (readonly [string, MatcherInput])[] = [
    ['3,321 units', { options: { units: country }, typed: typedNames(country, NAMES) }],
    [
      `${units.length} units and ${(formerUnits.length + namesElsewhere.length).toLocaleString('en')} decoys`,
      // 0.1.0 wants its province as a text, later versions as a value: none is given.
      { options: { units, formerUnits, namesElsewhere }, typed: typedNames(units, NAMES) },
    ],
  ];
  const results: BenchResult[] = [];
  for (const [what, input] of inputs) results.push(...(await pairOf(what, input, before)));
  return results;
}

async function pairOf(what: string, input: MatcherInput, before: string): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'so-lop-bench-units-'));
  try {
    const file = join(folder, 'input.json');
    writeFileSync(file, JSON.stringify(input));
    const of = (checkout: string) => ['--expose-gc', PROCESS, checkout, file];
    const runs = await inTurns<MatchingMeasured>([of(before), of(PROJECT)], TURNS);
    const [theirs, ours] = runs[0] ?? [];
    if (theirs === undefined || ours === undefined) throw new Error('nothing was measured');
    const same = ours.answers.filter((answer, at) => answer === theirs.answers[at]).length;
    const more = `${same.toLocaleString('en')} answers as before`;
    const name = `${NAMES.toLocaleString('en')} typed names, ${what}`;
    return [
      paired(`${name}, cold`, runs, ({ cold }) => cold, more),
      {
        ...paired(`${name}, warm`, runs, ({ warm }) => warm, more),
        peers: [...paired('', runs, ({ warm }) => warm, '').peers, ...unitFloors(input.typed)],
      },
      paired(`the matcher of ${what} made`, runs, ({ built }) => built, ''),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

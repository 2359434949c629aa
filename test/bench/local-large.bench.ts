/**
 * Whole local syncs of offices far larger than one of batch 2: 10,000 and 50,000 people who register for it, and a plan of the
 * whole country, which the version before cannot hold. Only where it is asked for: it takes minutes.
 */
import { statSync } from 'node:fs';
import { crowdCsv, nationalCsv, nationalPlan } from './bench-input.ts';
import { BATCH_2, type LocalOffice, type Offices, withOffices } from './local-office.ts';
import { type PairAim, pairOf, type PairResult } from './pair-result.ts';

const CROWDS: readonly { readonly people: number; readonly runs: number; readonly aim: PairAim }[] = [
  { people: 10_000, runs: 2, aim: { ratio: 0.35, memoryMb: 250 } },
  { people: 50_000, runs: 1, aim: { ratio: 0.3, memoryMb: 600 } },
];

export function benchLocalLarge(before: string | null): Promise<readonly PairResult[]> {
  return withOffices(before, async (offices) => {
    const crowds: PairResult[] = [];
    for (const crowd of CROWDS) crowds.push(...(await benchCrowd(offices, crowd)));
    return [...crowds, ...(await benchCountry({ ...offices, before: null }))];
  });
}

async function benchCrowd(
  offices: Offices,
  { people, runs, aim }: (typeof CROWDS)[number],
): Promise<readonly PairResult[]> {
  const size = people.toLocaleString('en');
  const workbook = `nguoi-${people}`;
  const responses = offices.write(`${workbook}.csv`, crowdCsv(people));
  const built = await pairOf(offices, { name: `${size} people, first build`, aim, runs }, (office) => {
    office.remove(workbook);
    return office.sync(workbook, responses, BATCH_2);
  });
  const quiet = await pairOf(offices, { name: `${size} people, nothing changed`, aim, runs }, (office) =>
    office.sync(workbook, responses),
  );
  return [{ ...built, beside: journalsOf(offices, workbook) }, quiet];
}

function journalsOf({ ours, before }: Offices, workbook: string): PairResult['beside'] {
  const sizes = [ours, ...(before === null ? [] : [before])].map((office) => journalMb(office, workbook));
  return [{ name: `journal: ${sizes.join(', the version before ')}` }];
}

function journalMb(office: LocalOffice, workbook: string): string {
  const bytes = statSync(office.place(`${workbook}/so-lop.nhat-ky.sqlite`)).size;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** 300 classes, 3,321 units, 9,963 seats. */
async function benchCountry(offices: Offices): Promise<readonly PairResult[]> {
  const plan = offices.write('ca-nuoc.plan.json', JSON.stringify(nationalPlan()));
  const responses = offices.write('ca-nuoc.csv', nationalCsv());
  const runs = 1;
  const setup = await pairOf(offices, { name: 'plan of the country, set up', aim: {}, runs }, (office) =>
    office.run(['setup', '--workbook', office.place('ca-nuoc/so-lop.xlsx'), '--plan', plan]),
  );
  const sync = (office: LocalOffice) => office.sync('ca-nuoc', responses);
  return [
    setup,
    await pairOf(offices, { name: 'plan of the country, 309 responses', aim: {}, runs }, sync),
    await pairOf(offices, { name: 'plan of the country, nothing changed', aim: {}, runs }, sync),
  ];
}

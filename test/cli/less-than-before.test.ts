import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cases, LONG_MS } from '../sizes.ts';
import { type Holdings, holdingsOf, lessIn, standingIn, strangersIn } from './holdings.ts';
import { copyOf, type LivedOffice, liveIn } from './lived-office.ts';
import {
  COMMANDS,
  EXPORTS,
  JOURNALS,
  OFFICE,
  OTHER_OFFICE,
  PLANS,
  PROGRAMMES,
  type World,
  WORKBOOKS,
} from './office-worlds.ts';
import { filesIn, removeFolder } from './run-cli.ts';

/**
 * No command ends with exit 0 and with less than was there before, unless a person confirmed it, or a response itself
 * said so; and none that ends otherwise changes anything but the banner, or leaves anybody without words.
 */
let base: LivedOffice;
let other: LivedOffice | null = null;
let whole: Holdings;

beforeAll(async () => {
  base = await liveIn(OFFICE.title, OFFICE.answers);
  whole = await holdingsOf(base.workbook, OFFICE.title);
});
afterAll(() => {
  for (const office of [base, other]) if (office !== null) removeFolder(office.folder);
});

const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] =>
  Object.keys(record) as Key[];

const WORLDS: fc.Arbitrary<World> = fc.record({
  workbook: fc.constantFrom(...keysOf(WORKBOOKS)),
  journal: fc.constantFrom(...keysOf(JOURNALS)),
  answers: fc.constantFrom(...keysOf(EXPORTS)),
  plan: fc.constantFrom(...keysOf(PLANS)),
  programme: fc.constantFrom(...keysOf(PROGRAMMES)),
  command: fc.constantFrom(...keysOf(COMMANDS)),
});

/** A sync of the office as it is, but for what is said. */
const but = (changed: Partial<World>): [World] => [
  {
    workbook: 'as it is',
    journal: 'kept',
    answers: 'the same',
    plan: 'none',
    programme: 'none',
    command: 'sync',
    ...changed,
  },
];

/** What once lost something or nearly did; the exports that R8 holds are in test/sync/responses-guard.test.ts too. */
const KNOWN: [World][] = [
  but({}),
  but({ answers: 'one response edited' }),
  but({ answers: 'half of the rows' }),
  but({ answers: 'a folder by another name' }),
  but({ answers: 'cut off in the middle' }),
  but({ answers: 'of 0 bytes' }),
  but({ answers: 'with renamed columns' }),
  but({ workbook: 'no plan tabs' }),
  but({ workbook: 'no tabs', command: 'setup', plan: 'a class less' }),
  but({ workbook: 'no tabs', command: 'setup' }),
  but({ workbook: 'no file', command: 'setup', plan: 'another' }),
  but({ workbook: 'no plan tabs', journal: 'lost', plan: 'another' }),
  but({ workbook: 'no programme', journal: 'lost' }),
  but({ journal: 'of another office', command: 'setup' }),
  but({ programme: 'a task less' }),
  but({ command: 'demo' }),
  but({ command: 'undo', journal: 'lost' }),
  but({ command: 'decide', answers: 'half of the rows' }),
];

test(
  'whatever is there and at hand, nothing is less after a command that says it is done',
  { timeout: LONG_MS },
  () =>
    fc.assert(
      fc.asyncProperty(WORLDS, async (world) => {
        expect(await faultsOf(world)).toEqual([]);
      }),
      { examples: KNOWN, numRuns: KNOWN.length + cases(5) },
    ),
);

test('control: what a person confirms may be less, and then the law sees it', async () => {
  const { office, before } = await made({ ...but({ answers: 'half of the rows' })[0] });
  const { code } = await COMMANDS.sync(office, ['--confirm']);
  expect(code).toBe(0);
  const less = lessIn(before, await holdingsOf(office.workbook, OFFICE.title));
  expect(less).toContain('seated: Đỗ Văn Khang');
  removeFolder(office.folder);
});

interface MadeWorld {
  readonly office: LivedOffice;
  readonly found: Holdings;
  /** What must be there after a command that says it is done. */
  readonly before: Holdings;
}

async function made(world: World): Promise<MadeWorld> {
  const office = copyOf(base);
  const { gone, alter } = WORKBOOKS[world.workbook];
  await alter(office);
  const { isForeign, lose } = JOURNALS[world.journal];
  if (isForeign) other ??= await liveIn(OTHER_OFFICE.title, OTHER_OFFICE.answers);
  lose(office, other);
  EXPORTS[world.answers].make(office);
  // The journal knows what was deleted, but for what nobody had seen.
  const isKnown = world.journal === 'kept' && world.command !== 'undo' && world.command !== 'demo';
  const found = gone ? await holdingsOf(office.workbook, OFFICE.title) : whole;
  return { office, found, before: isKnown ? standingIn(whole, found) : found };
}

/** Everything that is wrong with how the command ended. */
async function faultsOf(world: World): Promise<readonly string[]> {
  const { office, found, before } = await made(world);
  try {
    const files = [...PLANS[world.plan](office), ...PROGRAMMES[world.programme](office)];
    const bytes = bytesOf(office);
    const { code, err } = await COMMANDS[world.command](office, files);
    const after = bytesOf(office) === bytes ? found : await holdingsOf(office.workbook, OFFICE.title);
    const { said, code: meant } = EXPORTS[world.answers];
    const faults = after.alien.map((text) => `of another office: ${text}`);
    if (isPlainSync(world) && code !== meant) faults.push(`exit ${code}, not ${meant}: ${err}`);
    if (code === 0)
      return [
        ...faults,
        ...lessIn(before, after).filter((one) => !said.some((name) => one.endsWith(name))),
        ...strangersIn(before, after),
      ];
    return [
      ...faults,
      ...lessIn(found, after),
      ...wordless(err),
      ...changedBeside(world, code, found, after),
    ];
  } finally {
    removeFolder(office.folder);
  }
}

function bytesOf({ folder }: LivedOffice): string | undefined {
  return filesIn(folder)['so-lop.xlsx'];
}

/** Of such a sync only the export decides how it ends. */
function isPlainSync({ workbook, journal, plan, programme, command }: World): boolean {
  const isAtHand = [plan, programme].every((file) => file === 'none' || file === 'the same');
  return workbook === 'as it is' && journal === 'kept' && isAtHand && command === 'sync';
}

/** What was expected, what came, what to do: at least the last is always said. */
function wordless(err: string): readonly string[] {
  if (/lường trước|[A-Z]\w*Error:|\n\s+at /.test(err)) return [`not in words: ${err}`];
  return /đề nghị|--confirm|--dir|cần sửa/i.test(err) ? [] : [`says not what to do: ${err}`];
}

/** Held, only the titles say so; a decision stands in its cell all the same. */
function changedBeside(
  { command }: World,
  code: number | null,
  found: Holdings,
  after: Holdings,
): readonly string[] {
  if (command === 'decide' || found.cells === after.cells) return [];
  return [`exit ${code}, and the workbook has changed`];
}

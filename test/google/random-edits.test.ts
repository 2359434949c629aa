import { expect, test } from 'vitest';
import { KEY_COLUMN } from '#shared/workbook/marks.ts';
import type { Tab } from '#shared/workbook/model.ts';
import { columnAt, tabMarkOf } from '../fakes/google-sheets/marked-sheet.ts';
import type { FakeSheet } from '../fakes/google-sheets/model.ts';
import { classTab, type Seat, SEATS, summaryTab } from '../workbook/sample-tabs.ts';
import { directGoogle, type FakeGoogle, SPREADSHEET } from './fake-google.ts';
import { randomFault } from './random-fault.ts';
import { randomOf, RandomStaff } from './random-staff.ts';
import { SmallServer } from './staff-world.ts';
import { LONG_MS, SIZES } from '../sizes.ts';

const RUNS = SIZES.editsOfSmallTabs;

/** Seeds that once failed: each is a regression test of its own. */
const ONCE_FAILED: readonly number[] = [998];

test(
  `${RUNS} random sequences of staff edits and failures end in the right workbook, with every staff cell in it`,
  async () => {
    let races = 0;
    for (let seed = 1; seed <= RUNS; seed++) races += await run(directGoogle(), seed);
    // A control: the sequences do reach what they are about.
    expect(races).toBeGreaterThan(RUNS / 2);
  },
  LONG_MS,
);

test.each(ONCE_FAILED)('sequence %i, which once failed', async (seed) => {
  await run(directGoogle(), seed);
});

async function run(world: FakeGoogle, seed: number): Promise<number> {
  const random = randomOf(seed);
  world.fake.create(SPREADSHEET);
  world.timing.luck = random(100) / 100;
  const hands = () => world.fake.staff(SPREADSHEET);
  const staff = new RandomStaff(hands, random);
  const server = new SmallServer(world);
  let races = 0;
  let wanted = wantedTabs(SEATS);
  await server.sync(wanted);
  for (let round = 0; round < 4; round++) {
    for (let edits = random(5); edits > 0; edits--) staff.act();
    if (random(2) === 0) wanted = wantedTabs(shuffledSeats(random));
    for (let faults = random(3); faults > 0; faults--) {
      world.fake.faults.push(
        randomFault(random, () => {
          races += 1;
          staff.did.push('just before:');
          staff.actInHaste();
        }),
      );
    }
    staff.did.push(`| sync ${wanted[1]?.rows.length}`);
    const { failed } = await server.sync(wanted);
    staff.did.push(failed ?? 'done');
  }
  world.fake.faults.length = 0;
  await settle(world, server, wanted, `seed ${seed}: ${staff.did.join(', ')}`);
  expectEverything(world, staff, wanted, `seed ${seed}: ${staff.did.join(', ')}`);
  return races;
}

/** Without failures one sync puts everything right in two reads and one write; the next finds nothing to do. */
async function settle(
  _world: FakeGoogle,
  server: SmallServer,
  wanted: readonly Tab[],
  story: string,
): Promise<void> {
  const first = await server.sync(wanted);
  expect(first.failed, story).toBe(null);
  expect(first.calls.reads, story).toBe(2);
  expect(first.calls.writes, story).toBe(first.changes.length === 0 ? 0 : 1);
  const second = await server.sync(wanted);
  expect(second.changes, story).toEqual([]);
  expect(second.calls, story).toEqual({ reads: 2, writes: 0 });
}

function expectEverything(
  world: FakeGoogle,
  staff: RandomStaff,
  wanted: readonly Tab[],
  story: string,
): void {
  const hands = world.fake.staff(SPREADSHEET);
  const all = new Set(hands.titles().flatMap((title) => hands.cells(title).flat()));
  expect(
    [...staff.typed].filter((text) => !all.has(text)),
    story,
  ).toEqual([]);
  for (const tab of wanted) {
    const sheet = sheetOf(world, tab.key);
    const cells = hands.cells(sheet.properties.title);
    const keyAt = columnAt(sheet, KEY_COLUMN);
    for (const row of tab.rows) {
      const found = cells.flatMap((each, at) => (each[keyAt] === row.key ? [at] : []));
      expect(found.length, `${story}: ${tab.key} ${row.key}`).toBe(1);
      for (const column of tab.columns) {
        if (column.owner !== 'server') continue;
        const value = cells[found[0]!]?.[columnAt(sheet, column.key)] ?? null;
        expect(value, `${story}: ${tab.key} ${row.key} ${column.key}`).toEqual(row.cells[column.key] ?? null);
      }
    }
  }
}

/** The tab's own sheet; where staff deleted that, the copy they made of it. */
function sheetOf(world: FakeGoogle, key: string): FakeSheet {
  const marked = world.fake.get(SPREADSHEET).sheets.flatMap((sheet) => {
    const mark = tabMarkOf(sheet);
    return mark?.key === key ? [{ sheet, isOwn: mark.sheetId === sheet.properties.sheetId }] : [];
  });
  return (marked.find(({ isOwn }) => isOwn) ?? marked[0])!.sheet;
}

function wantedTabs(seats: readonly Seat[]): readonly Tab[] {
  const others = seats
    .filter((seat) => seat.unit === 'Xã Đồng Nắng')
    .map((seat) => (seat.person === undefined ? seat : { ...seat, person: `${seat.person}b` }));
  return [summaryTab(), classTab('01', seats), classTab('02', others)];
}

/** People come, go, and change between seat and extra. */
function shuffledSeats(random: (below: number) => number): readonly Seat[] {
  return SEATS.flatMap((seat): Seat[] => {
    if (seat.extra === true) return random(3) === 0 ? [] : [seat];
    const { unit, role } = seat;
    return random(3) === 0 ? [{ unit, role }] : [seat];
  });
}

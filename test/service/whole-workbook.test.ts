import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { programme2026 } from '#shared/programme/programme-2026.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { entityOfRowKey } from '#shared/workbook/row-key.ts';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import type { Journal } from '../../sync-server/journal/sqlite-journal.ts';
import { runSync, type SyncResult } from '#shared/sync/run-sync.ts';
import { WorkbookError } from '#shared/sync/workbook-port.ts';
import { copyOf } from '../fakes/google-sheets/copy-spreadsheet.ts';
import type { FakeSpreadsheet } from '../fakes/google-sheets/model.ts';
import { directGoogle, type FakeGoogle, SPREADSHEET } from '../google/fake-google.ts';
import { presentCells } from '../journal-port.contract.ts';
import { randomFault } from '../google/random-fault.ts';
import { openAndPart } from '../google/partial-hands.ts';
import { randomOf } from '../google/random-staff.ts';
import { RESPONSES_TAB, SAMPLE_ROWS } from './office-world.ts';
import { SAMPLE_HEADER } from '../../sync-server/demo/sample-responses.ts';
import { RandomOffice } from './random-office.ts';
import { BATCH_2_PLAN, CAN_THO_GAZETTEER } from '../fixtures/can-tho.ts';
import { SIZES } from '../sizes.ts';

/** Certain sequences: `SO_LOP_SEQUENCES=200 SO_LOP_FIRST_SEQUENCE=1000 npx vitest run test/service/whole-workbook.test.ts`. */
const FIRST = Number(process.env['SO_LOP_FIRST_SEQUENCE'] ?? 1);
const SEQUENCES = Number(process.env['SO_LOP_SEQUENCES'] ?? SIZES.editsOfWholeWorkbook);
const ROUNDS = Number(process.env['SO_LOP_ROUNDS'] ?? 3);
const START = Date.parse('2026-05-09T08:00:00+07:00');
const DAY_MS = 86_400_000;

const dir = mkdtempSync(join(tmpdir(), 'so-lop-whole-'));
let built: FakeSpreadsheet;

beforeAll(async () => {
  const world = directGoogle();
  world.fake.create(SPREADSHEET).addTab(RESPONSES_TAB, [SAMPLE_HEADER, ...SAMPLE_ROWS]);
  const server = new WholeServer(world, 'begin');
  expect((await server.sync(START)).changes.tabsAdded).toBe(48);
  await server.journal.close();
  built = world.fake.get(SPREADSHEET);
}, 60_000);

afterAll(() => rmSync(dir, { recursive: true, force: true }));

const seeds = Array.from({ length: SEQUENCES }, (_, at) => FIRST + at);

test.each(seeds)(
  'staff and failures at the whole workbook, sequence %i: it ends right, with every staff cell in it',
  async (seed) => {
    await run(directGoogle(), seed);
  },
  120_000,
);

async function run(world: FakeGoogle, seed: number): Promise<void> {
  const random = randomOf(seed);
  world.fake.put(copyOf(built));
  world.timing.luck = random(100) / 100;
  copyFileSync(join(dir, 'begin.sqlite'), join(dir, `${seed}.sqlite`));
  const server = new WholeServer(world, String(seed));
  const hands = () => world.fake.staff(SPREADSHEET);
  const office = new RandomOffice(hands, random);
  office.wasSeen = (text) => server.remembers(text);
  let now = START;
  let undo = kept(world, office);
  let hasFailed = false;
  let hasty = 0;
  const sync = async () => {
    now += random(3) === 0 ? DAY_MS : 60_000;
    office.did.push('| sync');
    const before = hasty;
    try {
      const result = await server.sync(now);
      office.wanted = result.planned.state?.wanted ?? office.wanted;
      office.did.push(result.outcome);
      if (result.outcome === 'held') undo();
      // A version to go back to is one in which no hand came between: what it sorted is sorted in that one too.
      else if (result.outcome === 'done' && hasty === before) undo = kept(world, office);
      return result.outcome;
    } catch (error) {
      if (!(error instanceof WorkbookError)) throw error;
      office.did.push(error.code);
      return error.code;
    }
  };
  const story = () => `sequence ${seed}: ${office.did.join(', ')}`;
  try {
    await sync();
    for (let round = 0; round < ROUNDS; round++) {
      for (let edits = 1 + random(8); edits > 0; edits--) office.act();
      if (random(2) === 0) answerForm(world, random);
      for (let faults = random(3); faults > 0; faults--) {
        const haste = () => {
          office.did.push('just before:');
          hasty += 1;
          office.act(true);
        };
        world.fake.faults.push(randomFault(random, haste));
      }
      const isCalm = world.fake.faults.length === 0;
      const outcome = await sync();
      hasFailed = !['done', 'held', 'refused'].includes(outcome);
      world.fake.faults.length = 0;
      // Idempotence after every sync that nothing disturbed, not only after the last.
      if (isCalm && outcome === 'done')
        expect((await server.sync(now)).planned.diff.changes, story()).toEqual([]);
    }
    openAndPart(hands());
    let first = await server.sync(now);
    if (first.outcome === 'held') {
      undo();
      openAndPart(hands());
    }
    // What a write that failed had hit was put right by that sync, which read once more for it.
    if (first.outcome === 'held' || hasFailed) first = await server.sync(now);
    expect(first.outcome, story()).not.toBe('held');
    expect(first.calls.reads, story()).toBe(2);
    expect(first.calls.writes, story()).toBe(first.planned.diff.changes.length === 0 ? 0 : 1);
    const second = await server.sync(now);
    expect(second.planned.diff.changes, story()).toEqual([]);
    expect(second.calls, story()).toEqual({ reads: 2, writes: 0 });
    await expectEveryText(world, office, second, story());
  } catch (error) {
    if (error instanceof Error && !error.message.includes('sequence')) error.message += ` — ${story()}`;
    throw error;
  } finally {
    await server.journal.close();
  }
}

/** What a version of the spreadsheet's history brings back. */
function kept({ fake }: FakeGoogle, office: RandomOffice): () => void {
  const before = copyOf(fake.get(SPREADSHEET));
  const forget = office.keep();
  return () => {
    fake.put(copyOf(before));
    forget();
    office.did.push('taken back');
  };
}

/** Every text stands beside whom it was typed, where that person or task is still in the workbook; else anywhere. */
async function expectEveryText(world: FakeGoogle, office: RandomOffice, last: SyncResult, story: string) {
  const hands = world.fake.staff(SPREADSHEET);
  const all = new Set<CellValue>(hands.titles().flatMap((title) => hands.cells(title).flat()));
  const entities = new Map<string, Set<string>>();
  for (const { tabs } of [await world.open().read()]) {
    for (const tab of tabs) {
      for (const { key, cells } of tab.rows) {
        for (const cell of cells) {
          if (key === null || typeof cell !== 'string') continue;
          if (!entities.has(cell)) entities.set(cell, new Set());
          entities.get(cell)!.add(entityOfRowKey(key));
        }
      }
    }
  }
  const wanted = new Set(
    (last.planned.state?.wanted ?? []).flatMap((tab) =>
      tab.rows.map((row) => `${tab.key} ${row.entity ?? entityOfRowKey(row.key)}`),
    ),
  );
  const lost = [...office.typed].flatMap(([text, { tab, entity, column }]) => {
    const isWanted = entity !== null && wanted.has(`${tab} ${entity}`);
    if (!all.has(text))
      return isWanted || entity === null || !office.wasSeen(text)
        ? [`${text} (${tab} ${entity} ${column}) is gone`]
        : [];
    const beside = entities.get(text);
    if (beside === undefined || !isWanted || beside.has(entity)) return [];
    return [`${text} of ${entity} stands beside ${[...beside].join(', ')}`];
  });
  expect(lost, story).toEqual([]);
}

/** A commune submits, edits or withdraws. */
function answerForm({ fake }: FakeGoogle, random: (below: number) => number): void {
  const staff = fake.staff(SPREADSHEET);
  const rows = staff.cells(RESPONSES_TAB).length;
  const at = 1 + random(rows - 1);
  const row = staff.cells(RESPONSES_TAB)[at]!;
  const act = random(4);
  if (act === 0) staff.delete(RESPONSES_TAB, 'ROWS', at);
  else if (act === 1) staff.setCell(RESPONSES_TAB, at, 4, `Chức vụ ${random(1_000)}`);
  else if (act === 2) staff.sort(RESPONSES_TAB, 1, rows - 1, random(5));
  else {
    const copy = row.map((cell, column) => (column === 3 ? `Người Mới ${random(100)}` : cell));
    copy.forEach((cell, column) => staff.setCell(RESPONSES_TAB, rows, column, column === 0 ? 46150.5 : cell));
  }
}

/** The server as it is, beside a fake of Google, with a journal of its own. */
class WholeServer {
  readonly journal: Journal;
  private remembered: ReadonlySet<CellValue> = new Set();
  private readonly world: FakeGoogle;

  constructor(world: FakeGoogle, name: string) {
    this.world = world;
    this.journal = openJournal(join(dir, `${name}.sqlite`));
  }

  async sync(nowMs: number): Promise<SyncResult> {
    const workbook = this.world.open();
    try {
      return await runSync({
        workbook,
        journal: this.journal,
        responses: () => workbook.readResponsesTab(),
        nowMs,
        trigger: 'timer',
        setupPlan: BATCH_2_PLAN,
        programme: programme2026(),
        gazetteer: CAN_THO_GAZETTEER,
        confirm: false,
      });
    } finally {
      this.remembered = new Set((await presentCells(this.journal)).map(({ value }) => value));
    }
  }

  remembers(text: string): boolean {
    return this.remembered.has(text);
  }
}

import { expect, test } from 'vitest';
import type { DecisionRequest } from '#shared/decisions/decision-request.ts';
import { KEY_COLUMN } from '#shared/workbook/marks.ts';
import { columnAt, keyedRows } from '../fakes/google-sheets/marked-sheet.ts';
import type { Fault } from '../fakes/google-sheets/google-sheets-fake.ts';
import { SIZES } from '../sizes.ts';
import { googleOffice, type GoogleOffice } from './google-office.ts';

/**
 * Where two things happen at once (enumerated, not sampled): a hand just before a write of ours, and what becomes of that
 * write; for a sync, a decision of the panel and an undo. Whatever met, every remark stands beside whom it was typed,
 * nothing stands beside anybody else, nobody is blamed, and the second sync after it has nothing to do.
 */
const office = googleOffice();
const FOUR = 'Lớp 04';
const QUEUE = 'Cần xử lý';

/** Somebody did write over cells of the server here, and is told so. */
const WROTE_SORTED = 'what the server wrote of the seats is sorted';

const HANDS: Readonly<Record<string, (world: GoogleOffice) => void>> = {
  'a column is inserted': ({ staff }) => staff.insert(FOUR, 'COLUMNS', columnAt(staff.sheet(FOUR), 'name')),
  'a row is inserted': (world) => world.staff.insert(FOUR, 'ROWS', seats(world).from + 1),
  'a row is deleted': (world) => world.staff.delete(FOUR, 'ROWS', seats(world).from + 2),
  'a row is moved': (world) => world.staff.move(FOUR, 'ROWS', seats(world).from, seats(world).from + 4),
  'the seats are sorted': (world) => {
    const { from, count } = seats(world);
    world.staff.sort(FOUR, from, count, columnAt(world.staff.sheet(FOUR), 'name'), true);
  },
  'what is visible of the seats is sorted': (world) => sortVisible(world, FOUR, seats(world), KEY_COLUMN),
  [WROTE_SORTED]: (world) => sortVisible(world, FOUR, seats(world), KEY_COLUMN, 'decision'),
  'what is visible of the queue is sorted': (world) => sortVisible(world, QUEUE, queue(world), KEY_COLUMN),
  'cells are merged': (world) => {
    const from = seats(world).from + 4;
    const at = columnAt(world.staff.sheet(FOUR), 'submitted');
    const merge = {
      startRowIndex: from,
      endRowIndex: from + 2,
      startColumnIndex: at,
      endColumnIndex: at + 1,
    };
    world.staff.merge(FOUR, merge);
  },
  'the tab is protected': ({ staff }) => staff.protect(FOUR),
};

const DENIED = {
  status: 403,
  body: { error: { code: 403, status: 'PERMISSION_DENIED', message: 'The caller does not have permission' } },
};
const LOST = { status: 0, body: null, isLost: true };

/** What becomes of the write before which the hand came. */
const FATES: Readonly<
  Record<string, (world: GoogleOffice, hand: () => void, work: Work) => Promise<unknown>>
> = {
  'and nothing else': (world, hand, work) => withFault(world, { on: 'write', before: hand }, work),
  'and the answer is lost': (world, hand, work) =>
    withFault(world, { on: 'write', before: hand, after: LOST }, work),
  'and the write never arrives': (world, hand, work) =>
    withFault(world, { on: 'write', before: hand, after: LOST, isNotServed: true }, work),
  'and the process is killed after it': (world, hand, work) => {
    world.fake.faults.push({ on: 'write', before: hand });
    return world.killed('after', work);
  },
  'and the process is killed before it': (world, hand, work) => {
    world.fake.faults.push({ on: 'write', before: hand });
    return world.killed('before', work);
  },
  'and the write is refused': (world, hand, work) =>
    withFault(world, { on: 'write', before: hand, after: DENIED, isNotServed: true }, work),
};

type Work = () => Promise<unknown>;

/** What the server was about to do, and what came before. */
const WORKS: Readonly<
  Record<
    string,
    {
      readonly before?: (world: GoogleOffice) => Promise<void>;
      readonly begin: (world: GoogleOffice) => Work;
    }
  >
> = {
  'a sync': {
    begin: (world) => {
      world.newcomers();
      world.leavers();
      return () => world.sync();
    },
  },
  'a decision': {
    begin: (world) => {
      world.newcomers();
      world.leavers();
      const registration = String(world.keyOf(QUEUE, world.find(QUEUE, 'name', APPROVED)[0] ?? 0));
      const request: DecisionRequest = { ask: 'decide', registration, kind: 'approve', value: null };
      return () => world.decide(request);
    },
  },
  'an undo': {
    before: async (world) => {
      world.newcomers();
      await world.sync();
    },
    begin: (world) => () => world.undo(world.lastSync),
  },
};

/** Whom the decision is about. */
const APPROVED = 'Phạm Văn Ba';

/** Every hand meets every work, and so does every fate; by day not every hand with every fate (sizes.ts). */
const CASES = Object.keys(WORKS).flatMap((work) =>
  Object.keys(HANDS).flatMap((hand, ofHands) =>
    Object.keys(FATES).flatMap((fate, ofFates) => {
      const isLived = work === 'a sync' || (ofHands + ofFates) % SIZES.everyCornerOfWork === 0;
      return isLived ? [[work, hand, fate] as const] : [];
    }),
  ),
);

test.each(CASES)(
  '%s, just before it %s, %s: every remark stands where it belongs',
  async (work, hand, fate) => {
    const about = WORKS[work];
    if (about === undefined) throw new Error(work);
    const world = await begun(hand.includes('queue'), work);
    const remarks = remarksOf(world);
    const begin = about.begin(world);
    await FATES[fate]?.(world, () => HANDS[hand]?.(world), begin);
    expect(world.fake.faults).toEqual([]);
    await world.sync();
    expectRemarks(world, remarks);
    if (hand === 'the tab is protected') {
      world.staff.sheet(FOUR).protectedRanges = world.staff
        .sheet(FOUR)
        .protectedRanges.filter(({ rest }) => rest.requestingUserCanEdit !== false);
      await world.sync();
    }
    const again = await world.sync();
    expect(again.planned.diff.changes).toEqual([]);
    expect(again.calls).toEqual({ reads: 2, writes: 0 });
    expectRemarks(world, remarks);
    expectDecisions(world);
    if (hand !== WROTE_SORTED) expect(world.logText()).not.toContain('Đã trả lại');
  },
);

/** The office with remarks that the server knows, and what came before its work. */
function begun(isWaitingMore: boolean, work: string): Promise<GoogleOffice> {
  return office(`${work}, ${isWaitingMore}`, async (world) => {
    if (isWaitingMore) {
      world.moreWaiting();
      await world.sync();
    }
    writeRemarks(world);
    await world.sync();
    await WORKS[work]?.before?.(world);
  });
}

test('a control: without what is remembered of a write, a lost answer leaves remarks beside others', async () => {
  const world = await begun(false, 'a sync');
  const remarks = remarksOf(world);
  world.newcomers();
  world.leavers();
  const hand = () => HANDS['a column is inserted']?.(world);
  await withFault(world, { on: 'write', before: hand, after: LOST }, () =>
    world.sync({
      journal: { ...world.journal, begin: (sync) => world.journal.begin({ ...sync, intent: null }) },
    }),
  );
  await world.sync();
  expect(() => expectRemarks(world, remarks)).toThrow();
});

async function withFault(world: GoogleOffice, fault: Fault, work: Work): Promise<void> {
  world.fake.faults.push(fault);
  await work().catch(() => undefined);
}

/** Sorts by the name, backwards, what is visible and not the hidden keys: the columns between the two named, ends excluded. */
function sortVisible(
  { staff }: GoogleOffice,
  title: string,
  rows: { readonly from: number; readonly count: number },
  after: string,
  before: string | null = null,
): void {
  const sheet = staff.sheet(title);
  const end = before === null ? sheet.columns.length : columnAt(sheet, before);
  staff.sortSelected(title, rows, { from: columnAt(sheet, after) + 1, end }, columnAt(sheet, 'name'), true);
}

/** The rows of seats, as they stand now. */
function seats(world: GoogleOffice) {
  return rowsWith(world, FOUR, (key) => key.startsWith('seat:'));
}

/** The rows of people who wait. */
function queue(world: GoogleOffice) {
  return rowsWith(world, QUEUE, (key) => key.endsWith('.1'));
}

function rowsWith({ staff }: GoogleOffice, title: string, isWanted: (key: string) => boolean) {
  const rows = keyedRows(staff.sheet(title)).flatMap(({ key, at }) => (isWanted(key) ? [at] : []));
  const from = Math.min(...rows);
  return { from, count: Math.max(...rows) - from + 1 };
}

const NOTED = [FOUR, 'Lớp 05', QUEUE];

/** A remark beside everybody in both classes and in the queue, and beside the vacant seat that somebody is to take. */
function writeRemarks(world: GoogleOffice): void {
  for (const title of NOTED) {
    const name = columnAt(world.staff.sheet(title), 'name');
    world.staff.cells(title).forEach((cells, row) => {
      const person = cells[name];
      const isTitle = typeof world.keyOf(title, row) !== 'string' || world.keyOf(title, row) === 'header';
      if (isTitle || typeof person !== 'string') return;
      world.type(title, row, 'remark', `${title === QUEUE ? 'việc' : 'lớp'} của ${person}`);
    });
  }
  const [vacant = 0] = keyedRows(world.staff.sheet(FOUR)).flatMap(({ key, at }) =>
    key === VACANT ? [at] : [],
  );
  world.type(FOUR, vacant, 'remark', 'của chỗ trống');
}

/** Beside whom each remark was typed, as it says itself. */
function remarksOf(world: GoogleOffice): ReadonlyMap<string, string> {
  const texts = NOTED.flatMap((title) => {
    const at = columnAt(world.staff.sheet(title), 'remark');
    return world.staff.cells(title).flatMap((cells) => String(cells[at] ?? ''));
  });
  const remarks = texts.flatMap((text) => {
    const [, place, person] = /^(lớp|việc) của (.+)$/.exec(text) ?? [];
    return person === undefined ? [] : [[`${place} ${person}`, text] as const];
  });
  expect(remarks.length).toBeGreaterThan(8);
  return new Map(remarks);
}

/** The seat of the Front at xã Hòa An. */
const VACANT = 'seat:31393:lanh_dao_mttq';

function expectRemarks(world: GoogleOffice, remarks: ReadonlyMap<string, string>): void {
  const found = new Map<string, string>();
  for (const title of NOTED) {
    const sheet = world.staff.sheet(title);
    const [name, unit, remark] = ['name', 'unit', 'remark'].map((column) => columnAt(sheet, column)) as [
      number,
      number,
      number,
    ];
    const keys = new Map(keyedRows(sheet).map(({ key, at }) => [at, key]));
    world.staff.cells(title).forEach((cells, row) => {
      const text = cells[remark];
      if (typeof text !== 'string' || keys.get(row) === 'header') return;
      if (text === 'của chỗ trống') {
        expect(keys.get(row)?.split(' | ')[0], `the seat's remark, in row ${row}`).toBe(VACANT);
        expect(cells[unit]).toBe('Xã Hòa An');
        found.set('chỗ', text);
        return;
      }
      const place = title === QUEUE ? 'việc' : 'lớp';
      const who = `${place} ${String(cells[name])}`;
      expect(text, `beside ${who}`).toBe(remarks.get(who));
      expect(found.has(who), `${who} stands twice`).toBe(false);
      found.set(who, text);
    });
  }
  expect(Object.fromEntries(found)).toEqual({ ...Object.fromEntries(remarks), chỗ: 'của chỗ trống' });
}

/** Of all who wait, nobody but the one the decision is about has any. */
function expectDecisions(world: GoogleOffice): void {
  for (const title of NOTED) {
    const sheet = world.staff.sheet(title);
    const [name, decision] = [columnAt(sheet, 'name'), columnAt(sheet, 'decision')];
    const keys = new Map(keyedRows(sheet).map(({ key, at }) => [at, key]));
    world.staff.cells(title).forEach((cells, row) => {
      const isDecided = (cells[decision] ?? null) !== null && keys.get(row) !== 'header' && keys.has(row);
      if (isDecided) expect(cells[name]).toBe(APPROVED);
    });
  }
}

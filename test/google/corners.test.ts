import { expect, test } from 'vitest';
import type { DecisionRequest } from '#shared/decisions/decision-request.ts';
import { columnAt, keyedRows } from '../fakes/google-sheets/marked-sheet.ts';
import type { Fault } from '../fakes/google-sheets/google-sheets-fake.ts';
import { googleOffice, type GoogleOffice } from './google-office.ts';

/**
 * Where two things happen at once (enumerated, not sampled): a hand just before a write of ours, and what becomes of that
 * write; for a sync, a decision of the panel and an undo. Whatever met, every remark stands beside whom it was typed,
 * nothing stands beside anybody else, nobody is blamed, and the second sync after it has nothing to do.
 */
const office = googleOffice();
const FOUR = 'Lớp 04';

const HANDS: Readonly<Record<string, (world: GoogleOffice) => void>> = {
  'a column is inserted': ({ staff }) => staff.insert(FOUR, 'COLUMNS', columnAt(staff.sheet(FOUR), 'name')),
  'a row is inserted': (world) => world.staff.insert(FOUR, 'ROWS', seats(world).from + 1),
  'a row is deleted': (world) => world.staff.delete(FOUR, 'ROWS', seats(world).from + 2),
  'a row is moved': (world) => world.staff.move(FOUR, 'ROWS', seats(world).from, seats(world).from + 4),
  'the seats are sorted': (world) => {
    const { from, count } = seats(world);
    world.staff.sort(FOUR, from, count, columnAt(world.staff.sheet(FOUR), 'name'), true);
  },
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

/** What the server was about to do. */
const WORKS: Readonly<Record<string, (world: GoogleOffice) => Promise<Work>>> = {
  'a sync': async (world) => {
    world.newcomers();
    world.leavers();
    return () => world.sync();
  },
  'a decision': async (world) => {
    world.newcomers();
    world.leavers();
    const registration = String(
      world.keyOf('Cần xử lý', world.find('Cần xử lý', 'name', 'Phạm Văn Ba')[0] ?? 0),
    );
    const request: DecisionRequest = { ask: 'decide', registration, kind: 'approve', value: null };
    return () => world.decide(request);
  },
  'an undo': async (world) => {
    world.newcomers();
    const { sync } = await world.sync();
    return () => world.undo(sync ?? 0);
  },
};

const CASES = Object.keys(WORKS).flatMap((work) =>
  Object.keys(HANDS).flatMap((hand) => Object.keys(FATES).map((fate) => [work, hand, fate] as const)),
);

test.each(CASES)(
  '%s, just before it %s, %s: every remark stands where it belongs',
  async (work, hand, fate) => {
    const world = await office();
    const remarks = writeRemarks(world);
    await world.sync();
    const begun = await WORKS[work]?.(world);
    if (begun === undefined) throw new Error(work);
    await FATES[fate]?.(world, () => HANDS[hand]?.(world), begun);
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
    expect(world.logText()).not.toContain('Đã trả lại');
  },
);

test('a control: without what is remembered of a write, a lost answer leaves remarks beside others', async () => {
  const world = await office();
  const remarks = writeRemarks(world);
  await world.sync();
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

/** The rows of seats, as they stand now. */
function seats({ staff }: GoogleOffice) {
  const rows = keyedRows(staff.sheet(FOUR)).flatMap(({ key, at }) => (key.startsWith('seat:') ? [at] : []));
  const from = Math.min(...rows);
  return { from, count: Math.max(...rows) - from + 1 };
}

/** A remark beside everybody in both classes and in the queue, and beside the vacant seat that somebody is to take. */
function writeRemarks(world: GoogleOffice): ReadonlyMap<string, string> {
  const remarks = new Map<string, string>();
  for (const title of [FOUR, 'Lớp 05', 'Cần xử lý']) {
    const name = columnAt(world.staff.sheet(title), 'name');
    world.staff.cells(title).forEach((cells, row) => {
      const person = cells[name];
      const isTitle = typeof world.keyOf(title, row) !== 'string' || world.keyOf(title, row) === 'header';
      if (isTitle || typeof person !== 'string') return;
      const place = title === 'Cần xử lý' ? 'việc' : 'lớp';
      remarks.set(`${place} ${person}`, `${place} của ${person}`);
      world.type(title, row, 'remark', `${place} của ${person}`);
    });
  }
  const [vacant = 0] = keyedRows(world.staff.sheet(FOUR)).flatMap(({ key, at }) =>
    key === VACANT ? [at] : [],
  );
  world.type(FOUR, vacant, 'remark', 'của chỗ trống');
  return remarks;
}

/** The seat of the Front at xã Hòa An. */
const VACANT = 'seat:31393:lanh_dao_mttq';

function expectRemarks(world: GoogleOffice, remarks: ReadonlyMap<string, string>): void {
  const found = new Map<string, string>();
  for (const title of [FOUR, 'Lớp 05', 'Cần xử lý']) {
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
      const place = title === 'Cần xử lý' ? 'việc' : 'lớp';
      const who = `${place} ${String(cells[name])}`;
      expect(text, `beside ${who}`).toBe(remarks.get(who));
      expect(found.has(who), `${who} stands twice`).toBe(false);
      found.set(who, text);
    });
  }
  expect(Object.fromEntries(found)).toEqual({ ...Object.fromEntries(remarks), chỗ: 'của chỗ trống' });
}

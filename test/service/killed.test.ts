import { expect, test } from 'vitest';
import { columnAt } from '../fakes/google-sheets/marked-sheet.ts';
import {
  officeWorld,
  type OfficeWorld,
  RESPONSES_TAB,
  SAMPLE_ROWS,
  SMALL_ROWS,
  WHOLE,
} from './office-world.ts';

const ID = 'bang-dot-2';
/** For tests that run beside each other. */
const TOGETHER_MS = 120_000;
/** Of the small office. */
const TABS = 14;
const settings = (world: OfficeWorld, more: object = {}) => ({
  workbooks: [world.workbook('dot-2', ID, more)],
});

test.concurrent('two doorbells at once are two syncs one behind the other, and nothing stands twice', async ({
  onTestFinished,
}) => {
  const world = await officeWorld([], onTestFinished);
  world.spreadsheet(ID);
  const server = await world.serve(settings(world));
  const answers = await Promise.all([server.ring('dot-2'), server.ring('dot-2', { trigger: 'form' })]);
  expect(answers.map(({ status }) => status)).toEqual([200, 202]);
  await server.idle('dot-2');
  expectEachOnce(world, TABS);
  expect((await server.ring('dot-2')).body.calls).toEqual({ reads: 2, writes: 0 });
});

test.concurrent('a second process for the same workbook waits its turn: it is told that a sync runs', async ({
  onTestFinished,
}) => {
  const world = await officeWorld([], onTestFinished);
  await world.synced(ID);
  const server = await world.process.serve(settings(world));
  await server.ring('dot-2');
  world.fake.faults.push({ on: 'read', before: { status: 0, body: null, isSlow: true } });
  const slow = server.ring('dot-2').catch(() => 'cut');
  await world.unanswered;
  const other = await world.run('sync', ...world.smallOffice(ID));
  expect(other.code).toBe(1);
  expect(other.err).toContain('đang đồng bộ');
  await server.end('SIGKILL');
  expect(await slow).toBe('cut');
  // The lock went with the process.
  expect(await world.run('sync', ...world.smallOffice(ID))).toMatchObject({ code: 0 });
});

test.concurrent('killed while it sets up the whole workbook: the next start completes it', async ({
  onTestFinished,
}) => {
  const world = await officeWorld([], onTestFinished);
  world.spreadsheet(ID, SAMPLE_ROWS);
  const server = await servedUntil('write', world, WHOLE);
  await server.end('SIGKILL');
  const again = await world.serve(settings(world, WHOLE));
  await again.ring('dot-2');
  expectEachOnce(world, 48);
  expect((await again.ring('dot-2')).body.calls).toEqual({ reads: 2, writes: 0 });
});

test.concurrent.for(['before', 'after'] as const)(
  'killed while it writes, %s the write took effect: after a restart no row is lost or doubled, and every note stands',
  { timeout: TOGETHER_MS },
  async (when, { onTestFinished }) => {
    const world = await officeWorld([], onTestFinished);
    const staff = await world.synced(ID);
    const server = await world.process.serve(settings(world));
    await server.ring('dot-2');
    const notes = writeNotes(world);
    expect(notes.length).toBeGreaterThan(20);
    // New people, people gone, and one who was there says something else.
    const rows = SMALL_ROWS.length;
    const of = (name: string) => 1 + SMALL_ROWS.findIndex((cells) => cells[3] === name);
    staff.setCell(RESPONSES_TAB, of('Lý Công Vinh'), 3, 'Người Khác Hẳn');
    staff.setCell(RESPONSES_TAB, of('Phạm Thị Thu'), 5, 'Khác');
    for (const [at, value] of [46149.4, 'Xã Long Phú', '', 'Người Mới Đến', '', '', '0912000111'].entries())
      staff.setCell(RESPONSES_TAB, rows + 1, at, value);
    const slow = { status: 0, body: null, isSlow: true };
    world.fake.faults.push(when === 'before' ? { on: 'write', before: slow } : { on: 'write', after: slow });
    const cut = server.ring('dot-2').catch(() => 'cut');
    await world.unanswered;
    expect(await server.end('SIGKILL')).toEqual([null, 'SIGKILL']);
    expect(await cut).toBe('cut');
    const again = await world.serve(settings(world));
    expect((await again.ring('dot-2')).body).toMatchObject({ outcome: 'done' });
    expectEachOnce(world, TABS);
    expect(notesIn(world)).toEqual(notes);
    const second = (await again.ring('dot-2')).body;
    expect(second).toMatchObject({ changes: { cells: 0, restored: 0 }, calls: { reads: 2, writes: 0 } });
    // Nobody overwrote anything: the log must not say so.
    expect(
      staff
        .cells('Nhật ký')
        .flat()
        .filter((cell) => String(cell).includes('Trả lại')),
    ).toEqual([]);
  },
);

// It waits for eight seconds; its neighbours run meanwhile.
test.concurrent(
  'SIGTERM while Google does not answer: the process is gone within ten seconds',
  async ({ onTestFinished }) => {
    const world = await officeWorld([], onTestFinished);
    world.spreadsheet(ID);
    const server = await servedUntil('read', world);
    const waiting = server.ring('dot-2').catch(() => 'cut');
    expect(await server.end('SIGTERM')).toEqual([0, null]);
    // Behind the signal it was refused, before it its connection was cut; it was not kept waiting.
    const refused = expect.objectContaining({ status: 503 });
    expect(await waiting).toEqual(expect.toBeOneOf(['cut', refused]));
    // By its own clock: this process may be too busy to see at once that the other is gone.
    const at = (event: string) =>
      Date.parse(String(server.log.find((one) => one['event'] === event)?.['time']));
    expect(at('stopped') - at('stopping')).toBeLessThan(10_000);
  },
  TOGETHER_MS,
);

/** A process whose first call of a kind got no answer; a write took effect. */
async function servedUntil(on: 'read' | 'write', world: OfficeWorld, more: object = {}) {
  const slow = { status: 0, body: null, isSlow: true };
  world.fake.faults.push(on === 'read' ? { on, before: slow } : { on, after: slow });
  const server = await world.process.serve(settings(world, more));
  await world.unanswered;
  return server;
}

/** Notes in class tabs, in the queue and in a task's tab. */
function writeNotes(world: OfficeWorld): readonly string[] {
  const staff = world.fake.staff(ID);
  for (const title of ['Lớp 04', 'Lớp 05', 'Cần xử lý']) {
    const note = columnAt(staff.sheet(title), 'remark');
    const key = columnAt(staff.sheet(title), '#key');
    staff.cells(title).forEach((cells, row) => {
      const isPerson = String(cells[key] ?? '').includes(' | ') || title === 'Cần xử lý';
      if (isPerson && row > 8) staff.setCell(title, row, note, `ghi chú ${title} ${row}`);
    });
  }
  return notesIn(world);
}

function notesIn(world: OfficeWorld): readonly string[] {
  const staff = world.fake.staff(ID);
  const texts = staff.titles().flatMap((title) => staff.cells(title).flat());
  return texts.filter((text): text is string => String(text).startsWith('ghi chú ')).sort();
}

/** @param tabs how many of ours, beside the responses and the tab that Google made. */
function expectEachOnce(world: OfficeWorld, tabs: number): void {
  const staff = world.fake.staff(ID);
  expect(staff.titles()).toHaveLength(2 + tabs);
  for (const title of staff.titles()) {
    const key = columnAt(staff.sheet(title), '#key');
    if (key < 0) continue;
    const keys = staff.cells(title).flatMap((cells) => cells[key] ?? []);
    expect(new Set(keys).size, title).toBe(keys.length);
  }
}

import { performance } from 'node:perf_hooks';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { columnAt } from '../fakes/google-sheets/marked-sheet.ts';
import { officeWorld, type OfficeWorld, SAMPLE_ROWS, until } from './office-world.ts';

const ID = 'bang-dot-2';
const CONFIG = { workbooks: [{ id: 'dot-2', spreadsheet: ID }] };

test('two doorbells at once are two syncs one behind the other, and nothing stands twice', async () => {
  const world = await officeWorld();
  world.spreadsheet(ID);
  const server = await world.serve(CONFIG);
  const answers = await Promise.all([server.ring('dot-2'), server.ring('dot-2', { trigger: 'form' })]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expectEachOnce(world);
  expect((await server.ring('dot-2')).body.calls).toEqual({ reads: 2, writes: 0 });
});

test('a second process for the same workbook waits its turn: it is told that a sync runs', async () => {
  const world = await officeWorld();
  await world.synced(ID);
  const server = await world.serve(CONFIG);
  await server.ring('dot-2');
  world.fake.faults.push({ on: 'read', before: { status: 0, body: null, isSlow: true } });
  const slow = server.ring('dot-2').catch(() => 'cut');
  await until(server, 'the slow read arrived', () => world.fake.faults.length === 0);
  const other = await world.run('sync', '--spreadsheet', ID);
  expect(other.code).toBe(1);
  expect(other.stderr).toContain('đang đồng bộ');
  await server.end('SIGKILL');
  expect(await slow).toBe('cut');
  // The lock went with the process.
  expect(await world.run('sync', '--spreadsheet', ID)).toMatchObject({ code: 0 });
});

test.for(['before', 'after'] as const)(
  'killed while it writes, %s the write took effect: after a restart no row is lost or doubled, and every note stands',
  async (when) => {
    const world = await officeWorld();
    const staff = await world.synced(ID);
    const server = await world.serve(CONFIG);
    await server.ring('dot-2');
    const notes = writeNotes(world);
    // New people, people gone, and one who was there says something else.
    const rows = SAMPLE_ROWS.length;
    staff.setCell('Câu trả lời biểu mẫu 1', 5, 3, 'Người Khác Hẳn');
    staff.setCell('Câu trả lời biểu mẫu 1', 9, 5, 'Khác');
    for (const [at, value] of [46149.4, 'Xã Long Phú', '', 'Người Mới Đến', '', '', '0912000111'].entries())
      staff.setCell('Câu trả lời biểu mẫu 1', rows + 1, at, value);
    const slow = { status: 0, body: null, isSlow: true };
    world.fake.faults.push(when === 'before' ? { on: 'write', before: slow } : { on: 'write', after: slow });
    const cut = server.ring('dot-2').catch(() => 'cut');
    await until(server, 'the write arrived', () => world.fake.faults.length === 0);
    expect(await server.end('SIGKILL')).toEqual([null, 'SIGKILL']);
    expect(await cut).toBe('cut');
    const again = await world.serve(CONFIG);
    expect((await again.ring('dot-2')).body).toMatchObject({ outcome: 'done' });
    expectEachOnce(world);
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

test('killed while it sets up the workbook: the next start completes it', async () => {
  const world = await officeWorld();
  world.spreadsheet(ID);
  world.fake.faults.push({ on: 'write', after: { status: 0, body: null, isSlow: true } });
  const server = await world.serve(CONFIG);
  await until(server, 'the write arrived', () => world.fake.faults.length === 0);
  await server.end('SIGKILL');
  const again = await world.serve(CONFIG);
  await again.ring('dot-2');
  expectEachOnce(world);
  expect((await again.ring('dot-2')).body.calls).toEqual({ reads: 2, writes: 0 });
});

test('SIGTERM while Google does not answer: the process is gone within ten seconds', async () => {
  const world = await officeWorld();
  world.spreadsheet(ID);
  world.fake.faults.push({ on: 'read', before: { status: 0, body: null, isSlow: true } });
  const server = await world.serve(CONFIG);
  await until(server, 'the read arrived', () => world.fake.faults.length === 0);
  const begin = performance.now();
  expect(await server.end('SIGTERM')).toEqual([0, null]);
  expect(performance.now() - begin).toBeLessThan(10_000);
});

test('a second signal ends the process at once', async () => {
  const world = await officeWorld();
  world.spreadsheet(ID);
  world.fake.faults.push({ on: 'read', before: { status: 0, body: null, isSlow: true } });
  const server = await world.serve(CONFIG);
  await until(server, 'the read arrived', () => world.fake.faults.length === 0);
  const gone = once(server.process, 'exit');
  server.process.kill('SIGTERM');
  await server.logged('stopping');
  server.process.kill('SIGINT');
  expect(await gone).toEqual([1, null]);
});

/** Notes in class tabs, in the queue and in a task's tab. */
function writeNotes(world: OfficeWorld): readonly string[] {
  const staff = world.fake.staff(ID);
  for (const title of ['Lớp 01', 'Lớp 05', 'Lớp 08', 'Cần xử lý']) {
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

function expectEachOnce(world: OfficeWorld): void {
  const staff = world.fake.staff(ID);
  expect(staff.titles()).toHaveLength(50);
  for (const title of staff.titles()) {
    const key = columnAt(staff.sheet(title), '#key');
    if (key < 0) continue;
    const keys = staff.cells(title).flatMap((cells) => cells[key] ?? []);
    expect(new Set(keys).size, title).toBe(keys.length);
  }
}

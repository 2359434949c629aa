import { expect, test } from 'vitest';
import { keyedRows } from '../fakes/google-sheets/marked-sheet.ts';
import { googleOffice, type GoogleOffice } from './google-office.ts';

/** Keys that a write was to give to rows of staff's own, and that never arrived or were not heard of (G7). */
const office = googleOffice();
const TASKS = 'Phụ lục 01';
const TASK = 'NV I.5';
const LOST = { status: 0, body: null, isLost: true };
const DENIED = { status: 403, body: { error: { code: 403, message: 'no', status: 'PERMISSION_DENIED' } } };

const FATES = {
  'never arrives': { on: 'write', before: () => undefined, after: LOST, isNotServed: true },
  'arrives and is not heard of': { on: 'write', before: () => undefined, after: LOST },
  'is refused': { on: 'write', before: DENIED },
} as const;

test.each(Object.entries(FATES))(
  'a task and an update that staff add get the next number and stand once, where the first write %s',
  async (_name, fault) => {
    const world = await office();
    const taskKeys = keysOf(world, TASKS);
    const updateKeys = keysOf(world, TASK);
    addTask(world, 'Nhiệm vụ cán bộ thêm');
    addUpdate(world, 'Đã gửi công văn nhắc');
    world.fake.faults.push(fault);
    await world.sync().catch(() => undefined);
    await world.sync();
    expect(keysOf(world, TASKS).filter((key) => !taskKeys.includes(key))).toEqual(['I.6']);
    expect(keysOf(world, TASK).filter((key) => !updateKeys.includes(key))).toEqual(['log 1']);
    expect(world.find(TASKS, 'title', 'Nhiệm vụ cán bộ thêm')).toHaveLength(1);
    expect(world.find(TASK, 'state', 'Đã gửi công văn nhắc')).toHaveLength(1);
    expect((await world.sync()).planned.diff.changes).toEqual([]);
  },
);

test('a task that staff delete and another one typed later never share a number', async () => {
  const world = await office();
  addTask(world, 'Nhiệm vụ thứ nhất');
  await world.sync();
  world.staff.delete(TASKS, 'ROWS', world.find(TASKS, 'title', 'Nhiệm vụ thứ nhất')[0] ?? 0);
  await world.sync();
  addTask(world, 'Nhiệm vụ thứ hai');
  await world.sync();
  const [row = 0] = world.find(TASKS, 'title', 'Nhiệm vụ thứ hai');
  expect(world.keyOf(TASKS, row)).toBe('I.7');
});

function keysOf(world: GoogleOffice, title: string): readonly string[] {
  return keyedRows(world.staff.sheet(title)).map(({ key }) => key);
}

function addTask(world: GoogleOffice, title: string): void {
  const row = firstFree(world, TASKS);
  world.type(TASKS, row, 'section', 'I');
  world.type(TASKS, row, 'title', title);
}

function addUpdate(world: GoogleOffice, text: string): void {
  const row = firstFree(world, TASK);
  world.type(TASK, row, 'period', 46148);
  world.type(TASK, row, 'state', text);
}

function firstFree(world: GoogleOffice, title: string): number {
  return Math.max(...keyedRows(world.staff.sheet(title)).map(({ at }) => at)) + 1;
}

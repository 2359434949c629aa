import { expect, test } from 'vitest';
import { columnAt } from '../fakes/google-sheets/marked-sheet.ts';
import { googleOffice, type GoogleOffice } from './google-office.ts';

/** Google keeps the first cell of a merge and empties the others; nobody typed that, and nobody cleared anything. */
const office = googleOffice();
const [FOUR, QUEUE] = ['Lớp 04', 'Cần xử lý'];

test('a decision and a remark under a merge still count, it is said once, and they come back with the cells', async () => {
  const world = await office();
  const seat = rowOf(world, 'Lê Thị Hai');
  world.type(FOUR, seat, 'decision', 'Rút');
  world.type(FOUR, seat, 'remark', 'đã gọi 0912345678');
  await world.sync();
  const at = rowOf(world, 'Lê Thị Hai');
  const said = world.cell(FOUR, at, 'status');
  const log = world.logText();
  mergeUp(world, at, 'decision', 'remark');
  expect(world.cell(FOUR, at, 'decision')).toBe(null);
  const merged = await world.sync();
  expect(merged.planned.staffCells).toEqual([]);
  expect(world.cell(FOUR, at, 'status')).toBe(said);
  const told = world
    .texts(QUEUE)
    .flat()
    .filter((text) => String(text).includes('“Lê Thị Hai'));
  expect(told).toEqual([expect.stringContaining('bỏ gộp ô')]);
  expect((await world.sync()).calls).toEqual({ reads: 2, writes: 0 });
  unmerge(world);
  await world.sync();
  expect(world.cell(FOUR, at, 'decision')).toBe('Rút');
  expect(world.cell(FOUR, at, 'remark')).toBe('đã gọi 0912345678');
  expect(world.texts(QUEUE).flat().join(' ')).not.toContain('bỏ gộp ô');
  expect((await world.sync()).calls).toEqual({ reads: 2, writes: 0 });
  expect(world.logText().slice(0, -log.length)).not.toContain('Đã trả lại');
  // What is cleared from now on is cleared.
  world.type(FOUR, at, 'decision', null);
  await world.sync();
  expect(world.cell(FOUR, at, 'decision')).toBe(null);
  expect(world.cell(FOUR, at, 'status')).not.toBe(said);
});

test('a merge over what tells whose a row is holds nothing up, and what is typed beside it stays its own', async () => {
  const world = await office();
  const at = rowOf(world, 'Lê Thị Hai');
  mergeUp(world, at, 'unit', 'name');
  world.type(FOUR, at, 'remark', 'gõ sau khi gộp');
  const result = await world.sync();
  expect(result.outcome).toBe('done');
  expect(result.planned.righted).toEqual([]);
  expect((await world.sync()).calls).toEqual({ reads: 2, writes: 0 });
  unmerge(world);
  await world.sync();
  expect(world.cell(FOUR, rowOf(world, 'Lê Thị Hai'), 'remark')).toBe('gõ sau khi gộp');
  expect((await world.sync()).calls).toEqual({ reads: 2, writes: 0 });
});

function rowOf(world: GoogleOffice, name: string): number {
  return world.find(FOUR, 'name', name)[0] ?? 0;
}

/** Each of these columns is merged with the cell above. */
function mergeUp({ staff }: GoogleOffice, at: number, ...columns: readonly string[]): void {
  for (const column of columns) {
    const left = columnAt(staff.sheet(FOUR), column);
    const rows = { startRowIndex: at - 1, endRowIndex: at + 1 };
    staff.merge(FOUR, { ...rows, startColumnIndex: left, endColumnIndex: left + 1 });
  }
}

function unmerge({ staff }: GoogleOffice): void {
  const { sheetId } = staff.sheet(FOUR).properties;
  staff.request({ unmergeCells: { range: { sheetId } } });
}

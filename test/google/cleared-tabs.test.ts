import { expect, test } from 'vitest';
import { columnAt } from '../fakes/google-sheets/marked-sheet.ts';
import { KEY_COLUMN } from '#shared/workbook/marks.ts';
import { googleOffice } from './google-office.ts';

/** What staff take away of a tab comes back whole in one sync (G9, G10). */
const office = googleOffice();
const LOG = 'Nhật ký';
const FOUR = 'Lớp 04';

test.each(['at', 'trigger', 'changes'])(
  'a deleted column of the log comes back in one sync with all it held: %s',
  async (column) => {
    const world = await office();
    world.newcomers();
    await world.sync();
    const at = columnAt(world.staff.sheet(LOG), column);
    const before = world.texts(LOG).map((cells) => cells[at] ?? null);
    expect(before.filter((cell) => cell !== null).length).toBeGreaterThan(2);
    world.staff.delete(LOG, 'COLUMNS', at);
    await world.sync();
    const after = columnAt(world.staff.sheet(LOG), column);
    const cells = world.texts(LOG).map((row) => row[after] ?? null);
    expect(cells.filter((cell) => cell !== null)).toEqual(
      expect.arrayContaining(before.filter((cell) => cell !== null)),
    );
    expect((await world.sync()).planned.diff.changes).toEqual([]);
  },
);

test.each(['every cell', 'every cell, and deleted a column'])(
  'a class tab of which somebody cleared %s comes back with its heading frozen, and nothing else',
  async (what) => {
    const world = await office();
    const frozen = world.staff.sheet(FOUR).grid['frozenRowCount'];
    const before = world.texts(FOUR);
    world.staff.cells(FOUR).forEach((cells, row) => {
      cells.forEach((_, column) => world.staff.setCell(FOUR, row, column, null));
    });
    if (what.includes('column'))
      world.staff.delete(FOUR, 'COLUMNS', columnAt(world.staff.sheet(FOUR), 'phone'));
    await world.sync();
    expect(world.find(FOUR, KEY_COLUMN, 'header').map((row) => row + 1)).toEqual([frozen]);
    expect(world.texts(FOUR).filter((cells) => cells.some((cell) => cell !== null))).toEqual(before);
    expect(world.staff.sheet(FOUR).grid['frozenRowCount']).toBe(frozen);
    expect((await world.sync()).planned.diff.changes).toEqual([]);
  },
);

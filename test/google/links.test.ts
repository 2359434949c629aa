import { expect, test } from 'vitest';
import { CLASS_ROW } from '#shared/workbook/keys.ts';
import { KEY_COLUMN } from '#shared/workbook/marks.ts';
import { columnAt } from '../fakes/google-sheets/marked-sheet.ts';
import { googleOffice, type GoogleOffice } from './google-office.ts';

/** Google may take the link of a cell away with the value that is written over; each is put again in the same write. */
const office = googleOffice();
const SUMMARY = 'Tổng hợp';

test('a cell written anew keeps its link, also where Google lets it go with the value', async () => {
  const world = await office();
  const before = linksIn(world);
  expect(before.length).toBeGreaterThan(1);
  takeLinksWithValues(world);
  for (const row of world.find(SUMMARY, KEY_COLUMN, CLASS_ROW.of('04')))
    world.type(SUMMARY, row, 'class', 'gõ nhầm');
  const { calls } = await world.sync();
  expect(calls).toEqual({ reads: 2, writes: 1 });
  expect(linksIn(world)).toEqual(before);
  expect((await world.sync()).planned.diff.changes).toEqual([]);
});

test('a cell that an undo writes keeps its link too', async () => {
  const world = await office();
  const before = linksIn(world).map(targetOf);
  const [at = 0] = world.find(SUMMARY, KEY_COLUMN, CLASS_ROW.of('04'));
  world.type(SUMMARY, at, 'class', 'gõ nhầm');
  await world.sync();
  takeLinksWithValues(world);
  const { changes } = await world.undo(world.lastSync);
  expect(changes).toMatchObject([{ column: 'class', after: 'gõ nhầm' }]);
  expect(world.cell(SUMMARY, at, 'class')).toBe('gõ nhầm');
  expect(linksIn(world).map(targetOf)).toEqual(before);
});

function targetOf(linked: string): string | undefined {
  return /#gid=\d+/.exec(linked)?.[0];
}

/** A Google that clears the link of each cell of which it writes the value. */
function takeLinksWithValues({ fake }: GoogleOffice): void {
  const handle = fake.handle.bind(fake);
  fake.handle = (request) => {
    const body = JSON.stringify(request.body ?? null);
    const cleared = body.replaceAll(
      '"fields":"userEnteredValue"',
      '"fields":"userEnteredValue,userEnteredFormat.textFormat.link"',
    );
    return handle({ ...request, body: JSON.parse(cleared) });
  };
}

/** What is linked, and where to. */
function linksIn({ staff }: GoogleOffice): readonly string[] {
  const at = columnAt(staff.sheet(SUMMARY), 'class');
  return staff.sheet(SUMMARY).rows.flatMap(({ cells }) => {
    const format = JSON.stringify(cells[at]?.userEnteredFormat?.['textFormat'] ?? {});
    const value = JSON.stringify(cells[at]?.userEnteredValue ?? null);
    return format.includes('#gid=') ? [`${value} ${format}`] : [];
  });
}

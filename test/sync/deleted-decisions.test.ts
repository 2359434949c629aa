import { afterEach, expect, test } from 'vitest';
import { Office, peopleOf, row, STAFF } from './office.ts';

/** What the server puts back in a sync counts in that same sync: nothing flickers in between. */
const CLASS = 'Lớp 04';
const REVIEW = 'Cần xử lý';
const EXTRA = { 'Họ và tên': 'Người Sau' };
let office: Office;
afterEach(() => office.close());

const DELETIONS: readonly (readonly [string, string, (office: Office) => Promise<void>])[] = [
  ['the class tab', CLASS, (office) => office.hands.deleteTab(CLASS)],
  ['the queue', REVIEW, (office) => office.hands.deleteTab(REVIEW)],
  [
    'the row in the class tab',
    CLASS,
    async (office) => office.hands.deleteRow(CLASS, await office.rowOf(CLASS, EXTRA)),
  ],
  [
    'the column of decisions in the class tab',
    CLASS,
    async (office) => office.hands.deleteColumn(CLASS, await office.columnOf(CLASS, 'Xử lý')),
  ],
  [
    'the column of decisions in the queue',
    REVIEW,
    async (office) => office.hands.deleteColumn(REVIEW, await office.columnOf(REVIEW, 'Quyết định')),
  ],
];

test.for(DELETIONS)(
  'a decision holds in the sync that puts back %s it was made in, and the next writes nothing',
  async ([, title, remove]) => {
    office = new Office([
      row('05 09:00', 'Xã Hòa An', 'Người Trước', STAFF),
      row('05 10:00', 'Xã Hòa An', 'Người Sau', STAFF),
    ]);
    await office.sync('08 08:00');
    await office.type(title, EXTRA, title === CLASS ? 'Xử lý' : 'Quyết định', 'Duyệt');
    const before = peopleOf(await office.sync('08 09:00'), 'Người Sau');
    expect(before[0]?.status).toBe('extra_approved');
    await remove(office);
    const after = peopleOf(await office.sync('08 10:00'), 'Người Sau');
    expect(after[0]).toMatchObject({
      status: 'extra_approved',
      why: { claimedAt: before[0]?.why.claimedAt },
    });
    expect((await office.sync('08 11:00')).planned.diff.changes).toEqual([]);
  },
);

test('a column of the plan that staff deleted is put back, and the plan is good in that same sync', async () => {
  office = new Office([row('05 09:00', 'Xã Hòa An', 'Người Trước', STAFF)]);
  await office.sync('08 08:00');
  await office.sync('08 09:00');
  const classes = 'Danh sách lớp';
  await office.hands.deleteColumn(classes, await office.columnOf(classes, 'Lớp'));
  const result = await office.sync('08 10:00');
  expect(result.outcome).toBe('done');
  expect(result.planned.planProblems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect((await office.sync('08 11:00')).planned.diff.changes).toEqual([]);
});

import { expect, test } from 'vitest';
import { googleOffice } from './google-office.ts';

const office = googleOffice();
const FOUR = 'Lớp 04';
const VACANT = 'seat:31393:lanh_dao_mttq';
const DENIED = { status: 403, body: { error: { code: 403, message: 'no', status: 'PERMISSION_DENIED' } } };

test.each(['row', 'tab', 'refused first, then the row'] as const)(
  'the remark beside a vacant seat that is taken stays in its row, though somebody deletes the %s before the next sync',
  async (what) => {
    const world = await office();
    world.type(FOUR, world.find(FOUR, '#key', VACANT)[0] ?? 0, 'remark', 'của chỗ trống');
    await world.sync();
    world.newcomers();
    if (what.startsWith('refused')) {
      world.fake.faults.push({ on: 'write', before: DENIED });
      await expect(world.sync()).rejects.toMatchObject({ code: 'no-access' });
      world.staff.delete(FOUR, 'ROWS', world.find(FOUR, '#key', VACANT)[0] ?? 0);
    } else {
      await world.sync();
      const taken = world.find(FOUR, 'name', 'Ngô Thị Mới Bốn')[0] ?? 0;
      if (what === 'row') world.staff.delete(FOUR, 'ROWS', taken);
      else world.staff.deleteTab(FOUR);
    }
    await world.sync();
    const rows = world.find(FOUR, 'remark', 'của chỗ trống');
    expect(rows.map((row) => world.cell(FOUR, row, 'name'))).toEqual(['Ngô Thị Mới Bốn']);
    expect((await world.sync()).planned.diff.changes).toEqual([]);
  },
);

test.each(['row', 'tab'] as const)(
  'a settled case whose %s is deleted comes back with its remark',
  async (what) => {
    const QUEUE = 'Cần xử lý';
    const world = await office();
    const caseRow = () => world.find(QUEUE, 'name', 'Phạm Văn Ba')[0] ?? 0;
    world.type(QUEUE, caseRow(), 'decision', 'Duyệt');
    world.type(QUEUE, caseRow(), 'remark', 'đã gọi');
    await world.sync();
    if (what === 'row') world.staff.delete(QUEUE, 'ROWS', caseRow());
    else world.staff.deleteTab(QUEUE);
    await world.sync();
    expect([world.cell(QUEUE, caseRow(), 'remark'), world.cell(QUEUE, caseRow(), 'decision')]).toEqual([
      'đã gọi',
      'Duyệt',
    ]);
    expect((await world.sync()).planned.diff.changes).toEqual([]);
  },
);

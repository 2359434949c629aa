import { afterEach, expect, test } from 'vitest';
import { commit } from '#shared/sync/commit.ts';
import { codeOf, errorOf } from '../journal/journal-files.ts';
import { MemoryOffice } from './memory-office.ts';
import { row, STAFF } from './office.ts';

/** The one road by which a workbook changes. */
let office: MemoryOffice;
afterEach(() => office.journal.close());

async function given(): Promise<void> {
  office = new MemoryOffice([row('05 09:00', 'Xã Hòa An', 'An An', STAFF)]);
  await office.sync('06 08:00');
}

test('nobody else is on the road while a change is planned and written, and the next may come after it', async () => {
  await given();
  let asked = false;
  await commit(office.job('06 09:00'), async () => {
    asked = true;
    expect(await codeOf(() => office.journal.lock())).toBe('sync-running');
    return { change: null, value: null };
  });
  expect(asked).toBe(true);
  await (await office.journal.lock()).release();
});

test('the road is free again whatever went wrong on it', async () => {
  await given();
  const broken = () => {
    throw new TypeError('broken');
  };
  expect(await errorOf(() => commit(office.job('06 09:00'), broken))).toBeInstanceOf(TypeError);
  office.rows.push(row('06 09:30', 'Xã Hòa An', 'Bình Bình', STAFF));
  office.workbook.faults.push({ code: 'no-space' });
  expect(await errorOf(() => office.sync('06 10:00'))).toMatchObject({ code: 'no-space' });
  await (await office.journal.lock()).release();
});

test('a dry run looks while somebody else is on the road, and records nothing', async () => {
  await given();
  office.rows.push(row('06 09:30', 'Xã Hòa An', 'Bình Bình', STAFF));
  const lock = await office.journal.lock();
  const looked = await office.sync('06 10:00', { dryRun: true });
  expect(looked).toMatchObject({ outcome: 'done', sync: null, calls: { reads: 1, writes: 0 } });
  expect(looked.changes.cells).toBeGreaterThan(0);
  expect(await office.journal.syncs(9)).toHaveLength(1);
  await lock.release();
});

test('what was recorded of a write that failed is recorded as failed, with why', async () => {
  await given();
  office.rows.push(row('06 09:30', 'Xã Hòa An', 'Bình Bình', STAFF));
  office.workbook.faults.push({ code: 'quota' });
  await errorOf(() => office.sync('06 10:00'));
  expect((await office.journal.syncs(1))[0]).toMatchObject({ sync: 2, outcome: 'failed', detail: 'quota' });
});

test('somebody who keeps editing is given up on after four times, and each time is in the journal', async () => {
  await given();
  office.rows.push(row('06 09:30', 'Xã Hòa An', 'Bình Bình', STAFF));
  for (let time = 0; time < 4; time++) office.workbook.faults.push({ code: 'changed-meanwhile' });
  expect(await errorOf(() => office.sync('06 10:00'))).toMatchObject({ code: 'changed-meanwhile' });
  expect(office.workbook.calls.reads).toBe(5);
  const outcomes = (await office.journal.syncs(9)).map(({ outcome }) => outcome);
  expect(outcomes).toEqual(['failed', 'failed', 'failed', 'failed', 'done']);
});

test('an undo looks first, then puts back; asked again after an unclear answer, it says what it did', async () => {
  await given();
  office.rows = [row('05 09:00', 'Xã Hòa An', 'An An', STAFF, '', 'Chuyên viên')];
  const { sync } = await office.sync('06 09:00');
  const preview = await office.undo('06 10:00', sync ?? 0, { dryRun: true });
  expect(preview.changes.length).toBeGreaterThan(0);
  expect(await office.journal.syncs(9)).toHaveLength(2);
  office.workbook.faults.push({ code: 'unclear', isWritten: true });
  const undone = await office.undo('06 10:00', sync ?? 0);
  expect(undone).toEqual(preview);
  expect((await office.journal.syncs(1))[0]).toMatchObject({
    trigger: 'undo',
    outcome: 'failed',
    detail: 'unclear',
  });
  expect((await office.undo('06 11:00', sync ?? 0)).changes).toEqual([]);
  expect(await office.journal.syncs(9)).toHaveLength(3);
});

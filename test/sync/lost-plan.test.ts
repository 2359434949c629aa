import { afterEach, expect, test } from 'vitest';
import { upgradePlan1 } from '#shared/plan/upgrade-plan-1.ts';
import { asStored } from '#shared/tabs/office/stored-plan.ts';
import type { SyncJob, SyncResult } from '#shared/sync/run-sync.ts';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { MemoryOffice } from './memory-office.ts';
import { HEADER, row, SMALL_PLAN, UBND } from './office.ts';

/** A plan of duties stands in one tab. Where that went and the journal too, its people must not leave without a word. */
const SECOND = asStored(upgradePlan1({ ...SMALL_PLAN, title: 'Kế hoạch thứ hai' }));
const office = new MemoryOffice([]);
let journal = openJournal(':memory:');
afterEach(() => Promise.all([journal.close(), office.journal.close()]));

async function sync(at: string, more: Partial<SyncJob> = {}): Promise<SyncResult> {
  const responses: SyncJob['responses'] = async ({ id }) => ({
    header: HEADER,
    rows: [row('05 08:00', 'Xã Hòa An', id === SECOND.id ? 'Trần Văn Tư' : 'Nguyễn Văn Hai', UBND)],
  });
  return await office.sync(at, { responses, journal, given: { plan: false, programme: false }, ...more });
}

test('the tab of a plan lost with the journal: refused with what to do, until the plan is named or its tabs are gone', async () => {
  await sync('06 08:00', { given: { plan: true, programme: false } });
  await sync('06 08:10', { dutyPlans: [SECOND], takePlan: 'add' });
  const titleOf = (key: string) => office.file.snapshot().tabs.find((tab) => tab.key.startsWith(key))?.title;
  await office.file.deleteTab(titleOf('office-plan:') ?? '');
  await journal.close();
  journal = openJournal(':memory:');
  const before = office.file.snapshot();
  await expect(sync('06 09:00')).rejects.toMatchObject({
    code: 'other-plan',
    message: expect.stringMatching(/“Lớp 04 \(2\)”.*không còn.*--add/s),
  });
  expect(office.file.snapshot()).toEqual(before);
  const named = await sync('06 09:10', { dutyPlans: [SECOND], takePlan: 'add' });
  expect(named.planned.state?.registered.map(({ planId }) => planId)).toContain(SECOND.id);
  expect((await sync('06 09:20')).planned.diff.changes).toEqual([]);
});

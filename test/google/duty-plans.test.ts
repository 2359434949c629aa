import { expect, test } from 'vitest';
import { runSync, type SyncJob } from '#shared/sync/run-sync.ts';
import type { TabSnapshot } from '#shared/workbook/model.ts';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { CAN_THO_GAZETTEER } from '../fixtures/can-tho.ts';
import { dutyPlan, PLAN_NAMES } from '../plan/plan-files-2.ts';
import { SMALL_PLAN, SMALL_PROGRAMME } from '../sync/office.ts';
import { MemoryFile, MemoryWorkbook } from '../workbook/memory-workbook.ts';
import { directGoogle, SPREADSHEET } from './fake-google.ts';

const PLANS = PLAN_NAMES.map(dutyPlan);

function job(workbook: SyncJob['workbook'], journal: SyncJob['journal'], more: Partial<SyncJob>): SyncJob {
  return {
    workbook,
    journal,
    responses: () => Promise.resolve(null),
    withoutResponses: true,
    setupPlan: SMALL_PLAN,
    programme: SMALL_PROGRAMME,
    given: { plan: false, programme: false },
    gazetteer: CAN_THO_GAZETTEER,
    trigger: 'cli',
    nowMs: Date.parse('2026-05-06T10:00:00+07:00'),
    confirm: false,
    ...more,
  };
}

const contents = (tabs: readonly TabSnapshot[]) =>
  tabs.map(({ key, title, columns, rows }) => ({ key, title, columns, rows }));

test('all five plans stand in a spreadsheet of Google as they stand in a file, in one write, and a second sync writes nothing', async () => {
  const google = directGoogle();
  google.fake.create(SPREADSHEET);
  const [journal, other] = [openJournal(':memory:'), openJournal(':memory:')];
  const file = new MemoryFile();
  const memory = new MemoryWorkbook(file);
  const first = await runSync(job(google.open(), journal, { dutyPlans: PLANS, takePlan: 'add' }));
  await runSync(job(memory, other, { dutyPlans: PLANS, takePlan: 'add' }));
  expect(first.calls.writes).toBe(1);
  expect(contents((await google.open().read()).tabs)).toEqual(
    contents((await new MemoryWorkbook(file).read()).tabs),
  );
  const again = await runSync(job(google.open(), journal, {}));
  expect([again.calls.writes, again.changes.cells]).toEqual([0, 0]);
  await journal.close();
  await other.close();
});

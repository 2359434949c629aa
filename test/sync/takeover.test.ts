import { expect, test } from 'vitest';
import type { Plan } from '#shared/plan/plan.ts';
import { programme2026 } from '#shared/programme/programme-2026.ts';
import { runSync, type SyncJob } from '#shared/sync/run-sync.ts';
import { LOG_TAB, PLAN_SOURCE, PLAN_TAB, TASK_TAB } from '#shared/workbook/keys.ts';
import type { TabSnapshot } from '#shared/workbook/model.ts';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { BATCH_2_PLAN, CAN_THO_GAZETTEER } from '../fixtures/can-tho.ts';
import { MemoryFile, MemoryWorkbook } from '../workbook/memory-workbook.ts';

/** A workbook that says nothing of the plan it was set up with, as version 0.1.0 left it. */
async function oldWorkbook(
  plan: Plan,
): Promise<{ readonly file: MemoryFile; readonly sync: () => Promise<string> }> {
  const file = new MemoryFile();
  const journal = openJournal(':memory:');
  const job = (setupPlan: Plan): SyncJob => ({
    workbook: new MemoryWorkbook(file),
    journal,
    responses: () => Promise.resolve(null),
    nowMs: Date.parse('2026-05-30T08:00:00+07:00'),
    trigger: 'cli',
    setupPlan,
    programme: programme2026(),
    gazetteer: CAN_THO_GAZETTEER,
    confirm: false,
  });
  await runSync(job(plan));
  const rows = tabOf(file, PLAN_TAB).rows;
  await file.deleteRow(
    'Kế hoạch',
    rows.findIndex(({ key }) => key !== null && PLAN_SOURCE.is(key)),
  );
  const sync = async () => {
    await runSync(job(BATCH_2_PLAN));
    return JSON.stringify(tabOf(file, LOG_TAB).rows);
  };
  return { file, sync };
}

const NOTE = 'Nhiệm vụ IV.2 lấy tiến độ theo số lớp đã xác nhận tổ chức';
const taskRows = (file: MemoryFile) => JSON.stringify(tabOf(file, TASK_TAB.of('IV.2')).rows);

function tabOf(file: MemoryFile, key: string): TabSnapshot {
  const tab = file.snapshot().tabs.find((one) => one.key === key);
  if (tab === undefined) throw new Error(`no tab ${key}`);
  return tab;
}

test('taken over with batch 2 and Appendix 01 it gets the link, noted in Nhật ký once', async () => {
  const { file, sync } = await oldWorkbook(BATCH_2_PLAN);
  const log = await sync();
  expect(log.split(NOTE)).toHaveLength(2);
  expect(taskRows(file)).toContain('đã tổ chức 0/8 lớp');
  const after = file.snapshot();
  expect(await sync()).toBe(log);
  expect(file.snapshot()).toEqual(after);
});

test('the link is kept where staff moved the first class to another day', async () => {
  const { file, sync } = await oldWorkbook({
    ...BATCH_2_PLAN,
    classes: BATCH_2_PLAN.classes.map((one) => ({
      ...one,
      date: one.date === '2026-05-12' ? '2026-05-14' : one.date,
    })),
  });
  expect(await sync()).toContain(NOTE);
  expect(taskRows(file)).toContain('đã tổ chức 0/8 lớp');
});

test('control: with another plan it gets no link and no note', async () => {
  const { file, sync } = await oldWorkbook({ ...BATCH_2_PLAN, title: 'Kế hoạch tập huấn đợt 3' });
  expect(await sync()).not.toContain(NOTE);
  expect(taskRows(file)).not.toContain('Các lớp tập huấn: đã');
});

test('the same plan with other content takes the place of the one that is kept only where somebody says so, and is known then', async () => {
  const file = new MemoryFile();
  const journal = openJournal(':memory:');
  const job = (setupPlan: Plan, more: Partial<SyncJob> = {}): SyncJob => ({
    workbook: new MemoryWorkbook(file),
    journal,
    responses: () => Promise.resolve(null),
    nowMs: Date.parse('2026-05-10T08:00:00+07:00'),
    trigger: 'cli',
    setupPlan,
    programme: programme2026(),
    gazetteer: CAN_THO_GAZETTEER,
    given: { plan: true, programme: false },
    confirm: false,
    ...more,
  });
  await runSync(job(BATCH_2_PLAN));
  const [first, second, ...others] = BATCH_2_PLAN.classes;
  if (first === undefined || second === undefined) throw new Error('no classes');
  const [moved, ...stay] = first.units;
  if (moved === undefined) throw new Error('no unit');
  const changed: Plan = {
    ...BATCH_2_PLAN,
    topics: BATCH_2_PLAN.topics.slice(1),
    classes: [
      { ...first, venue: 'Hội trường mới', units: stay },
      { ...second, units: [...second.units, moved] },
      ...others,
    ],
  };
  const before = file.snapshot();
  await expect(runSync(job(changed))).rejects.toThrow(/--replace/);
  expect(file.snapshot()).toEqual(before);
  const replaced = await runSync(job(changed, { takePlan: 'replace' }));
  expect(replaced.planned.state?.plan).toEqual(changed);
  const again = await runSync(job(changed));
  expect([again.outcome, again.changes.cells]).toEqual(['done', 0]);
  expect(again.planned.state?.plan).toEqual(changed);
  await journal.close();
});

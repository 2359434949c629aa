import { rmSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import type { SyncJob } from '#shared/sync/run-sync.ts';
import type { WorkbookPort } from '#shared/sync/workbook-port.ts';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { XlsxWorkbook } from '../../sync-server/local/xlsx-workbook.ts';
import { SyncedWorkbook } from '../../sync-server/service/synced-workbook.ts';
import type { Decided, SyncSummary } from '../../sync-server/service/workbook-service.ts';
import { CAN_THO_GAZETTEER } from '../fixtures/can-tho.ts';
import { fakeGoogle, SPREADSHEET } from '../google/fake-google.ts';
import { newFolder } from '../cli/run-cli.ts';
import { HEADER, row, SMALL_PLAN, SMALL_PROGRAMME, STAFF } from '../sync/office.ts';

/** What a decision made in the panel costs, by the adapter the workbook is reached through. */
const BY = 'can-bo@so-lop.example';
const ROWS = [
  row('05 09:00', 'Xã Hòa An', 'Người Trước', STAFF),
  row('05 10:00', 'Xã Hòa An', 'Người Sau', STAFF),
];
const google = fakeGoogle();
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function local(): WorkbookPort {
  const folder = newFolder();
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  return new XlsxWorkbook(`${folder}/so-lop.xlsx`);
}

function online(): WorkbookPort {
  const world = google();
  world.fake.create(SPREADSHEET);
  return world.open();
}

test.for([
  ['a local file', local, { reads: 1, writes: 1 }],
  ['Google Sheets', online, { reads: 2, writes: 1 }],
] as const)(
  'on %s a decision made in the panel costs no more than a sync, taken back too',
  async ([, open, calls]) => {
    const service = served(open());
    expect((await service.sync({ trigger: 'menu', confirm: false })).calls).toEqual(calls);
    const { queue } = await service.panelState({ mayDecide: true });
    const registration = queue.find(({ kind }) => kind === 'extra_pending')?.registration ?? '';
    const approve = { registration, kind: 'approve' as const };
    const decided = await service.decide({ ask: 'decide', ...approve, value: null }, BY);
    expect(summaryOf(decided)).toMatchObject({ outcome: 'done', calls });
    const state = await service.panelState({ mayDecide: true });
    expect(state.totals.extraApproved).toBe(1);
    expect(JSON.stringify(state)).toContain(BY);
    const taken = await service.decide({ ask: 'takeBack', ...approve }, BY);
    expect(summaryOf(taken)).toMatchObject({ outcome: 'done', calls });
    expect((await service.panelState({ mayDecide: true })).totals.extraApproved).toBe(0);
    const quiet = await service.sync({ trigger: 'menu', confirm: false });
    expect(quiet).toMatchObject({ changes: { cells: 0 }, calls: { ...calls, writes: 0 } });
  },
);

test.for([
  ['a local file', local, 1],
  ['Google Sheets', online, 2],
] as const)('on %s the first decision after a start needs no look before it', async ([, open, reads]) => {
  const workbook = open();
  const journal = openJournal(':memory:');
  const before = served(workbook, journal);
  await before.sync({ trigger: 'menu', confirm: false });
  const { queue } = await before.panelState({ mayDecide: true });
  const registration = queue.find(({ kind }) => kind === 'extra_pending')?.registration ?? '';
  const restarted = served(workbook, journal);
  expect(restarted.isKnown).toBe(false);
  const ask = { ask: 'decide', registration, kind: 'approve', value: null } as const;
  expect(summaryOf(await restarted.decide(ask, BY)).calls).toEqual({ reads, writes: 1 });
  expect(restarted.isKnown).toBe(true);
});

function summaryOf({ sync }: Decided): SyncSummary {
  if (sync.status === 'rejected') throw sync.reason;
  return sync.value;
}

function served(workbook: WorkbookPort, journal = openJournal(':memory:')): SyncedWorkbook {
  const job: Omit<SyncJob, 'nowMs' | 'trigger' | 'confirm'> = {
    workbook,
    journal,
    responses: () => Promise.resolve({ header: HEADER, rows: ROWS }),
    setupPlan: SMALL_PLAN,
    programme: SMALL_PROGRAMME,
    gazetteer: CAN_THO_GAZETTEER,
  };
  let minute = 0;
  const service = new SyncedWorkbook(job, () => Date.parse('2026-05-06T08:00:00+07:00') + 60_000 * minute++);
  cleanups.push(() => service.close());
  return service;
}

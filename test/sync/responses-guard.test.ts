import { afterEach, expect, test } from 'vitest';
import type { ResponsesTable } from '#shared/responses/response.ts';
import type { SyncResult } from '#shared/sync/run-sync.ts';
import type { SyncJob } from '#shared/sync/run-sync.ts';
import { HEADER, MTTQ, row, STAFF, UBND } from './office.ts';
import { MemoryOffice } from './memory-office.ts';
import { openJournal } from '../../sync-server/journal/open-journal.ts';

/**
 * R8: where the table read may be the wrong one, nothing is written until a person says that it is right; the workbook is
 * asked as well as the journal. W3: why is said in the workbook, and nothing else changes.
 */
const UNITS = ['Xã Hòa An', 'Xã Vị Thanh 1', 'Xã Hỏa Lựu', 'Xã Long Phú', 'Xã Tài Văn'];
const ROWS = UNITS.flatMap((unit, at) =>
  [UBND, MTTQ, STAFF].map((role, of) =>
    row(`05 ${String(8 + at).padStart(2, '0')}:${of}0`, unit, `Người ${'ABCDE'[at]} ${'XYZ'[of]}`, role),
  ),
);
let office: MemoryOffice;
afterEach(() => office.journal.close());

async function given(): Promise<void> {
  office = new MemoryOffice([...ROWS]);
  await office.sync('06 08:00');
}

const table = (rows: readonly string[][] | null, isExport = true): Partial<SyncJob> => ({
  responses: (): Promise<ResponsesTable | null> =>
    Promise.resolve(rows === null ? null : { header: HEADER, rows, from: 'tệp thử.csv', isExport }),
  responsesPlace: () => 'thư mục phan-hoi',
});

/** What the workbook holds, but for the titles in which a hold is said. */
function contents() {
  return office.file.snapshot().tabs.map((tab) => ({
    ...tab,
    rows: tab.rows.filter(({ key }) => key !== 'title'),
  }));
}

const titles = () => [office.cell('summary', 'title', 'class'), office.cell('review', 'title', 'kind')];

const CASES: readonly (readonly [string, string, Partial<SyncJob>])[] = [
  ['no table', 'responses_missing', table(null)],
  ['an empty table', 'responses_missing', table([])],
  ['a table of which no row can be read', 'responses_missing', table([['', '', '', '', '', '', '', '']])],
  ['a table of other people', 'responses_gone', table([row('06 09:00', 'Xã Hòa An', 'Người Lạ', STAFF)])],
  ['half of the table', 'responses_gone', table(ROWS.slice(0, 8))],
  ['the other half of the table', 'responses_gone', table(ROWS.slice(8))],
  ['an export that lacks the newest only', 'responses_older', table(ROWS.slice(0, -1))],
  ['an export that lacks the newest three', 'responses_older', table(ROWS.slice(0, -3))],
  [
    'an export in which an older response is new and the newest are gone',
    'responses_older',
    table([...ROWS.slice(0, -2), row('05 08:05', 'Xã Hòa An', 'Người Sót', STAFF)]),
  ],
];

test.each(CASES)(
  '%s: held, nothing but the banner changes, and a second sync writes nothing',
  async (_what, reason, job) => {
    await given();
    const before = contents();
    const memory = await office.journal.memory();
    const result = await office.sync('06 09:00', job);
    expect(result.outcome).toBe('held');
    expect(result.planned.held).toMatchObject({ reason, mayConfirm: true });
    expect(contents()).toEqual(before);
    const after = await office.journal.memory();
    expect(after.responses).toEqual(memory.responses);
    expect(after.staffCells).toEqual(memory.staffCells);
    for (const title of titles()) expect(title).toContain(result.planned.held?.text);
    expect((await office.sync('06 10:00', job)).calls.writes).toBe(0);
  },
);

test.each(CASES)('%s, without a journal: the workbook alone holds it', async (_what, reason, job) => {
  await given();
  const before = contents();
  const result = await office.sync('06 09:00', { ...job, journal: openJournal(':memory:') });
  expect(result.planned.held).toMatchObject({ reason });
  expect(contents()).toEqual(before);
});

test.each(CASES)('%s: a person may let it through', async (_what, _reason, job) => {
  await given();
  expect((await office.sync('06 09:00', { ...job, confirm: true })).outcome).toBe('done');
});

test('the message says where was looked and how many delegates the workbook holds', async () => {
  await given();
  const none = await office.sync('06 09:00', table(null));
  expect(none.planned.held?.text).toContain('thư mục phan-hoi');
  expect(none.planned.held?.text).toContain('15 đại biểu');
  const empty = await office.sync('06 10:00', table([]));
  expect(empty.planned.held?.text).toContain('tệp thử.csv');
});

test('the banner goes with the next sync that is not held, and nobody is blamed for it', async () => {
  await given();
  const before = titles();
  await office.sync('06 09:00', table([]));
  expect(titles()).not.toEqual(before);
  const result = await office.sync('06 10:00');
  expect(titles()).toEqual(before);
  expect(result.changes.restored).toBe(0);
  expect((await office.sync('06 11:00')).calls.writes).toBe(0);
});

test('where somebody wrote into the title, the hold is not said there, and nothing of theirs changes', async () => {
  await given();
  await office.file.setCell('Tổng hợp', 0, 0, 'của tôi');
  await office.sync('06 09:00', table([]));
  expect(titles()[0]).toBe('của tôi');
  expect(titles()[1]).toContain('TẠM DỪNG');
});

test('where the workbook cannot be written, it is held all the same', async () => {
  await given();
  office.workbook.faults.push({ code: 'open-elsewhere' });
  expect((await office.sync('06 09:00', table([]))).outcome).toBe('held');
  expect((await office.journal.syncs(1))[0]?.outcome).toBe('held');
});

test('control: a table in the spreadsheet may lose its newest row, and a row edited is not gone', async () => {
  await given();
  const removed = await office.sync('06 09:00', table(ROWS.slice(0, -1), false));
  expect(withdrawn(removed)).toBe(1);
  office.rows = [...ROWS];
  const edited = ROWS.map((one, at) => (at === ROWS.length - 1 ? [...one.slice(0, 7), 'ghi thêm'] : one));
  expect((await office.sync('06 10:00', table(edited))).outcome).toBe('done');
});

test('control: a workbook that holds nobody yet is not held for having no table', async () => {
  office = new MemoryOffice([]);
  for (const job of [table(null), table([])])
    expect((await office.sync('06 08:00', job)).outcome).toBe('done');
});

test('control: without a journal an export that holds everybody and more goes on', async () => {
  await given();
  const more = [...ROWS, row('06 09:00', 'Xã Tài Văn', 'Người Mới', STAFF)];
  const result = await office.sync('06 10:00', { ...table(more), journal: openJournal(':memory:') });
  expect(result.outcome).toBe('done');
  expect(withdrawn(result)).toBe(0);
});

function withdrawn({ planned }: SyncResult): number {
  return planned.state?.reconciliation.account.byStatus.withdrawn ?? 0;
}

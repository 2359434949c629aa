import { afterEach, expect, test } from 'vitest';
import type { DecisionRequest } from '#shared/decisions/decision-request.ts';
import { ResponsesError } from '#shared/responses/responses-error.ts';
import { type DecisionResult, runDecision } from '#shared/sync/run-decision.ts';
import type { SyncResult } from '#shared/sync/run-sync.ts';
import { WorkbookError } from '#shared/sync/workbook-port.ts';
import { errorOf } from '../journal/journal-files.ts';
import { presentCells } from '../journal-port.contract.ts';
import { MemoryOffice, personOf } from './memory-office.ts';
import { row, STAFF } from './office.ts';
import { sortVisible } from '../workbook/visible-hands.ts';

/** A decision made in the panel and what follows from it go one road, in one read and one write. */
const BY = 'can-bo@so-lop.example';
let office: MemoryOffice;
let extra: string;
afterEach(() => office.journal.close());

/** Two for one seat: the second waits in the queue. */
async function given(): Promise<void> {
  office = new MemoryOffice([
    row('05 09:00', 'Xã Hòa An', 'Người Trước', STAFF),
    row('05 10:00', 'Xã Hòa An', 'Người Sau', STAFF),
  ]);
  extra = personOf(await office.sync('06 08:00'), 'Người Sau').key;
}

const approve = (): DecisionRequest => ({ ask: 'decide', registration: extra, kind: 'approve', value: null });
const decisionCell = () => office.cell('review', extra, 'decision');
const entries = () => office.journal.syncs(20);
const latest = async () => (await entries())[0];

function doneOf({ sync }: DecisionResult): SyncResult {
  if (sync.status === 'rejected') throw sync.reason;
  return sync.value;
}

test('a decision and all that follows from it cost one read and one write, and are one entry of the journal', async () => {
  await given();
  const before = { ...office.workbook.calls };
  const result = doneOf(await office.decide('06 09:00', approve(), BY));
  expect(result).toMatchObject({ outcome: 'done', calls: { reads: 1, writes: 1 } });
  expect(office.workbook.calls).toEqual({ reads: before.reads + 1, writes: before.writes + 1 });
  expect(personOf(result, 'Người Sau').status).toBe('extra_approved');
  expect(decisionCell()).toBe('Duyệt');
  expect(await latest()).toMatchObject({
    sync: 2,
    trigger: 'panel',
    outcome: 'done',
    counts: { decided: 1 },
  });
  const changed = await office.journal.changesOf(2);
  expect(changed[0]).toMatchObject({ tab: 'review', column: 'decision', after: 'Duyệt', reason: 'decided' });
  expect(changed.length).toBeGreaterThan(1);
  const remembered = await presentCells(office.journal);
  expect(remembered).toContainEqual(
    expect.objectContaining({ entity: extra, column: 'decision', value: 'Duyệt', by: BY }),
  );
  // Nothing is left for the next sync to do.
  expect((await office.sync('06 10:00')).planned.diff.changes).toEqual([]);
});

test('a decision leads to the very workbook that the same words typed by hand lead to', async () => {
  await given();
  const byHand = new MemoryOffice(office.rows);
  await byHand.sync('06 08:00');
  await office.decide('06 09:00', approve());
  const review = byHand.file.snapshot().tabs.find(({ key }) => key === 'review');
  const at = review?.rows.findIndex(({ key }) => key === extra) ?? -1;
  await byHand.file.setCell('Cần xử lý', at, review?.columns.indexOf('decision') ?? -1, 'Duyệt');
  await byHand.sync('06 09:00');
  const withoutLog = (one: MemoryOffice) => one.file.snapshot().tabs.filter(({ key }) => key !== 'log');
  expect(withoutLog(office)).toEqual(withoutLog(byHand));
  await byHand.journal.close();
});

test('taken back, the decision and its row go in one write too', async () => {
  await given();
  await office.decide('06 09:00', approve(), BY);
  const request = { ask: 'takeBack', registration: extra, kind: 'approve' } as const;
  const result = doneOf(await office.decide('06 10:00', request, BY));
  expect(result.calls).toEqual({ reads: 1, writes: 1 });
  expect(personOf(result, 'Người Sau').status).toBe('extra_pending');
  expect(decisionCell()).toBe(null);
  expect((await office.sync('06 11:00')).planned.diff.changes).toEqual([]);
});

test('the same decision again writes nothing', async () => {
  await given();
  await office.decide('06 09:00', approve());
  const result = doneOf(await office.decide('06 10:00', approve()));
  expect(result).toMatchObject({ outcome: 'done', calls: { reads: 1, writes: 0 } });
  expect((await latest())?.counts['decided']).toBeUndefined();
});

test('the log has one line more for a decision that changes something, and none for one that does not', async () => {
  await given();
  const lines = office.rowsOf('log').length;
  await office.decide('06 09:00', approve());
  expect(office.rowsOf('log')).toHaveLength(lines + 1);
  // Nothing else in the workbook tells who was looked at.
  const mark = { ask: 'mark', registration: extra, mark: 'seen', on: true } as const;
  const result = doneOf(await office.decide('06 10:00', mark));
  expect(result).toMatchObject({ changes: { cells: 1 }, calls: { reads: 1, writes: 1 } });
  expect(office.rowsOf('log')).toHaveLength(lines + 1);
});

test('undo puts back the decision with everything that followed from it', async () => {
  await given();
  const before = office.file.snapshot().tabs.filter(({ key }) => key !== 'log');
  const { sync } = doneOf(await office.decide('06 09:00', approve(), BY));
  const undone = await office.undo('06 10:00', sync ?? 0);
  expect(undone.changes[0]).toMatchObject({ column: 'decision', before: 'Duyệt', after: null });
  expect(decisionCell()).toBe(null);
  await office.sync('06 11:00');
  expect(office.file.snapshot().tabs.filter(({ key }) => key !== 'log')).toEqual(before);
});

/** Ten given names: a name holds no digit (R1). */
const GIVEN = ['Một', 'Hai', 'Ba', 'Tư', 'Năm', 'Sáu', 'Bảy', 'Tám', 'Chín', 'Mười'];

test('held, the decision is written and nothing else but why, and the answer says both', async () => {
  const rows = Array.from({ length: 10 }, (_, at) =>
    row(`05 0${at}:00`, 'Xã Hòa An', `Lê Văn ${GIVEN[at]}`, STAFF),
  );
  office = new MemoryOffice(rows);
  extra = personOf(await office.sync('06 08:00'), 'Lê Văn Mười').key;
  office.rows = [];
  const result = doneOf(await office.decide('06 09:00', approve(), BY));
  expect(result).toMatchObject({ outcome: 'held', calls: { reads: 1, writes: 1 } });
  expect(decisionCell()).toBe('Duyệt');
  expect(await latest()).toMatchObject({ outcome: 'held', counts: { gone: 10, decided: 1 } });
  const written = (await office.journal.changesOf(2)).map(({ tab, row, column }) => [tab, row, column]);
  expect(written).toEqual([
    ['review', extra, 'decision'],
    ['summary', 'title', 'class'],
    ['review', 'title', 'kind'],
  ]);
  expect((await presentCells(office.journal)).map(({ value, by }) => [value, by])).toEqual([['Duyệt', BY]]);
  // With the responses back it counts, from when it was decided.
  office.rows = rows;
  const next = personOf(await office.sync('06 10:00'), 'Lê Văn Mười');
  expect(next.status).toBe('extra_approved');
});

test('where the plan in the workbook is refused, the decision and the notes beside the plan are written', async () => {
  await given();
  const classes = office.file.snapshot().tabs.find(({ key }) => key === 'classes');
  const at = classes?.rows.findIndex(({ key }) => key === 'class:04') ?? -1;
  await office.file.setCell('Danh sách lớp', at, classes?.columns.indexOf('date') ?? -1, 'hôm nào đó');
  const result = doneOf(await office.decide('06 09:00', approve(), BY));
  expect(result).toMatchObject({ outcome: 'refused', calls: { reads: 1, writes: 1 } });
  expect(decisionCell()).toBe('Duyệt');
  expect(await latest()).toMatchObject({ outcome: 'failed', detail: 'plan-refused', counts: { decided: 1 } });
  expect(await office.journal.changesOf(2)).toContainEqual(expect.objectContaining({ tab: 'classes' }));
});

test('where the responses cannot be read, the decision is written alone, and counts as soon as they can', async () => {
  await given();
  office.brokenResponses = () => {
    throw new ResponsesError('column-missing', 'Không thấy dòng tiêu đề.');
  };
  const { sync } = await office.decide('06 09:00', approve(), BY);
  expect(sync).toMatchObject({ status: 'rejected', reason: { code: 'column-missing' } });
  expect(decisionCell()).toBe('Duyệt');
  expect(await latest()).toMatchObject({
    outcome: 'done',
    detail: 'decided',
    counts: { decided: 1, cells: 1 },
  });
  office.brokenResponses = null;
  const result = await office.sync('06 10:00');
  expect(personOf(result, 'Người Sau').status).toBe('extra_approved');
  expect(result.changes.restored).toBe(0);
});

test('a decision written alone settles nothing that a killed sync left open', async () => {
  await given();
  const change = { kind: 'setCell', tab: 'review', row: extra, column: 'name', before: 'Người Sau' } as const;
  const begin = { at: 1, trigger: 'cli', responses: [], staffCells: [], counts: {} };
  await office.journal.begin({
    ...begin,
    changes: [{ ...change, after: 'Chưa từng ghi', reason: 'updated' }],
  });
  office.brokenResponses = () => {
    throw new ResponsesError('column-missing', 'Không thấy dòng tiêu đề.');
  };
  await office.decide('06 09:00', approve());
  const { written } = await office.journal.memory();
  expect(written.last('review', extra, 'name')).toBe('Người Sau');
});

test('where the workbook has no room for what follows, the decision is written alone', async () => {
  await given();
  office.workbook.faults.push({ code: 'full', fromChanges: 2 });
  const { sync } = await office.decide('06 09:00', approve(), BY);
  expect(sync).toMatchObject({ status: 'rejected', reason: { code: 'full' } });
  expect(decisionCell()).toBe('Duyệt');
  expect((await entries()).map(({ outcome, detail }) => [outcome, detail]).slice(0, 2)).toEqual([
    ['done', 'decided'],
    ['failed', 'full'],
  ]);
});

test('a workbook that changed meanwhile is read again, and the decision stands in it once', async () => {
  await given();
  office.workbook.faults.push({ code: 'changed-meanwhile' });
  const result = doneOf(await office.decide('06 09:00', approve(), BY));
  expect(result).toMatchObject({ outcome: 'done', calls: { reads: 2, writes: 1 } });
  expect(decisionCell()).toBe('Duyệt');
  const cells = (await office.journal.memory()).staffCells.filter(({ column }) => column === 'decision');
  expect(cells.map(({ value, by }) => [value, by])).toEqual([['Duyệt', BY]]);
});

test('a write that took effect although its answer was lost is not made twice, and the journal knows who decided', async () => {
  await given();
  office.workbook.faults.push({ code: 'unclear', isWritten: true });
  const result = doneOf(await office.decide('06 09:00', approve(), BY));
  expect(result).toMatchObject({ outcome: 'done', calls: { reads: 2, writes: 1 } });
  expect(result.staffCells).toContainEqual(expect.objectContaining({ value: 'Duyệt', by: BY }));
  expect((await office.sync('06 10:00')).planned.diff.changes).toEqual([]);
});

test('a workbook that changes again and again gets the decision at last, and the answer says that the sync did not come through', async () => {
  await given();
  for (let time = 0; time < 3; time++)
    office.workbook.faults.push({ code: 'changed-meanwhile', fromChanges: 2 });
  const { sync } = await office.decide('06 09:00', approve(), BY);
  expect(sync).toMatchObject({ status: 'rejected', reason: { code: 'changed-meanwhile' } });
  expect(decisionCell()).toBe('Duyệt');
});

test.for([
  ['before', false],
  ['after', true],
] as const)(
  'killed while the decision is written, %s the write took effect: the next sync goes on from what stands there',
  async ([, isWritten]) => {
    await given();
    const killed = () => Promise.reject(new Error('killed'));
    // A process that is gone neither learns what became of its write nor records an end.
    const journal = { ...office.journal, finish: killed };
    if (!isWritten) office.workbook.faults.push({ code: 'no-access' });
    await errorOf(() => runDecision(office.job('06 09:00', { journal, trigger: 'panel' }), approve(), BY));
    expect((await latest())?.outcome).toBe(null);
    await (await office.journal.lock()).release();
    const result = await office.sync('06 10:00');
    expect(decisionCell()).toBe(isWritten ? 'Duyệt' : null);
    expect(personOf(result, 'Người Sau').status).toBe(isWritten ? 'extra_approved' : 'extra_pending');
    // Nobody overwrote anything: the log must not say so.
    expect(result.changes.restored).toBe(0);
    expect((await office.sync('06 11:00')).planned.diff.changes).toEqual([]);
  },
);

test('a decision that could not be written at all says so', async () => {
  await given();
  office.workbook.faults.push({ code: 'quota' });
  const error = await errorOf(() => office.decide('06 09:00', approve()));
  expect(error).toBeInstanceOf(WorkbookError);
  expect(decisionCell()).toBe(null);
  expect(await latest()).toMatchObject({ outcome: 'failed', detail: 'quota' });
});

test.for([
  ['nobody has that registration', () => ({ ...approve(), registration: 'r9.9' }), 'registration-unknown'],
  ['another decision stands there', () => ({ ...approve(), kind: 'reject' as const }), 'decision-conflict'],
  [
    'the role is none of the plan',
    () => ({ ...approve(), kind: 'set_role' as const, value: 'khong_co' }),
    'decision-conflict',
  ],
] as const)(
  'where %s, the decision is refused, and nothing is written or remembered',
  async ([, request, code]) => {
    await given();
    await office.decide('06 09:00', approve());
    const before = [office.file.version, (await entries()).length];
    expect(await errorOf(() => office.decide('06 10:00', request()))).toMatchObject({ code });
    expect([office.file.version, (await entries()).length]).toEqual(before);
  },
);

test('where the row stands twice or its column is gone, the decision is refused in words', async () => {
  await given();
  const review = office.file.snapshot().tabs.find(({ key }) => key === 'review');
  await office.file.deleteColumn('Cần xử lý', review?.columns.indexOf('decision') ?? -1);
  expect(String(await errorOf(() => office.decide('06 09:00', approve())))).toMatch(/Cột .* không còn/);
  await office.sync('06 10:00');
  await office.file.duplicateRow('Cần xử lý', review?.rows.findIndex(({ key }) => key === extra) ?? -1);
  expect(String(await errorOf(() => office.decide('06 11:00', approve())))).toMatch(/bị lặp/);
});

test('a role is written as the plan in the workbook calls it now', async () => {
  office = new MemoryOffice([row('05 09:00', 'Xã Hòa An', 'Lý Thanh Phúc', '', '', 'Bí thư Đảng ủy')]);
  extra = personOf(await office.sync('06 08:00'), 'Lý Thanh Phúc').key;
  const plan = office.file.snapshot().tabs.find(({ key }) => key === 'plan');
  const at = plan?.rows.findIndex(({ key }) => key === 'role:cong_chuc') ?? -1;
  await office.file.setCell('Kế hoạch', at, plan?.columns.indexOf('short') ?? -1, 'Công chức xã');
  const request = { ask: 'decide', registration: extra, kind: 'set_role', value: 'cong_chuc' } as const;
  const result = doneOf(await office.decide('06 09:00', request));
  expect(office.cell('review', extra, 'role')).toBe('Công chức xã');
  expect(personOf(result, 'Lý Thanh Phúc')).toMatchObject({ role: 'cong_chuc', status: 'seated' });
});

test('rows put right beside a decision of the panel are told of in the log, like those of a sync', async () => {
  office = new MemoryOffice([
    row('05 09:00', 'Xã Hòa An', 'Phạm Văn Trước', STAFF),
    row('05 09:10', 'Xã Vị Thanh 1', 'An Thị Đầu', STAFF),
    row('05 10:00', 'Xã Hòa An', 'Lê Văn Sau', STAFF),
  ]);
  extra = personOf(await office.sync('06 08:00'), 'Lê Văn Sau').key;
  const cells = await office.file.cells('Lớp 04');
  const header = cells.findIndex((one) => one.includes('Họ và tên') && one.length > 3);
  const titles = cells[header] ?? [];
  const block = { title: 'Lớp 04', from: header + 1, count: 9, first: 0, last: titles.length - 1 };
  await sortVisible(office.file, block, titles.indexOf('Họ và tên'));
  await office.decide('06 09:00', approve(), BY);
  const log = JSON.stringify(await office.file.cells('Nhật ký'));
  expect(log).toContain('Tab “Lớp 04”: ');
  expect(log).toContain('đã nhận lại đúng người');
});

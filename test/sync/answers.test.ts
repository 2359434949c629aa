/** P42: a question of the Form that is about a duty of the plan, as the mapping file names it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ResponseMapping } from '#shared/responses/response-mapping.ts';
import type { SyncJob, SyncResult } from '#shared/sync/run-sync.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';
import { MemoryOffice } from './memory-office.ts';

const PLAN = dutyPlan('hdnd-conference-2026');
const STAY = PLAN.stay?.duty ?? '';
const HEADER = ['Dấu thời gian', 'Đơn vị', 'Họ và tên', 'Chức vụ', 'Số điện thoại', 'Đăng ký ăn, nghỉ'];
const chair = (unit: string, answer: string) => [
  '06/05/2026 08:00:00',
  unit,
  'Nguyễn Văn Hòa',
  'Chủ tịch HĐND xã',
  '0912000002',
  answer,
];
const MAPPING: ResponseMapping = { answers: { [STAY]: 'Đăng ký ăn, nghỉ' } };

let office: MemoryOffice;
let rows: string[][];
beforeEach(() => {
  office = new MemoryOffice([]);
});
afterEach(() => office.journal.close());

function sync(at: string, more: Partial<SyncJob> = {}): Promise<SyncResult> {
  return office.sync(at, {
    responses: async () => ({ header: HEADER, rows }),
    dutyPlans: [PLAN],
    dateOrder: 'dmy',
    given: { plan: false, programme: false },
    ...more,
  });
}

function stay({ planned }: SyncResult, party: string): string | undefined {
  const [state] = planned.state?.dutyPlans.states ?? [];
  return state?.filled.all.find(({ obligation: { duty, party: of } }) => duty.key === STAY && of === party)
    ?.state;
}

test('without a mapping the question is listed as unused; with one it fills what the unit owes, “Không” is nil', async () => {
  rows = [
    chair('Xã Long Phú', '2 suất trưa 19/5'),
    chair('Xã Hòa An', 'Không đăng ký'),
    chair('Xã Tài Văn', ''),
  ];
  const before = await sync('07 08:00');
  expect(before.planned.state?.unusedColumns.map(({ title }) => title)).toEqual(['Đăng ký ăn, nghỉ']);
  expect(stay(before, '31639')).toBe('none');
  // The rows are known already: what the mapping says of them counts all the same.
  const after = await sync('07 09:00', { mapping: MAPPING });
  expect(after.planned.state?.unusedColumns).toEqual([]);
  expect(['31639', '31393', '31699'].map((unit) => stay(after, unit))).toEqual(['full', 'nil', 'none']);
  expect((await sync('07 10:00', { mapping: MAPPING })).planned.diff.changes).toEqual([]);
});

test('an answer of a unit that nobody can tell fills nothing, and is told by its row', async () => {
  rows = [chair('Long Phú', 'có')];
  const { planned } = await sync('07 08:00', { mapping: MAPPING });
  expect(planned.state?.notices.join('\n')).toMatch(/Câu trả lời ở dòng 1, “.*”: chưa xác định được đơn vị/);
});

test('what has a tab in which more is asked is not filled by an answer, and that is said', async () => {
  const ready = PLAN.duties.find(({ what }) => what === 'ready')?.key ?? '';
  rows = [chair('Xã Long Phú', 'Hội trường UBND xã')];
  const { planned } = await sync('07 08:00', { mapping: { answers: { [ready]: 'Đăng ký ăn, nghỉ' } } });
  const filled = planned.state?.dutyPlans.states[0]?.filled.all.filter(
    ({ obligation }) => obligation.duty.key === ready,
  );
  expect(filled?.filter(({ done }) => done > 0)).toEqual([]);
  expect(planned.state?.notices.join('\n')).toContain('ghi ở tab của kế hoạch, nên câu trả lời chưa tính');
});

test('the journal keeps the answers: a sync that reads no responses loses none', async () => {
  rows = [chair('Xã Long Phú', 'có')];
  await sync('07 08:00', { mapping: MAPPING });
  const again = await sync('07 09:00', {
    mapping: MAPPING,
    responses: () => Promise.resolve(null),
    withoutResponses: true,
  });
  expect([stay(again, '31639'), again.planned.diff.changes]).toEqual(['full', []]);
});

test('R5: an answer whose time lies ahead counts from the day on which it was seen', async () => {
  const [, ...rest] = chair('Xã Long Phú', '2 suất trưa 19/5');
  rows = [['20/12/2026 08:00:00', ...rest]];
  expect(stay(await sync('07 08:00', { mapping: MAPPING }), '31639')).toBe('full');
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Plan } from '#shared/plan/plan.ts';
import type { SyncJob, SyncResult } from '#shared/sync/run-sync.ts';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { MemoryOffice } from './memory-office.ts';
import { row, SMALL_PLAN, SMALL_PROGRAMME, STAFF, UBND } from './office.ts';

/**
 * A sync without `--plan` has the plan at hand that comes with the project. Where somebody deleted a tab of the plan or of
 * the programme, it must come back as it was, or be asked for: never be filled from what is at hand.
 */
const AT_HAND: Partial<SyncJob> = {
  setupPlan: {
    ...SMALL_PLAN,
    title: 'Kế hoạch đi kèm',
    classes: SMALL_PLAN.classes.map((one, at): Plan['classes'][number] => ({
      ...one,
      code: `0${at + 1}`,
      label: `Lớp 0${at + 1}`,
    })),
  },
  programme: {
    ...SMALL_PROGRAMME,
    title: 'CHƯƠNG TRÌNH ĐI KÈM NĂM 2026',
    tasks: SMALL_PROGRAMME.tasks.map((task) => ({ ...task, title: `Việc khác: ${task.title}` })),
  },
  given: { plan: false, programme: false },
};
let office: MemoryOffice;

beforeEach(async () => {
  office = new MemoryOffice([
    row('05 08:00', 'Xã Hòa An', 'Lê Thị Ánh', UBND),
    row('05 09:00', 'Xã Long Phú', 'Trần Văn Bình', STAFF),
  ]);
  await office.sync('06 08:00');
});
afterEach(() => office.journal.close());

const PLAN_TABS = ['Kế hoạch', 'Danh sách lớp', 'Phân lớp'];
const GONE: readonly (readonly string[])[] = [
  ...PLAN_TABS.map((title) => [title]),
  PLAN_TABS,
  ['Phụ lục 01'],
  ['Phụ lục 01', 'NV I.5', 'NV II.10', 'NV III.1', 'NV IV.2'],
];

/** What stands in the tabs, by the tabs' keys; a tab that comes back may stand elsewhere. The log goes on. */
function contents() {
  const { tabs } = office.file.snapshot();
  const rows = tabs.filter(({ key }) => key !== 'log').map((tab) => [tab.key, tab.rows] as const);
  return Object.fromEntries(rows);
}

async function deleted(titles: readonly string[]): Promise<void> {
  for (const title of titles) await office.file.deleteTab(title);
}

test.each(GONE.map((titles) => [titles]))('%j: comes back as it was after one sync', async (titles) => {
  const before = contents();
  await deleted(titles);
  expect((await office.sync('06 09:00', AT_HAND)).outcome).toBe('done');
  expect(contents()).toEqual(before);
});

test.each(GONE.slice(3, 5).map((titles) => [titles]))(
  '%j: comes back with what staff made of it',
  async (titles) => {
    await office.file.setCell('Danh sách lớp', 4, 6, 'Hội trường mới');
    await office.file.deleteRow('Phân lớp', 5);
    await office.file.setCell('Phụ lục 01', 6, 3, 'Sở Nội vụ');
    await office.sync('06 09:00', AT_HAND);
    const before = contents();
    await deleted(titles);
    await office.sync('06 10:00', AT_HAND);
    expect(contents()).toEqual(before);
  },
);

test.each(GONE.slice(0, 5).map((titles) => [titles]))(
  '%j, and the journal lost: nothing is written, and it is said',
  async (titles) => {
    await deleted(titles);
    const before = contents();
    const lost = openJournal(':memory:');
    const said = await syncSaying({ ...AT_HAND, journal: lost });
    expect(contents()).toEqual(before);
    expect(said).toContain(`không tìm thấy tab “${titles[0]}”`.slice(1));
    expect(said).toMatch(/--plan|--programme/);
    await lost.close();
  },
);

test('control: with the plan’s own file at hand it is put back also where the journal is lost', async () => {
  await deleted(['Phân lớp']);
  const lost = openJournal(':memory:');
  const { planned } = await office.sync('06 09:00', { journal: lost });
  expect(planned.state?.plan.classes).toEqual(SMALL_PLAN.classes);
  await lost.close();
});

test('a journal that knows another plan than the file named: nothing is written, and both are named', async () => {
  await deleted(PLAN_TABS);
  const before = contents();
  const said = await syncSaying({ ...AT_HAND, given: { plan: true, programme: false } });
  expect(contents()).toEqual(before);
  expect(said).toMatch(/nhật ký còn giữ kế hoạch khác.*Kế hoạch đi kèm/s);
});

async function syncSaying(job: Partial<SyncJob>): Promise<string> {
  let result: SyncResult;
  try {
    result = await office.sync('06 09:00', job);
  } catch (error) {
    return String(error);
  }
  expect(result.outcome).toBe('refused');
  return result.planned.planProblems.map(({ message }) => message).join('\n');
}

test('the journal of another workbook is told by its plan, and nothing of it comes here', async () => {
  const other = new MemoryOffice([row('05 10:00', 'Xã Hòa An', 'Kim Sa Rươl', STAFF)]);
  await other.sync('06 07:00', AT_HAND);
  await other.file.setCell('Lớp 01', 7, 11, 'của nơi khác');
  await other.sync('06 07:30', AT_HAND);
  const before = office.file.snapshot();
  const said = await syncSaying({ journal: other.journal });
  expect(said).toMatch(/nhật ký.*bảng tính khác.*ke-hoach-di-kem.*--journal/s);
  expect(office.file.snapshot()).toEqual(before);
  await other.journal.close();
});

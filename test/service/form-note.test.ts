/** What was noticed of the table of responses is one state on every surface (W2, W3). */
import { expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { SyncedWorkbook } from '../../sync-server/service/synced-workbook.ts';
import { CAN_THO_GAZETTEER } from '../fixtures/can-tho.ts';
import { HEADER, row, SMALL_PLAN, SMALL_PROGRAMME, STAFF } from '../sync/office.ts';
import { MemoryFile, MemoryWorkbook } from '../workbook/memory-workbook.ts';

const READ_ANEW = 'Tệp “phan-hoi.csv” viết bằng mã windows-1258; đã đọc theo mã đó.';

function office() {
  const file = new MemoryFile();
  const journal = openJournal(':memory:');
  const rows = [[...row('05 09:00', 'Xã Hòa An', 'Lê Văn Ba', STAFF), 'có']];
  const table = { notices: [READ_ANEW] };
  let minute = 0;
  const service = new SyncedWorkbook(
    {
      workbook: new MemoryWorkbook(file),
      journal,
      responses: () => Promise.resolve({ header: [...HEADER, 'Đăng ký ăn trưa'], rows: [...rows], ...table }),
      setupPlan: SMALL_PLAN,
      programme: SMALL_PROGRAMME,
      gazetteer: CAN_THO_GAZETTEER,
    },
    () => Date.parse('2026-05-06T08:00:00+07:00') + 60_000 * minute++,
  );
  onTestFinished(() => service.close());
  const textsOf = (tab: string) =>
    file
      .snapshot()
      .tabs.find(({ key }) => key === tab)
      ?.rows.map(({ cells }) => cells.join(' | ')) ?? [];
  return { service, rows, table, textsOf, sync: () => service.sync({ trigger: 'panel', confirm: false }) };
}

test('what was noticed stands in the plan and the panel, and the log tells it once', async () => {
  const { service, rows, table, textsOf, sync } = office();
  const note = `${READ_ANEW} Cột không dùng: “Đăng ký ăn trưa”`;
  const inLog = () => textsOf('log').filter((text) => text.includes(READ_ANEW)).length;
  const inPlan = () => textsOf('plan').filter((text) => text.includes(note)).length;
  const inPanel = async () => (await service.panelState({ mayDecide: true })).formNote;

  await sync();
  expect([inLog(), inPlan()]).toEqual([1, 1]);
  expect(await inPanel()).toContain(note);

  rows.push([...row('05 10:00', 'Xã Hòa An', 'Lê Văn Tư', STAFF), '']);
  await sync();
  expect([inLog(), inPlan()]).toEqual([1, 1]);

  table.notices = [];
  await sync();
  expect([inLog(), inPlan()]).toEqual([1, 0]);
  expect(await inPanel()).toMatch(/^Cột không dùng/);
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DutyPlan, PartySet } from '#shared/plan/duty-plan.ts';
import { DUTY_ROW, POINT_ROW, POINTS_TAB, PRESENT_COLUMN } from '#shared/workbook/keys.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { cases } from '../sizes.ts';
import { CONFERENCE, SMALL_CONFERENCE } from './conference.ts';
import { dateCell, DutyOffice } from './duty-office.ts';
import { cellOf, typedPlan } from './typed-plan.ts';

const TAB = POINTS_TAB.of(CONFERENCE.id);
const [NINH_KIEU, CAI_KHE, TAN_AN, AN_BINH] = ['31135', '31120', '31147', '31150'].map((code) =>
  POINT_ROW.of('diem', code),
) as [string, string, string, string];
const DUE = DUTY_ROW.of('diem');
const [DAY_1, DAY_2] = ['2026-05-19', '2026-05-20'].map((day) => PRESENT_COLUMN.of(day)) as [string, string];

async function type(
  office: DutyOffice,
  row: string,
  cells: Readonly<Record<string, CellValue>>,
): Promise<void> {
  for (const [column, value] of Object.entries(cells)) await office.type(TAB, row, column, value);
}

async function given(plan = SMALL_CONFERENCE, day = '2026-05-14'): Promise<DutyOffice> {
  const office = new DutyOffice(plan);
  await office.sync(day);
  return office;
}

function stateOf(office: DutyOffice, duty: string, party: string, slot: string) {
  return office.state.filled.all.find(
    ({ obligation: one }) => one.duty.key === duty && one.party === party && one.slot === slot,
  )?.state;
}

async function prepared(): Promise<DutyOffice> {
  const office = await given();
  await type(office, NINH_KIEU, {
    place: 'Hội trường UBND phường',
    contact: 'Trần Văn Ví Dụ',
    phone: '0912345678',
    equipment: 'Màn hình, micro',
    tested: dateCell('2026-05-16'),
    result: 'Đạt',
    expected: 45,
  });
  await type(office, CAI_KHE, {
    place: 'Phòng họp số 2',
    contact: 'Lê Thị Ví Dụ',
    result: 'Chưa đạt',
    expected: 30,
  });
  await type(office, TAN_AN, { place: 'Hội trường khu vực 3', contact: 'Bà Nguyễn Thị Ba' });
  await office.sync('2026-05-17');
  return office;
}

test('points from “Chưa báo” to “Sẵn sàng”, with those present on the first day (P74)', async () => {
  const office = await prepared();
  await type(office, NINH_KIEU, { [DAY_1]: 44 });
  await type(office, TAN_AN, { [DAY_1]: 0 });
  await office.sync('2026-05-19');
  await expect(office.grid(TAB)).toMatchFileSnapshot('golden/points-tab.txt');
});

test('of 103 points two are ready, and managers read it', async () => {
  const office = await given(CONFERENCE);
  const ready = {
    place: 'Hội trường',
    contact: 'Lê Thị Ví Dụ',
    result: 'Đạt',
    tested: dateCell('2026-05-15'),
  };
  await type(office, NINH_KIEU, { ...ready, [DAY_1]: 1_240 });
  await type(office, AN_BINH, { ...ready, [DAY_1]: 60 });
  await office.sync('2026-05-19');
  expect(office.cell(TAB, 'counts', 'party')).toBe(
    'Sẵn sàng 2/103, thử chưa đạt 0, đã báo địa điểm 0, chưa báo 101.',
  );
  expect(office.state.summary.slice(0, 3)).toEqual([
    'Điểm cầu: sẵn sàng 2/103, thử chưa đạt 0, đã báo địa điểm 0, chưa báo 101.',
    'Hạn điểm cầu sẵn sàng 18/05/2026 là đề xuất, chưa xác nhận.',
    'Có mặt tại điểm cầu ngày 19/05/2026: 1.300 người, 2/103 điểm cầu đã báo.',
  ]);
  expect(office.grid('summary')).toContain('Điểm cầu: sẵn sàng 2/103');
});

test('a tested point fills its obligation and a number of those present that of its day; 0 is a number, nothing is none', async () => {
  const office = await prepared();
  await type(office, TAN_AN, { [DAY_1]: 0 });
  await office.sync('2026-05-20');
  expect(stateOf(office, 'diem', '31135', 'diem')).toBe('full');
  expect(stateOf(office, 'diem', '31120', 'diem')).toBe('overdue');
  expect(stateOf(office, 'tham-du', '31147', 'diem 2026-05-19')).toBe('full');
  expect(stateOf(office, 'tham-du', '31147', 'diem 2026-05-20')).toBe('none');
  expect(stateOf(office, 'tham-du', '31135', 'diem 2026-05-19')).toBe('overdue');
  expect(office.state.filled.stray).toEqual([]);
});

test('a point that was ready after the day is late', async () => {
  const office = await given();
  await type(office, NINH_KIEU, { place: 'Hội trường', result: 'Đạt', tested: dateCell('2026-05-19') });
  await office.sync('2026-05-19');
  expect(stateOf(office, 'diem', '31135', 'diem')).toBe('late');
});

test('a test in time counts as of its day, whenever staff come to write it down; of who owes nothing nothing is recorded', () => {
  const few = (set: PartySet): PartySet => ({ ...set, key: 'few', members: ['31120'] });
  const plan: DutyPlan = {
    ...SMALL_CONFERENCE,
    parties: [...SMALL_CONFERENCE.parties, ...SMALL_CONFERENCE.parties.slice(0, 1).map(few)],
    duties: SMALL_CONFERENCE.duties.map((duty) => (duty.key === 'tham-du' ? { ...duty, who: 'few' } : duty)),
  };
  const cells = {
    place: 'Hội trường',
    contact: 'A',
    result: 'Đạt',
    tested: dateCell('2026-05-16'),
    [DAY_1]: 40,
  };
  const { state } = typedPlan(plan, { tab: TAB, rows: { [NINH_KIEU]: cells }, day: '2026-05-20' });
  expect(state.filled.all.find(({ done }) => done > 0)).toMatchObject({
    state: 'full',
    completedOn: '2026-05-16',
  });
  expect(state.filled.stray).toEqual([]);
});

test.each<readonly [Readonly<Record<string, CellValue>>, string, string]>([
  [{ place: 'Nhà văn hóa', contact: 'A', result: 'tốt' }, 'Đã báo địa điểm', 'Kết quả thử “tốt” chưa tính'],
  [
    { place: 'Nhà văn hóa', contact: 'A', result: 'Đạt', tested: 'tuần sau' },
    'Đã báo địa điểm',
    'Ngày thử “tuần sau” không đọc được',
  ],
  [
    { place: 'Nhà văn hóa', contact: 'A', result: 'Đạt', tested: dateCell('2026-05-30') },
    'Đã báo địa điểm',
    'Ngày thử 30/05/2026 ở tương lai',
  ],
  [{ result: 'Đạt' }, 'Chưa báo', 'chưa có địa điểm'],
  [{ place: 'Nhà văn hóa' }, 'Đã báo địa điểm', 'Chưa có cán bộ đầu mối.'],
  [{ [DAY_1]: 'đông' }, 'Chưa báo', '“đông” không phải số người'],
  [{ [DAY_2]: 50 }, 'Chưa báo', 'Ngày 20/05/2026 chưa đến'],
  [{ expected: -3 }, 'Chưa báo', '“-3” không phải số người'],
  [{ phone: 'gọi 0912 34' }, 'Chưa báo', 'Số điện thoại không đúng dạng'],
])('what cannot count is told beside it: %j', (cells, state, problem) => {
  const { tab, state: read } = typedPlan(SMALL_CONFERENCE, {
    tab: TAB,
    rows: { [NINH_KIEU]: cells },
    day: '2026-05-19',
  });
  expect(cellOf(tab, NINH_KIEU, 'state')).toBe(state);
  expect(cellOf(tab, NINH_KIEU, 'problem')).toContain(problem);
  expect(read.filled.all.filter(({ done }) => done > 0)).toEqual([]);
});

test('what cannot be read stays as it was typed', async () => {
  const office = await given();
  const cells = { result: 'tốt', tested: 'tuần sau', [DAY_1]: 'đông', expected: -3, phone: '0912' };
  await type(office, NINH_KIEU, cells);
  await office.sync('2026-05-19');
  for (const [column, value] of Object.entries(cells))
    expect(office.cell(TAB, NINH_KIEU, column)).toBe(value);
  expect(String(office.cell(TAB, NINH_KIEU, 'problem')).split('\n')).toHaveLength(4);
});

test('no phone number stands in a heading, a problem or the summary', async () => {
  const office = await given();
  await type(office, NINH_KIEU, { phone: '0912345678 hoặc 0987654321' });
  await type(office, CAI_KHE, { phone: '091234' });
  await office.sync('2026-05-15');
  for (const row of office
    .grid(TAB)
    .split('\n')
    .filter((line) => !line.startsWith('Phường Ninh Kiều')))
    expect(row.replace('Phường Cái Khế │  │  │ 091234', '')).not.toMatch(/\d{6}/);
  expect(office.grid('summary')).not.toMatch(/\d{6}/);
});

test('the due day is a proposal until staff write the day that is meant; a day that is over keeps what held then', async () => {
  const office = await given();
  expect(office.cell(TAB, DUE, 'party')).toContain(
    'Hạn sẵn sàng: 18/05/2026 – văn bản không nêu, cơ quan đề xuất',
  );
  expect(office.cell(TAB, NINH_KIEU, 'days')).toBe('Còn 4 ngày (đề xuất)');
  await type(office, DUE, { tested: 'mai' });
  await office.sync('2026-05-15');
  expect(office.cell(TAB, DUE, 'problem')).toContain('Ngày “mai” không đọc được');
  await type(office, DUE, { tested: dateCell('2026-05-16') });
  await office.sync('2026-05-16');
  expect(office.cell(TAB, DUE, 'party')).toBe(
    'Hạn sẵn sàng: 16/05/2026 (văn bản không nêu; cán bộ đã xác nhận ở ô bên phải).',
  );
  expect([office.cell(TAB, DUE, 'problem'), office.cell(TAB, NINH_KIEU, 'days')]).toEqual([
    null,
    'Hạn hôm nay',
  ]);
  expect(office.state.summary.join()).not.toContain('đề xuất');
  const before = office
    .asOf('2026-05-15')
    .filled.all.find(({ obligation }) => obligation.duty.key === 'diem');
  expect(before?.obligation.due).toBe('2026-05-18');
});

test('what is written later does not change a day that is over', async () => {
  const office = await prepared();
  await type(office, NINH_KIEU, { [DAY_1]: 44 });
  await office.sync('2026-05-19');
  await type(office, NINH_KIEU, { [DAY_1]: 50, result: 'Chưa đạt' });
  await office.sync('2026-05-21');
  expect(office.state.summary.join()).toContain('ngày 19/05/2026: 50 người');
  const day = office.asOf('2026-05-19');
  expect(day.summary.join()).toContain('ngày 19/05/2026: 44 người');
  expect(day.summary[0]).toContain('sẵn sàng 1/6');
});

test('a row and a tab that somebody deleted come back with what staff typed, and a second sync writes nothing', async () => {
  const office = await prepared();
  const { rows, title } = office.file.snapshot().tabs.find(({ key }) => key === TAB) ?? {
    rows: [],
    title: '',
  };
  const before = office.grid(TAB);
  await office.file.deleteRow(
    title,
    rows.findIndex(({ key }) => key === NINH_KIEU),
  );
  await office.sync('2026-05-17', '09:00');
  expect(office.grid(TAB)).toBe(before);
  await office.file.deleteTab(title);
  await office.sync('2026-05-17', '10:00');
  expect(office.grid(TAB)).toBe(before);
  expect((await office.sync('2026-05-17', '11:00')).planned.diff.changes).toEqual([]);
});

test('rows whose visible cells were sorted without their hidden keys keep what was typed beside each unit', async () => {
  const office = await prepared();
  const { rows, title } = office.file.snapshot().tabs.find(({ key }) => key === TAB) ?? {
    rows: [],
    title: '',
  };
  const first = rows.findIndex(({ key }) => key === NINH_KIEU);
  const block = rows
    .slice(first)
    .map(({ cells }) => Array.from({ length: 14 }, (_, at) => cells[at] ?? null));
  await office.file.setCells(title, first, 0, block.toReversed());
  expect((await office.sync('2026-05-17', '09:00')).outcome).toBe('done');
  expect(office.cell(TAB, NINH_KIEU, 'place')).toBe('Hội trường UBND phường');
  expect(stateOf(office, 'diem', '31135', 'diem')).toBe('full');
  expect((await office.sync('2026-05-17', '10:00')).planned.diff.changes).toEqual([]);
});

test('a plan without points has no such tab', async () => {
  const office = new DutyOffice({ ...SMALL_CONFERENCE, duties: SMALL_CONFERENCE.duties.slice(0, 5) });
  await office.sync('2026-05-14');
  expect(office.hasTab(TAB)).toBe(false);
});

test('the states add up to the points, and those present to what was typed', () => {
  const typed = fc.record({
    place: fc.constantFrom('Hội trường', ' ', null),
    result: fc.constantFrom('Đạt', 'Chưa đạt', 'khá', null),
    present: fc.option(fc.nat(99)),
  });
  const codes = SMALL_CONFERENCE.parties[0]?.members ?? [];
  fc.assert(
    fc.property(fc.array(typed, { maxLength: 6 }), (points) => {
      const rows = Object.fromEntries(
        points.map(({ place, result, present }, at) => [
          POINT_ROW.of('diem', codes[at] ?? ''),
          { place, result, [DAY_1]: present },
        ]),
      );
      const { tab, state } = typedPlan(SMALL_CONFERENCE, { tab: TAB, rows, day: '2026-05-19' });
      const counts = String(cellOf(tab, 'counts', 'party')).matchAll(/ (\d+)(?=[/,.])/g);
      expect([...counts].reduce((sum, [, count]) => sum + Number(count), 0)).toBe(6);
      const present = points.flatMap((point) => point.present ?? []);
      const sum = present.reduce((all, count) => all + count, 0);
      const said = present.length === 0 ? 'chưa có số liệu, 0/6' : `${sum} người, ${present.length}/6`;
      expect(state.summary.join()).toContain(`ngày 19/05/2026: ${said} điểm cầu đã báo`);
    }),
    { numRuns: cases(20) },
  );
});

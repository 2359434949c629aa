import { expect, test } from 'vitest';
import { LEVELS } from '#shared/tabs/levels/levels-tab.ts';
import { answerRow, LATE_BY_DOSSIER } from '#shared/tabs/levels/level-goals.ts';
import { LEVELS_TAB, OWED_ROW, PARTIES_TAB, PARTY_SET_ROW, TARGET_ROW } from '#shared/workbook/keys.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { REGISTRIES_2024 } from '../fixtures/registries-2024.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';
import { dateCell, DutyOffice, tabGrid } from './duty-office.ts';

const PLAN = dutyPlan('can-tho-2024');
const TAB = LEVELS_TAB.of(PLAN.id);

async function type(
  office: DutyOffice,
  row: string,
  cells: Readonly<Record<string, CellValue>>,
): Promise<void> {
  for (const [column, value] of Object.entries(cells)) await office.type(TAB, row, column, value);
}

async function fresh(): Promise<DutyOffice> {
  const office = new DutyOffice(PLAN, REGISTRIES_2024);
  await office.sync('2024-06-03');
  return office;
}

const decided = (number: string, day: string) => ({ decision: number, decisionOn: dateCell(day) });

/** Units on their way through the year and beyond its end. */
async function makeYear(): Promise<DutyOffice> {
  const office = await fresh();
  await type(office, 'Xã Trường Xuân', { criteria: '15/19' });
  await type(office, 'Xã Đông Bình', { criteria: '9/19' });
  await type(office, 'Xã Trung Hưng', { dossier: '12/TTr-UBND', dossierOn: dateCell('2024-08-20') });
  await office.sync('2024-09-10');
  await type(office, 'Xã Trường Xuân', {
    criteria: '19/19',
    dossier: '31/TTr-UBND',
    dossierOn: '5/11/2024',
    appraisedOn: dateCell('2024-12-02'),
    ...decided('2801/QĐ-UBND', '2024-12-27'),
  });
  await type(office, 'Xã Thạnh Quới', {
    dossier: '40/TTr-UBND',
    dossierOn: dateCell('2024-12-20'),
    ...decided('15/QĐ-UBND', '2025-01-06'),
  });
  await type(office, 'Xã Thạnh Mỹ', { outcome: 'Chuyển năm sau', outcomeDocument: '900/UBND-KT' });
  await type(office, 'Xã Nhơn Ái', { outcome: 'không đạt' });
  await type(office, 'Xã Trung Hưng', {
    appraisedOn: dateCell('2024-12-15'),
    ...decided('2790/QĐ-UBND', '2024-12-26'),
  });
  await office.sync('2025-01-08');
  return office;
}

let made: Promise<DutyOffice> | null = null;

/** Built once, for tests that type nothing in it. */
function year(): Promise<DutyOffice> {
  made ??= makeYear();
  return made;
}

test('targets counted both ways, and the units behind them, as of several days', async () => {
  const office = await year();
  const past = ['2024-06-03', '2024-09-10'].map((day) =>
    LEVELS.layout(office.asOf(day)).map(tabGrid).join(''),
  );
  await expect([...past, office.grid(TAB)].join('\n')).toMatchFileSnapshot('golden/levels-tab.txt');
});

test('managers read the targets, the progress and who is behind', async () => {
  const office = await year();
  expect(office.state.summary.slice(0, 5)).toEqual([
    'Nâng cao: mục tiêu 5; đăng ký 4, thiếu 1; tính cả phấn đấu 5, đủ. Văn bản không nói rõ có tính phấn đấu hay không; đã công nhận 2.',
    'Kiểu mẫu: mục tiêu 3; đăng ký 3, đủ; tính cả phấn đấu 4, vượt 1. Văn bản không nói rõ có tính phấn đấu hay không; đã công nhận 1.',
    'Tiến độ mức đạt chuẩn của 13 lượt đơn vị có tên: đã công nhận 3, đang thực hiện 1, chưa có hồ sơ 3, chưa xác nhận duy trì 4, không đạt 1, chuyển năm sau 1.',
    'Quá hạn chưa được công nhận: Xã Thới Thạnh (nâng cao); Xã Đông Bình (nâng cao); Xã Tân Thới (kiểu mẫu); Xã Thạnh Thắng (kiểu mẫu); Xã Nhơn Ái (kiểu mẫu).',
    'Hết hạn chưa xác nhận duy trì: Huyện Vĩnh Thạnh (huyện nông thôn mới); Huyện Cờ Đỏ (huyện nông thôn mới); Huyện Phong Điền (huyện nông thôn mới); Huyện Thới Lai (huyện nông thôn mới).',
  ]);
});

test('once answered, one figure stands; what cannot be read as an answer is none', async () => {
  const office = await fresh();
  const verdict = () => office.cell(TAB, TARGET_ROW.of('nâng cao', 'verdict'), 'party');
  await office.type(TAB, answerRow('nâng cao'), 'district', 'Có tính');
  await office.type(TAB, answerRow('kiểu mẫu'), 'district', 'tùy');
  await office.sync('2024-06-04');
  expect(verdict()).toBe('Nâng cao: mục tiêu 5; tính cả phấn đấu 5, đủ.');
  expect(office.cell(TAB, TARGET_ROW.of('kiểu mẫu', 'verdict'), 'party')).toContain(
    'đăng ký 3, đủ; tính cả phấn đấu 4',
  );
  expect(office.cell(TAB, TARGET_ROW.of('kiểu mẫu', 'answer'), 'party')).toContain('“tùy” không đọc được');
  expect(office.cell(TAB, answerRow('kiểu mẫu'), 'district')).toBe('tùy');
  await office.type(TAB, answerRow('nâng cao'), 'district', 'Không tính');
  await office.sync('2024-06-05');
  expect(verdict()).toBe('Nâng cao: mục tiêu 5; đăng ký 4, thiếu 1; phấn đấu thêm 1.');
  expect(office.asOf('2024-06-04').plan.targets[0]?.countsStriving).toBe(true);
});

test('by the day of the dossier a unit that handed it in in time is not late', async () => {
  const office = await fresh();
  const inTime = { dossier: '40/TTr-UBND', dossierOn: dateCell('2024-12-20') };
  await type(office, 'Xã Thạnh Quới', inTime);
  await type(office, 'Xã Thạnh Mỹ', { ...inTime, ...decided('15/QĐ-UBND', '2025-01-06') });
  await type(office, 'Xã Tân Thới', { ...inTime, dossierOn: dateCell('2025-01-02') });
  await office.sync('2025-01-07');
  const rows = ['Xã Thạnh Quới', 'Xã Thạnh Mỹ', 'Xã Tân Thới'];
  const days = () => rows.map((row) => office.cell(TAB, row, 'days'));
  const states = () =>
    ['31246', '31234', '31306'].map(
      (code) => office.state.filled.all.find(({ obligation }) => obligation.party === code)?.state,
    );
  expect(days()).toEqual(['Quá hạn 7 ngày', 'Trễ 6 ngày', 'Quá hạn 7 ngày']);
  expect(states()).toEqual(['overdue', 'late', 'overdue']);
  await office.type(TAB, LATE_BY_DOSSIER, 'district', '☑');
  await office.sync('2025-01-08');
  expect(days()).toEqual(['Hồ sơ trình trong hạn', 'Hồ sơ trình trong hạn', 'Quá hạn 8 ngày']);
  expect(states()).toEqual(['none', 'full', 'overdue']);
});

test('what cannot be read stays, is said beside the row, and does not count', async () => {
  const office = await fresh();
  await type(office, 'Xã Trường Xuân', { criteria: dateCell('2024-10-12') });
  await type(office, 'Xã Thới Thạnh', { criteria: '20/19', dossier: '12/TTr' });
  await type(office, 'Xã Thạnh Quới', { decisionOn: dateCell('2024-06-02'), appraisedOn: 'tháng sau' });
  await type(office, 'Xã Thạnh Mỹ', { ...decided('9/QĐ-UBND', '2024-06-05'), outcome: 'Hoãn' });
  await type(office, 'Xã Trung Hưng', { outcome: 'Chuyển năm sau', outcomeDocument: 'chưa có' });
  await type(office, 'Xã Tân Thới', { ...decided('8/QĐ-UBND', '2024-06-01'), outcome: 'Không đạt' });
  await office.sync('2024-06-04');
  const said = (row: string) => [office.cell(TAB, row, 'state'), office.cell(TAB, row, 'problem')];
  expect(said('Xã Trường Xuân')).toEqual([
    'Chưa có hồ sơ',
    expect.stringContaining('đề nghị ghi dạng 15/19'),
  ]);
  expect(said('Xã Thới Thạnh')).toEqual([
    'Chưa có hồ sơ',
    expect.stringContaining('Có số hồ sơ, chưa có ngày'),
  ]);
  expect(said('Xã Thạnh Quới')).toEqual([
    'Chưa có hồ sơ',
    expect.stringContaining('Có ngày quyết định công nhận, chưa có số'),
  ]);
  expect(said('Xã Thạnh Mỹ')).toEqual([
    'Chưa có hồ sơ',
    expect.stringContaining('Kết quả “Hoãn” không đọc được'),
  ]);
  expect(said('Xã Trung Hưng')).toEqual([
    'Chưa có hồ sơ',
    '“Chuyển năm sau” cần số văn bản cho phép; chưa tính.',
  ]);
  expect(said('Xã Tân Thới')).toEqual(['Đã công nhận', expect.stringContaining('tính theo quyết định')]);
  expect(office.cell(TAB, 'Xã Thạnh Quới', 'appraisedOn')).toBe('tháng sau');
});

test('a second sync on the same day writes nothing; a deleted row and tab come back with what staff typed', async () => {
  const office = await fresh();
  await type(office, 'Xã Trường Xuân', { criteria: '15/19' });
  await office.sync('2024-06-04');
  expect((await office.sync('2024-06-04', '15:00')).planned.diff.changes).toEqual([]);
  await office.deleteRow(TAB, OWED_ROW.of('nc.dang-ky', '31294', '2024'));
  await office.sync('2024-06-05');
  expect(office.cell(TAB, 'Xã Trường Xuân', 'state')).toBe('Đang thực hiện');
  await office.file.deleteTab('Mục tiêu');
  await office.sync('2024-06-06');
  expect([
    office.cell(TAB, 'Xã Trường Xuân', 'criteria'),
    office.cell(TAB, 'Xã Trường Xuân', 'state'),
  ]).toEqual(['15/19', 'Đang thực hiện']);
});

test('units that staff list get rows of their own; the rest of the counted set waits', async () => {
  const office = await fresh();
  const rest = OWED_ROW.of('giu.xa', '36-xa', '2024');
  expect(office.cell(TAB, rest, 'party')).toBe(
    '36 xã đạt chuẩn nông thôn mới: 36 đơn vị – chưa có danh sách',
  );
  await office.type(PARTIES_TAB.of(PLAN.id), PARTY_SET_ROW.of('36-xa'), 'members', 'Trường Xuân; Tân Thới');
  await office.sync('2024-06-04');
  expect(office.cell(TAB, rest, 'party')).toContain('34 đơn vị');
  expect(office.cell(TAB, OWED_ROW.of('giu.xa', '31306', '2024'), 'district')).toBe('Huyện Phong Điền');
});

test('without the registry of the day codes stand as they are, and nobody is put below a district', async () => {
  const office = new DutyOffice(PLAN, { units: () => null, match: () => null, registryProblem: () => null });
  await office.sync('2024-06-03');
  expect(office.cell(TAB, OWED_ROW.of('nc.dang-ky', '31294', '2024'), 'party')).toBe('31294');
  const { columns, rows } = office.tab(TAB);
  const cellsOf = (key: string) => rows.find((row) => row.key === key)?.cells.slice(0, 7);
  expect(columns[0]).toBe('party');
  expect(cellsOf('targets-header')).toEqual([
    'Mục tiêu theo mức',
    '927',
    '924',
    '925',
    '926',
    'Chưa rõ đơn vị cấp trên',
    'Cộng',
  ]);
  expect(cellsOf(TARGET_ROW.of('nâng cao', 'commitment'))).toEqual([
    'Nâng cao: đăng ký / phấn đấu',
    null,
    null,
    null,
    null,
    '4 / 1',
    '4 / 1',
  ]);
});

test('a plan without levels has no such tab', async () => {
  const plan = dutyPlan('batch-2');
  const office = new DutyOffice(plan);
  await office.sync('2026-05-04');
  expect(office.hasTab(LEVELS_TAB.of(plan.id))).toBe(false);
});

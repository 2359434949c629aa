import { expect, test } from 'vitest';
import { DUTY_ROW, ENTRY_ROW, MATRIX_ROW, REPORTS_TAB } from '#shared/workbook/keys.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { REGISTRIES_2024 } from '../fixtures/registries-2024.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';
import { dateCell, DutyOffice, tabGrid } from './duty-office.ts';
import { REPORTS } from '#shared/tabs/reports/reports-tab.ts';

const PLAN = dutyPlan('can-tho-2024');
const TAB = REPORTS_TAB.of(PLAN.id);

interface Came {
  readonly party: string;
  readonly report: string;
  readonly on: CellValue;
  readonly document: string;
  readonly more?: Readonly<Record<string, CellValue>>;
}

async function note(office: DutyOffice, ...all: readonly Came[]): Promise<void> {
  for (const { party, report, on, document, more = {} } of all)
    await office.add(TAB, { party, c1: report, c2: on, c3: document, ...more });
}

const on = (day: string) => dateCell(`2024-${day}`);

/** A year of reports as a clerk would keep them, each noted on the day it came. */
async function makeYear(): Promise<DutyOffice> {
  const office = new DutyOffice(PLAN, REGISTRIES_2024);
  await office.sync('2024-05-27');
  await note(
    office,
    { party: 'Huyện Thới Lai', report: 'Tháng 5/2024', on: on('05-31'), document: '45/BC-UBND' },
    { party: 'Huyện Vĩnh Thạnh', report: 'Tháng 5/2024', on: on('05-30'), document: '31/BC-UBND' },
  );
  await office.sync('2024-06-03');
  await note(
    office,
    { party: 'cờ đỏ', report: 'T5', on: on('06-05'), document: '12/BC-UBND' },
    {
      party: 'Huyện Thới Lai',
      report: 'Quý II/2024',
      on: '28/6/2024',
      document: '60/BC-UBND',
      more: { c4: 'Tháng 6/2024' },
    },
    {
      party: 'Huyện Vĩnh Thạnh',
      report: 'Tháng 6/2024',
      on: on('07-02'),
      document: '44/BC-UBND',
      more: { c4: 'quý 2' },
    },
  );
  await office.sync('2024-07-03');
  await note(
    office,
    {
      party: 'Huyện Phong Điền',
      report: 'Tháng 5/2024',
      on: null,
      document: '',
      more: { c5: '212/UBND-KT' },
    },
    {
      party: 'Huyện Phong Điền',
      report: 'Rà soát hộ nghèo',
      on: null,
      document: '',
      more: { c6: on('08-15') },
    },
    {
      party: 'Ủy ban nhân dân các huyện',
      report: 'Thiệt hại do bão số 3',
      on: null,
      document: '',
      more: { c6: on('09-20') },
    },
  );
  await office.sync('2024-08-10');
  await note(
    office,
    { party: 'Huyện Cờ Đỏ', report: 'Thiệt hại do bão số 3', on: on('09-19'), document: '90/BC-UBND' },
    { party: 'Huyện Thới Lai', report: 'Thiệt hại do bão số 3', on: on('09-23'), document: '91/BC-UBND' },
    { party: 'Huyện Thới Lai', report: 'Năm 2024', on: on('12-30'), document: '140/BC-UBND' },
  );
  await office.sync('2025-01-02');
  return office;
}

let made: Promise<DutyOffice> | null = null;

/** Built once, for tests that type nothing in it. */
function year(): Promise<DutyOffice> {
  made ??= makeYear();
  return made;
}

test('the matrix over a year, as of several days', async () => {
  const office = await year();
  const days = ['2024-05-31', '2024-06-30', '2024-07-03', '2024-09-23'];
  const past = days
    .map((day) => REPORTS.layout(office.asOf(day)).map(tabGrid).join(''))
    .map((grid) => grid.split('\nChế độ báo cáo')[0] ?? '');
  await expect([...past, office.grid(TAB)].join('\n')).toMatchFileSnapshot('golden/reports-tab.txt');
});

/** The cell of the matrix that stands for a party and a report. */
function cellOf(office: DutyOffice, party: string, report: string): CellValue {
  const { columns, rows } = office.tab(TAB);
  const at =
    rows.find(({ key }) => key === 'header')?.cells.findIndex((cell) => String(cell).startsWith(report)) ??
    -1;
  const column = columns[at];
  return column === undefined || column === null
    ? null
    : office.cell(TAB, MATRIX_ROW.of('huyen', party), column);
}

async function fresh(): Promise<DutyOffice> {
  const office = new DutyOffice(PLAN, REGISTRIES_2024);
  await office.sync('2024-06-10');
  return office;
}

test('a second sync on the same day writes nothing', async () => {
  const office = await year();
  expect((await office.sync('2025-01-02', '15:00')).planned.diff.changes).toEqual([]);
});

test('what cannot be read stays, is said beside the row, and does not count', async () => {
  const office = await fresh();
  const rows: readonly (readonly [Partial<Came>, string])[] = [
    [{ party: 'Huyện Ô Môn' }, 'Chưa rõ “Huyện Ô Môn” là bên nào'],
    [{ report: 'Tháng 3/2024' }, '“Tháng 3/2024” không phải kỳ mà bên này phải báo cáo'],
    [{ on: 'hôm qua' }, 'Ngày gửi “hôm qua” không đọc được'],
    [{ on: on('06-11') }, 'Ngày gửi 11/06/2024 ở tương lai'],
    [{ document: '' }, 'chưa có số văn bản hoặc nguồn nhận'],
    [{ on: null }, 'Chưa có ngày gửi'],
    [{ document: 'không phát sinh' }, 'không nhận “không phát sinh”'],
    [{ document: '', more: { c5: 'có', c2: null } }, ''],
    [{ more: { c6: 'sớm' }, report: 'Bão' }, 'Hạn “sớm” không đọc được'],
    [{ more: { c4: 'Tháng 13' }, report: 'Quý II/2024' }, 'Gộp cho kỳ “Tháng 13”: không phải kỳ'],
  ];
  const good = { party: 'Huyện Cờ Đỏ', report: 'Tháng 5/2024', on: on('05-31'), document: '12/BC-UBND' };
  await note(office, ...rows.map(([wrong]) => ({ ...good, ...wrong })));
  await office.sync('2024-06-10', '09:00');
  for (const [at, [wrong, words]] of rows.entries()) {
    const key = ENTRY_ROW.of(String(at + 1));
    if (words !== '') expect(office.cell(TAB, key, 'standing')).toContain(words);
    expect(office.cell(TAB, key, 'party')).toBe(wrong.party ?? good.party);
  }
  // The exempting document of one row is one; nothing else counts for May.
  expect(cellOf(office, '925', 'Tháng 5')).toBe('Miễn');
  expect(cellOf(office, '925', 'Quý II')).toBe('31/5 · 12/BC-UBND');
});

test('a row that staff delete is taken back from then on, and not on the days before', async () => {
  const office = await fresh();
  const good = { party: 'Huyện Cờ Đỏ', report: 'Tháng 5/2024', on: on('05-31'), document: '12/BC-UBND' };
  await note(office, good, { ...good, party: 'Huyện Thới Lai' });
  await office.sync('2024-06-11');
  expect(cellOf(office, '925', 'Tháng 5')).toBe('31/5 · 12/BC-UBND');
  await office.deleteRow(TAB, ENTRY_ROW.of('1'));
  await office.sync('2024-06-20');
  await office.sync('2024-06-25');
  expect(cellOf(office, '925', 'Tháng 5')).toBe('Quá hạn 25 ngày');
  const states = (day: string) =>
    office
      .asOf(day)
      .filled.all.find(({ obligation: { party, slot } }) => party === '925' && slot === '2024-05')?.state;
  expect(['2024-06-11', '2024-06-19', '2024-06-20'].map(states)).toEqual(['full', 'full', 'overdue']);
  await office.file.deleteTab('Báo cáo');
  await office.sync('2024-06-26');
  expect(cellOf(office, '927', 'Tháng 5')).toBe('31/5 · 12/BC-UBND');
  expect(
    office
      .tab(TAB)
      .rows.map(({ key }) => key)
      .filter((key) => key?.startsWith('entry')),
  ).toEqual(['entry:2']);
});

test('“Tính từ đầu năm” asks for the periods before the plan was issued: 17 a district, 68 in all', async () => {
  const office = await fresh();
  expect(reported(office)).toHaveLength(48);
  await office.type(TAB, DUTY_ROW.of('bc-thang'), 'c1', true);
  await office.type(TAB, DUTY_ROW.of('bc-quy'), 'c1', '☑');
  await office.sync('2024-06-11');
  expect(reported(office)).toHaveLength(68);
  expect(cellOf(office, '925', 'Tháng 1/2024')).toBe('Quá hạn 132 ngày');
  expect(office.cell(TAB, DUTY_ROW.of('bc-thang'), 'standing')).toContain('Tính cả 4 kỳ');
  await office.type(TAB, DUTY_ROW.of('bc-thang'), 'c1', null);
  await office.sync('2024-06-12');
  expect(reported(office)).toHaveLength(52);
});

test('the office closes its data on the 14th and sends within 3 days: the due days follow, and the reading says so', async () => {
  const office = await fresh();
  await office.type(TAB, DUTY_ROW.of('bc-thang'), 'c2', 14);
  await office.type(TAB, DUTY_ROW.of('bc-thang'), 'c3', '3');
  await office.type(TAB, DUTY_ROW.of('bc-quy'), 'c2', 'giữa tháng');
  await office.sync('2024-06-11');
  expect(cellOf(office, '925', 'Tháng 6')).toBe('Còn 6 ngày');
  expect(cellOf(office, '925', 'Quý II')).toBe('Còn 19 ngày');
  expect(office.cell(TAB, DUTY_ROW.of('bc-thang'), 'standing')).toContain(
    'chốt số liệu ngày 14 của tháng cuối kỳ và gửi trong 3 ngày',
  );
  expect(office.cell(TAB, DUTY_ROW.of('bc-quy'), 'standing')).toContain('đang ghi “giữa tháng”, chưa tính');
  expect(office.cell(TAB, DUTY_ROW.of('bc-quy'), 'c2')).toBe('giữa tháng');
});

test('rows that staff sort keep saying the same', async () => {
  const office = await fresh();
  const may = { report: 'Tháng 5/2024', on: on('05-31'), document: '12/BC-UBND' };
  await note(
    office,
    { ...may, party: 'Huyện Thới Lai' },
    { ...may, party: 'Huyện Cờ Đỏ', on: on('06-02') },
    { ...may, party: 'Huyện Phong Điền', document: '' },
  );
  await office.sync('2024-06-11');
  const before = reported(office).map(({ state }) => state);
  const first = office.tab(TAB).rows.findIndex(({ key }) => key === ENTRY_ROW.of('1'));
  await office.file.sortRows('Báo cáo', first, 3, 0);
  const { outcome } = await office.sync('2024-06-11', '16:00');
  expect([outcome, reported(office).map(({ state }) => state)]).toEqual(['done', before]);
  expect(before.filter((state) => state === 'full' || state === 'late')).toEqual(['late', 'full']);
});

test('managers read how many came in time and who is behind', async () => {
  const office = await year();
  expect(office.asOf('2024-07-03').summary.filter((text) => text.startsWith('Báo cáo'))).toEqual([
    'Báo cáo: đúng hạn 4/12, quá hạn 5, nộp trễ 3, chưa đến hạn 36.',
    'Báo cáo quá hạn: Huyện Phong Điền 3; Huyện Cờ Đỏ 2.',
  ]);
});

test('where the plan takes a nil return, “không phát sinh” is one', async () => {
  const duties = PLAN.duties.map((duty) => ({ ...duty, nilAllowed: duty.what === 'report' }));
  const office = new DutyOffice({ ...PLAN, duties }, REGISTRIES_2024);
  await office.sync('2024-06-10');
  await note(office, {
    party: 'Huyện Cờ Đỏ',
    report: 'Tháng 5/2024',
    on: on('05-31'),
    document: 'Không phát sinh',
  });
  await office.sync('2024-06-11');
  expect(cellOf(office, '925', 'Tháng 5')).toBe('Không phát sinh');
});

test('of several reports for one period the earliest counts, wherever it stands, and all rows say so', async () => {
  const office = await fresh();
  const may = { party: 'Huyện Cờ Đỏ', report: 'Tháng 5/2024' };
  await note(
    office,
    { ...may, on: on('06-05'), document: '20/BC-UBND' },
    { ...may, on: on('05-31'), document: '12/BC-UBND' },
    { ...may, on: on('06-07'), document: '22/BC-UBND' },
  );
  await office.sync('2024-06-11');
  expect(cellOf(office, '925', 'Tháng 5')).toBe('31/5 · 12/BC-UBND');
  const said = ['1', '2', '3'].map((row) => office.cell(TAB, ENTRY_ROW.of(row), 'standing'));
  expect(new Set(said)).toEqual(
    new Set(['Kỳ “Tháng 5/2024” có nhiều dòng; tính lần gửi sớm nhất. Nếu là kỳ khác thì đề nghị sửa.']),
  );
});

test('a report that stands for other periods is told where another row says them too, or they have not begun', async () => {
  const office = await fresh();
  const from = { party: 'Huyện Cờ Đỏ', on: on('06-03') };
  await note(
    office,
    { ...from, report: 'Tháng 5/2024', document: '20/BC-UBND', more: { c4: 'Tháng 6/2024; Tháng 7/2024' } },
    { ...from, report: 'Quý II/2024', document: '21/BC-UBND', more: { c4: 'Tháng 6/2024' } },
  );
  await office.sync('2024-06-11');
  const [first, second] = ['1', '2'].map((row) => office.cell(TAB, ENTRY_ROW.of(row), 'standing'));
  const several = 'Kỳ “Tháng 6/2024” có nhiều dòng; tính lần gửi sớm nhất. Nếu là kỳ khác thì đề nghị sửa.';
  const early = 'Ngày gửi 03/06/2024 trước khi kỳ bắt đầu (01/07/2024); đề nghị kiểm tra.';
  expect([first, second]).toEqual([`${early}\n${several}`, several]);
});

test('a report that is due in the year after its period says that year', async () => {
  const office = await fresh();
  await office.type(TAB, DUTY_ROW.of('bc-nam'), 'c3', 5);
  await office.sync('2024-06-11');
  expect(office.tab(TAB).rows.flatMap(({ cells }) => cells)).toContain('Năm 2024\n(hạn 05/01/2025)');
});

test('a row that names a party is not taken for that party’s row of the matrix, which somebody deleted', async () => {
  const office = await fresh();
  await office.deleteRow(TAB, MATRIX_ROW.of('huyen', '925'));
  await office.type(TAB, MATRIX_ROW.of('huyen', '924'), 'party', 'Vĩnh Thạnh');
  await note(office, {
    party: 'Huyện Cờ Đỏ',
    report: 'Tháng 5/2024',
    on: on('05-31'),
    document: '12/BC-UBND',
  });
  const { outcome, planned } = await office.sync('2024-06-11');
  expect([outcome, planned.righted]).toEqual(['done', []]);
  expect(office.cell(TAB, ENTRY_ROW.of('1'), 'c3')).toBe('12/BC-UBND');
  expect(cellOf(office, '925', 'Tháng 5')).toBe('31/5 · 12/BC-UBND');
});

test.each(['appendix-01', 'batch-2'] as const)(
  'reports of %s: several sets, sets without a list, classes',
  async (name) => {
    const plan = dutyPlan(name);
    const office = new DutyOffice(plan);
    await office.sync('2026-07-02');
    const grid = office.grid(REPORTS_TAB.of(plan.id));
    await expect(grid.split('\n').slice(0, 14).join('\n')).toMatchFileSnapshot(`golden/reports-${name}.txt`);
  },
);

test.each(['thai-nguyen-2022-2025', 'hdnd-conference-2026'] as const)(
  '%s asks for no reports of this kind',
  async (name) => {
    const plan = dutyPlan(name);
    const office = new DutyOffice(plan);
    await office.sync('2024-05-01');
    expect(office.hasTab(REPORTS_TAB.of(plan.id))).toBe(false);
  },
);

function reported(office: DutyOffice) {
  return office.state.filled.all.filter(({ obligation }) => obligation.duty.what === 'report');
}

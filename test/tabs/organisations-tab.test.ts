import { expect, test } from 'vitest';
import type { KnownUnits } from '#shared/units/known-units.ts';
import { ENTRY_ROW, ORGANISATIONS_TAB, SERIES_CLASS_TAB, SERIES_TAB } from '#shared/workbook/keys.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';
import { SMALL_CONFERENCE } from './conference.ts';
import { dateCell, DutyOffice } from './duty-office.ts';

const PLAN = dutyPlan('thai-nguyen-2022-2025');
const TAB = ORGANISATIONS_TAB.of(PLAN.id);
const SERIES = SERIES_TAB.of(PLAN.id);
const CLASS = SERIES_CLASS_TAB.of(PLAN.id, '1');
const entry = (number: number) => ENTRY_ROW.of(String(number));
type Cells = Readonly<Record<string, CellValue>>;

/** Three communes, known in the plan's registry and in no other. */
const NAMES = new Map([
  ['T1', 'Xã Tân Cương'],
  ['T2', 'Xã La Bằng'],
  ['T3', 'Xã Phúc Trìu'],
]);
const REGISTRY = 'xa-19@2022-08-01';
const COMMUNES: KnownUnits = {
  units: (code, registry) => {
    const name = registry === REGISTRY ? NAMES.get(code) : undefined;
    return name === undefined ? null : { name, parent: null, parentCode: null, today: null };
  },
  match: (typed, registry) =>
    registry === REGISTRY ? ([...NAMES].find(([, name]) => name.endsWith(typed))?.[0] ?? null) : null,
  registryProblem: () => null,
};

const LISTED: readonly Cells[] = [
  { name: 'Hợp tác xã nông nghiệp Thuận Thắng', kind: 'HTX', commune: 'Tân Cương' },
  { name: 'Hợp tác xã chè Tân Tiến', kind: 'Hợp tác xã', commune: 'La Bằng' },
  { name: 'HTX chè Tân Tiến', kind: 'Hợp tác xã', commune: 'Phúc Trìu' },
  { name: 'Cty TNHH Lúa Xanh', kind: 'DN' },
];

async function given(people: readonly Cells[], listed: readonly Cells[] = LISTED): Promise<DutyOffice> {
  const office = new DutyOffice(PLAN, COMMUNES);
  await office.sync('2022-08-15');
  await office.add(SERIES, {
    group: 'L6',
    from: dateCell('2022-09-12'),
    standing: 'Mở đăng ký',
    capacity: 30,
  });
  for (const one of listed) await office.add(TAB, one);
  await office.sync('2022-08-16');
  for (const one of people) await office.add(CLASS, { audience: 'P4', ...one });
  await office.sync('2022-08-17');
  return office;
}

const listedOf = (office: DutyOffice, count: number) =>
  Array.from({ length: count }, (_, at) => office.cell(CLASS, entry(at + 1), 'listed'));

test('the office lists organisations; what is unclear of them is noted beside the row', async () => {
  const office = await given(
    [],
    [
      ...LISTED,
      { name: 'HTX Thuận Thắng', commune: 'xã Không Có' },
      { name: 'htx. nn “Thuận Thắng”', commune: 'Tân Cương', kind: 'Câu lạc bộ' },
      { name: 'Công ty TNHH Lúa Xanh', note: 'mới' },
      { commune: 'La Bằng' },
    ],
  );
  await expect(office.grid(TAB)).toMatchFileSnapshot('golden/organisations-tab.txt');
  expect((await office.sync('2022-08-17', '09:00')).planned.diff.changes).toEqual([]);
});

test('beside a person stands what the list says; what it does not know is shown as typed and blocks nothing', async () => {
  const names = [
    'HTX NN Thuận Thắng',
    'HTX chè Tân Tiến',
    'HTX NN Thuan Thang',
    'Hộ kinh doanh Ba Nhỏ',
    'Công ty trách nhiệm hữu hạn Lúa Xanh',
  ];
  const office = await given([
    ...names.map((organisation, at) => ({ name: `Nguyễn Văn ${'ABCDE'[at]}nh`, organisation })),
    { name: 'Trần Thị Giang', organisation: 'HTX chè Tân Tiến', commune: 'La Bằng' },
    { name: 'Trần Thị Hoa', organisation: 'HTX NN Thuận Thắng', commune: 'La Bằng' },
  ]);
  expect(listedOf(office, 7)).toEqual([
    'Hợp tác xã nông nghiệp Thuận Thắng, Xã Tân Cương',
    'Danh mục có 2 tổ chức cùng tên; đề nghị ghi rõ xã.',
    'Có thể là: Hợp tác xã nông nghiệp Thuận Thắng, Xã Tân Cương.',
    null,
    'Cty TNHH Lúa Xanh',
    'Hợp tác xã chè Tân Tiến, Xã La Bằng',
    'Danh mục ghi tổ chức này ở Xã Tân Cương; đề nghị kiểm tra xã.',
  ]);
  for (let number = 1; number <= 7; number++)
    expect(office.cell(CLASS, entry(number), 'state')).toBe('Giữ chỗ');
  expect(names.map((_, at) => office.cell(CLASS, entry(at + 1), 'organisation'))).toEqual(names);
});

const came = (name: string, organisation: string, more: Cells = {}): Cells => ({
  name,
  organisation,
  attended: 'x',
  ...more,
});
async function countsOf(people: readonly Cells[], listed = LISTED): Promise<string> {
  const office = await given(people, listed);
  await office.sync('2022-09-13');
  return office.state.summary.find((text) => text.includes('Theo danh sách lớp')) ?? '';
}

test('one organisation however it is spelled makes namesakes one person (P59); without the list they are suspected', async () => {
  const people = [
    came('Nguyễn Văn An', 'HTX NN Thuận Thắng'),
    came('Nguyễn Văn An', 'Hợp tác xã nông nghiệp Thuận Thắng'),
  ];
  // Both rows are of one class: whoever stands there twice came once.
  expect(await countsOf(people)).toContain('Theo danh sách lớp: 1 lượt, 1 người.');
  expect(await countsOf(people, [])).toContain(
    'Theo danh sách lớp: 2 lượt, 1 người; 1 trường hợp trùng tên cần xem, đang tính là một người.',
  );
});

test('of two organisations of one name the name alone makes nobody one person; the commune beside it does', async () => {
  const twice = (more: Cells) => [
    came('Nguyễn Văn An', 'HTX chè Tân Tiến', more),
    came('Nguyễn Văn An', 'HTX chè Tân Tiến', more),
  ];
  expect(await countsOf(twice({}))).toContain('1 trường hợp trùng tên cần xem');
  expect(await countsOf(twice({ commune: 'La Bằng' }))).toContain('Theo danh sách lớp: 1 lượt, 1 người.');
});

test('rows of the list that are sorted without their keys, a row deleted and the whole tab deleted lose nothing', async () => {
  const office = await given([]);
  const { title, rows } = office.tab(TAB);
  const first = rows.findIndex(({ key }) => key === entry(1));
  const visible = rows
    .slice(first)
    .map(({ cells }) => Array.from({ length: 7 }, (_, at) => cells[at] ?? null));
  await office.file.setCells(title, first, 0, visible.toReversed());
  expect((await office.sync('2022-08-18')).outcome).toBe('done');
  const names = () => LISTED.map((_, at) => office.cell(TAB, entry(at + 1), 'name'));
  expect(names()).toEqual(LISTED.map(({ name }) => name));
  await office.file.deleteTab(title);
  await office.sync('2022-08-19');
  expect(names()).toEqual(LISTED.map(({ name }) => name));
  await office.deleteRow(TAB, entry(2));
  await office.sync('2022-08-20');
  expect(office.grid(TAB)).not.toContain('Hợp tác xã chè Tân Tiến');
});

test('a plan without classes that people of organisations join has no such tab', async () => {
  const office = new DutyOffice(SMALL_CONFERENCE);
  await office.sync('2026-05-14');
  expect(office.hasTab(ORGANISATIONS_TAB.of(SMALL_CONFERENCE.id))).toBe(false);
});

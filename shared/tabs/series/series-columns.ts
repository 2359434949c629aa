/**
 * The columns of `Chuỗi lớp`. The grids above share those of the classes below, which staff fill and add to: which cells are
 * theirs is said row by row (`classRowLook`), so that a row of a grid goes when it is not wanted any more.
 */
import type { Duty, DutyPlan } from '../../plan/duty-plan.ts';
import { CLASS_STANDING_WORDS } from '../../plan/class-standing.ts';
import { yearsOfPlan } from '../../series/group-plan.ts';
import { TRAINED_COLUMN } from '../../workbook/keys.ts';
import type { CellFormat, CellValue, Column, Row } from '../../workbook/model.ts';

/** Key of the heading below which staff add classes. */
export const CLASSES_HEADER = 'classes-header';

/** Cells of a year's row, under the columns of the classes. */
export const SPREAD_COLUMN = 'to';

/** Where the setting of a row of settings stands. */
export const SETTING_COLUMN = 'commune';

/** By which of its cells a row that staff typed is a class. */
export const CLASS_FIELDS = [
  'group',
  'commune',
  'from',
  'to',
  'fieldFrom',
  'fieldTo',
  'standing',
  'capacity',
  'present',
  'venue',
  'lecturer',
  'note',
] as const;

export function seriesColumns(plan: DutyPlan): readonly Column[] {
  return [
    { key: 'code', title: 'Mã lớp', owner: 'server', kind: 'text', width: 13 },
    {
      ...staff('group', 'Nhóm', 30, 'choice'),
      wrap: true,
      choices: { list: classDuties(plan).map(groupChoice) },
    },
    { ...staff('commune', 'Xã, đơn vị', 16, 'text'), wrap: true },
    day('from', 'Từ ngày'),
    day('to', 'Đến ngày'),
    day('fieldFrom', 'Đi thực tế từ'),
    day('fieldTo', 'Đi thực tế đến'),
    {
      ...staff('standing', 'Tình trạng lớp', 13, 'choice'),
      wrap: true,
      choices: { list: Object.values(CLASS_STANDING_WORDS) },
    },
    { key: 'state', title: 'Hệ thống ghi nhận', owner: 'server', kind: 'text', width: 15, wrap: true },
    { key: 'problem', title: 'Cần kiểm tra', owner: 'server', kind: 'text', width: 32, wrap: true },
    count('capacity', 'Sức chứa'),
    count('present', 'Số người có mặt'),
    { ...staff('venue', 'Địa điểm', 20, 'text'), wrap: true },
    { ...staff('lecturer', 'Giảng viên', 16, 'text'), wrap: true },
    { ...staff('note', 'Ghi chú', 16, 'text'), wrap: true },
    ...audienceDuties(plan).map((duty) => ({
      ...count(TRAINED_COLUMN.of(duty.key), `Dự lần đầu: ${duty.key}`),
      width: 8,
    })),
    ...extraSlots(plan),
  ];
}

function staff(key: string, title: string, width: number, kind: Column['kind']): Column {
  return { key, title, owner: 'server', kind, width };
}

/** Every cell of a class's row but what the system says of it is staff's. */
export function classRowLook(plan: DutyPlan): Required<Pick<Row, 'staffCells'>> {
  return { staffCells: [...CLASS_FIELDS, ...audienceDuties(plan).map(({ key }) => TRAINED_COLUMN.of(key))] };
}

function day(key: string, title: string): Column {
  return { ...staff(key, title, 11, 'date'), align: 'center', wrap: true };
}

function count(key: string, title: string): Column {
  return { ...staff(key, title, 9, 'integer'), align: 'center', wrap: true };
}

export function classDuties({ duties }: DutyPlan): readonly Duty[] {
  return duties.filter(({ what }) => what === 'class');
}

/** P57: those that ask for a share of the people of a set. */
export function audienceDuties({ duties }: DutyPlan): readonly Duty[] {
  return duties.filter(({ what, amount }) => what === 'person' && amount.kind === 'share');
}

/** As offered in a class's cell. */
export function groupChoice({ key, label }: Duty): string {
  return `${key}. ${label}`;
}

/** The columns that a row of the grid uses, from left to right: what stands beside it and how it is reckoned are not among them. */
const SLOTS = [
  'commune',
  'from',
  'to',
  'fieldFrom',
  'fieldTo',
  'standing',
  'state',
  'capacity',
  'present',
  'lecturer',
  'note',
] as const;

/** Unassigned, sum and learners stand behind the years. */
const BESIDE_YEARS = 3;

/** A plan of more years than the classes have columns. */
function extraSlots(plan: DutyPlan): readonly Column[] {
  return slotKeys(plan)
    .slice(SLOTS.length)
    .map((key) => ({ key, title: '', owner: 'server', kind: 'text', width: 9, align: 'center' }));
}

function slotKeys(plan: DutyPlan): readonly string[] {
  const extra = Math.max(0, yearsOfPlan(plan).length + BESIDE_YEARS - SLOTS.length);
  return [...SLOTS, ...Array.from({ length: extra }, (_, at) => `more${at + 1}`)];
}

/** Cells in the columns of a grid, from left to right. */
export function slotCells(plan: DutyPlan, values: readonly CellValue[]): Readonly<Record<string, CellValue>> {
  const keys = slotKeys(plan);
  return Object.fromEntries(
    values.flatMap((value, at) => (keys[at] === undefined ? [] : [[keys[at], value]])),
  );
}

const TEXT: CellFormat = { kind: 'text', wrap: true };
const NUMBER: CellFormat = { kind: 'integer', align: 'center', wrap: true };
const RATE: CellFormat = { kind: 'percent', align: 'center' };
/** Columns of which a grid shows the same as the classes do. */
const AS_COLUMN: ReadonlySet<string> = new Set(['code', 'problem', 'capacity', 'present', 'venue']);

/** A row of a grid: the server's, but for the cells named. How it looks does not depend on what is known yet. */
export function gridRow(
  key: string,
  kind: Row['kind'],
  cells: Readonly<Record<string, CellValue>>,
  options: { readonly staffCells?: readonly string[]; readonly rates?: readonly string[] } = {},
): Row {
  const { staffCells = [], rates = [] } = options;
  if (kind === 'header') return { key, kind, cells };
  const formats: Record<string, CellFormat> = { group: TEXT };
  for (const column of [...Object.keys(cells), ...staffCells])
    if (rates.includes(column)) formats[column] = RATE;
    else if (column !== 'group' && !AS_COLUMN.has(column)) formats[column] = NUMBER;
  return { key, kind, cells, staffCells, formats };
}

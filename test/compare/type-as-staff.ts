/** What staff type into the cells that are theirs: decisions, what they record, corrections of programme and plan. */
import type { PlanUnit } from './commune-names.ts';
import { type Desk, ownedRows, queueRows, rowOfClass } from './desk.ts';
import type { Dice } from './dice.ts';
import type { Hand, Typed } from './hand.ts';
import type { Table } from './workbook-tables.ts';

export function decideInQueue({ tables, units, dice }: Desk): Hand | null {
  const row = dice.maybe(queueRows(tables));
  if (row === undefined) return null;
  const kind = String(row.cells['kind'] ?? '');
  const [column, value] =
    kind.includes('đơn vị') && dice.chance(60)
      ? (['unit', unitText(units, dice)] as const)
      : kind.includes('thành phần') && dice.chance(60)
        ? (['role', dice.pick(ROLE_WORDS)] as const)
        : dice.pick([
            ['decision', dice.pick(DECISION_WORDS)] as const,
            ['decision', dice.pick(DECISION_WORDS)] as const,
            ['decision', dice.pick(DECISION_WORDS)] as const,
            ['unit', unitText(units, dice)] as const,
            ['role', dice.pick(ROLE_WORDS)] as const,
            ['seen', true] as const,
            ['remember', true] as const,
            ['remark', dice.pick(REMARKS)] as const,
          ]);
  return { does: 'type', tab: 'review', row: row.key, column, value };
}

export function decideInClass(desk: Desk): Hand | null {
  const { dice } = desk;
  const found = rowOfClass(desk, ({ cells }) => cells['name'] !== undefined || dice.chance(10));
  return found === null
    ? null
    : { does: 'type', ...found, column: 'decision', value: dice.pick(DECISION_WORDS) };
}

export function recordAttendance(desk: Desk): Hand | null {
  const { dice } = desk;
  const found = rowOfClass(desk);
  if (found === null) return null;
  const [column, value] = dice.pick([
    ['morning', true],
    ['afternoon', true],
    ['remark', dice.pick(REMARKS)],
  ] as const);
  return { does: 'type', ...found, column, value };
}

export function recordProgress({ tables, dice }: Desk): Hand | null {
  const table = dice.maybe(tables.filter(({ key }) => key.startsWith('task:')));
  const row = dice.maybe(table?.rows.filter(({ key }) => key.startsWith('occurrence ')) ?? []);
  if (table === undefined || row === undefined) return null;
  const [column, value] = dice.pick<readonly [string, Typed]>([
    ['progress', 0.5],
    ['progress', '75%'],
    ['progress', 'gần xong'],
    ['completedOn', { day: '2026-05-05' }],
    ['completedOn', '6/5/2026'],
    ['document', '12/BC-VPĐP'],
    ['documentDate', { day: '2026-05-05' }],
    ['newDue', { day: '2026-07-15' }],
    ['grantingDocument', '34/UBND-KT'],
    ['waiting', 'Chờ hướng dẫn của Trung ương'],
    ['guidanceOn', '8/5/2026'],
    ['note', dice.pick(REMARKS)],
  ]);
  return { does: 'type', tab: table.key, row: row.key, column, value };
}

/** A staff cell that holds something: a decision taken back, a remark no longer true. */
export function clearCell({ tables, dice }: Desk): Hand | null {
  const columns = [
    'decision',
    'unit',
    'role',
    'seen',
    'remember',
    'remark',
    'morning',
    'afternoon',
    'progress',
  ];
  const filled = tables.flatMap((table) =>
    ownedRows(table).flatMap((row) =>
      columns
        .filter((column) => row.cells[column] !== undefined && !isServers(table.key, column))
        .map((column) => ({ tab: table.key, row: row.key, column })),
    ),
  );
  const cell = dice.maybe(filled);
  return cell === undefined ? null : { does: 'type', ...cell, value: null };
}

export function addLogRow({ tables, dice }: Desk): Hand | null {
  const table = dice.maybe(tables.filter(({ key }) => key.startsWith('task:')));
  if (table === undefined) return null;
  const cells = { period: dice.chance(80) ? { day: '2026-05-06' } : 'hôm qua', state: dice.pick(REMARKS) };
  return { does: 'add row', tab: table.key, below: null, cells };
}

export function correctProgramme({ tables, dice }: Desk): Hand | null {
  const table = tables.find(({ key }) => key === 'programme');
  const row = dice.maybe(table?.rows.filter(({ key }) => /^[IVX]+\.\d+$/.test(key)) ?? []);
  if (row === undefined) return null;
  if (dice.chance(30)) {
    const cells = {
      section: row.cells['section'] ?? 'I',
      title: 'Nhiệm vụ bổ sung',
      dueText: 'Tháng 8/2026',
    };
    return { does: 'add row', tab: 'programme', below: null, cells };
  }
  const [column, value] = dice.pick([
    ['dueText', dice.pick(['Tháng 6/2026', 'Quý III/2026', 'Hằng tháng', 'sớm', null])],
    ['title', 'Nội dung đã sửa'],
    ['lead', 'Sở Nội vụ'],
    ['product', null],
  ] as const);
  return { does: 'type', tab: 'programme', row: row.key, column, value };
}

export function changePlan({ tables, units, dice }: Desk): Hand | null {
  const rowOf = (tab: string, prefix: string) =>
    dice.maybe(tables.find(({ key }) => key === tab)?.rows.filter(({ key }) => key.startsWith(prefix)) ?? []);
  const cell = (tab: string, row: string | undefined, column: string, value: Typed): Hand | null =>
    row === undefined ? null : { does: 'type', tab, row, column, value };
  const assigned = rowOf('assignment', 'unit:');
  const choices: readonly (() => Hand | null)[] = [
    // A grace day that does not follow the deadline makes the plan unusable: first it goes, then the deadline moves.
    () => cell('plan', 'setting:graceDay', 'value', null),
    () =>
      hasGraceDay(tables)
        ? cell('plan', 'setting:graceDay', 'value', null)
        : cell('plan', 'setting:deadline', 'value', { day: dice.pick(['2026-05-06', '2026-05-08']) }),
    () => cell('plan', 'setting:title', 'value', 'Kế hoạch đã đổi tên'),
    () => cell('classes', rowOf('classes', 'class:')?.key, 'venue', 'Hội trường mới'),
    () =>
      cell(
        'classes',
        rowOf('classes', 'class:')?.key,
        'date',
        dice.pick([{ day: '2026-05-20' }, 'ngày mai']),
      ),
    () => cell('assignment', assigned?.key, 'class', dice.pick(units).class),
    () => cell('assignment', assigned?.key, 'unit', dice.pick(units).name),
    () => (assigned === undefined ? null : { does: 'delete row', tab: 'assignment', row: assigned.key }),
    () => ({
      does: 'add row',
      tab: 'assignment',
      below: null,
      cells: {
        class: dice.pick(units).class,
        order: 99,
        unit: dice.pick(['Xã Thới Lai', 'Phường Ô Môn', dice.pick(units).name]),
      },
    }),
  ];
  return dice.pick(choices)();
}

function hasGraceDay(tables: readonly Table[]): boolean {
  const plan = tables.find(({ key }) => key === 'plan');
  return plan?.rows.find(({ key }) => key === 'setting:graceDay')?.cells['value'] !== undefined;
}

/** Columns that bear the name of a staff column elsewhere. */
function isServers(tab: string, column: string): boolean {
  return (
    (tab.startsWith('class:') && (column === 'unit' || column === 'role')) ||
    (tab.startsWith('task:') && column === 'state')
  );
}

function unitText(units: readonly PlanUnit[], dice: Dice): string {
  const unit = dice.pick(units);
  return dice.pick([unit.name, unit.name, unit.code, unit.name.toLowerCase(), 'Xã không có thật']);
}

const DECISION_WORDS = [
  'Duyệt',
  'Duyệt',
  'Không chấp nhận',
  'Thay thế',
  'Cùng một người',
  'Khác người',
  'Khác người + Duyệt',
  'Rút',
  'dong y',
  'Xem lại',
  'để hỏi lại',
];

const ROLE_WORDS = ['Lãnh đạo UBND', 'Lãnh đạo UBMTTQ', 'Công chức', 'cong_chuc', 'Ai đó'];

const REMARKS = ['đã gọi 0900123456', 'chờ công văn', '=A1', 'không nghe máy', '05', '1/2'];

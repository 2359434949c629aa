import type { Plan, PlanUnit } from '#shared/plan/plan.ts';
import { instantOfLocal } from '#shared/time/local-date.ts';
import { stripDiacritics } from '#shared/text/vietnamese.ts';
import type { Unit } from '#shared/units/unit.ts';
import { Dice, fictionalName, fictionalPhone, typedPhone } from './sample-names.ts';

/** The questions of the sample form: a first delegate, and room for a second. */
export const SAMPLE_HEADER = [
  'Dấu thời gian',
  '1. Đơn vị (xã, phường)',
  '2. Lớp đăng ký',
  '3. Họ và tên',
  '4. Chức vụ',
  '5. Thành phần tham dự',
  '6. Số điện thoại (Zalo)',
  'Họ và tên đại biểu 2',
  'Chức vụ đại biểu 2',
  'Thành phần đại biểu 2',
  'Số điện thoại đại biểu 2',
  'Ghi chú',
] as const;

interface SampleDelegate {
  name: string;
  position: string;
  role: string;
  phone: string;
}

interface SampleRow {
  at: string;
  unit: string;
  class: string;
  first: SampleDelegate;
  second?: SampleDelegate;
  note?: string;
}

const NOBODY: SampleDelegate = { name: '', position: '', role: '', phone: '' };

/**
 * About 260 fictional responses for the plan, the same on every run, with every kind of trouble the rules know:
 * names typed in many ways, units that need a person, duplicates, extras, latecomers, replacements, broken rows.
 */
export function sampleResponses(plan: Plan, units: readonly Unit[]): string[][] {
  const dice = new Dice(2026);
  const nameOf = new Map(units.map((unit) => [unit.code, unit]));
  const rows: SampleRow[] = [];
  for (const [classIndex, planClass] of plan.classes.entries()) {
    for (const [unitIndex, planUnit] of planClass.units.entries()) {
      const unit = nameOf.get(planUnit.code);
      if (unit === undefined || registersNobody(planUnit, classIndex, unitIndex)) continue;
      rows.push(...rowsOfUnit(unit, planClass.label, plan, dice));
    }
  }
  rows.push(...troubles(dice));
  const cells = rows.map(cellsOf);
  const copied = cells[10] as string[];
  return [...cells, [...copied], ...brokenRows()].sort(
    (a, b) => orderOfTime(a[0] as string) - orderOfTime(b[0] as string),
  );
}

/** A few units have not registered at all; managers ask for them first. */
function registersNobody(unit: PlanUnit, classIndex: number, unitIndex: number): boolean {
  return unit.code === '31465' || (classIndex * 5 + unitIndex) % 17 === 11;
}

function rowsOfUnit(unit: Unit, classLabel: string, plan: Plan, dice: Dice): SampleRow[] {
  const rows: SampleRow[] = [];
  for (const [index, role] of plan.roles.entries()) {
    if (dice.chance(6)) continue;
    const at = timeInPeriod(dice);
    const first: SampleDelegate = {
      name: dice.chance(8) ? `Ông ${fictionalName(dice)}` : fictionalName(dice),
      position: dice.pick(POSITIONS[index % POSITIONS.length] as readonly string[]),
      role: dice.chance(70) ? role.label : '',
      phone: typedPhone(fictionalPhone(dice), dice),
    };
    rows.push({ at, unit: typedUnit(unit, dice), class: dice.chance(85) ? classLabel : '', first });
  }
  return rows;
}

const POSITIONS = [
  ['Phó Chủ tịch UBND', 'Chủ tịch UBND', 'PCT UBND', 'Phó Chủ tịch Ủy ban nhân dân'],
  ['Phó Chủ tịch UBMTTQ', 'Chủ tịch UBMTTQVN', 'Phó Chủ tịch Ủy ban MTTQ Việt Nam'],
  ['Chuyên viên Phòng Kinh tế', 'Công chức Địa chính – Nông nghiệp', 'Phó Trưởng phòng Kinh tế', 'Kế toán'],
] as const;

function typedUnit(unit: Unit, dice: Dice): string {
  const lower = `${unit.type} ${unit.name}`;
  switch (dice.roll(10)) {
    case 0:
      return `UBND ${lower}`;
    case 1:
      return unit.fullName.toUpperCase();
    case 2:
      return stripDiacritics(lower);
    case 3:
      return `  ${unit.fullName} .`;
    case 4:
      return `${unit.type === 'xã' ? 'X.' : 'P.'} ${unit.name}`;
    case 5:
      return `${unit.fullName}, TP Cần Thơ`;
    default:
      return unit.fullName;
  }
}

/** Between 4 May and the evening of 7 May, in office hours. */
function timeInPeriod(dice: Dice): string {
  const day = 4 + dice.roll(4);
  return stamp(day, 7 + dice.roll(10), dice.roll(60), dice.roll(60));
}

function stamp(day: number, hour: number, minute: number, second = 0): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(day)}/05/2026 ${two(hour)}:${two(minute)}:${two(second)}`;
}

/** Cases a person must look at, each once or twice, so that the queue shows one of every kind. */
function troubles(dice: Dice): SampleRow[] {
  const phone = () => fictionalPhone(dice);
  const office = phone();
  const shared = phone();
  const moved = phone();
  const ubnd = 'Lãnh đạo Ủy ban nhân dân xã, phường';
  const mttq = 'Lãnh đạo Ủy ban Mặt trận Tổ quốc Việt Nam xã, phường';
  const staff = 'Công chức trực tiếp tham mưu, tổ chức thực hiện Chương trình';
  const one = (name: string, position: string, role: string, number: string): SampleDelegate => ({
    name,
    position,
    role,
    phone: number,
  });
  return [
    // Units that a person must decide.
    {
      at: stamp(5, 9, 12),
      unit: 'Long Phú',
      class: '',
      first: one('Trần Thị Bích Ngân', 'Phó Chủ tịch UBND', ubnd, phone()),
    },
    {
      at: stamp(5, 9, 40),
      unit: 'Vị Thanh',
      class: 'Lớp 04',
      first: one('Lê Hoàng Nam', 'Chuyên viên', staff, phone()),
    },
    {
      at: stamp(6, 8, 5),
      unit: 'xã Tân Thành',
      class: '',
      first: one('Phạm Minh Trí', 'Chủ tịch UBND', ubnd, phone()),
    },
    {
      at: stamp(6, 8, 31),
      unit: 'xã Hòa Tú 2',
      class: 'Lớp 08',
      first: one('Võ Thị Hồng Loan', 'Công chức', staff, phone()),
    },
    {
      at: stamp(6, 10, 2),
      unit: 'xã Mỹ Xuyên',
      class: 'Lớp 05',
      first: one('Danh Hoàng Sơn', 'Phó Chủ tịch UBMTTQ', mttq, phone()),
    },
    {
      at: stamp(6, 10, 9),
      unit: 'phường Long Xuyên',
      class: 'Lớp 01',
      first: one('Bùi Thị Cẩm Tuyền', 'Công chức', staff, phone()),
    },
    // Units that exist and are not in this batch.
    {
      at: stamp(6, 13, 20),
      unit: 'phường Ô Môn',
      class: 'Lớp 01',
      first: one('Đặng Quốc Toàn', 'Phó Chủ tịch UBND', ubnd, phone()),
    },
    {
      at: stamp(7, 7, 50),
      unit: 'Xã Thới Lai',
      class: '',
      first: one('Hồ Thị Ngọc Trinh', 'Chuyên viên', staff, phone()),
    },
    // Roles that cannot be told.
    {
      at: stamp(5, 14, 2),
      unit: 'Xã Vị Thanh 1',
      class: 'Lớp 04',
      first: one('Nguyễn Hữu Khoa', 'Phó Chủ tịch', '', phone()),
    },
    {
      at: stamp(5, 15, 44),
      unit: 'Xã Kế Sách',
      class: 'Lớp 07',
      first: one('Lý Thanh Phúc', 'Bí thư Đảng ủy', '', phone()),
    },
    // The same person twice; and two that may be the same.
    {
      at: stamp(5, 8, 0),
      unit: 'Xã Mỹ Tú',
      class: 'Lớp 06',
      first: one('Trương Văn Nghĩa', 'Chủ tịch UBND', ubnd, shared),
    },
    {
      at: stamp(6, 16, 30),
      unit: 'xã Mỹ Tú',
      class: 'Lớp 06',
      first: one('Đ/c Trương Văn Nghĩa', 'Chủ tịch UBND', ubnd, shared),
    },
    {
      at: stamp(6, 9, 15),
      unit: 'Xã Ngọc Tố',
      class: 'Lớp 08',
      first: one('Thạch Sà Rây', 'Công chức Văn hóa', staff, phone()),
    },
    {
      at: stamp(6, 9, 47),
      unit: 'Xã Ngọc Tố',
      class: 'Lớp 08',
      first: one('Thach Sa Ray', 'Kế toán', staff, phone()),
    },
    // The same person in two units.
    {
      at: stamp(5, 10, 10),
      unit: 'Xã Trần Đề',
      class: 'Lớp 05',
      first: one('Lâm Thị Mỹ Phượng', 'Chuyên viên', staff, moved),
    },
    {
      at: stamp(7, 10, 10),
      unit: 'Xã Liêu Tú',
      class: 'Lớp 05',
      first: one('Lâm Thị Mỹ Phượng', 'Chuyên viên', staff, moved),
    },
    // Two colleagues on the office's number.
    {
      at: stamp(6, 14, 1),
      unit: 'Phường Sóc Trăng',
      class: 'Lớp 07',
      first: one('Châu Quốc Vinh', 'Chuyên viên', staff, office),
    },
    {
      at: stamp(6, 14, 6),
      unit: 'Phường Sóc Trăng',
      class: 'Lớp 07',
      first: one('Mai Thị Thu', 'Kế toán', staff, office),
    },
    // More than the quota; and one who chose another class than the unit's.
    {
      at: stamp(7, 15, 25),
      unit: 'Phường Ninh Kiều',
      class: 'Lớp 01',
      first: one('Cao Chí Cường', 'Phó Trưởng phòng Kinh tế', staff, phone()),
    },
    {
      at: stamp(7, 15, 31),
      unit: 'Phường Ninh Kiều',
      class: 'Lớp 03',
      first: one('Kim Thị Yến', 'Chuyên viên', staff, phone()),
    },
    // Someone sends a new list: one colleague again, and another person for a seat that is taken.
    {
      at: stamp(6, 7, 30),
      unit: 'Xã Hòa An',
      class: 'Lớp 04',
      first: one('Dương Minh Đạt', 'Chủ tịch UBND', ubnd, phone()),
      second: one('Huỳnh Thị Kim Oanh', 'Chuyên viên', staff, shared.replace('0900', '0901')),
    },
    {
      at: stamp(7, 16, 45),
      unit: 'Xã Hòa An',
      class: 'Lớp 04',
      first: one('Huỳnh Thị Kim Oanh', 'Chuyên viên', staff, shared.replace('0900', '0901')),
      second: one('Đỗ Trung Thiện', 'Phó Chủ tịch UBND', ubnd, phone()),
      note: 'Thay đồng chí Chủ tịch bận họp',
    },
    // On the last day, and after it.
    {
      at: stamp(8, 9, 20),
      unit: 'Xã Vĩnh Tường',
      class: 'Lớp 04',
      first: one('Phạm Thị Diễm', 'Phó Chủ tịch UBMTTQ', mttq, phone()),
    },
    {
      at: stamp(9, 8, 15),
      unit: 'Xã Xà Phiên',
      class: 'Lớp 04',
      first: one('Trần Công Quân', 'Chuyên viên', staff, phone()),
    },
    {
      at: stamp(9, 8, 40),
      unit: 'Xã Vị Thanh 1',
      class: 'Lớp 04',
      first: one('Lê Thị Ngọc Hạnh', 'Chủ tịch UBMTTQVN', mttq, phone()),
    },
    // Text that spreadsheets would take for a formula.
    {
      at: stamp(7, 11, 11),
      unit: 'Xã Lai Hòa',
      class: 'Lớp 08',
      first: one('Lê Văn Tín', 'Công chức', staff, phone()),
      note: '=HYPERLINK("http://example.invalid";"bấm vào đây")',
    },
  ];
}

function cellsOf(row: SampleRow): string[] {
  const second = row.second ?? NOBODY;
  return [
    row.at,
    row.unit,
    row.class,
    ...[row.first, second].flatMap((one) => [one.name, one.position, one.role, one.phone]),
    row.note ?? '',
  ];
}

/** Rows that register nobody and say why. */
function brokenRows(): string[][] {
  const blank = SAMPLE_HEADER.map(() => '');
  const row = (cells: Readonly<Record<number, string>>) => blank.map((cell, index) => cells[index] ?? cell);
  return [
    row({ 0: stamp(5, 11, 0), 1: 'Xã Đại Hải', 3: '-', 6: '' }),
    row({ 0: 'sáng thứ năm', 1: 'Xã Long Hưng', 3: 'Nguyễn Thanh Tài', 4: 'Kế toán', 6: '0900123987' }),
    row({
      0: stamp(6, 17, 5),
      1: 'Xã An Ninh',
      2: 'Lớp 07',
      3: 'Trần Ngọc Lan',
      4: 'Công chức',
      8: 'Chuyên viên',
    }),
  ];
}

function orderOfTime(text: string): number {
  const [day, time] = text.split(' ');
  const [date, month, year] = (day as string).split('/').map(Number);
  const [hour, minute, second] = (time ?? '').split(':').map(Number);
  if (!(date && month && year)) return Number.POSITIVE_INFINITY;
  return instantOfLocal(year, month, date, hour ?? 0, minute ?? 0, second ?? 0) ?? Number.POSITIVE_INFINITY;
}

import type { Plan, PlanUnit } from '#shared/plan/plan.ts';
import { instantOfLocal } from '#shared/time/local-date.ts';
import { stripDiacritics } from '#shared/text/vietnamese.ts';
import type { Unit } from '#shared/units/unit.ts';
import { Dice, fictionalName, fictionalPhone, typedPhone } from './sample-names.ts';
import { type SampleDelegate, type SampleRow, stamp } from './sample-row.ts';
import { sampleTroubles } from './sample-troubles.ts';

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
  rows.push(...sentAgain(rows), ...sampleTroubles(dice));
  const cells = rows.map(cellsOf);
  const copied = cells[10] as string[];
  return [...cells, [...copied], ...brokenRows()].sort(
    (a, b) => orderOfTime(a[0] as string) - orderOfTime(b[0] as string),
  );
}

/** Some press the button twice, a day later: the same people once more. */
function sentAgain(rows: readonly SampleRow[]): SampleRow[] {
  return rows
    .filter((_, index) => index % 25 === 7)
    .map((row, index) => ({ ...row, at: stamp(7, 17, 5 + index * 3), unit: row.unit.trim().toLowerCase() }));
}

/** A few units have not registered at all; managers ask for them first. */
function registersNobody({ code }: PlanUnit, classIndex: number, unitIndex: number): boolean {
  return NOBODY_YET.has(code) || (classIndex * 5 + unitIndex) % 29 === 11;
}

/** Xã Vị Thanh 1, of which only doubtful rows came, and Xã Lương Tâm, of which nothing did: what class 04 still misses. */
const NOBODY_YET: ReadonlySet<string> = new Set(['31465', '31492']);

/** Seats by unit and place of the role, left for somebody whose row needs a decision or came on the last day. */
const LEFT_OPEN: ReadonlySet<string> = new Set([
  '31639 0', // Xã Long Phú: whoever typed “Long Phú” may be theirs.
  '31459 1', // Xã Vĩnh Tường: came on the day of grace.
  '31495 2', // Xã Xà Phiên: came too late.
  '31393 0', // Xã Hòa An: the chairman, and the deputy sent instead of him.
  '31393 2',
]);

function rowsOfUnit(unit: Unit, classLabel: string, plan: Plan, dice: Dice): SampleRow[] {
  const rows: SampleRow[] = [];
  for (const [index, role] of plan.roles.entries()) {
    if (LEFT_OPEN.has(`${unit.code} ${index}`) || dice.chance(5)) continue;
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

/** Invented people, and the ways in which communes write them. */
import type { Dice } from './dice.ts';

export type Role = 'ubnd' | 'mttq' | 'cong_chuc';
export const ROLES: readonly Role[] = ['ubnd', 'mttq', 'cong_chuc'];

export interface Delegate {
  readonly name: string;
  readonly position: string;
  readonly role: string;
  readonly phone: string;
}

export function someone(role: Role, dice: Dice): Delegate {
  return {
    name: fictionalName(dice),
    position: dice.chance(80) ? dice.pick(POSITIONS[role]) : '',
    role: dice.chance(75) ? dice.pick(ROLE_TEXTS[role]) : '',
    phone: dice.chance(90) ? typedPhone(fictionalPhone(dice), dice) : dice.pick(BAD_PHONES),
  };
}

/** A delegate whose role nobody can tell from what was typed. */
export function someoneUnclear(dice: Dice): Delegate {
  return {
    name: fictionalName(dice),
    position: dice.pick(UNCLEAR_POSITIONS),
    role: dice.chance(20) ? 'Thành phần khác' : '',
    phone: typedPhone(fictionalPhone(dice), dice),
  };
}

export function fictionalName(dice: Dice): string {
  return `${dice.pick(FAMILY)} ${dice.pick(MIDDLE)} ${dice.pick(GIVEN)}`;
}

/** `0900` and six digits: a form that passes the checks; invented. */
export function fictionalPhone(dice: Dice): string {
  return `0900${dice.between(100_000, 999_999)}`;
}

export function typedPhone(phone: string, dice: Dice): string {
  const spaced = (mark: string) => [phone.slice(0, 4), phone.slice(4, 7), phone.slice(7)].join(mark);
  return dice.pick([phone, phone, phone, spaced('.'), spaced(' '), `+84${phone.slice(1)}`, phone.slice(1)]);
}

/** The same name as somebody else might type it; some of the ways make it another name. */
export function typedAgain(name: string, dice: Dice): string {
  const words = name.split(' ');
  return dice.pick([
    name,
    name.toUpperCase(),
    name.toLowerCase(),
    `Ông ${name}`,
    `Đ/c ${name}`,
    `  ${words.join('  ')} `,
    withoutMarks(name),
    name.normalize('NFD'),
    [...words.slice(0, -1), dice.pick(GIVEN)].join(' '),
  ]);
}

export function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
}

export const ROLE_TEXTS: Readonly<Record<Role, readonly string[]>> = {
  ubnd: ['Lãnh đạo Ủy ban nhân dân xã, phường', 'Lãnh đạo UBND', 'lanh dao ubnd'],
  mttq: ['Lãnh đạo Ủy ban Mặt trận Tổ quốc Việt Nam xã, phường', 'Lãnh đạo UBMTTQ'],
  cong_chuc: ['Công chức trực tiếp tham mưu, tổ chức thực hiện Chương trình', 'Công chức'],
};

const POSITIONS: Readonly<Record<Role, readonly string[]>> = {
  ubnd: ['Chủ tịch UBND', 'Phó Chủ tịch UBND', 'PCT UBND', 'Phó Chủ tịch Ủy ban nhân dân'],
  mttq: ['Chủ tịch UBMTTQVN', 'Phó Chủ tịch UBMTTQ', 'Phó Chủ tịch Ủy ban MTTQ Việt Nam'],
  cong_chuc: ['Chuyên viên Phòng Kinh tế', 'Kế toán', 'Công chức Địa chính', 'Phó Trưởng phòng Kinh tế'],
};

const UNCLEAR_POSITIONS = [
  'Phó Chủ tịch',
  'Bí thư Đảng ủy',
  'Chỉ huy trưởng Quân sự',
  'Chủ tịch UBND, Chủ tịch UBMTTQ',
  '',
];

const BAD_PHONES = ['', '0000000000', '0123456789', 'không có', '0900 123'];

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Huỳnh', 'Võ', 'Đặng', 'Bùi', 'Lý', 'Thạch', 'Danh', 'Kim'];
const MIDDLE = ['Văn', 'Minh', 'Hoàng', 'Thanh', 'Hữu', 'Thị', 'Thị Kim', 'Thị Mỹ', 'Ngọc', 'Quốc'];
const GIVEN = [
  'An',
  'Bảo',
  'Dũng',
  'Đạt',
  'Hải',
  'Hùng',
  'Lan',
  'Linh',
  'Loan',
  'Mỹ',
  'Nga',
  'Thủy',
  'Vân',
  'Yến',
];

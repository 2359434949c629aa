/** Fictional people: common Vietnamese name parts put together by chance, and numbers from a block given to nobody here. */

/** Small deterministic generator (a 32-bit linear congruence): the demo must come out the same on every machine. */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** A whole number from 0 to `sides` − 1. */
  roll(sides: number): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.state / 4294967296) * sides);
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.roll(items.length)] as Item;
  }

  chance(percent: number): boolean {
    return this.roll(100) < percent;
  }
}

const FAMILY = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Huỳnh',
  'Võ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Dương',
  'Lý',
  'Thạch',
  'Danh',
  'Kim',
  'Châu',
  'Mai',
  'Cao',
  'Trương',
  'Lâm',
] as const;
const MIDDLE_MALE = ['Văn', 'Minh', 'Hoàng', 'Quốc', 'Thanh', 'Hữu', 'Chí', 'Trung', 'Đức', 'Công'] as const;
const MIDDLE_FEMALE = [
  'Thị',
  'Thị Kim',
  'Thị Ngọc',
  'Thị Bích',
  'Thị Mỹ',
  'Thị Hồng',
  'Ngọc',
  'Thị Cẩm',
] as const;
const GIVEN_MALE = [
  'An',
  'Bảo',
  'Cường',
  'Dũng',
  'Đạt',
  'Giang',
  'Hải',
  'Hùng',
  'Khánh',
  'Khoa',
  'Lâm',
  'Long',
  'Nam',
  'Nghĩa',
  'Nhân',
  'Phúc',
  'Quân',
  'Sơn',
  'Tài',
  'Thắng',
  'Thiện',
  'Tín',
  'Toàn',
  'Trí',
  'Tuấn',
  'Vinh',
] as const;
const GIVEN_FEMALE = [
  'Ánh',
  'Chi',
  'Diễm',
  'Dung',
  'Hà',
  'Hạnh',
  'Hoa',
  'Hương',
  'Lan',
  'Linh',
  'Loan',
  'Mai',
  'Nga',
  'Ngân',
  'Nhung',
  'Oanh',
  'Phượng',
  'Quyên',
  'Thảo',
  'Thu',
  'Thủy',
  'Trang',
  'Trinh',
  'Tuyền',
  'Vân',
  'Yến',
] as const;

export function fictionalName(dice: Dice): string {
  return fictionalPerson(dice).name;
}

export function fictionalPerson(dice: Dice): { readonly name: string; readonly isMale: boolean } {
  const isMale = dice.chance(55);
  const middle = dice.pick(isMale ? MIDDLE_MALE : MIDDLE_FEMALE);
  const name = `${dice.pick(FAMILY)} ${middle} ${dice.pick(isMale ? GIVEN_MALE : GIVEN_FEMALE)}`;
  return { name, isMale };
}

/** `0900` and six digits: a form that passes the checks, and no real subscriber of this office. */
export function fictionalPhone(dice: Dice): string {
  return `0900${String(100000 + dice.roll(899999))}`;
}

/** The same number as people write it. */
export function typedPhone(phone: string, dice: Dice): string {
  switch (dice.roll(8)) {
    case 0:
      return `${phone.slice(0, 4)}.${phone.slice(4, 7)}.${phone.slice(7)}`;
    case 1:
      return `${phone.slice(0, 4)} ${phone.slice(4, 7)} ${phone.slice(7)}`;
    case 2:
      return `+84${phone.slice(1)}`;
    case 3:
      return phone.slice(1);
    default:
      return phone;
  }
}

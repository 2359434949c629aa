import type { KnownResponse } from '#shared/responses/advance-history.ts';
import type { Delegate } from '#shared/responses/response.ts';
import { BATCH_2_PLAN, CAN_THO_UNITS } from '../fixtures/can-tho.ts';

/** Names that would do harm if a page, a sheet or a log took them for more than text. */
export const HOSTILE = [
  '<img src=x onerror="window.hurt=1">',
  '"><script>window.hurt=1</script>',
  '</script><script>window.hurt=1</script>',
  "';window.hurt=1;//",
  '{{constructor.constructor("window.hurt=1")()}}',
  '${window.hurt=1}',
  '=HYPERLINK("javascript:window.hurt=1";"Nguyễn")',
  '\u202eEVIL\u202c đảo chiều',
  '<svg/onload=window.hurt=1>',
  '&lt;b&gt;không phải in đậm&lt;/b&gt;',
] as const;

const ROLES = ['Lãnh đạo UBND', 'Lãnh đạo UBMTTQ Việt Nam', 'Công chức'] as const;
const POSITIONS = ['Phó Chủ tịch UBND', 'Phó Chủ tịch UBMTTQ', 'Chuyên viên Phòng Kinh tế'] as const;

/** The day before the deadline, 08:00 in Cần Thơ. */
const OPENED = Date.UTC(2026, 4, 6, 1, 0, 0);
/** Two days after the deadline: also after the day of grace. */
const LATE = Date.UTC(2026, 4, 9, 2, 30, 0);

/** One response per unit, then those that need a person. Nobody in it exists. */
export function sceneResponses(hostile: boolean): readonly KnownResponse[] {
  const builder = responseBuilder();
  const units = BATCH_2_PLAN.classes.flatMap((one) => one.units);
  for (const [index, { code }] of units.entries()) {
    if (index % 11 === 9) continue;
    const roles = index % 6 === 3 ? [0, 2] : [0, 1, 2];
    builder.add(
      nameOfUnit(code),
      roles.map((role) => personOf(index, role)),
    );
  }
  addTrouble(
    builder,
    units.map((unit) => unit.code),
  );
  if (hostile) addHostile(builder);
  return builder.responses;
}

function addTrouble({ add }: ResponseBuilder, codes: readonly string[]) {
  const unit = (index: number) => nameOfUnit(codes[index] as string);
  add('Long Phú', [person('Trần Thị Lan Hương', 2, '0919 100 201')]);
  add('Vị Thanh', [person('Lâm Quốc Thái', 0, '0919 100 202')]);
  add('VP UBND', [
    { ...person('Ngô Minh Triết', 2, '0919 100 203'), position: 'Chuyên viên, gọi 0919 100 299' },
  ]);
  add(unit(1), [person('Đặng Hoài Phong', 2, '0919 100 204')]);
  add(unit(2), [personOf(2, 0), personOf(2, 1), person('Võ Thanh Tùng', 2, '0919 100 205')]);
  add(unit(4), [
    {
      ...personOf(4, 0),
      fullName: withoutDiacritics(personOf(4, 0).fullName),
      phoneText: '',
    },
  ]);
  add(unit(3), [
    { ...person('Huỳnh Ngọc Diệp', 1, '0919 100 206'), roleTyped: '', position: 'Phó Chủ tịch' },
  ]);
  add(nameOfUnit(outsidePlan(codes)), [person('Bùi Khắc Duy', 0, '0919 100 207')]);
  add(unit(9), [person('Phan Thị Kim Ngân', 0, '0919 100 208')], LATE);
  add(unit(5), [person('Châu Vĩnh Phát', 1, '0919 100 209')], LATE + 60_000);
  add(unit(6), [{ ...personOf(6, 1), phoneText: '0919 100 210' }]);
  add(unit(9), [person('Sẽ bổ sung sau', 2, '0919 100 211')]);
}

function addHostile({ add }: ResponseBuilder) {
  for (const [index, name] of HOSTILE.entries()) {
    add(name, [{ ...person(name, 2, ''), position: name, note: name }], OPENED + 7_200_000 + index * 1000);
  }
}

interface ResponseBuilder {
  readonly responses: KnownResponse[];
  readonly add: (unitTyped: string, delegates: readonly Omit<Delegate, 'delegate'>[], at?: number) => void;
}

function responseBuilder(): ResponseBuilder {
  const responses: KnownResponse[] = [];
  return {
    responses,
    add: (unitTyped, delegates, at) => {
      const row = responses.length + 1;
      const submittedAt = at ?? OPENED + row * 60_000;
      const response = {
        row,
        sourceId: null,
        submittedAt,
        cellTexts: [String(row), unitTyped],
        unitTyped,
        classTyped: '',
        delegates: delegates.map((delegate, index) => ({ ...delegate, delegate: index + 1 })),
      };
      responses.push({ id: `r${row}`, row, versions: [{ response, seenAt: submittedAt }] });
    },
  };
}

function personOf(unit: number, role: number): Omit<Delegate, 'delegate'> {
  const number = unit * 3 + role;
  const family = FAMILY[number % FAMILY.length];
  const middle = MIDDLE[(number * 7) % MIDDLE.length];
  const given = GIVEN[(number * 5) % GIVEN.length];
  return person(
    `${family} ${middle} ${given}`,
    role,
    `0918 ${String(100 + unit)} ${String(310 + number).padStart(3, '0')}`,
  );
}

function person(fullName: string, role: number, phoneText: string): Omit<Delegate, 'delegate'> {
  return {
    fullName,
    position: POSITIONS[role] as string,
    phoneText,
    roleTyped: ROLES[role] as string,
    roleTitle: '',
    note: '',
  };
}

function nameOfUnit(code: string): string {
  return CAN_THO_UNITS.find((unit) => unit.code === code)?.fullName as string;
}

function outsidePlan(codes: readonly string[]): string {
  return CAN_THO_UNITS.find((unit) => !codes.includes(unit.code))?.code as string;
}

function withoutDiacritics(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D');
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
  'Lâm',
  'Thạch',
  'Dương',
  'Trương',
  'Hồ',
];
const MIDDLE = ['Văn', 'Thị', 'Minh', 'Hoàng', 'Ngọc', 'Thanh', 'Quốc', 'Kim', 'Hữu', 'Thúy', 'Đức'];
const GIVEN = [
  'An',
  'Bình',
  'Chi',
  'Dũng',
  'Giang',
  'Hạnh',
  'Khánh',
  'Linh',
  'Mai',
  'Nam',
  'Oanh',
  'Phúc',
  'Quân',
  'Sơn',
  'Tâm',
  'Uyên',
  'Vinh',
];

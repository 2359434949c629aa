/** Tens of thousands of ways to type the units, made from the official lists; each must be taken, or each left to a person. */
import type { FormerUnit, Unit } from '#shared/units/unit.ts';
import { asKeys, withCheapSlips, withNewTonePlace, withoutMarks } from './typing.ts';
import { CAN_THO_FORMER_UNITS, CAN_THO_UNITS } from '../fixtures/can-tho.ts';

export interface TypedCase {
  readonly typed: string;
  /** null: a person decides. */
  readonly code: string | null;
}

/** Two pairs told apart only by type and number: without a type nobody knows which. */
const NUMBERED = new Set(['Vị Thanh', 'Vị Thanh 1', 'Long Phú', 'Long Phú 1']);

const OFFICES = [
  'UBND',
  'Ủy ban nhân dân',
  'UBMTTQ VN',
  'UB MTTQVN',
  'Mặt trận Tổ quốc',
  'Uỷ ban Mặt trận Tổ quốc Việt Nam',
  'Đảng ủy',
  'Văn phòng HĐND và UBND',
  'VP HĐND&UBND',
  'HĐND, UBND',
  'Phòng Kinh tế, Hạ tầng và Đô thị',
  'Phòng Văn hóa - Xã hội',
  'Phó Chủ tịch UBND',
  'PCT',
  'Chuyên viên Phòng Kinh tế',
  'ĐV:',
  'TT PVHCC',
  'Ban Chỉ huy Quân sự',
  'Đoàn TNCS Hồ Chí Minh',
  'Đảng ủy - HĐND - UBND - UBMTTQ',
  '1.',
];

export function officeCases(): readonly TypedCase[] {
  return CAN_THO_UNITS.flatMap(({ code, name, type }) => {
    const short = type === 'xã' ? 'X.' : 'P.';
    return OFFICES.flatMap((office) => {
      const typed = [
        `${office} ${type} ${name}`,
        `${office} ${type}: ${name}`.toUpperCase(),
        withoutMarks(`${office} ${type} ${name}`).toLowerCase(),
        `${office} ${short} ${name}`,
        `${office} ${short}${name}`,
      ];
      if (!NUMBERED.has(name) && office !== '1.') typed.push(`${office} ${name}`);
      return cases(typed, code);
    });
  });
}

const FORMS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.normalize('NFD'),
  withNewTonePlace,
  (text) => withNewTonePlace(text).normalize('NFD'),
  withoutMarks,
  (text) => withoutMarks(text).toUpperCase(),
  (text) => text.replaceAll(' ', '\u00a0'),
  (text) => `  ${text.replaceAll(' ', '   ')} .`,
  (text) => text.replaceAll(' ', '_'),
  (text) => text.replaceAll(' ', '-'),
  (text) => `“${text}”`,
  (text) => text.split('').join('\u200b'),
  (text) => `${text}\n`,
  (text) => text.replaceAll('Đ', '\u00d0').replaceAll('đ', '\u00f0'),
  (text) => `${text} - TP. Cần Thơ`,
  (text) => `${text} (TP Cần Thơ)`,
  (text) => `${text} TPCT`,
  (text) => `${text}, thành phố Cần Thơ, Việt Nam`,
  (text) => `${text} (đăng ký 3 đ/c)`,
  (text) => asKeys(text, 'telex', true),
  (text) => asKeys(text, 'telex', false),
];

export function formCases(): readonly TypedCase[] {
  return CAN_THO_UNITS.flatMap(({ code, name, type, fullName }) => {
    const short = type === 'xã' ? 'X' : 'P';
    const bases = [
      `${type} ${name}`,
      fullName,
      `UBND ${type} ${name}`,
      `${short}.${name}`,
      `${short} ${name}`,
    ];
    if (!NUMBERED.has(name)) bases.push(name);
    return cases(
      bases.flatMap((base) => FORMS.map((form) => form(base))),
      code,
    );
  });
}

export function vniCases(): readonly TypedCase[] {
  return CAN_THO_UNITS.flatMap(({ code, name, type }) =>
    cases([asKeys(`${type} ${name}`, 'vni', true), asKeys(`UBND ${type} ${name}`, 'vni', false)], code),
  );
}

export function gluedCases(): readonly TypedCase[] {
  return CAN_THO_UNITS.flatMap(({ code, name, type, fullName }) => {
    const glued = [
      fullName,
      `${type}${name}`.toLowerCase(),
      withoutMarks(`${type}.${name}`).toLowerCase(),
      `UBND${type}${name}`,
      withoutMarks(`ubnd${type}${name}`).toLowerCase(),
    ].map((text) => text.replaceAll(' ', ''));
    // The one capital after a small letter that cannot be told from a suffix.
    return cases(
      glued.filter((text) => text !== 'PhườngÔMôn'),
      code,
    );
  });
}

export function addressCases(): readonly TypedCase[] {
  return CAN_THO_UNITS.flatMap(({ code, name, type }) =>
    cases(
      [
        `01 Quang Trung, ${type} ${name}, TPCT`,
        `số 12, đường 30/4, ${type} ${name}, TP Cần Thơ`,
        `ấp Mỹ Lợi ${type} ${name}`,
        `Khu vực Long Hòa, ${type} ${name}`,
        `Nguyễn Văn Tám - ${type} ${name}`,
        `Xã, phường: ${type} ${name}`,
      ],
      code,
    ),
  );
}

/** Names whose lost mark makes them a former unit's or another province's as much as ours. */
const SLIPS_FOR_A_PERSON = new Set(['Vĩnh Thanh', 'Tân Thanh', 'Thanh An']);

export function slipCases(): readonly TypedCase[] {
  return CAN_THO_UNITS.flatMap(({ code, name, type }) =>
    withCheapSlips(name).map((slip) => ({
      typed: `${type} ${slip}`,
      code: SLIPS_FOR_A_PERSON.has(slip) ? null : code,
    })),
  );
}

/** Beside the unit a district or province it was formed in — or where its name was another unit's: then a person. */
export function districtCases(): readonly TypedCase[] {
  return CAN_THO_UNITS.flatMap((unit) =>
    CAN_THO_FORMER_UNITS.filter((former) => former.newCode === unit.code).flatMap(
      ({ district, province }) => {
        const isOthers = CAN_THO_FORMER_UNITS.some(
          (former) =>
            isNamed(former, unit) &&
            former.district === district &&
            former.province === province &&
            former.newCode !== unit.code,
        );
        const base = `${unit.type} ${unit.name}`;
        const short = district
          .replace('Huyện ', 'H. ')
          .replace('Quận ', 'Q. ')
          .replace('Thị xã ', 'TX ')
          .replace('Thành phố ', 'TP ');
        const typed = [
          `${base}, ${district.toLowerCase()}`,
          `UBND ${base} - ${short} cũ`,
          `${base} (${short} cũ)`,
          `${base}, ${district}, ${province}`,
          `${base} ${district}`,
          withoutMarks(`${base}, ${district}`),
        ];
        return cases(typed, isOthers ? null : unit.code);
      },
    ),
  );
}

export function wrongPlaceCases(): readonly TypedCase[] {
  const districts = [...new Set(CAN_THO_FORMER_UNITS.map((former) => former.district))];
  const elsewhere = [
    'tỉnh An Giang',
    'Vĩnh Long',
    'TP Huế',
    'TPHCM',
    'Cà Mau',
    'tỉnh Khánh Hòa',
    'huyện Trần Văn Thời',
    'quận 1',
  ];
  return CAN_THO_UNITS.flatMap(({ code, name, type }) => {
    const own = new Set(
      CAN_THO_FORMER_UNITS.filter((former) => former.newCode === code).map(({ district }) => district),
    );
    const wrong = [...districts.filter((district) => !own.has(district)), ...elsewhere];
    return cases(
      wrong.map((place) => `${type} ${name}, ${place}`),
      null,
    );
  });
}

const SUFFIXES = ['1', '2', '3', '10', 'A', 'B', 'I', 'II', 'Đông', 'Tây', 'Nam', 'Bắc'];

export function suffixCases(): readonly TypedCase[] {
  const official = new Set(CAN_THO_UNITS.map(({ type, name }) => `${type} ${name}`));
  return CAN_THO_UNITS.flatMap(({ name, type }) =>
    SUFFIXES.filter((suffix) => !official.has(`${type} ${name} ${suffix.replace('I', '1')}`)).flatMap(
      (suffix) =>
        cases(
          [
            `${type} ${name} ${suffix}`,
            `${type} ${name}${suffix}`,
            withoutMarks(`${type} ${name} ${suffix}`),
            `${type} ${name} (${suffix})`,
            `${type} ${name} - ${suffix}`,
          ],
          null,
        ),
    ),
  );
}

export function unclearCases(): readonly TypedCase[] {
  return CAN_THO_UNITS.flatMap((unit, place) => {
    const { name, type } = unit;
    const words = name.split(' ');
    const initials = words.map((word) => word.charAt(0));
    const other = CAN_THO_UNITS[(place + 37) % CAN_THO_UNITS.length] as Unit;
    const otherType = type === 'xã' ? 'phường' : 'xã';
    return cases(
      [
        `${otherType} ${name}`,
        withoutMarks(`${otherType} ${name}`),
        `thị trấn ${name}`,
        `TT ${name}`,
        `${type} ${name} cũ`,
        initials.join(''),
        `${type} ${initials.join('.')}`,
        ...words.map((word) => `${type} ${word}`),
        `${type} ${name}, ${other.type} ${other.name}`,
        `${type} ${name} và ${other.name}`,
        `${name} - ${other.name}`,
        `${type} ${name} ${other.type} ${other.name}`,
        `${type} ${name}\n${other.type} ${other.name}`,
        `${type} ${name} (${other.type} ${other.name})`,
        withoutMarks(`${type} ${name} hoac ${other.type} ${other.name}`),
      ],
      null,
    );
  });
}

/** Names of units that are gone; with their type, in every keyboard. */
export function formerCases(): readonly TypedCase[] {
  return CAN_THO_FORMER_UNITS.filter(
    (former) => !CAN_THO_UNITS.some((unit) => isNamed(former, unit)),
  ).flatMap(({ fullName, district }) =>
    cases(
      [
        fullName,
        `UBND ${fullName}`,
        fullName.toUpperCase(),
        fullName.normalize('NFD'),
        `${fullName}, ${district}`,
        `${fullName} cũ`,
        asKeys(fullName, 'telex', true),
        asKeys(fullName, 'vni', true),
      ],
      null,
    ),
  );
}

function isNamed(former: FormerUnit, unit: Unit): boolean {
  return former.name === unit.name && former.type === unit.type;
}

function cases(typed: readonly string[], code: string | null): readonly TypedCase[] {
  return typed.map((text) => ({ typed: text, code }));
}

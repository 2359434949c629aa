import { readFileSync } from 'node:fs';
import { assert, constantFrom, nat, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { aliasKey } from '#shared/units/alias-key.ts';
import { createUnitMatcher } from '#shared/units/match-unit.ts';
import type { Unit, UnitAlias } from '#shared/units/unit.ts';
import * as made from './typed-name-cases.ts';
import { withCheapSlips, withoutMarks } from './typing.ts';
import { CAN_THO_FORMER_UNITS, CAN_THO_GAZETTEER, CAN_THO_UNITS } from '../fixtures/can-tho.ts';
import { ANY_CHARACTER } from '../any-character.ts';
import { cases } from '../sizes.ts';

const matcher = CAN_THO_GAZETTEER;
const nameOf = (code: string): string => CAN_THO_UNITS.find((unit) => unit.code === code)?.fullName ?? code;

const plain = (text: string): string => withoutMarks(text).toLowerCase().replaceAll('y', 'i');

/** What went another way than it must, to read in the failure. */
function mistakes(list: readonly made.TypedCase[]): readonly string[] {
  expect(list.length).toBeGreaterThan(100);
  return list
    .filter(({ typed, code }) => matcher.match(typed).code !== code)
    .map(
      ({ typed, code }) =>
        `${JSON.stringify(typed)}: ${matcher.match(typed).code ?? 'review'}, not ${code ?? 'review'}`,
    );
}

test('a unit is known behind every office and post', () => {
  expect(mistakes(made.officeCases())).toEqual([]);
});

test('case, keyboard, tone place, spaces, lost marks and the city behind it change nothing', () => {
  expect(mistakes(made.formCases())).toEqual([]);
});

test('VNI keys are read, unless the last digit may be a number of a name', () => {
  expect(mistakes(made.vniCases())).toEqual([]);
});

test('words stuck together are told apart', () => {
  expect(mistakes(made.gluedCases())).toEqual([]);
});

test('an address leads to its commune', () => {
  expect(mistakes(made.addressCases())).toEqual([]);
});

test('a lost or mistaken mark is forgiven, unless another unit is as near', () => {
  expect(mistakes(made.slipCases())).toEqual([]);
});

test('a former district is accepted where the unit was formed and the name was no other unit’s', () => {
  expect(mistakes(made.districtCases())).toEqual([]);
});

test('another district or province sends it to a person', () => {
  expect(mistakes(made.wrongPlaceCases())).toEqual([]);
});

test('a number or suffix is never dropped', () => {
  expect(mistakes(made.suffixCases())).toEqual([]);
});

test('another type, initials, parts and several units are for a person', () => {
  expect(mistakes(made.unclearCases())).toEqual([]);
});

test('a former unit is never taken for a current one', () => {
  expect(mistakes(made.formerCases())).toEqual([]);
});

interface NationalUnit extends Unit {
  readonly province: string;
}
const nation = JSON.parse(
  readFileSync(new URL('../fixtures/vn-communes-2025.data.json', import.meta.url), 'utf8'),
) as readonly NationalUnit[];
const elsewhere = nation.filter((unit) => unit.province !== 'Thành phố Cần Thơ');

test('no unit of another province is taken when its province is named', () => {
  const taken = elsewhere.flatMap(({ type, name, province }) => {
    const bare = province.replace(/^(Tỉnh|Thành phố) /, '');
    const typed = [
      `${type} ${name}, ${province}`,
      `${type} ${name} - ${bare}`,
      withoutMarks(`${type} ${name}, ${province}`),
    ];
    return typed.filter((text) => matcher.match(text).code !== null);
  });
  expect(taken).toEqual([]);
});

test('a name that only another province has is for a person, with its type and without a province', () => {
  const own = new Set(CAN_THO_UNITS.map(({ name }) => name));
  const taken = elsewhere
    .filter(({ name }) => !own.has(name))
    .map(({ type, name }) => `UBND ${type} ${name}`)
    .filter((text) => matcher.match(text).code !== null);
  expect(taken).toEqual([]);
});

test('one slip of the hand never leads to another unit', () => {
  const unit = constantFrom(...CAN_THO_UNITS);
  assert(
    property(
      unit,
      nat(),
      constantFrom('twice', 'swap', 'replace'),
      constantFrom('b', 'd', 'k', 'm', 'q'),
      (u, at, slip, letter) => {
        const place = at % u.name.length;
        const character = u.name.charAt(place);
        const next = u.name.charAt(place + 1);
        if (character === ' ' || next === ' ' || /\d/.test(character + next)) return;
        const middle = {
          twice: character + character + next,
          swap: next + character,
          replace: letter + next,
        }[slip];
        const typed = `${u.type} ${u.name.slice(0, place)}${middle}${u.name.slice(place + 2)}`;
        // "Nhơn Mi" is no slip of Nhơn Ái but Nhơn Mỹ without its tone.
        if (
          CAN_THO_UNITS.some((other) => other !== u && plain(`${other.type} ${other.name}`) === plain(typed))
        )
          return;
        expect([null, u.code]).toContain(matcher.match(typed).code);
      },
    ),
    { numRuns: cases(4_000), seed: 17 },
  );
});

test('a misspelt former unit is not taken for a near current one', () => {
  const names = new Set(CAN_THO_UNITS.map(({ name }) => name));
  const taken = CAN_THO_FORMER_UNITS.filter(({ name }) => !names.has(name)).flatMap(({ type, name }) =>
    withCheapSlips(name).filter((slip) => matcher.match(`${type} ${slip}`).code !== null),
  );
  expect(taken).toEqual([]);
});

test('any text at all gets an answer with a reason', () => {
  assert(
    property(string({ unit: ANY_CHARACTER, maxLength: 60 }), (text) => {
      const match = matcher.match(text);
      if (match.status === 'review') expect(match.reason).not.toBe('');
      expect(match.suggestions.length).toBeLessThanOrEqual(3);
    }),
    { numRuns: cases(2_000), seed: 5 },
  );
});

test.each([
  '',
  '   ',
  'xã',
  '103 xã, phường',
  '=HYPERLINK("http://x","xã Kế Sách")',
  '=1+1',
  '@xã Kế Sách',
  '\u202exã Kế Sách',
  '\u0000',
  'Sở Nông nghiệp và Môi trường',
  'UBND thành phố Cần Thơ',
  'Cần Thơ',
  'huyện Kế Sách',
  'Phòng Văn hóa - Xã hội',
  'P.IV',
  'phường 5',
  'không',
  'xã không biết',
  'a'.repeat(100_000),
  'xã Kế Sách '.repeat(10_000),
])('“%.40s” names no unit', (text) => {
  expect(matcher.match(text).status).toBe('review');
});

test('text of 100,000 characters costs no time', () => {
  const start = performance.now();
  for (let turn = 0; turn < 100; turn++) matcher.match(`${'xã ('.repeat(25_000)}${turn}`);
  expect(performance.now() - start).toBeLessThan(1_000);
});

test.each([
  ['UBND P. Cái Răng - Q. Cái Răng cũ', '31186'],
  ['TT Nàng Mau cũ nay là xã Vị Thủy', '31441'],
  ['xã Hòa An (thị trấn Kinh Cùng cũ)', '31393'],
  ['xã Nhơn Ái, Phong Điền, Cần Thơ', '31315'],
  ['phường Cái Khế, Ninh Kiều', null],
  ['xã Phú Tâm (Châu Thành)', '31569'],
  // S11: a level behind the name says as much as one before it.
  ['Sóc Trăng', '31507'],
  ['Sóc Trăng (tỉnh)', null],
  ['Sóc Trăng (thành phố)', null],
  ['Sóc Trăng (TP)', null],
  ['Sóc Trăng - tỉnh', null],
  ['Sóc Trăng, thành phố', null],
  ['soc trang (tinh)', null],
  ['Vị Thanh (TP)', null],
  ['Ngã Bảy (thành phố)', null],
  ['Vĩnh Châu (thị xã)', null],
  ['Cái Răng (quận)', null],
  ['Sóc Trăng (phường)', '31507'],
  ['Phường Sóc Trăng (tỉnh)', '31507'],
  ['Phường Sóc Trăng (tỉnh Sóc Trăng cũ)', '31507'],
  ['xã Châu Thành, huyện Châu Thành, tỉnh Sóc Trăng', null],
  ['xã Nhu Gia (xã Kế An cũ)', null],
  ['Xã/phường: Kế Sách', '31528'],
  ['xa phien', '31495'],
  ['xã Phiên', null],
  ['phuong binh', '31426'],
  ['ân Bình', null],
  ['xa An Thanh2 huyen Cu Lao Dung', null],
  ['xã Thanh An', null],
  ['xa thanh an', '31231'],
  ['phường Long Xuyên', null],
  ['Thanh Hóa', null],
  ['xã Hòa Tố', null],
  ['phường Hưng Phúc', null],
  ['phường Hưng Phúu', '31201'],
  ['phường Vị Tanh', null],
  ['xã Tanh Hoa', null],
  ['xã Trường Khánhh', '31654'],
] as const)('“%s” is %s', (typed, code) => {
  expect(matcher.match(typed).code).toBe(code);
});

test('each answer names its method', () => {
  const methodOf = (typed: string): string | null => matcher.match(typed).method;
  expect(methodOf('xã Kế Sách')).toBe('exact');
  expect(methodOf('P. Ngã 7')).toBe('alias');
  expect(methodOf('XA KE SACH')).toBe('unaccented');
  expect(methodOf('xã Trường Suân')).toBe('typo');
  expect(methodOf('xã Hưng Phú')).toBeNull();
});

test('a suggestion says what the former unit became, and what differs', () => {
  const reasons = matcher.match('xã Hưng Phú').suggestions.map(({ reason }) => reason);
  expect(reasons).toContain('cùng tên nhưng khác loại: Phường Hưng Phú');
  expect(reasons).toContain('đơn vị cũ: Xã Hưng Phú (Huyện Mỹ Tú), nay thuộc Xã Long Hưng');
});

const alias = (typed: string, code: string, confirmedAt = 1): UnitAlias => ({
  typed,
  code,
  confirmedAt,
});

test('a spelling that staff confirmed is taken from then on, in any case and tone place, and no other spelling is', () => {
  const confirmed = CAN_THO_GAZETTEER.withAliases([alias('xã Hoà Tố', '31717')]);
  expect(confirmed.match('UBND XÃ HÒA TỐ')).toMatchObject({ code: '31717', method: 'alias' });
  for (const other of ['xã Hoa To', 'phường Hòa Tố', 'xã Hòa Tổ', 'xã Hòa Tố, huyện Mỹ Tú'])
    expect(confirmed.match(other).code).toBeNull();
});

test('an alias never outweighs an official name, the newest of two counts, and one to an unknown code is nothing', () => {
  const confirmed = CAN_THO_GAZETTEER.withAliases([
    alias('xã Kế Sách', '31135'),
    alias('HĐK', '31135', 2),
    alias('HĐK', '31570', 3),
    alias('KS', '99999'),
  ]);
  expect(confirmed.match('xã Kế Sách').code).toBe('31528');
  expect(confirmed.match('hđk').code).toBe('31570');
  expect(confirmed.match('KS').code).toBeNull();
});

test('the alias key keeps marks, type and district apart and drops the office', () => {
  expect(aliasKey('UBND xã Hoà An')).toBe(aliasKey('  XÃ   HÒA AN'));
  const keys = [
    'xã Hòa An',
    'xã Hoa An',
    'phường Hòa An',
    'Hòa An',
    'xã Hòa An, huyện Phụng Hiệp',
    'xã Hòa An 1',
  ].map(aliasKey);
  expect(new Set(keys).size).toBe(keys.length);
});

test('a matcher with aliases decides everything else as one without', () => {
  const confirmed = CAN_THO_GAZETTEER.withAliases([alias('chỗ anh Tám', '31135')]);
  const list = [...made.officeCases(), ...made.slipCases(), ...made.suffixCases(), ...made.formerCases()];
  const differing = list.filter(({ typed }) => {
    const [a, b] = [matcher.match(typed), confirmed.match(typed)];
    return a.code !== b.code || a.method !== b.method;
  });
  expect(differing).toEqual([]);
});

test('over the whole country no typed name becomes another unit, and homonyms are for a person', () => {
  const national = createUnitMatcher({ units: nation });
  const counts = new Map<string, number>();
  for (const { type, name } of nation)
    counts.set(`${type} ${name}`, (counts.get(`${type} ${name}`) ?? 0) + 1);
  let taken = 0;
  for (const { code, type, name } of nation) {
    const match = national.match(`${type} ${name}`);
    if (match.code === null) continue;
    taken += 1;
    expect(match.code).toBe(code);
    expect(counts.get(`${type} ${name}`)).toBe(1);
  }
  expect(taken).toBeGreaterThan(2_400);
});

test('suggestions name official units by their full names', () => {
  for (const { typed } of made.unclearCases().slice(0, 400)) {
    for (const { code, name } of matcher.match(typed).suggestions) expect(name).toBe(nameOf(code));
  }
});

import { expect, test } from 'vitest';
import { createUnitMatcher } from '#shared/units/match-unit.ts';
import type { Unit } from '#shared/units/unit.ts';
import { CAN_THO_GAZETTEER } from '../fixtures/can-tho.ts';
import { gazetteerOn as at, PLAN_DAY, registryAt, TODAY } from '../fixtures/country.ts';
import { IS_NIGHT } from '../sizes.ts';

test('Cần Thơ of today is the gazetteer that comes with the program', () => {
  expect(at('92', TODAY)).toBe(CAN_THO_GAZETTEER);
  expect(at('can-tho', TODAY)).toBe(CAN_THO_GAZETTEER);
});

test.each([
  ['92', PLAN_DAY, 'xã Đông Bình', '31279'],
  ['92', PLAN_DAY, 'UBND xa dong binh, H. Thoi Lai', '31279'],
  // P24: another ward bears this code now.
  ['92', PLAN_DAY, 'Phường An Hòa', '31120'],
  ['92', PLAN_DAY, 'TT Cờ Đỏ', '31261'],
  // A ward of today, three of 2024.
  ['92', PLAN_DAY, 'phường Ô Môn', null],
  ['92', PLAN_DAY, 'phường Cái Tắc', null],
  ['79', PLAN_DAY, 'Phường 1', null],
  ['79', PLAN_DAY, 'Phường 1, Quận 3', '27160'],
  ['79', PLAN_DAY, 'P.01, Q.10, TP.HCM', '27184'],
  ['79', TODAY, 'Phường 1, Quận 3', null],
  ['79', TODAY, 'phường Sài Gòn, TPHCM', '26740'],
  ['79', TODAY, 'đặc khu Côn Đảo', '26732'],
  ['66', TODAY, "Xã Ea H'Leo", '24184'],
  ['66', TODAY, 'xã Ea H’Leo', '24184'],
  ['66', TODAY, 'XA EA H LEO', '24184'],
  ['66', TODAY, 'Ea Hleo', '24184'],
] as const)('in %s on %s “%s” is %s', (province, asOf, typed, code) => {
  expect(at(province, asOf).match(typed).code).toBe(code);
});

test('in the whole country a name is told by the place beside it, or by a person', () => {
  const country = at('all', TODAY);
  expect(country.match('Xã Long Phú, TP Cần Thơ').code).toBe('31639');
  expect(country.match('phường Ô Môn').code).toBe('31153');
  const unclear = country.match('Xã Tân Thành');
  expect(unclear.code).toBeNull();
  expect(unclear.suggestions.length).toBeGreaterThan(1);
  for (const { name } of unclear.suggestions) expect(name).toMatch(/^Xã Tân Thành \((tỉnh|thành phố) .+\)$/);
});

test('in the whole country a name that lived on elsewhere is for a person, who is told where', () => {
  const match = at('all', TODAY).match('phường Ngọc Hà');
  expect(match).toMatchObject({ status: 'review' });
  expect(match.suggestions.map(({ reason }) => reason)).toContain(
    'đơn vị cũ: Phường Ngọc Hà (Thành phố Hà Giang), nay thuộc Phường Hà Giang 2 (tỉnh Tuyên Quang)',
  );
  // Where the place is said, the unit that lies there is meant, as it is within its province.
  expect(at('all', TODAY).match('phường Ngọc Hà, TP Hà Nội').code).toBe('00008');
  expect(at('all', TODAY).match('Đặc khu Côn Đảo, TPHCM').code).toBe('26732');
});

test('of all names of other times none is taken for a unit that it did not become', () => {
  const country = at('all', TODAY);
  const before = registryAt('xã', 'all', '2025-06-30').units.filter(
    (_, place) => IS_NIGHT || place % 25 === 0,
  );
  const taken = before.flatMap(({ type, name, successors }) =>
    [`${type} ${name}`, name].filter((typed) => {
      const { code } = country.match(typed);
      return code !== null && !successors.includes(code);
    }),
  );
  expect(before.length).toBeGreaterThan(400);
  expect(taken).toEqual([]);
});

test('in the country of 2024 the district tells units of one name apart, and a wrong one tells nothing', () => {
  const country = at('all', PLAN_DAY);
  expect(country.match('xã Đông Bình, huyện Thới Lai, TP Cần Thơ').code).toBe('31279');
  expect(country.match('xã Đông Bình, huyện Thới Lai').code).toBe('31279');
  expect(country.match('xã Đông Bình, huyện Cờ Đỏ').code).toBeNull();
  expect(country.match('xã Đông Bình').code).toBeNull();
  expect(country.nameOf('31279')).toBe('Xã Đông Bình (huyện Thới Lai, thành phố Cần Thơ)');
});

test('units of one province that share type and name carry their district, others do not', () => {
  expect(at('79', PLAN_DAY).nameOf('27160')).toBe('Phường 1 (quận 3)');
  expect(at('79', PLAN_DAY).nameOf('26743')).toBe('Phường Bến Thành');
});

test('a name of today typed for a plan of 2024 leads to the units that went into it', () => {
  const match = at('92', PLAN_DAY).match('phường Ô Môn');
  expect(match).toMatchObject({ status: 'review' });
  expect(match.suggestions.map(({ reason }) => reason)).toContain(
    'từ 01/07/2025 là Phường Ô Môn (Thành phố Cần Thơ), gồm Phường Châu Văn Liêm',
  );
});

const FULL = { xã: 'Xã', phường: 'Phường' };

function unit(code: string, type: 'xã' | 'phường', name: string): Unit {
  return { code, type, name, fullName: `${FULL[type]} ${name}` };
}

const hardNames = createUnitMatcher({
  units: [
    unit('1', 'xã', 'Quan Sơn'),
    unit('2', 'xã', 'Mường Và'),
    unit('3', 'phường', 'Lâm Viên - Đà Lạt'),
    unit('4', 'phường', 'Văn Miếu - Quốc Tử Giám'),
    unit('5', 'xã', 'Đắk Wil'),
    unit('6', 'xã', 'Tràng Xá'),
    unit('7', 'xã', 'Đội Cấn'),
    unit('8', 'xã', "N' Thôn Hạ"),
    unit('9', 'phường', 'Chợ Mới'),
  ],
  homes: [{ code: '1', district: 'Huyện Quan Sơn', province: 'Tỉnh Thanh Hóa' }],
  otherSpellings: [{ code: '5', name: 'Đắc Wil' }],
  province: { name: 'Lâm Đồng', type: 'tỉnh' },
});

test.each([
  ['xã Quan Sơn', '1'],
  ['xa quan son', '1'],
  ['xã Quan Sơn, huyện Quan Sơn, tỉnh Thanh Hóa', '1'],
  ['UBND xã Mường Và', '2'],
  ['xa muong va', '2'],
  ['phường Lâm Viên – Đà Lạt, tỉnh Lâm Đồng', '3'],
  ['phường Văn Miếu-Quốc Tử Giám', '4'],
  ['Văn Miếu Quốc Tử Giám', '4'],
  ['xã Đắk Wil', '5'],
  ['XA DAK WIL', '5'],
  ['xã Đắc Wil', '5'],
  ['xa trang xa', '6'],
  ['xã Đội Cấn', '7'],
  ['xã đội xã Đội Cấn', '7'],
  ["xã N'Thôn Hạ", '8'],
  ['xã N’ Thôn Hạ', '8'],
  ['xa n thon ha', '8'],
  ['Chợ Mới', '9'],
  ['chợ Mới xã Quan Sơn', null],
] as const)('names that hold a word for something else: “%s” is %s', (typed, code) => {
  expect(hardNames.match(typed).code).toBe(code);
});

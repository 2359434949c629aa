import { expect, test } from 'vitest';
import { COUNTRY } from '#shared/units/country.ts';
import { gazetteerAt } from '#shared/units/gazetteer-at.ts';
import type { Gazetteer } from '#shared/units/gazetteer.ts';
import { CAN_THO_GAZETTEER } from '../fixtures/can-tho.ts';

const made = new Map<string, Gazetteer>();

function at(province: string, asOf: string): Gazetteer {
  const key = `${province} ${asOf}`;
  const gazetteer = made.get(key) ?? gazetteerAt(COUNTRY, { province, asOf });
  if (gazetteer === null) throw new Error(`no gazetteer of ${key}`);
  made.set(key, gazetteer);
  return gazetteer;
}

const PLAN_DAY = '2024-05-24';
const TODAY = '2026-08-01';

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
  ['68', TODAY, 'xã Đắk Wil', '24646'],
  ['68', TODAY, 'phường Lâm Viên – Đà Lạt, tỉnh Lâm Đồng', '24778'],
  ['01', TODAY, 'phường Văn Miếu-Quốc Tử Giám', '00226'],
  ['01', TODAY, 'Văn Miếu Quốc Tử Giám, TP Hà Nội', '00226'],
  ['11', TODAY, 'xã Mường Và', null],
  ['14', '2024-05-24', 'xã Mường Và', '04243'],
  ['38', TODAY, 'xã Quan Sơn', '15016'],
  ['38', TODAY, 'xa quan son', '15016'],
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

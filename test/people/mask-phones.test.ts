import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { SIZES } from '../sizes.ts';
import { maskPhones } from '#shared/people/mask-phones.ts';
import { maskPhonesIn, readPhones } from '#shared/people/phone.ts';

test.each([
  ['0912345678', '0912***678'],
  ['gọi 0912 345 678 nhé', 'gọi 0912***678 nhé'],
  ['0912.345.678/0987-654-321', '0912***678/0987***321'],
  ['+84 912 345 678', '0912***678'],
  ['84912345678', '0912***678'],
  ['912345678', '0912***678'],
  ['(0912) 345678', '(0912***678'],
  ['02923812345', '0292***345'],
  // However typed: what stands between the digits, and which digits they are.
  ['0912/345/678', '0912***678'],
  ['0912,345,678', '0912***678'],
  ['0912, 345, 678', '0912***678'],
  ['0912_345_678', '0912***678'],
  ['0912–345—678', '0912***678'],
  ['0912 - 345 - 678', '0912***678'],
  ['09/12/34/56/78', '0912***678'],
  ['09.12.34.56.78', '0912***678'],
  ['09.12.2026.78', '0912***678'],
  ['０９１２３４５６７８', '0912***678'],
  ['０９１２．３４５．６７８', '0912***678'],
  ['O912 345 678', '0912***678'],
  ['091234567O', '0912***670'],
  ['0912\u200b345\u00a0678', '0912***678'],
  ['0912·345·678', '0912***678'],
  ['+84/912/345/678', '0912***678'],
  ['0084.912.345.678', '0912***678'],
  ['+84 (0)912 345 678', '0912***678'],
  ['0292/3812/345', '0292***345'],
  // Beside other digits.
  ['0912345678 12 giờ', '0912***678 12 giờ'],
  ['0912345678, 2 người', '0912***678, 2 người'],
  ['0912345678/0987654321', '0912***678/0987***321'],
  ['0912 345 678 - 0987 654 321', '0912***678 - 0987***321'],
  ['09123456780987654321', '0912***321'],
  ['ngày 05/06/2026 gọi 0912/345/678', 'ngày 05/06/2026 gọi 0912***678'],
  ['05/06/2026 0912345678', '05/06/2026 0912***678'],
  ['1. 0912345678', '1. 0912***678'],
])('a phone number is masked: %s', (text, masked) => {
  expect(maskPhones(text)).toBe(masked);
});

test.each([
  'Dòng 12: 07/05/2026 14:05:11',
  '1.356.994 triệu đồng',
  '194/KH-UBND',
  'mã 31183',
  '2026-05-07',
  'Lớp 01; 02; 03',
  '12345678901234567890',
  '03/05/2026 14 giờ',
  '05-07/06/2026',
  '05, 06, 07, 08, 09/6/2026',
  '05/06, 07/06, 08/06 và 09/06/2026',
  '2026-05-08, 2026-05-09',
  '03.05.2026, 04.05.2026',
  'Lớp 05, 06, 07, 08, 01',
  'dòng 312, 345, 367',
  'dòng 1.312, 1.345, 1.367',
  '12 345 678 912 đồng',
  '345.678.912 đồng',
  '46148.586828703',
  '31639, 31642, 31645',
  'tap-huan-dot-3-2026-05-15',
  'tap-huan-dot-09-2026-05-15',
])('what is no phone number stays: %s', (text) => {
  expect(maskPhones(text)).toBe(text);
});

const mobile = fc
  .tuple(fc.constantFrom('03', '05', '07', '08', '09'), fc.stringMatching(/^\d{8}$/))
  .map(([prefix, rest]) => prefix + rest);
const mark = fc.constantFrom(
  '',
  ' ',
  '.',
  '-',
  '/',
  ',',
  '_',
  ' - ',
  '–',
  '\u00a0',
  '·',
  '|',
  '．',
  '\u200b',
);
const cuts = fc.constantFrom([4, 7], [4, 6, 8], [2, 4, 6, 8], [5], [3, 6], []);
const digits = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
);
const written = fc.record({ phone: mobile, mark, cuts, digits }).map((one) => {
  const places = [0, ...one.cuts, one.phone.length];
  const groups = places.slice(1).map((to, index) => one.phone.slice(places[index], to));
  return { phone: one.phone, text: one.digits(groups.join(one.mark)) };
});
const beside = fc.constantFrom(
  '',
  'gọi ',
  'ngày 05/06/2026 ',
  '12 người, ',
  '(Zalo) ',
  'số 31639: ',
  '05/06/2026 14:05:11 ',
);

test('every way of writing a phone is read in its cell, and masked wherever it stands', () => {
  fc.assert(
    fc.property(written, beside, beside, ({ phone, text }, before, after) => {
      const isMadeUp = /(\d)\1{6}$/.test(phone) || phone === '0123456789';
      if (!isMadeUp) expect(readPhones(text).valid).toEqual([phone]);
      const said = `${before}${text}. ${after}`;
      const left = said.replace(text, '');
      for (const masked of [maskPhones(said), maskPhonesIn(said)]) {
        expect(masked).toContain(`${phone.slice(0, 4)}***${phone.slice(-3)}`);
        // Nothing of what stands beside it is lost.
        expect(masked.replace(`${phone.slice(0, 4)}***${phone.slice(-3)}`, '')).toBe(left);
      }
    }),
    { numRuns: 5 * SIZES.properties },
  );
});

test('days and their lists are never taken for phones', () => {
  const day = fc.record({ d: fc.integer({ min: 1, max: 31 }), m: fc.integer({ min: 1, max: 12 }) });
  const two = (number: number) => String(number).padStart(2, '0');
  const form = fc.constantFrom(
    ({ d, m }: { d: number; m: number }) => `${two(d)}/${two(m)}/2026`,
    ({ d, m }: { d: number; m: number }) => `${two(d)}-${two(m)}-2026`,
    ({ d, m }: { d: number; m: number }) => `2026-${two(m)}-${two(d)}`,
    ({ d, m }: { d: number; m: number }) => `${two(d)}/${two(m)}`,
  );
  const between = fc.constantFrom(', ', ' – ', '; ', ' và ', ' 14:05, ', ' (');
  fc.assert(
    fc.property(fc.array(day, { minLength: 2, maxLength: 5 }), form, between, (days, write, mark) => {
      const text = days.map(write).join(mark);
      expect(maskPhones(text)).toBe(text);
    }),
    { numRuns: 2 * SIZES.properties },
  );
});

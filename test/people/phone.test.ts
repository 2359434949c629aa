import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { SIZES } from '../sizes.ts';
import { cellText } from '#shared/responses/cell-text.ts';
import { displayPhone, maskPhone, maskPhonesIn, readPhones } from '#shared/people/phone.ts';
import examples from '../fixtures/phone-examples.json' with { type: 'json' };

test.each(examples.cases)('phone example “$input” ($why)', ({ input, expected, warn }) => {
  const { valid, problems } = readPhones(input);
  if (expected !== null) expect(valid).toEqual([expected]);
  else expect(valid).not.toHaveLength(1);
  if (warn !== undefined) expect(problems.map(({ kind }) => kind)).toContain(warn);
});

test.each([
  ['0912345678/0907111222', ['0912345678', '0907111222']],
  ['0912 345 678 - 0907 111 222', ['0912345678', '0907111222']],
  ['0912345678 hoặc 0907.111.222', ['0912345678', '0907111222']],
  ['0912345678\n0907111222', ['0912345678', '0907111222']],
  ['0912345678 0907111222', ['0912345678', '0907111222']],
  ['0912,345,678', ['0912345678']],
  ['0292.3812345; 912345678', ['02923812345', '0912345678']],
  ['0912345678; 0912.345.678', ['0912345678']],
  ['+84 (0)912 345 678', ['0912345678']],
  ['+840912345678', ['0912345678']],
  ['0084912345678', ['0912345678']],
  ['912345678.0', ['0912345678']],
  ['０９１２３４５６７８', ['0912345678']],
  ['09O7 111 222', ['0907111222']],
  ['Zalo0912345678', ['0912345678']],
  ['SĐT: 0912 345 678 (gặp Năm, máy lẻ 12)', ['0912345678']],
  ['\u202a0912345678\u202c', ['0912345678']],
  ['nam0912345678@example.vn', []],
  ['1. 0912345678 2. 0907111222', ['0912345678', '0907111222']],
  ['12/05/2026 0912345678', ['0912345678']],
  ['0912345678 09071112223', ['0912345678']],
  ['0912 345 678 3', []],
  ['0412345678', []],
  ['091234567', []],
  ['không có', []],
] as const)('R1: “%s” holds %j', (text, valid) => {
  expect(readPhones(text).valid).toEqual(valid);
});

test.each(['0912222222', '02920000000', '0123456789', '01234567890', '912222222', '+84 912 222 222'])(
  'R1: %s is a placeholder, not valid',
  (text) => {
    expect(readPhones(text)).toMatchObject({ valid: [], problems: [{ kind: 'placeholder' }] });
  },
);

test.each([
  ['02923812345', '02923812345'],
  ['01689123457', '0389123457'],
  ['01201234568', '0701234568'],
  ['02873001234', '02873001234'],
])('R1: %s is the same from the Form and from the tab, which took it for a number', (typed, number) => {
  expect(readPhones(typed).valid).toEqual([number]);
  const fromTab = readPhones(cellText(Number(typed)));
  expect(fromTab.valid).toEqual([number]);
  expect(fromTab.problems.map(({ kind }) => kind)).toContain('missing_leading_zero');
});

test.each(['2 912345678', '1201 234567', '1112345678', '1234567890', '3123456789', '12 0912345679 1'])(
  'R1: %s holds no number that lost its zero',
  (text) => {
    expect(readPhones(text).valid.filter((number) => number !== '0912345679')).toEqual([]);
  },
);

test('R1: beside a placeholder a real number still counts', () => {
  expect(readPhones('0900000000, 0912345678').valid).toEqual(['0912345678']);
});

test('a number that only looks made up is valid, with a warning', () => {
  expect(readPhones('0987654321')).toMatchObject({
    valid: ['0987654321'],
    problems: [{ kind: 'suspicious' }],
  });
});

const mobile = fc
  .tuple(fc.constantFrom('03', '05', '07', '08', '09'), fc.integer({ min: 0, max: 99_999_999 }))
  .map(([prefix, rest]) => prefix + String(rest).padStart(8, '0'))
  .filter((phone) => !/(\d)\1{6}$/.test(phone));

test('every way of writing some mobiles gives the same mobiles, in order', () => {
  const writings = [
    (phone: string) => phone,
    (phone: string) => `${phone.slice(0, 4)} ${phone.slice(4, 7)} ${phone.slice(7)}`,
    (phone: string) => `${phone.slice(0, 4)}.${phone.slice(4, 7)}.${phone.slice(7)}`,
    (phone: string) => `+84${phone.slice(1)}`,
    (phone: string) => `(${phone.slice(0, 4)}) ${phone.slice(4, 7)}-${phone.slice(7)}`,
  ];
  const written = fc.record({ phone: mobile, writing: fc.constantFrom(...writings) });
  const separator = fc.constantFrom('/', ', ', '; ', '\n', ' và ', ' hoặc ');
  fc.assert(
    fc.property(
      fc.uniqueArray(written, { selector: ({ phone }) => phone, minLength: 1, maxLength: 4 }),
      separator,
      (numbers, between) => {
        const text = numbers.map(({ phone, writing }) => writing(phone)).join(between);
        expect(readPhones(text).valid).toEqual(numbers.map(({ phone }) => phone));
      },
    ),
  );
});

test('no text makes it throw, and problems never show a whole number', () => {
  // Pieces of numbers, so that some become whole ones, and whatever else a keyboard has.
  const piece = fc.oneof(
    fc.constantFrom('0912345678', '0912 345', '678', '+84', '0292', '3812345', '01234567890', '0', '84', '9'),
    fc.constantFrom(...' .-/+()oOeE,;\n'.split('')),
    fc.string({ maxLength: 4 }),
  );
  const found = { valid: 0, problems: 0 };
  const text = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, (typed) => {
      const { valid, problems } = readPhones(typed);
      found.valid += valid.length;
      found.problems += problems.length;
      for (const phone of valid) expect(phone).toMatch(/^0([35789]\d{8}|2\d{9})$/);
      for (const { masked } of problems) expect(masked).not.toMatch(/\d{5}/);
    }),
    { numRuns: 5 * SIZES.properties },
  );
  // A control: there were numbers to look at.
  expect(Math.min(found.valid, found.problems)).toBeGreaterThan(20);
});

test('a phone is masked to four digits in front and three behind, and displayed in groups', () => {
  expect(maskPhone('0912345678')).toBe('0912***678');
  expect(displayPhone('0912345678')).toBe('0912 345 678');
  expect(displayPhone('02923812345')).toBe('0292 381 2345');
  expect(displayPhone('abc')).toBe('abc');
});

test('phones in a log line are masked however written, times and codes are left', () => {
  expect(
    maskPhonesIn(
      'gọi 0912345678, +84 912 345 678 hoặc 0912.345.678/912345678 lúc 2026-05-06 14:05:11, mã 31639',
    ),
  ).toBe('gọi 0912***678, 0912***678 hoặc 0912***678/0912***678 lúc 2026-05-06 14:05:11, mã 31639');
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountText } from '#shared/text/amount-text.ts';
import { readAmount } from '#shared/tabs/money/read-amount.ts';

const MILLIONS = 'triệu đồng';

test.each([
  [750439, 750439],
  [0, 0],
  ['750.439', 750439],
  ['750 439', 750439],
  ['750439', 750439],
  ['750.439 triệu đồng', 750439],
  ['455,9 tỷ', 455900],
  ['455,934 tỉ đồng', 455934],
  ['1.356,994 tỷ đồng', 1356994],
  ['1 tỷ 250 triệu', 1250],
  ['88.200 Tr', 88200],
  ['62.421.000 nghìn đồng', 62421],
  ['62.421.000.000 đ', 62421],
  ['1,5', 1.5],
  ['1.234,567', 1234.567],
])('%s is %s million đồng', (typed, expected) => {
  expect(readAmount(typed, MILLIONS)).toMatchObject({ value: expected, problem: null });
});

test.each([
  '1.5 tỷ',
  '1,234',
  '1,356,994',
  'khoảng 455 tỷ',
  '455 tỷ - 460 tỷ',
  '250 triệu 1 tỷ',
  // 1.200 or 1.002 million: in speech the one, by the unit of the table the other.
  '1 tỷ 2',
  '1 tỷ 250',
  '250 1 tỷ',
  '12 USD',
  'chưa có',
  '-5',
  -5,
  true,
  '0,3 đồng',
  '2 3',
])('%s is left to a person, with what was expected', (typed) => {
  const { value, problem } = readAmount(typed, MILLIONS);
  expect(value).toBeNull();
  expect(problem).toContain(`“${String(typed)}”`);
});

test.each([null, '', '  '])('a blank cell (%j) is no amount and no problem', (typed) => {
  expect(readAmount(typed, MILLIONS)).toEqual({ value: null, problem: null, isFromWords: false });
});

test('an amount written out in any unit is the amount', () => {
  const units = [
    ['đồng', 1],
    ['nghìn đồng', 1e3],
    ['triệu', 1e6],
    ['tỷ đồng', 1e9],
  ] as const;
  fc.assert(
    fc.property(fc.nat({ max: 2_000_000 }), fc.constantFrom(...units), (thousands, [unit, factor]) => {
      const shown = amountText((thousands * 1_000_000) / factor);
      fc.pre(Number.isInteger(((thousands * 1_000_000) / factor) * 1000));
      expect(readAmount(`${shown} ${unit}`, MILLIONS).value).toBe(thousands);
    }),
  );
});

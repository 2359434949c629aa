import { expect, test } from 'vitest';
import { UNITS_FOUND_MAX } from '#shared/panel/panel-messages.ts';
import { searchUnits } from '#shared/panel/search-units.ts';
import { CAN_THO_GAZETTEER } from '../fixtures/can-tho.ts';

const search = (text: string) => searchUnits(text, CAN_THO_GAZETTEER, () => null);

test.each(['zzz', 'qwerty', 'abc xyz'])(
  '“%s” is nobody’s name, and is not called short or shortened',
  (text) => {
    expect(search(text)).toEqual({
      matched: null,
      reason: 'Không có đơn vị nào tên như vậy',
      suggestions: [],
      left: 0,
    });
  },
);

test('a word of several names is too short to choose by, and each of them is offered', () => {
  const { reason, suggestions } = search('Phú');
  expect(reason).toBe('Tên quá ngắn để xác định đơn vị');
  expect(suggestions.length).toBeGreaterThan(3);
  for (const { name } of suggestions) expect(name).toMatch(/Phú/);
});

test('a list that is cut says how many more there are', () => {
  const every = search('xã');
  expect(every.suggestions).toHaveLength(UNITS_FOUND_MAX);
  expect(every.left).toBe(CAN_THO_GAZETTEER.units.length - UNITS_FOUND_MAX);
  expect(search('Phú').left).toBe(0);
});

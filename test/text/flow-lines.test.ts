import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { flowLines, flowText, shortText } from '#shared/text/flow-lines.ts';

test('parts are joined while they fit; a line that goes on ends with the separator’s sign', () => {
  expect(flowLines(['Xã A', 'Xã B', 'Xã C'], '; ', 10)).toEqual(['Xã A; Xã B;', 'Xã C']);
  expect(flowLines([], '; ', 10)).toEqual([]);
  expect(flowText('một hai ba bốn', 7)).toEqual(['một hai', 'ba bốn']);
});

test('nothing is lost or changed by breaking, and no line is longer than a part or the limit', () => {
  const word = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !/\s/.test(text));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 1, max: 40 }), (words, charactersMax) => {
      const lines = flowLines(words, ' ', charactersMax);
      expect(lines.join(' ')).toBe(words.join(' '));
      for (const line of lines) expect(line.length <= charactersMax || words.includes(line)).toBe(true);
    }),
  );
});

test('a text is shortened behind a whole word, and only where it is too long', () => {
  expect(shortText('Kế hoạch năm 2026', 17)).toBe('Kế hoạch năm 2026');
  expect(shortText('Quy định mức hỗ trợ, định mức', 21)).toBe('Quy định mức hỗ trợ…');
});

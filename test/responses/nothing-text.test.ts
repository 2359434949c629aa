import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isNothing } from '#shared/responses/nothing-text.ts';
import { plainKey, toneKey } from '#shared/text/vietnamese.ts';
import { cases } from '../sizes.ts';

/** R1 as it is written, without a short way. */
function saysNothing(text: string): boolean {
  const bare = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .trim();
  const plain = plainKey(bare);
  const isTyped = toneKey(bare) === plain && (plain === 'khong' || plain === 'khong co');
  return (
    bare === '' || toneKey(bare) === toneKey('không') || toneKey(bare) === toneKey('không có') || isTyped
  );
}

const piece = fc.oneof(
  fc.constantFrom(
    'không',
    'Không',
    'KHÔNG',
    'khong',
    'có',
    'co',
    'Khổng',
    'k',
    '\u212A',
    'hông',
    ' ',
    '-',
    '.',
    '(',
    '…',
  ),
  fc.constantFrom('\u200b', '\u0301', '\u0302', '\u00ad', '0', 'ơ', '\n', 'x'),
  fc.string({ unit: 'binary', maxLength: 2 }),
);

test('a cell says nothing exactly where the rule says so, whatever stands before, between and behind', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), fc.constantFrom('NFC', 'NFD'), (pieces, form) => {
      const text = pieces.join('').normalize(form);
      fc.pre(text.length <= 40);
      expect(isNothing(text)).toBe(saysNothing(text));
    }),
    { numRuns: cases(3_000) },
  );
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowHeight } from '../../sync-server/local/xlsx-row-height.ts';

const words = fc.array(
  fc.oneof(
    fc.constantFrom('Nguyễn', 'Ủy', 'ban', 'Phường', '–', '“Ô Môn”', 'MTTQ', '0912345678'),
    fc.string(),
  ),
  { maxLength: 20 },
);
const height = (value: string, width: number, isBold: boolean) => rowHeight([{ value, width, isBold }]);

test('a text takes the same room however its letters are composed, and never less in bold or in a narrower column', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 3, max: 60 }), (said, width) => {
      const text = said.join(' ');
      const plain = height(text.normalize('NFC'), width, false);
      expect(height(text.normalize('NFD'), width, false)).toBe(plain);
      expect(height(text, width, true)).toBeGreaterThanOrEqual(plain);
      expect(height(text, width / 2, false)).toBeGreaterThanOrEqual(plain);
    }),
  );
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CellMap } from '#shared/workbook/cell-map.ts';

/** Short texts of few letters, separators among them: so that different places look alike where their keys are glued. */
const key = fc.string({ unit: fc.constantFrom('a', ':', '|', ' ', '\u0000', '%'), maxLength: 3 });
const place = fc.tuple(key, key, key);

test('every place keeps its own value, whatever stands in its keys, and gives its keys back', () => {
  fc.assert(
    fc.property(fc.uniqueArray(place, { selector: (keys) => JSON.stringify(keys) }), (places) => {
      const map = new CellMap<number>();
      for (const [at, [tab, row, column]] of places.entries()) map.set(tab, row, column, at);
      for (const [at, [tab, row, column]] of places.entries()) expect(map.get(tab, row, column)).toBe(at);
      const found = [...map.entries()].sort(([, , , a], [, , , b]) => a - b);
      expect(found).toEqual(places.map((keys, at) => [...keys, at]));
    }),
  );
});

test('control: glued keys would take two places for one', () => {
  const glued = (...keys: readonly string[]) => keys.join('\u0000');
  expect(glued('a\u0000', 'b', 'c')).toBe(glued('a', '\u0000b', 'c'));
  const map = new CellMap<number>();
  map.set('a\u0000', 'b', 'c', 1);
  expect(map.get('a', '\u0000b', 'c')).toBeUndefined();
});

test('rows are known as soon as one of their cells is', () => {
  const map = new CellMap<number>();
  expect(map.hasTab('a')).toBe(false);
  map.set('a', 'x', 'c', 1);
  map.set('a', 'y', 'c', 2);
  expect([...map.rows('a')]).toEqual(['x', 'y']);
  expect([map.hasTab('a'), map.hasRow('a', 'x'), map.hasRow('a', 'z')]).toEqual([true, true, false]);
  expect([...map.rows('b')]).toEqual([]);
});

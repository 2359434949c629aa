import { expect, test } from 'vitest';
import { peopleLike, unitsLike } from '../../addon/panel/find-in-state.ts';
import { panelScene } from './panel-scene.ts';

/** What the panel finds while somebody types. */
const state = panelScene().state();
const units = (text: string) => unitsLike(state, text).map(({ name }) => name);
const withWord = (word: string) =>
  state.units.filter(({ name }) => name.split(' ').includes(word)).map(({ name }) => name);

test.each(['Phú', 'phú', 'phu', 'PHU'])(
  '“%s” finds every unit with that word, and no “Phường” for its sake',
  (text) => {
    expect(withWord('Phú').length).toBeGreaterThan(4);
    expect(units(text).toSorted()).toEqual(withWord('Phú').toSorted());
  },
);

test('the unit that is called so comes first, then those whose names begin so', () => {
  const found = units('Long Phú');
  expect(found[0]).toBe(
    state.units.some(({ name }) => name === 'Xã Long Phú') ? 'Xã Long Phú' : 'Phường Long Phú 1',
  );
  expect(found).not.toContain('Phường Long Tuyền');
});

test('while a word is being typed its beginning is enough; the type of a unit is no beginning', () => {
  const found = units('Ph');
  expect(found.length).toBeGreaterThan(0);
  for (const name of found) expect(name.split(' ').slice(1).join(' ')).toMatch(/(^| )Ph/);
});

test('diacritics may be left out, but not be others', () => {
  expect(units('ninh kieu')).toEqual(['Phường Ninh Kiều']);
  expect(units('Ninh Kiệu')).toEqual([]);
});

test('nothing typed finds nothing, and people are found by name and unit', () => {
  expect(units(' ')).toEqual([]);
  expect(peopleLike(state, '')).toEqual([]);
  const [one] = state.people;
  expect(
    peopleLike(state, `${one?.fullName} ${one?.unitName}`).map(({ registration }) => registration),
  ).toContain(one?.registration);
  expect(peopleLike(state, 'Đặng Hoài Ph')).toHaveLength(1);
});

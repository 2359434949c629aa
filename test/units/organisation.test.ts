import { assert, constantFrom, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { createOrganisationMatcher, type Organisation } from '#shared/units/organisation.ts';
import { ANY_CHARACTER } from '../any-character.ts';
import { cases } from '../sizes.ts';

const organisation = (name: string, commune: string | null = null): Organisation => ({
  name,
  kind: 'Hợp tác xã',
  commune,
});
const LIST = [
  organisation('Hợp tác xã nông nghiệp Thuận Thắng', '31282'),
  organisation('Hợp tác xã Tân Tiến', '31153'),
  organisation('Hợp tác xã Tân Tiến', '31299'),
  organisation('Công ty TNHH Một Thành Viên Lúa Xanh'),
];
const match = createOrganisationMatcher(LIST);

test.each([
  ['Hợp tác xã nông nghiệp Thuận Thắng', 0],
  ['HTX NN Thuận Thắng', 0],
  ['  htx. nn “THUẬN THẮNG” ', 0],
  ['Cty TNHH MTV Lúa Xanh', 3],
  // Two of that name, and names with a letter or a mark of their own: the text stands.
  ['HTX Tân Tiến', null],
  ['HTX NN Thuan Thang', null],
  ['HTX NN Thuận Thắn', null],
  ['HTX Thuận Thắng', null],
  ['', null],
] as const)('“%s” is number %s of the list', (typed, place) => {
  expect(match(typed).organisation).toBe(place === null ? null : LIST[place]);
});

test('of two of one name, and of one without its marks, a person may choose', () => {
  expect(match('HTX Tân Tiến').namesakes).toEqual([LIST[1], LIST[2]]);
  expect(match('HTX NN Thuan Thang').suggestions).toEqual([LIST[0]]);
  expect(match('Hộ kinh doanh Ba Nhỏ').suggestions).toEqual([]);
});

test('two of one name are told apart by the commune beside it, and one that has its seat elsewhere is another', () => {
  expect(match('HTX Tân Tiến', () => '31299').organisation).toBe(LIST[2]);
  expect(match('HTX Tân Tiến', () => '31282')).toMatchObject({
    organisation: null,
    namesakes: [LIST[1], LIST[2]],
  });
  expect(match('HTX NN Thuận Thắng', () => '31282').organisation).toBe(LIST[0]);
  expect(match('HTX NN Thuận Thắng', () => '31153')).toMatchObject({
    organisation: null,
    namesakes: [LIST[0]],
  });
  // Of one the list does not say where it is: the commune beside the name says nothing of it.
  expect(match('Cty TNHH MTV Lúa Xanh', () => '31153').organisation).toBe(LIST[3]);
  const half = createOrganisationMatcher([organisation('HTX Ba'), organisation('HTX Ba', '31153')]);
  expect(half('HTX Ba', () => '31153').organisation).toBeNull();
});

test('whatever is typed is kept, and taken for one of the list only if it is written so', () => {
  assert(
    property(constantFrom(...LIST), string({ unit: ANY_CHARACTER, maxLength: 20 }), ({ name }, beside) => {
      const typed = `${name} ${beside}`;
      const { organisation: found, typed: kept } = match(typed);
      expect(kept.startsWith(name)).toBe(true);
      if (/\p{L}|\p{N}/u.test(beside)) expect(found).toBeNull();
    }),
    { numRuns: cases(200), seed: 3 },
  );
});

test('without a list every organisation stands for itself', () => {
  expect(createOrganisationMatcher([])('HTX Tân Tiến')).toEqual({
    typed: 'HTX Tân Tiến',
    organisation: null,
    namesakes: [],
    suggestions: [],
  });
});

/** Nine texts in ten go the quick way: what it answers is what the careful one answers. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CAN_THO } from '#shared/units/can-tho.ts';
import { createUnitMatcher } from '#shared/units/match-unit.ts';
import { cutPlainText } from '#shared/units/plain-text.ts';
import { cases } from '../sizes.ts';
import { withoutMarks } from './typing.ts';

const QUICK = createUnitMatcher(CAN_THO);
/** Where staff confirmed any spelling every text is read with care; this one is nobody's. */
const CAREFUL = QUICK.withAliases([{ typed: 'không tên nào', code: '31117', confirmedAt: 0 }]);

const BEFORE = ['', 'UBND ', 'Đảng ủy - ', 'UBMTTQVN ', 'ấp 3, ', 'tại ', 'Phòng Kinh tế '];
const KINDS = 'xã |xa |Xã |xã xã |X.|x. |P.|phường |Phuong |TT |Xã/phường: |xã. |p |H. |UBNDxã |Xa.'.split(
  '|',
);
const BEHIND = [
  '',
  ' ',
  '.',
  ' .',
  ', Cần Thơ',
  ' cũ',
  ' 1',
  '2',
  ' A',
  ' (cũ)',
  '  ',
  ' - Sóc Trăng',
  ' và xã',
];
const WAYS: readonly ((text: string) => string)[] = [
  (text) => text,
  withoutMarks,
  (text) => text.toUpperCase(),
  (text) => text.normalize('NFD'),
  (text) => text.replace(' ', '  '),
  (text) => text.replaceAll(' ', ''),
  (text) => ` ${text}\u00a0`,
];

test('what the quick way answers the careful one answers too', () => {
  const name = fc.constantFrom(...[...CAN_THO.units, ...CAN_THO.formerUnits].map((unit) => unit.name));
  const slip = fc.tuple(fc.nat(30), fc.constantFrom('', 'a', 'x', '1', ' ', '.', 'ạ', 'ff'));
  fc.assert(
    fc.property(
      fc.constantFrom(...BEFORE),
      fc.constantFrom(...KINDS),
      name,
      slip,
      fc.constantFrom(...BEHIND),
      fc.constantFrom(...WAYS),
      (before, kind, unit, [at, letter], behind, way) => {
        const slipped = `${unit.slice(0, at)}${letter}${unit.slice(at)}`;
        const text = way(`${before}${kind}${slipped}${behind}`);
        expect(QUICK.match(text), text).toEqual(CAREFUL.match(text));
      },
    ),
    { numRuns: cases(3_000) },
  );
});

test.each<[string, ReturnType<typeof cutPlainText>]>([
  ['UBND xã Kế Sách', { lead: 'ubnd xã', name: 'kế sách' }],
  ['  Phường Cái Răng . ', { lead: 'phường', name: 'cái răng' }],
  ['X.Hòa An', { lead: 'x.', name: 'hòa an' }],
  ['TT. P. Hưng Phú', { lead: 'tt. p.', name: 'hưng phú' }],
  ['xã Phú xã', { lead: 'xã', name: 'phú xã' }],
  ['Kế Sách', null],
  ['xã', null],
  ['xã. Kế Sách', null],
  ['xã KếSách', null],
  ['xã Kế  Sách', 'odd'],
  ['xã Kế Sách, Cần Thơ', 'odd'],
  ['', null],
])('“%s” is cut before its name', (text, cut) => {
  expect(cutPlainText(text)).toEqual(cut);
});

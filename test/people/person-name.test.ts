import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameKeys } from '#shared/people/person-name.ts';
import { readPhones } from '#shared/people/phone.ts';
import examples from '../fixtures/person-duplicate-examples.json' with { type: 'json' };

/** What R3 says of two delegates of one unit without roles; the fixture's verdicts are finer. */
test.each(examples.cases)(
  'person example “$a.name” / “$b.name”: $verdict ($why)',
  ({ a, b, verdict, why }) => {
    const [keysA, keysB] = [nameKeys(a.name), nameKeys(b.name)];
    const phonesOf = (person: { phone?: string }) => readPhones(person.phone ?? '').valid;
    const sharesPhone = phonesOf(a).some((phone) => phonesOf(b).includes(phone));
    const isSame = keysA.k1 === keysB.k1 || (keysA.k2 === keysB.k2 && sharesPhone);
    const isSuspected = !isSame && keysA.k2 === keysB.k2;
    if (verdict === 'duplicate') expect(isSame).toBe(true);
    else expect(isSame).toBe(false);
    if (verdict === 'probable' || why.includes('khác dấu')) expect(isSuspected).toBe(true);
    if (verdict === 'distinct') expect(isSuspected).toBe(false);
  },
);

const PLAIN = nameKeys('Trần Văn Nam');

test.each([
  'Ông Trần Văn Nam',
  'ông trần văn nam',
  'TRẦN VĂN NAM',
  'Đ/c Trần Văn Nam',
  'Đ/c Ths. Trần Văn Nam',
  'Đ/c: Trần Văn Nam',
  'Đc. Trần Văn Nam',
  'đồng chí Trần Văn Nam',
  'Đồng chí Tiến sĩ Trần Văn Nam',
  'ThS.Trần Văn Nam',
  'TS. BS. Trần Văn Nam',
  'KS Trần Văn Nam',
  'Th.S Trần Văn Nam',
  'Đ.c P.G.S.T.S. Trần Văn Nam',
  'CN. Trần Văn Nam',
  'CVC. Trần Văn Nam',
  'Ông/Bà Trần Văn Nam',
  '(Ông) Trần Văn Nam',
  'Anh  Trần\u00a0Văn   Nam',
  'Chú Trần Văn Nam',
  'Trần Văn\u200b Nam',
  'Trần VănNam',
  'Trần Văn Nam.',
  'Trần Văn Nam'.normalize('NFD'),
])('R3: “%s” has the K1 of “Trần Văn Nam”', (name) => {
  expect(nameKeys(name).k1).toBe(PLAIN.k1);
});

test.each(['Tran Van Nam', 'Ong Tran Van Nam', 'D/c Tran Van Nam', 'Trân Văn Nám'])(
  'R3: “%s” has the K2 of “Trần Văn Nam”, not its K1',
  (name) => {
    expect(nameKeys(name).k2).toBe(PLAIN.k2);
    expect(nameKeys(name).k1).not.toBe(PLAIN.k1);
  },
);

test.each([
  ['Nguyễn Thị Hòa', 'Nguyễn Thị Hoà'],
  ['Lê Thị Thủy', 'Lê Thị Thuỷ'],
  ['Lê Quý', 'Lê Qúy'],
  ['Nguyễn Thúy Oanh', 'NguyễnThuýOanh'],
])('R3: the place of the tone mark does not count: %s = %s', (a, b) => {
  expect(nameKeys(a).k1).toBe(nameKeys(b).k1);
});

test('R3: y and i differ in K1 and are one in K2', () => {
  expect(nameKeys('Lý Mỹ').k1).not.toBe(nameKeys('Lí Mĩ').k1);
  expect(nameKeys('Lý Mỹ').k2).toBe(nameKeys('Lí Mĩ').k2);
});

test.each([
  ['Chu Văn An', 'Chu Văn An'],
  ['Chu Van An', 'Chu Van An'],
  ['Công Văn Ba', 'Công Văn Ba'],
  ['Cồ Thị Lan', 'Cồ Thị Lan'],
  ['Bá Văn Sơn', 'Bá Văn Sơn'],
  ['Ba Van Son', 'Ba Van Son'],
  ['Chi Thi Lan', 'Chi Thi Lan'],
  ['Anh', 'Anh'],
  ['Ông', 'Ông'],
  ['Chị Anh', 'Anh'],
  ['Quý', 'Quý'],
  ['Quý Văn Nam', 'Quý Văn Nam'],
  ['Quý ông Trần Văn Nam', 'Trần Văn Nam'],
  ['Nguyễn Anh', 'Nguyễn Anh'],
  ['K’Brếp', 'K’Brếp'],
])('a name that is or begins like an honorific survives: “%s” → “%s”', (name, display) => {
  expect(nameKeys(name).display).toBe(display);
});

test('honorifics however many change neither key', () => {
  const honorific = fc.constantFrom(
    'Ông',
    'bà',
    'ANH',
    'Chị',
    'Cô',
    'Chú',
    'Đ/c',
    'Đồng chí',
    'ThS.',
    'Ths',
    'TS.',
    'BS.',
    'CVC',
  );
  const name = fc
    .array(fc.constantFrom('Trần', 'Lê', 'Văn', 'Thị', 'Hòa', 'Thúy', 'Chu', 'Công', 'Đức', 'Út', 'Em'), {
      minLength: 2,
      maxLength: 5,
    })
    .map((syllables) => syllables.join(' '));
  fc.assert(
    fc.property(fc.array(honorific, { maxLength: 4 }), name, (honorifics, plain) => {
      const { k1, k2 } = nameKeys([...honorifics, plain].join(' '));
      expect({ k1, k2 }).toEqual({ k1: nameKeys(plain).k1, k2: nameKeys(plain).k2 });
    }),
  );
});

test('the quick reading of a plain name gives the keys that the careful one gives', () => {
  const syllable = fc.constantFrom(
    ...'Nguyễn,Hòa,Hoà,Anh,Ý,Thúy,Đức,Út,y,Ương,Quý,Ông,bà,Chu,Đồng,Tiến,Kỷ,Lý,An,Ái,Ê,W'.split(','),
  );
  fc.assert(
    fc.property(fc.array(syllable, { minLength: 1, maxLength: 5 }), (syllables) => {
      const name = syllables.join(' ');
      // A second space is read with care only, and does not count (R3).
      const careful = nameKeys(`${name}  `);
      expect(nameKeys(name)).toEqual(careful);
    }),
  );
});

test('no text makes it throw, and a name with a letter never has an empty key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const { k1 } = nameKeys(`${text} a`);
      expect(k1).not.toBe('');
      nameKeys(text);
    }),
  );
});

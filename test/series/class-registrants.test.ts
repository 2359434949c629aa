import { expect, test } from 'vitest';
import { classRegistrants, type Registrant } from '#shared/series/class-registrants.ts';

function registrant(key: string, since: number, more: Partial<Registrant> = {}): Registrant {
  return {
    key,
    k1: 'nguyễn văn an',
    k2: 'nguyen van an',
    phones: [],
    organisation: '',
    isOther: false,
    isSame: false,
    settledAt: null,
    isTyped: false,
    since,
    order: since,
    ...more,
  };
}

const stands = () => null;

test('a phone in common makes one person of two rows; the name alone is a suspicion, of rows of the Form only', () => {
  const all = [
    registrant('a', 1, { phones: ['1'] }),
    registrant('b', 2, { phones: ['1'] }),
    registrant('c', 3, { phones: ['2'] }),
    registrant('d', 4, { phones: ['3'], isTyped: true }),
  ];
  const people = classRegistrants(all, stands);
  expect([...people].map(([key, { person, suspect }]) => [key, person, suspect])).toEqual([
    ['a', 'a', null],
    ['b', 'a', null],
    ['c', 'c', 'a'],
    ['d', 'd', null],
  ]);
});

test('whoever is out raises no suspicion, and the one freed by it claims from then: nobody’s place is taken', () => {
  const all = [registrant('a', 1, { phones: ['1'] }), registrant('b', 2, { phones: ['2'] })];
  const isOut = (members: readonly Registrant[]) => (members.some(({ key }) => key === 'a') ? 9 : null);
  expect(classRegistrants(all, isOut).get('b')).toMatchObject({ person: 'b', suspect: null, since: 9 });
  expect(classRegistrants(all, stands).get('b')).toMatchObject({ suspect: 'a', since: 2 });
});

test('“somebody else” claims from when staff said so; where nobody was suspected it changes nothing', () => {
  const other = { isOther: true, settledAt: 7 };
  const [a, b] = [registrant('a', 1, { phones: ['1'] }), registrant('b', 2, { phones: ['2'], ...other })];
  expect(classRegistrants([a, b], stands).get('b')).toMatchObject({
    suspect: null,
    since: 7,
    isSettled: true,
  });
  expect(classRegistrants([b], stands).get('b')).toMatchObject({ since: 2, isSettled: false });
});

test('“the same” joins the one of whom they were suspected', () => {
  const all = [registrant('a', 1), registrant('b', 2, { isSame: true, settledAt: 5 })];
  expect(classRegistrants(all, stands).get('b')).toMatchObject({
    person: 'a',
    suspect: null,
    isSettled: true,
  });
});

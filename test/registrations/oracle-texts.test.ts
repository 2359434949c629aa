/** The texts of the small worlds are read by the product as a person read them for the oracle. */
import { expect, test } from 'vitest';
import { nameKeys } from '#shared/people/person-name.ts';
import { readPhones } from '#shared/people/phone.ts';
import { roleOfPosition, roleOfQuestion } from '#shared/people/role-of-text.ts';
import { endOfDayMs } from '#shared/time/local-date.ts';
import { DAYS, NAMES, PHONES, POSITIONS, ROLE_ANSWERS, UNITS } from '../oracle/texts.ts';
import { SCENE_PLAN, sceneMatch } from './scene.ts';

test('R3: two names share a key exactly where a person says so', () => {
  for (const one of NAMES) {
    for (const other of NAMES) {
      const [mine, theirs] = [nameKeys(one.typed), nameKeys(other.typed)];
      expect([mine.k1 === theirs.k1, mine.k2 === theirs.k2], `${one.typed} – ${other.typed}`).toEqual([
        one.k1 === other.k1,
        one.k2 === other.k2,
      ]);
    }
  }
});

test.each(PHONES)('R1: the phones of “$typed”', ({ typed, numbers }) => {
  expect(readPhones(typed).valid).toEqual(numbers);
});

test.each(ROLE_ANSWERS)('R4: the answer “$typed” to the role question', ({ typed, said }) => {
  expect(roleOfQuestion(typed, SCENE_PLAN.roles)).toEqual(said);
});

test.each(POSITIONS.filter(({ said }) => said !== 'silent'))(
  'R4: the position “$typed”',
  ({ typed, said }) => {
    const role = roleOfPosition(typed, SCENE_PLAN.roles);
    expect(role === null ? 'unclear' : { role }).toEqual(said);
  },
);

test.each(UNITS)('R2: the unit “$typed” of the scene', ({ typed, unit }) => {
  expect(sceneMatch(typed).code).toBe(unit);
});

test.each(DAYS)('R5: the end of $typed', ({ typed, endMs }) => {
  expect(endOfDayMs(typed)).toBe(endMs);
});

/** The texts of the small worlds are read by the product as a person read them for the oracle. */
import { expect, test } from 'vitest';
import { readNameCell, readNameList } from '#shared/people/name-cell.ts';
import { nameKeys } from '#shared/people/person-name.ts';
import { readPhones } from '#shared/people/phone.ts';
import { roleOfPosition, roleOfQuestion } from '#shared/people/role-of-text.ts';
import { endOfDayMs } from '#shared/time/local-date.ts';
import { knownFrom } from '#shared/registrations/doubtful-time.ts';
import {
  DAYS,
  NAMES,
  NAMES_SET,
  SCENE_KNOWN_FROM,
  PHONES,
  POSITIONS,
  ROLE_ANSWERS,
  UNITS,
} from '../oracle/texts.ts';
import { SCENE_PLAN, sceneMatch } from './scene.ts';

test('R3: two names share a key exactly where a person says so', () => {
  const named = NAMES.filter(({ isNobody }) => isNobody !== true);
  for (const one of named) {
    for (const other of named) {
      const [mine, theirs] = [one, other].map(({ typed }) => nameKeys(readNameCell(typed).name));
      expect([mine?.k1 === theirs?.k1, mine?.k2 === theirs?.k2], `${one.typed} – ${other.typed}`).toEqual([
        one.k1 === other.k1,
        one.k2 === other.k2,
      ]);
    }
  }
});

test.each(NAMES)('R1: whom “$typed” names, and the post beside it', ({ typed, isNobody, post }) => {
  const { doubt, position } = readNameCell(typed, 'Hòa An');
  expect([doubt !== null, position]).toEqual([isNobody === true, post ?? '']);
});

test.each(NAMES_SET)('R7: whom “$typed” sets', ({ typed, names }) => {
  expect(readNameList(typed)).toEqual(names);
});

test('R5: since when the plan of the scene has been known', () => {
  expect(knownFrom(SCENE_PLAN)).toBe(SCENE_KNOWN_FROM);
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

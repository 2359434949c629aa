import { expect, test } from 'vitest';
import { reconcile } from '#shared/registrations/reconcile.ts';
import type { Decision } from '#shared/registrations/registration.ts';
import type { UnitMatch } from '#shared/units/unit.ts';
import { instant, row, SCENE_PLAN, SCENE_UNITS, sceneMatch, toResponse } from './scene.ts';

const WAITING = 'Trần Văn An';
const HOLDER = 'Lê Thị Bình';
const LATER = 'Phạm Minh Châu';

test('R7: a confirmed spelling claims from its confirmation, so it takes no seat that was held before', () => {
  const confirmedAt = instant('7 10:00');
  expect(statuses(confirmedAt, [])).toEqual([
    `${WAITING}: extra_pending`,
    `${HOLDER}: seated`,
    `${LATER}: extra_pending`,
  ]);
});

test('R7: a row that came after the confirmation claims from its own time', () => {
  expect(statuses(instant('5 08:30'), [])[0]).toBe(`${WAITING}: seated`);
});

test('R7: a unit set before the spelling was confirmed counts from when it was set', () => {
  const setAt = instant('5 08:30');
  const setUnit: Decision = { registration: 'r0.1', kind: 'set_unit', value: '31393', seenAt: setAt };
  expect(statuses(instant('7 10:00'), [setUnit])[0]).toBe(`${WAITING}: seated`);
});

function statuses(confirmedAt: number, decisions: readonly Decision[]): string[] {
  const rows = [
    row('5 08:00', WAITING, { unit: 'Hòa Ân' }),
    row('5 09:00', HOLDER),
    row('8 10:00', LATER, { unit: 'Hòa Ân' }),
  ];
  const alias: UnitMatch = { status: 'matched', code: '31393', method: 'alias', suggestions: [] };
  const { registrations } = reconcile({
    plan: SCENE_PLAN,
    units: SCENE_UNITS,
    known: rows.map((each, index) => {
      const response = toResponse(each, index);
      return { id: `r${index}`, row: index + 1, versions: [{ response, seenAt: response.submittedAt }] };
    }),
    read: { rows: rows.length, identicalRows: 0, rowProblems: [] },
    decisions,
    matchUnit: (typed) => (typed === 'Hòa Ân' ? alias : sceneMatch(typed)),
    spellingConfirmedAt: (typed) => (typed === 'Hòa Ân' ? confirmedAt : null),
  });
  return registrations.map(({ fullName, status }) => `${fullName}: ${status}`);
}

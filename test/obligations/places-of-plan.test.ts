import { expect, test } from 'vitest';
import { heldRowKey, placeRowKey } from '#shared/obligations/place-row.ts';
import { placesOfPlan } from '#shared/obligations/places-of-plan.ts';
import { isVacantSeat } from '#shared/workbook/keys.ts';
import { BATCH_2_PLAN } from '../fixtures/can-tho.ts';
import { SCENE_PLAN } from '../registrations/scene.ts';
import { place } from './places-arbitrary.ts';

test('batch 2 has one place a unit and role, 249 in all, each for one and at the organiser’s cost', () => {
  const { all, occasions, roles } = placesOfPlan(BATCH_2_PLAN);
  expect(all).toHaveLength(249);
  expect(occasions).toHaveLength(8);
  expect(roles).toHaveLength(3);
  expect(new Set(all.map(({ key }) => key)).size).toBe(249);
  expect(all.every((one) => one.capacity === 1 && one.ordinal === 1 && one.owner === 'organiser')).toBe(true);
});

test('places stand class by class, unit by unit, role by role, in the order of the plan', () => {
  expect(placesOfPlan(SCENE_PLAN).all.map(({ key, tab }) => `${key} in ${tab}`)).toEqual([
    'seat.lanh_dao_ubnd@01|31393|01|1 in class:01',
    'seat.lanh_dao_mttq@01|31393|01|1 in class:01',
    'seat.cong_chuc@01|31393|01|1 in class:01',
    'seat.lanh_dao_ubnd@01|31465|01|1 in class:01',
    'seat.lanh_dao_mttq@01|31465|01|1 in class:01',
    'seat.cong_chuc@01|31465|01|1 in class:01',
    'seat.lanh_dao_ubnd@02|31639|02|1 in class:02',
    'seat.lanh_dao_mttq@02|31639|02|1 in class:02',
    'seat.cong_chuc@02|31639|02|1 in class:02',
  ]);
});

test('a claim finds the places of its unit, class and role, and nothing elsewhere', () => {
  const { wanted, occasionsOf } = placesOfPlan(SCENE_PLAN);
  expect(wanted('31639', '02', 'cong_chuc').map(({ key }) => key)).toEqual(['seat.cong_chuc@02|31639|02|1']);
  expect(wanted('31639', '01', 'cong_chuc')).toEqual([]);
  expect(wanted('31639', '02', 'khach_moi')).toEqual([]);
  expect(occasionsOf('31639')).toEqual(['02']);
  expect(occasionsOf('31153')).toEqual([]);
});

test('a unit that stands in two classes has its places in both', () => {
  const [first, second] = SCENE_PLAN.classes;
  if (first === undefined || second === undefined) throw new Error('the scene has two classes');
  const plan = { ...SCENE_PLAN, classes: [first, { ...second, units: first.units }] };
  const { all, occasionsOf, wanted } = placesOfPlan(plan);
  expect(occasionsOf('31393')).toEqual(['01', '02']);
  expect(wanted('31393', '02', 'cong_chuc')).toHaveLength(1);
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
});

test('a class that no unit was assigned to is an occasion without places', () => {
  const [first] = SCENE_PLAN.classes;
  if (first === undefined) throw new Error('the scene has a class');
  const plan = { ...SCENE_PLAN, classes: [{ ...first, units: [] }] };
  expect(placesOfPlan(plan)).toMatchObject({ all: [], occasions: ['01'] });
});

test('the first place of a unit and role has the row key of version 0.1.0, a second one its ordinal behind', () => {
  const seat = place({ party: '31639', role: 'cong_chuc' });
  const second = { ...seat, ordinal: 2 };
  expect(placeRowKey(seat)).toBe('seat:31639:cong_chuc');
  expect(heldRowKey(seat, 'r5.1')).toBe('seat:31639:cong_chuc | person:r5.1');
  expect(placeRowKey(second)).toBe('seat:31639:cong_chuc:2');
  expect(isVacantSeat(placeRowKey(second))).toBe(true);
  expect(isVacantSeat(heldRowKey(second, 'r5.1'))).toBe(false);
});

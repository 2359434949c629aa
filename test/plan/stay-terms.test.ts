import { expect, test } from 'vitest';
import { readPlan2 } from '#shared/plan/read-plan-2.ts';
import { dutyPlan, planFileJson } from './plan-files-2.ts';

test('the conference asks after five meals and two nights, in rooms of two, and says that the document names none of it', () => {
  const { stay, duties } = dutyPlan('hdnd-conference-2026');
  expect(stay?.meals.map(({ date, name }) => `${date} ${name}`)).toEqual([
    '2026-05-19 sáng',
    '2026-05-19 trưa',
    '2026-05-19 tối',
    '2026-05-20 sáng',
    '2026-05-20 trưa',
  ]);
  expect(stay?.nights.map(({ from }) => from)).toEqual(['2026-05-18', '2026-05-19']);
  expect([stay?.beds, stay?.ours]).toEqual([2, true]);
  // The due day of the points is proposed, that of the lists stands in the document.
  expect(duties.filter(({ dueOurs }) => dueOurs).map(({ key }) => key)).toEqual(['diem']);
});

test('a plan that names no meals has none, and rooms have two beds where nothing is said', () => {
  expect(dutyPlan('can-tho-2024').stay).toBeNull();
  const file = planFileJson('hdnd-conference-2026');
  const stay = { duty: 'an-nghi', nights: [{ from: '2026-05-18', to: '2026-05-19' }] };
  expect(readPlan2({ ...file, stay }).plan?.stay).toEqual({ ...stay, meals: [], beds: 2, ours: false });
});

test('meals and nights that cannot be are told with their places', () => {
  const stay = {
    duty: 'ct',
    meals: [
      { date: '2026-05-19', name: 'trưa' },
      { date: '2026-05-19', name: 'trưa' },
    ],
    nights: [
      { from: '2026-05-18', to: '2026-05-20' },
      { from: '2026-05-18', to: '2026-05-19' },
    ],
  };
  const told = (changed: object) =>
    readPlan2({ ...planFileJson('hdnd-conference-2026'), stay: changed }).problems.map(({ path }) => path);
  expect(told(stay)).toEqual(['stay.duty', 'stay.meals[1]', 'stay.nights[0].to', 'stay.nights[1].from']);
  expect(told({ duty: 'an-nghi' })).toEqual(['stay.meals']);
  expect(told({ duty: 'an-nghi', beds: 0, meals: [{ date: '2026-05-19', name: 'trưa' }] })).toEqual([
    'stay.beds',
  ]);
});

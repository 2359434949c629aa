/** What registrations see of a plan of any kind. */
import { dueOfSlot } from '#shared/plan/due-of-slot.ts';
import { expect, test } from 'vitest';
import { BATCH_2_PLAN } from '../fixtures/can-tho.ts';
import { registrationPlanOf } from '#shared/plan/registration-view.ts';
import { hasDeadline, NO_DEADLINE, termOfDueWords } from '#shared/plan/registration-term.ts';
import { upgradePlan1 } from '#shared/plan/upgrade-plan-1.ts';
import { dutyPlan } from './plan-files-2.ts';
import { smallPlan } from './small-plan.ts';

test('the conference asks at one place: 103 units for three roles, and two groups of whom nobody knows how many come', () => {
  const { classes, registration } = registrationPlanOf(dutyPlan('hdnd-conference-2026'));
  expect(classes).toHaveLength(1);
  const [conference] = classes;
  expect(conference).toMatchObject({
    code: 'tt',
    label: 'Hội nghị',
    name: 'Hội nghị',
    date: '2026-05-19',
    expected: { min: 420, max: 420 },
    groups: [
      { key: 'db-tp', label: 'Đại biểu Hội đồng nhân dân thành phố khóa XI' },
      { key: 'vp', label: 'Lãnh đạo Văn phòng và công chức Phòng Công tác Hội đồng nhân dân' },
    ],
  });
  expect(conference?.units).toHaveLength(103);
  expect(conference?.days?.map(({ date }) => date)).toEqual(['2026-05-19', '2026-05-20']);
  expect(conference).not.toHaveProperty('capacity');
  expect(conference?.seats?.map(({ role, amount, parties }) => [role, amount, parties.length])).toEqual([
    ['chu_tich', { kind: 'fixed', n: 1 }, 103],
    ['pho_chu_tich', { kind: 'declared', min: 1, max: 1 }, 103],
    ['cong_chuc', { kind: 'declared', min: 1, max: null }, 103],
    ['dai_bieu_tp', { kind: 'all' }, 1],
    ['van_phong', { kind: 'all' }, 1],
  ]);
  // R5: the communes' day; of the groups the document names none.
  expect(registration).toMatchObject({ deadline: '2026-05-12', graceDay: null });
  expect(conference?.seats?.map(({ term }) => term)).toEqual([
    undefined,
    undefined,
    undefined,
    NO_DEADLINE,
    NO_DEADLINE,
  ]);
});

test('batch 2 in version 2 has its eight classes and its 83 units, until 07/5 with 08/5 as the grace day', () => {
  const { classes, registration, roles } = registrationPlanOf(dutyPlan('batch-2'));
  expect(classes.map(({ code }) => code)).toEqual(['01', '02', '03', '04', '05', '06', '07', '08']);
  expect(classes.flatMap(({ units }) => units)).toHaveLength(83);
  expect(classes.every(({ name, days }) => name === undefined && days === undefined)).toBe(true);
  expect(registration).toMatchObject({ deadline: '2026-05-07', graceDay: '2026-05-08' });
  expect(roles.every((role) => !('words' in role))).toBe(true);
});

test('a plan of version 1 keeps its term, classes and roles through version 2', () => {
  const { registration, classes, roles } = BATCH_2_PLAN;
  const view = registrationPlanOf(upgradePlan1(BATCH_2_PLAN));
  const { deadline, graceDay } = registration;
  expect(view.registration).toMatchObject({ deadline, graceDay });
  expect(view.roles).toEqual(roles);
  const told = classes.map(({ code, label, date, venue, host, units }) => {
    return { code, label, date, venue, host, units: units.map((unit) => unit.code) };
  });
  expect(
    view.classes.map(({ code, label, date, venue, host, units }) => {
      return { code, label, date, venue, host, units: units.map((unit) => unit.code) };
    }),
  ).toEqual(told);
});

test.each([
  ['chậm nhất trước ngày 08/5/2026', '2026-05-07', '2026-05-08'],
  ['chậm nhất ngày 12 tháng 5 năm 2026', '2026-05-12', null],
  ['2026-05-07', '2026-05-07', null],
])('“%s” is by %s, with %s as the grace day', (words, deadline, graceDay) => {
  expect(termOfDueWords(words, null)).toEqual({ deadline, graceDay });
});

test.each(['ngày 30/02/2026', 'khi có hướng dẫn', 'chậm nhất ngày 12/5'])(
  '“%s” is no day that anybody could be late after',
  (words) => {
    expect(termOfDueWords(words, null)).toBeNull();
  },
);

test('a plan whose duties name no day has no deadline', () => {
  const plan = dutyPlan('hdnd-conference-2026');
  const duties = plan.duties.map((duty) => ({ ...duty, due: null }));
  expect(hasDeadline(registrationPlanOf({ ...plan, duties }).registration)).toBe(false);
});

test('seats without a role are those of anybody, and where no seat has one everybody is of that role', () => {
  const plan = dutyPlan('hdnd-conference-2026');
  const [first, second] = plan.duties;
  if (first === undefined || second === undefined) throw new Error('the conference has seats');
  const bare = { ...first, role: null };
  expect(registrationPlanOf({ ...plan, duties: [bare] }).roles).toMatchObject([
    { key: 'dai_bieu', isEverybodys: true },
  ]);
  const mixed = registrationPlanOf({ ...plan, duties: [bare, second] });
  expect(mixed.roles.at(-1)).toEqual({ key: 'dai_bieu', label: 'Đại biểu', shortLabel: 'Đại biểu' });
  expect(mixed.classes[0]?.seats?.[0]?.role).toBe('dai_bieu');
});

test('seats are due as their obligations are: days before the earliest day of the occasion go before words', () => {
  const plan = dutyPlan('hdnd-conference-2026');
  const [first] = plan.duties;
  const [occasion] = plan.occasions;
  if (first === undefined || occasion === undefined) throw new Error('the conference has seats');
  const duty = { ...first, due: 'chậm nhất ngày 12/5/2026', dueDaysBefore: 10 };
  const occasions = [{ ...occasion, days: occasion.days.toReversed() }];
  const changed = { ...plan, occasions, duties: [duty] };
  const [one] = registrationPlanOf(changed).classes;
  expect(one?.seats?.[0]?.term).toEqual({ deadline: '2026-05-09', graceDay: null });
  expect(dueOfSlot(duty, changed, occasions[0] ?? null, null).due).toBe('2026-05-09');
});

test('a day without a year is nobody’s deadline where the plan runs over several years', () => {
  const plan = dutyPlan('hdnd-conference-2026');
  const duties = plan.duties.map((duty) => ({ ...duty, due: 'chậm nhất ngày 12/5', dueDaysBefore: null }));
  const within = { ...plan, from: '2026-01-01', to: '2026-12-31', duties };
  expect(registrationPlanOf(within).registration.deadline).toBe('2026-05-12');
  expect(hasDeadline(registrationPlanOf({ ...within, from: '2025-01-01' }).registration)).toBe(false);
});

test('the day of a class is its earliest, in whatever order the file names them', () => {
  const days = [{ date: '2026-05-20' }, { date: '2026-05-19' }];
  const { occasions } = smallPlan({ occasions: [{ key: '01', kind: 'class', days, dates: ['2026-05-18'] }] });
  expect(occasions[0]?.days.map(({ date }) => date)).toEqual(['2026-05-18', '2026-05-19', '2026-05-20']);
});

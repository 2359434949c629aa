import { expect, test } from 'vitest';
import { classSessions, hasUnstatedSessions } from '#shared/plan/class-sessions.ts';
import { registrationPlanOf } from '#shared/plan/registration-view.ts';
import { BATCH_2_PLAN } from '../fixtures/can-tho.ts';
import { dutyPlan } from './plan-files-2.ts';

const columns = (planned: Parameters<typeof classSessions>[0]) =>
  classSessions(planned).map(({ column, title }) => `${column}: ${title}`);

test('P38: a class of one day has the columns of version 0.1.0, whatever its day', () => {
  for (const planned of BATCH_2_PLAN.classes) {
    expect(columns(planned)).toEqual(['morning: Có mặt sáng', 'afternoon: Có mặt chiều']);
    expect(columns({ ...planned, date: '2026-06-01' })).toEqual(columns(planned));
  }
});

test('P38: of several days every session has its own, by day', () => {
  const [conference] = registrationPlanOf(dutyPlan('hdnd-conference-2026')).classes;
  if (conference === undefined) throw new Error('the plan has a conference');
  expect(columns(conference)).toEqual([
    'attendance:2026-05-19:sang: 19/5 sáng',
    'attendance:2026-05-19:chieu: 19/5 chiều',
    'attendance:2026-05-20:sang: 20/5 sáng',
    'attendance:2026-05-20:chieu: 20/5 chiều',
  ]);
});

test.each([
  ['none is stated', [], ['morning: Có mặt sáng', 'afternoon: Có mặt chiều']],
  ['only the morning is', ['Sáng'], ['morning: Có mặt sáng']],
  ['there is an evening', ['sáng', 'tối'], ['morning: Có mặt sáng', 'attendance::toi: Có mặt tối']],
  ['one has no name', [''], ['attendance::buoi 1: Có mặt buổi 1']],
  ['two bear one name', ['sáng', 'sáng'], ['morning: Có mặt sáng', 'attendance::sang 2: Có mặt sáng']],
])('sessions where %s', (_where, names, told) => {
  const planned = { date: '2026-05-19', sessions: names.map((name) => ({ name, start: '' })) };
  expect(columns(planned)).toEqual(told);
  expect(hasUnstatedSessions(planned)).toBe(names.length === 0);
});

import { expect, test } from 'vitest';
import { scheduleClashes, type UnitClash } from '#shared/obligations/schedule-clashes.ts';
import { sharedSessions } from '#shared/plan/shared-sessions.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';

const BATCH_2 = dutyPlan('batch-2');
const CONFERENCE = dutyPlan('hdnd-conference-2026');
const LONG_PHU = '31639';
const NGA_NAM = '31732';

const told = ({ unit, first, second, shared }: UnitClash) =>
  `${unit}: ${first.occasion} and ${second.occasion} on ${[...new Set(shared.map(({ day }) => day))].join(', ')}`;

test('P41: batch 2 and the conference ask 22 units for people at the same time: 10 of Lớp 05, 12 of Lớp 06', () => {
  const { units } = scheduleClashes([BATCH_2, CONFERENCE]);
  expect(units).toHaveLength(22);
  const days = (code: string) => units.filter(({ first }) => first.occasion === code);
  expect(days('05').map(({ shared }) => shared.map(({ day }) => day))).toEqual(
    Array.from({ length: 10 }, () => ['2026-05-19', '2026-05-19']),
  );
  expect(days('06')).toHaveLength(12);
  expect(days('06').every(({ shared }) => shared.every(({ day }) => day === '2026-05-20'))).toBe(true);
  expect(new Set(units.map(({ unit }) => unit)).size).toBe(22);
});

test('P41: the halls of xã Long Phú and phường Ngã Năm hold a class and are to be a point on the same day', () => {
  const { halls } = scheduleClashes([BATCH_2, CONFERENCE]);
  expect(halls.map(told)).toEqual([
    `${LONG_PHU}: 05 and diem on 2026-05-19`,
    `${NGA_NAM}: 06 and diem on 2026-05-20`,
  ]);
});

test('the plans in the other order clash alike, and one plan alone does not clash with itself', () => {
  const count = ({ units, halls }: ReturnType<typeof scheduleClashes>) => [units.length, halls.length];
  expect(count(scheduleClashes([CONFERENCE, BATCH_2]))).toEqual([22, 2]);
  expect(count(scheduleClashes([BATCH_2]))).toEqual([0, 0]);
  expect(count(scheduleClashes([CONFERENCE]))).toEqual([0, 0]);
});

test('who may come and need not is asked for nobody', () => {
  const duties = CONFERENCE.duties.map((duty) => ({ ...duty, amount: { kind: 'optional' } as const }));
  expect(scheduleClashes([BATCH_2, { ...CONFERENCE, duties }]).units).toEqual([]);
});

test('P24: the same code of another registry is another unit', () => {
  const earlier = CONFERENCE.parties.map((set) => ({ ...set, registry: 'xa-92@2024-05-24' }));
  const inNew = BATCH_2.parties.map((set) => ({ ...set, registry: 'xa-92@2025-07-01' }));
  const { units } = scheduleClashes([
    { ...BATCH_2, parties: inNew },
    { ...CONFERENCE, parties: earlier },
  ]);
  expect(units).toEqual([]);
});

test.each([
  ['morning and afternoon where none is stated', [], ['chiều'], ['chiều']],
  ['nothing of a morning and an afternoon', ['sáng'], ['chiều'], []],
  ['what is named alike, in any case', ['Sáng', 'Tối'], ['sáng', 'chiều'], ['sáng']],
])('two occasions of one day share %s', (_what, first, second, shared) => {
  const day = (names: readonly string[]) => [
    { date: '2026-05-19', sessions: names.map((name) => ({ name })) },
  ];
  expect(sharedSessions(day(first), day(second)).map(({ session }) => session)).toEqual(shared);
  expect(sharedSessions(day(first), [{ date: '2026-05-20', sessions: [] }])).toEqual([]);
});

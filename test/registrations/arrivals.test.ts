import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_DEADLINE, type RegistrationTerm } from '#shared/plan/registration-term.ts';
import { arrivalsOf } from '#shared/registrations/arrivals.ts';
import { STATUSES, type Registration } from '#shared/registrations/registration.ts';
import { addDays } from '#shared/time/calendar.ts';
import { startOfDayMs } from '#shared/time/local-date.ts';

const TERM: RegistrationTerm = { deadline: '2026-05-07', graceDay: '2026-05-08' };
const GONE = ['superseded', 'replaced', 'rejected', 'withdrawn'];

test('each day says how many came, the sums tell those in time from those too late', () => {
  const days = arrivalsOf(
    [registered('2026-05-06'), registered('2026-05-08'), registered('2026-05-09', 'late_pending')],
    TERM,
  );
  expect(days.map(({ day, term, came }) => [day, term, came?.onDay, came?.onTime, came?.late])).toEqual([
    ['2026-05-06', null, 1, 1, 0],
    ['2026-05-07', 'deadline', 0, 1, 0],
    ['2026-05-08', 'grace', 1, 2, 0],
    ['2026-05-09', null, 1, 2, 1],
  ]);
});

test('of days after the newest response nothing is said: they may still come', () => {
  const days = arrivalsOf([registered('2026-05-05')], TERM);
  expect(days.map(({ day, came }) => [day, came?.onTime ?? null])).toEqual([
    ['2026-05-05', 1],
    ['2026-05-06', null],
    ['2026-05-07', null],
    ['2026-05-08', null],
  ]);
});

test('a response that registers nobody tells that its day is known', () => {
  const gone = registered('2026-05-06', 'withdrawn');
  expect(arrivalsOf([registered('2026-05-05'), gone], TERM)[1]?.came?.onDay).toBe(0);
  // One that is no longer in the table says nothing of what the table holds.
  expect(arrivalsOf([registered('2026-05-05'), { ...gone, row: null }], TERM)[1]?.came).toBe(null);
});

test('who registered again stands on the day of the first time', () => {
  const again = { ...registered('2026-05-07'), why: whyOf('2026-05-05') };
  expect(arrivalsOf([again], TERM).map(({ came }) => came?.onDay ?? null)).toEqual([1, 0, 0, null]);
});

test('without a deadline nobody is late, and the days end with the newest response', () => {
  const days = arrivalsOf([registered('2026-05-05'), registered('2027-01-02')], NO_DEADLINE);
  expect(days.at(-1)).toEqual({
    day: '2027-01-02',
    isFirstOfMany: false,
    term: null,
    came: { onDay: 1, onTime: 2, late: 0 },
  });
  expect(days[0]).toMatchObject({ day: '2026-12-03', isFirstOfMany: true, came: { onDay: 1, onTime: 1 } });
});

test('everybody of the account is counted once, whatever the days; no day is left out', () => {
  const one = fc.record({
    at: fc.integer({ min: -60, max: 40 }),
    status: fc.constantFrom(...STATUSES),
    isGone: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 30 }), (all) => {
      const registrations = all.map(({ at, status, isGone }) => ({
        ...registered(addDays(TERM.deadline, at), status),
        row: isGone ? null : 1,
      }));
      const days = arrivalsOf(registrations, TERM);
      const counted = registrations.filter(({ status }) => !GONE.includes(status)).length;
      expect(days.reduce((sum, { came }) => sum + (came?.onDay ?? 0), 0)).toBe(counted);
      const last = days.findLast(({ came }) => came !== null)?.came;
      expect((last?.onTime ?? 0) + (last?.late ?? 0)).toBe(counted);
      expect(days.length).toBeLessThanOrEqual(31);
      days.slice(1).forEach(({ day }, at) => {
        expect(day).toBe(addDays(days[at]?.day ?? '', 1));
      });
    }),
  );
});

function registered(day: string, status: Registration['status'] = 'seated'): Registration {
  const stub: Partial<Registration> = { status, row: 1, submittedAt: noonOf(day), why: whyOf(day) };
  return stub as Registration;
}

function whyOf(day: string): Registration['why'] {
  return {
    supersededBy: null,
    firstSubmittedAt: noonOf(day),
    countedAt: null,
    claimedAt: null,
    seatHolder: null,
    suspects: [],
    phoneSharedWith: [],
    decisions: [],
    roleNamedSince: null,
  };
}

function noonOf(day: string): number {
  return startOfDayMs(day) + 12 * 3_600_000;
}

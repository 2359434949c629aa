/** P41: one person at two places at the same time. */
import { describe, expect, test } from 'vitest';
import type { Plan } from '#shared/plan/plan.ts';
import { directoryOf } from '#shared/registrations/directory.ts';
import { bookingsOf, withDoubleBookings } from '#shared/registrations/double-bookings.ts';
import { explainRegistration } from '#shared/registrations/explain.ts';
import { noteSentences } from '#shared/registrations/registration-sentences.ts';
import { mustDecide, reviewNeeds } from '#shared/registrations/review-needs.ts';
import type { Reconciliation } from '#shared/registrations/registration.ts';
import { of, row, Scene, SCENE_PLAN, SCENE_UNITS } from './scene.ts';

const [FIRST, SECOND] = SCENE_PLAN.classes;
if (FIRST === undefined || SECOND === undefined) throw new Error('the scene has two classes');
const at = (date: string, ...names: string[]) => ({
  date,
  sessions: names.map((name) => ({ name, start: '' })),
});

/** Long Phú stands in both classes, which meet on one day. */
const planOn = (first: string[], second: string[]): Plan => ({
  ...SCENE_PLAN,
  classes: [
    { ...FIRST, ...at('2026-05-19', ...first), units: [...FIRST.units, ...SECOND.units] },
    { ...SECOND, ...at('2026-05-19', ...second) },
  ],
});
const longPhu = (time: string, name: string, chosen: string, phone: string) =>
  row(time, name, { unit: 'Long Phú', class: chosen, phone });
const TWICE = [
  longPhu('5 08:00', 'Nguyễn Văn An', '1', '0912345671'),
  longPhu('5 09:00', 'Nguyễn Văn An', '2', '0912345671'),
];
const sentences = (plan: Plan, done: Reconciliation, at: number) => {
  const one = done.registrations[at];
  return one === undefined ? [] : noteSentences(one, directoryOf(plan, done, SCENE_UNITS));
};

describe('within a plan', () => {
  test('both are noted with where else and when, both keep their seats, and the queue asks to look', () => {
    const plan = planOn(['sáng', 'chiều'], ['chiều']);
    const done = new Scene(plan).sync(TWICE);
    expect(done.registrations.map(({ status, notes }) => [status, notes])).toEqual([
      ['seated', ['double_booked']],
      ['seated', ['double_booked']],
    ]);
    expect(sentences(plan, done, 0)).toEqual(['Trùng lịch với Lớp 02 (19/05/2026: chiều).']);
    expect(sentences(plan, done, 1)).toEqual(['Trùng lịch với Lớp 01 (19/05/2026: chiều).']);
    const [one] = done.registrations;
    const steps = one === undefined ? [] : explainRegistration(one, directoryOf(plan, done, SCENE_UNITS));
    expect(steps.filter(({ rule }) => rule === 'P41').map(({ text }) => text)).toEqual([
      `Trùng lịch với Lớp 02 của “${plan.title}” (19/05/2026: chiều).`,
    ]);
    for (const one of done.registrations) {
      expect(reviewNeeds(one)).toEqual(['double_booked']);
      expect(mustDecide(reviewNeeds(one))).toBe(false);
    }
  });

  test('a morning and an afternoon do not clash, nor do two of one name without a phone in common', () => {
    expect(of(new Scene(planOn(['sáng'], ['chiều'])).sync(TWICE), 'Nguyễn Văn An').notes).toEqual([]);
    const others = [TWICE[0], longPhu('5 09:00', 'Nguyễn Văn An', '2', '0912345672')].flatMap(
      (one) => one ?? [],
    );
    expect(of(new Scene(planOn(['sáng'], ['sáng'])).sync(others), 'Nguyễn Văn An').notes).toEqual([]);
  });
});

describe('between plans', () => {
  const CONFERENCE: Plan = {
    ...SCENE_PLAN,
    title: 'Hội nghị thử',
    classes: [
      {
        ...FIRST,
        code: 'tt',
        label: 'Hội nghị',
        days: [at('2026-05-10', 'sáng'), at('2026-05-11', 'sáng')].map(({ date }) => ({
          date,
          sessions: [{ name: 'sáng', start: null }],
        })),
      },
    ],
  };
  const there = new Scene(CONFERENCE).sync([
    row('5 08:00', 'Nguyễn Văn An', { phone: '0912345671' }),
    row('5 09:00', 'Trần Thị Bình', { phone: '0912345672' }),
  ]);
  const elsewhere = bookingsOf(there, CONFERENCE);

  test('who takes part, or waits to, is known to the other plan by name and phone', () => {
    expect(there.registrations.map(({ status }) => status)).toEqual(['seated', 'extra_pending']);
    expect(elsewhere.map(({ k1 }) => k1)).toHaveLength(2);
    const here = new Scene().sync([
      row('6 08:00', 'Ông Nguyễn Văn An', { phone: '0912345671' }),
      row('6 09:00', 'Lê Thị Cúc', { phone: '0912345673', role: 'Lãnh đạo MTTQ' }),
      row('6 10:00', 'Trần Thị Bình', { phone: '0912345672', unit: 'Long Phú' }),
    ]);
    const done = withDoubleBookings(here, SCENE_PLAN, elsewhere);
    // Lớp 01 meets on 11 May, Lớp 02 on 12 May.
    expect(done.registrations.map(({ notes }) => notes)).toEqual([['double_booked'], [], []]);
    expect(done.registrations.map(({ status }) => status)).toEqual(
      here.registrations.map(({ status }) => status),
    );
    expect(sentences(SCENE_PLAN, done, 0)).toContain(
      'Trùng lịch với Hội nghị của “Hội nghị thử” (11/05/2026: sáng).',
    );
  });

  test('who was withdrawn is booked nowhere', () => {
    const scene = new Scene();
    const rows = [row('6 08:00', 'Nguyễn Văn An', { phone: '0912345671' })];
    scene.decide(of(scene.sync(rows), 'Nguyễn Văn An'), 'withdraw', '20 01:00');
    const done = withDoubleBookings(scene.sync(rows), SCENE_PLAN, elsewhere);
    expect(done.registrations.map(({ notes }) => notes)).toEqual([[]]);
  });
});

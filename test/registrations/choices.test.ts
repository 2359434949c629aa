import { expect, test } from 'vitest';
import { choicesOf, suggestionText } from '#shared/registrations/choices.ts';
import { directoryOf } from '#shared/registrations/directory.ts';
import { DECISION_WORDS, OFFERED_DECISIONS } from '#shared/registrations/registration-words.ts';
import type { Registration } from '#shared/registrations/registration.ts';
import { reviewNeeds } from '#shared/registrations/review-needs.ts';
import { PLAN, reconciliationOf, registration, UNITS } from '../tabs/scene.ts';

const HOLDER = registration('r1.1', 'seated', { fullName: 'Trần Thị Bình' });
const WAITING: readonly Registration[] = [
  registration('r2.1', 'extra_pending', { why: { seatHolder: 'r1.1' } }),
  registration('r3.1', 'extra_pending', { notes: ['replacement_hint'], why: { seatHolder: 'r1.1' } }),
  registration('r4.1', 'late_pending', { why: { seatHolder: 'r1.1' } }),
  registration('r5.1', 'late_pending', { role: 'cong_chuc' }),
  registration('r6.1', 'duplicate_suspected', { why: { suspects: ['r1.1'] } }),
  registration('r7.1', 'role_unclear', { role: null }),
  registration('r8.1', 'unit_unclear', { unit: null }),
  registration('r9.1', 'not_in_plan', { unit: '31153' }),
  registration('r10.1', 'seated', { unit: '31684', notes: ['details_changed'] }),
];
const directory = directoryOf(PLAN, reconciliationOf([HOLDER, ...WAITING]), UNITS);

test.each(WAITING)('what the tab suggests for $key ($status) can be chosen in the panel', (one) => {
  const needs = reviewNeeds(one);
  const text = suggestionText(one, needs, directory);
  const named = OFFERED_DECISIONS.filter((kind) => text.includes(`“${DECISION_WORDS[kind]}”`));
  const offered = choicesOf(one, needs, directory).map(({ kind }) => kind);
  expect(needs.length).toBe(1);
  expect(text).not.toBe('');
  expect(offered).toEqual(expect.arrayContaining(named));
});

test('of several needs all are told, and the most pressing that has choices is offered', () => {
  const one = registration('r2.1', 'extra_pending', {
    notes: ['details_changed', 'resubmitted_after_decision'],
    why: { seatHolder: 'r1.1' },
  });
  const needs = reviewNeeds(one);
  expect(needs).toEqual(['extra_pending', 'resubmitted', 'details_changed']);
  expect(suggestionText(one, needs, directory)).toContain('Nếu là người khác cùng tên');
  expect(choicesOf(one, needs, directory).map(({ label }) => label)).toEqual([
    'Duyệt',
    'Thay Trần Thị Bình',
    'Không chấp nhận',
  ]);
});

test('a role is offered with what became of its seat, and the tab names the seats that are free', () => {
  const [unclear] = WAITING.filter(({ status }) => status === 'role_unclear');
  if (unclear === undefined) throw new Error('somebody has no clear role');
  expect(
    choicesOf(unclear, ['role_unclear'], directory).map(({ label, hint }) => `${label}: ${hint}`),
  ).toEqual([
    'Lãnh đạo UBND: Trần Thị Bình đang giữ chỗ',
    'Công chức: còn chỗ',
    'Không chấp nhận: không tính đăng ký này',
  ]);
  expect(suggestionText(unclear, ['role_unclear'], directory)).toContain('Đơn vị còn thiếu: Công chức.');
});

test('where nothing is needed nothing is suggested or offered', () => {
  expect(choicesOf(HOLDER, reviewNeeds(HOLDER), directory)).toEqual([]);
  expect(suggestionText(HOLDER, reviewNeeds(HOLDER), directory)).toBe('');
});

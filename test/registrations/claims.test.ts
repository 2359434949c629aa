import { expect, test } from 'vitest';
import { of, reconcileRows, row, Scene, statuses } from './scene.ts';

const A = 'Trần Văn An';
const B = 'Lê Thị Bình';
const C = 'Phạm Minh Châu';
const PHONE_1 = '0900111222';
const PHONE_2 = '0900333444';

test('R3: a position that holds no letter says nothing, so an older row’s role stands', () => {
  const result = reconcileRows([row('5 08:00', A), row('5 09:00', A, { role: '', position: '-' })]);
  expect(of(result, A)).toMatchObject({ role: 'cong_chuc', status: 'seated' });
});

test('R7: setting a person’s role does not part the rows that were found to be theirs', () => {
  const scene = new Scene();
  const rows = [
    row('5 08:00', A, { phone: PHONE_1 }),
    row('5 09:00', A, { phone: PHONE_2, role: '', position: 'Bí thư' }),
  ];
  const before = scene.sync(rows);
  expect(before.registrations.map((one) => one.status)).toEqual(['superseded', 'role_unclear']);
  scene.decide(before.registrations[1]!, 'set_role', '20 01:00', 'lanh_dao_ubnd');
  expect(scene.sync(rows).registrations.map((one) => one.status)).toEqual(['superseded', 'seated']);
});

test('R7: setting a role settles no suspicion; only "same" or "different person" does', () => {
  const scene = new Scene();
  const rows = [row('5 08:00', A, { phone: PHONE_1 }), row('5 09:00', A, { phone: PHONE_2, role: 'UBND' })];
  const before = scene.sync(rows);
  scene.decide(before.registrations[1]!, 'set_role', '20 01:00', 'cong_chuc');
  expect(scene.sync(rows).registrations.map((one) => one.status)).toEqual(['seated', 'duplicate_suspected']);
});

test('R7: parting a person gives neither part a seat that somebody else holds', () => {
  const scene = new Scene();
  const rows = [
    row('5 08:00', A, { phone: PHONE_1 }),
    row('5 09:00', A, { phone: PHONE_2, role: '' }),
    row('5 10:00', A, { role: 'UBND' }),
    row('5 11:00', B),
    row('5 12:00', C, { role: 'UBND' }),
  ];
  const before = scene.sync(rows);
  expect(before.registrations.map((one) => one.status)).toEqual([
    'superseded',
    'superseded',
    'seated',
    'seated',
    'extra_pending',
  ]);
  scene.decide(before.registrations[2]!, 'different_person', '20 01:00');
  expect(scene.sync(rows).registrations.map((one) => one.status)).toEqual([
    'superseded',
    'extra_pending',
    'seated',
    'seated',
    'extra_pending',
  ]);
});

test('R7: saying "different person" again on a later row makes no claim later', () => {
  const scene = new Scene();
  const first = [row('5 08:00', A, { phone: PHONE_1 }), row('5 09:00', A, { phone: PHONE_2, role: 'UBND' })];
  scene.decide(scene.sync(first, '20 01:00').registrations[1]!, 'different_person', '20 02:00');
  const rows = [...first, row('6 08:00', A, { phone: PHONE_2, role: 'UBND' })];
  const extra = row('9 08:00', B, { role: 'UBND' });
  const second = scene.sync([...rows, extra], '20 03:00');
  scene.decide(of(second, B), 'approve', '20 04:00');
  scene.decide(second.registrations[2]!, 'different_person', '20 05:00');
  const after = scene.sync([...rows, extra], '20 06:00');
  expect(after.registrations.map((one) => one.status)).toEqual([
    'seated',
    'superseded',
    'seated',
    'extra_approved',
  ]);
});

test('R7: approving somebody late again on a later row of theirs makes no claim later', () => {
  const scene = new Scene();
  const late = [row('9 08:00', A), row('9 09:00', B)];
  const before = scene.sync(late, '20 01:00');
  scene.decide(of(before, A), 'approve', '20 02:00');
  scene.decide(of(before, B), 'approve', '20 03:00');
  const rows = [...late, row('10 08:00', A)];
  const second = scene.sync(rows, '20 03:00');
  scene.decide(second.registrations[2]!, 'approve', '20 04:00');
  expect(statuses(scene.sync(rows, '20 04:00'))).toEqual([
    `${A}: superseded`,
    `${B}: extra_approved`,
    `${A}: seated`,
  ]);
});

test('R7: a suspicion that fell with the suspect is not raised again by "different person"', () => {
  const scene = new Scene();
  const rows = [
    row('5 08:00', A, { phone: PHONE_1 }),
    row('5 09:00', A, { phone: PHONE_2, role: 'UBND' }),
    row('9 10:00', B, { role: 'UBND' }),
  ];
  const before = scene.sync(rows);
  scene.decide(before.registrations[0]!, 'reject', '20 01:00');
  scene.decide(of(before, B), 'approve', '20 02:00');
  scene.decide(before.registrations[1]!, 'different_person', '20 03:00');
  expect(scene.sync(rows).registrations.map((one) => one.status)).toEqual([
    'rejected',
    'seated',
    'extra_approved',
  ]);
});

test('R7: whoever claims a seat after a replacement took it free is an extra, and was never replaced', () => {
  const scene = new Scene();
  const rows = [row('9 08:00', A), row('5 08:00', B, { role: '', position: 'Bí thư' })];
  const before = scene.sync(rows);
  scene.decide(of(before, A), 'replace', '20 01:00');
  scene.decide(of(before, B), 'set_role', '20 02:00', 'cong_chuc');
  const after = scene.sync(rows);
  expect(of(after, A)).toMatchObject({ status: 'seated', notes: ['late_approved'] });
  expect(of(after, B).status).toBe('extra_pending');
});

test('R8: an edit that moves the submission time back claims no earlier than the sync that saw it', () => {
  const scene = new Scene();
  scene.sync([row('5 10:00', A, { role: 'UBND' }), row('5 11:00', B)], '6 01:00');
  const after = scene.sync([row('5 09:00', A), row('5 11:00', B)], '6 02:00');
  expect(statuses(after)).toEqual([`${A}: extra_pending`, `${B}: seated`]);
});

test('R8: a delegate whose name went in an edit and comes back is the same registration, with its decisions', () => {
  const scene = new Scene();
  const both = row('5 08:00', '', {
    people: [
      { name: A, role: 'UBND' },
      { name: B, role: 'Công chức' },
    ],
  });
  const one = row('5 08:00', '', { people: [{ name: A, role: 'UBND' }] });
  const before = scene.sync([both], '6 01:00');
  scene.decide(of(before, B), 'reject', '6 02:00');
  scene.sync([one], '6 03:00');
  const after = scene.sync([both], '6 04:00');
  expect(of(after, B)).toMatchObject({ key: of(before, B).key, status: 'rejected' });
});

test('R7: a unit set by staff is claimed from that decision on, also where the row is corrected to it later', () => {
  const scene = new Scene();
  const typed = row('5 08:00', A, { unit: 'Hòa Ân' });
  const before = scene.sync([typed], '6 01:00');
  scene.decide(of(before, A), 'set_unit', '6 02:00', '31393');
  const late = row('6 10:00', B);
  scene.sync([typed, late], '6 11:00');
  const after = scene.sync([row('5 08:00', A), late], '6 12:00');
  expect(statuses(after)).toEqual([`${A}: seated`, `${B}: extra_pending`]);
});

test('R8: an edit that leaves the role set by staff and the unit as they count costs nobody their seat', () => {
  const scene = new Scene();
  const typed = row('5 08:00', A, { unit: 'Hòa Ân' });
  const before = scene.sync([typed], '6 01:00');
  scene.decide(of(before, A), 'set_unit', '6 02:00', '31393');
  const later = row('6 10:00', B);
  scene.sync([typed, later], '6 11:00');
  const after = scene.sync([row('5 08:00', A, { unit: 'Ô Môn' }), later], '6 12:00');
  expect(statuses(after)).toEqual([`${A}: seated`, `${B}: extra_pending`]);
});

test('R6: an edited row that now says what a newer row said already leaves the claim where it was', () => {
  const scene = new Scene();
  const rows = [row('5 08:00', A, { role: 'UBND' }), row('5 09:00', A), row('5 10:00', B)];
  scene.sync(rows, '6 01:00');
  const after = scene.sync([row('5 08:00', A), rows[1]!, rows[2]!], '6 02:00');
  expect(after.registrations.map((one) => one.status)).toEqual(['superseded', 'seated', 'extra_pending']);
});

test('R6: a role that comes back by an edit is claimed anew, not from an older row', () => {
  const scene = new Scene();
  const rows = [row('5 08:00', A), row('5 09:00', A, { role: 'UBND' }), row('5 10:00', B)];
  scene.sync(rows, '6 01:00');
  const after = scene.sync([rows[0]!, row('5 09:00', A), rows[2]!], '6 02:00');
  expect(after.registrations.map((one) => one.status)).toEqual(['superseded', 'extra_pending', 'seated']);
});

test('R8: of several new rows of the same second, the one that keeps a name is the edited one', () => {
  const scene = new Scene();
  const before = scene.sync([row('5 08:00', A)], '6 01:00');
  const after = scene.sync([row('5 08:00', B), row('5 08:00', A, { unit: 'Long Phú' })], '6 02:00');
  expect(of(after, A).key).toBe(of(before, A).key);
  expect(of(after, B).responseId).not.toBe(of(before, A).responseId);
});

test('R3: all earlier rows of somebody outside the plan are superseded, also one that gave no phone again', () => {
  const result = reconcileRows([
    row('5 08:00', A, { unit: 'Ô Môn', phone: PHONE_1 }),
    row('5 09:00', A, { unit: 'Ô Môn' }),
    row('6 08:00', A, { phone: PHONE_1 }),
  ]);
  expect(result.registrations.map((one) => one.status)).toEqual(['superseded', 'superseded', 'seated']);
});

test('R3: a row outside the plan that comes after the one of the plan is a case of its own', () => {
  const result = reconcileRows([
    row('5 08:00', A, { unit: 'Ô Môn', phone: PHONE_1 }),
    row('9 08:00', A, { phone: PHONE_1 }),
    row('9 09:00', A, { unit: 'Ô Môn', phone: PHONE_1 }),
  ]);
  expect(result.registrations.map((one) => one.status)).toEqual(['superseded', 'seated', 'not_in_plan']);
  expect(result.registrations[1]?.why.firstSubmittedAt).toBe(result.registrations[0]?.submittedAt);
});

test('R3: a phone shared with somebody of the unit is noted for where the person is registered after merging', () => {
  const scene = new Scene();
  const rows = [
    row('5 08:00', A, { phone: PHONE_1 }),
    row('5 08:30', C, { phone: PHONE_1, role: 'UBND' }),
    row('5 09:00', A, { phone: PHONE_1, unit: 'Long Phú' }),
    row('5 09:30', B, { phone: PHONE_1, unit: 'Long Phú', role: 'UBND' }),
  ];
  scene.decide(scene.sync(rows).registrations[2]!, 'same_person', '20 01:00');
  expect(scene.sync(rows).registrations.map((one) => one.notes)).toEqual([
    [],
    [],
    ['phone_shared'],
    ['phone_shared'],
  ]);
});

test('R7: parting a person leaves an older row outside the plan with the part that supersedes it', () => {
  const scene = new Scene();
  const rows = [
    row('5 08:00', A),
    row('5 09:00', A, { unit: 'Ô Môn', phone: PHONE_1 }),
    row('6 08:00', A, { phone: PHONE_1, role: 'UBND' }),
  ];
  const before = scene.sync(rows);
  scene.decide(before.registrations[2]!, 'different_person', '20 01:00');
  const after = scene.sync(rows);
  expect(after.registrations.map((one) => one.status)).toEqual(['seated', 'superseded', 'seated']);
  expect(after.registrations[1]?.person).toBe(after.registrations[2]?.person);
});

test('R7: of roles set on two rows in one sync the newest row’s counts, and the other makes no claim later', () => {
  const scene = new Scene();
  const rows = [row('5 08:00', A), row('5 09:00', A), row('5 10:00', B)];
  const before = scene.sync(rows, '6 01:00');
  scene.decide(before.registrations[0]!, 'set_role', '6 02:00', 'lanh_dao_ubnd');
  scene.decide(before.registrations[1]!, 'set_role', '6 02:00', 'cong_chuc');
  const after = scene.sync(rows, '6 02:00');
  expect(after.registrations.map((one) => one.status)).toEqual(['superseded', 'seated', 'extra_pending']);
});

test('R7: parting a person makes no claim older than the one they had', () => {
  const scene = new Scene();
  const rows = [
    row('5 08:00', A, { role: 'UBND' }),
    row('5 09:00', B, { role: 'UBND' }),
    row('6 08:00', A),
    row('6 09:00', A, { role: 'UBND' }),
  ];
  const before = scene.sync(rows);
  expect(of(before, B).status).toBe('seated');
  scene.decide(before.registrations[2]!, 'different_person', '20 01:00');
  expect(of(scene.sync(rows), B).status).toBe('seated');
});

test('R7: parting a person leaves a claim of the same second where R0 had put it', () => {
  const scene = new Scene();
  const later = [
    row('5 08:00', 'Lê An', { role: 'UBND' }),
    row('5 08:00', 'Lê Bình', { role: 'UBND' }),
    row('6 08:00', 'Lê An', { role: 'UBND' }),
  ];
  const before = scene.sync(later);
  expect(of(before, 'Lê Bình').status).toBe('extra_pending');
  scene.decide(before.registrations[2]!, 'different_person', '20 01:00');
  expect(scene.sync(later).registrations.map((one) => one.status)).toEqual([
    'seated',
    'extra_pending',
    'extra_pending',
  ]);
});

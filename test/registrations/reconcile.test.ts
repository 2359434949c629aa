import { expect, test } from 'vitest';
import { of, reconcileRows, row, Scene, statuses } from './scene.ts';

const A = 'Trần Văn An';
const B = 'Lê Thị Bình';
const C = 'Phạm Minh Châu';
const PHONE_1 = '0900111222';
const PHONE_2 = '0900333444';

test('R6: the first claim takes the seat, the next one of that role is an extra', () => {
  const result = reconcileRows([row('5 09:00', B), row('5 08:00', A)]);
  expect(statuses(result)).toEqual([`${A}: seated`, `${B}: extra_pending`]);
  expect(of(result, B).why.seatHolder).toBe(of(result, A).key);
});

test('R6: nobody takes a seat of another role', () => {
  const result = reconcileRows([row('5 08:00', A), row('5 09:00', B), row('5 10:00', C, { role: 'UBND' })]);
  expect(statuses(result)).toEqual([`${A}: seated`, `${B}: extra_pending`, `${C}: seated`]);
});

test('R2: a unit outside the plan, and one nobody can tell', () => {
  const result = reconcileRows([
    row('5 08:00', A, { unit: 'Ô Môn' }),
    row('5 09:00', B, { unit: 'Long Phúc' }),
  ]);
  expect(statuses(result)).toEqual([`${A}: not_in_plan`, `${B}: unit_unclear`]);
});

test('R2: a class chosen against the unit is noted and changes nothing', () => {
  const result = reconcileRows([row('5 08:00', A, { class: 'Lớp 02 (ngày 12/5)' })]);
  expect(of(result, A)).toMatchObject({ class: '01', status: 'seated', notes: ['class_differs'] });
  expect(of(reconcileRows([row('5 08:00', A, { class: 'Lop 1' })]), A).notes).toEqual([]);
});

test('R3: the same name of the same unit is one person; the newest row counts, the first time too', () => {
  const result = reconcileRows([
    row('5 08:00', A, { phone: PHONE_1 }),
    row('9 08:00', 'Ông Trần Văn An', { role: 'UBND' }),
  ]);
  expect(result.registrations.map((one) => one.status)).toEqual(['superseded', 'seated']);
  expect(result.registrations[1]).toMatchObject({ role: 'lanh_dao_ubnd', phones: [PHONE_1], notes: [] });
});

test('R3: same name, other phone and other role: suspected, and no seat is held', () => {
  const result = reconcileRows([
    row('5 08:00', A, { phone: PHONE_1 }),
    row('5 09:00', A, { phone: PHONE_2, role: 'UBND' }),
  ]);
  expect(result.registrations.map((one) => one.status)).toEqual(['seated', 'duplicate_suspected']);
});

test('R3: same name, other phone, same role: joined and noted', () => {
  const result = reconcileRows([
    row('5 08:00', A, { phone: PHONE_1 }),
    row('5 09:00', A, { phone: PHONE_2 }),
  ]);
  expect(result.registrations.map((one) => [one.status, one.notes])).toEqual([
    ['superseded', []],
    ['seated', ['details_changed']],
  ]);
});

test('R3: names that differ in diacritics are one person only with a shared phone', () => {
  const plain = 'Tran Van An';
  const shared = reconcileRows([
    row('5 08:00', A, { phone: PHONE_1 }),
    row('5 09:00', plain, { phone: PHONE_1 }),
  ]);
  expect(statuses(shared)).toEqual([`${A}: superseded`, `${plain}: seated`]);
  const apart = reconcileRows([row('5 08:00', A, { phone: PHONE_1 }), row('5 09:00', plain)]);
  expect(statuses(apart)).toEqual([`${A}: seated`, `${plain}: duplicate_suspected`]);
});

test('R3: other names with one phone are two persons, noted on both', () => {
  const result = reconcileRows([
    row('5 08:00', A, { phone: PHONE_1 }),
    row('5 09:00', B, { phone: PHONE_1, role: 'UBND' }),
  ]);
  expect(result.registrations.map((one) => [one.status, one.notes])).toEqual([
    ['seated', ['phone_shared']],
    ['seated', ['phone_shared']],
  ]);
});

test('R3: in two units with one phone the later person is suspected', () => {
  const result = reconcileRows([
    row('5 08:00', A, { phone: PHONE_1 }),
    row('5 09:00', A, { phone: PHONE_1, unit: 'Long Phú' }),
  ]);
  expect(result.registrations.map((one) => [one.status, one.notes])).toEqual([
    ['seated', []],
    ['duplicate_suspected', ['registered_in_other_unit']],
  ]);
});

test('R3: a row of an unclear unit is superseded by a later one of the plan, and its time makes that one punctual', () => {
  const result = reconcileRows([
    row('5 08:00', A, { unit: 'Hòa Ân', phone: PHONE_1 }),
    row('6 08:00', B),
    row('9 08:00', A, { phone: PHONE_1 }),
  ]);
  expect(statuses(result)).toEqual([`${A}: superseded`, `${B}: seated`, `${A}: extra_pending`]);
});

test('R3: a silent newest row keeps the role said before; an unclear one makes it unclear', () => {
  const silent = reconcileRows([row('5 08:00', A), row('5 09:00', A, { role: '' })]);
  expect(of(silent, A)).toMatchObject({ role: 'cong_chuc', status: 'seated' });
  const unclear = reconcileRows([row('5 08:00', A), row('5 09:00', A, { role: '', position: 'Bí thư' })]);
  expect(of(unclear, A)).toMatchObject({ role: null, status: 'role_unclear' });
});

test('R5: the deadline day, the grace day, and the day after', () => {
  const result = reconcileRows([
    row('7 23:59', A),
    row('8 23:59', B, { role: 'UBND' }),
    row('9 00:00', C, { role: 'Mặt trận' }),
  ]);
  expect(result.registrations.map((one) => [one.status, one.notes])).toEqual([
    ['seated', []],
    ['seated', ['in_grace']],
    ['late_pending', []],
  ]);
});

test('R6: whoever changes their role queues behind those who hold it', () => {
  const result = reconcileRows([row('5 08:00', A, { role: 'UBND' }), row('5 09:00', B), row('5 10:00', A)]);
  expect(statuses(result)).toEqual([`${A}: superseded`, `${B}: seated`, `${A}: extra_pending`]);
});

test('R7: an extra that is approved takes part beside the quota, and the class says that it is over its size', () => {
  const scene = new Scene();
  const rows = [
    row('5 08:00', A),
    row('5 09:00', B),
    row('5 09:00', C, { role: 'UBND' }),
    ...['Lê Một', 'Lê Hai', 'Lê Ba', 'Lê Bốn'].map((name, index) =>
      row(`5 1${index}:00`, name, {
        unit: 'Long Phú',
        role: ['UBND', 'Mặt trận', 'Công chức', 'Công chức'][index] ?? '',
      }),
    ),
  ];
  const before = scene.sync(rows);
  scene.decide(of(before, B), 'approve', '20 01:00');
  scene.decide(of(before, 'Lê Bốn'), 'approve', '20 01:00');
  const after = scene.sync(rows);
  expect(of(after, B).status).toBe('extra_approved');
  expect(after.classes.map((one) => [one.code, one.headcount, one.size, one.notes])).toEqual([
    ['01', 3, 6, []],
    ['02', 4, 3, ['over_size']],
  ]);
});

test('R7: a late one who is approved takes a free seat, noted; with the seat taken, beside the quota', () => {
  const scene = new Scene();
  const rows = [row('5 08:00', A), row('9 08:00', B), row('9 08:00', C, { role: 'UBND' })];
  const before = scene.sync(rows);
  scene.decide(of(before, B), 'approve', '20 01:00');
  scene.decide(of(before, C), 'approve', '20 01:00');
  const after = scene.sync(rows);
  expect(of(after, B)).toMatchObject({ status: 'extra_approved', notes: [] });
  expect(of(after, C)).toMatchObject({ status: 'seated', notes: ['late_approved'] });
});

test('R7: replace takes the seat from its holder, and of two replacements the later submission holds it', () => {
  const scene = new Scene();
  const rows = [row('5 08:00', A), row('5 09:00', B), row('9 10:00', C)];
  const before = scene.sync(rows);
  scene.decide(of(before, B), 'replace', '20 01:00');
  expect(statuses(scene.sync(rows))).toEqual([`${A}: replaced`, `${B}: seated`, `${C}: late_pending`]);
  scene.decide(of(before, C), 'replace', '20 02:00');
  const after = scene.sync(rows);
  expect(statuses(after)).toEqual([`${A}: replaced`, `${B}: replaced`, `${C}: seated`]);
  expect(of(after, C).notes).toEqual(['late_approved']);
});

test('R7: a decision taken back leaves no trace', () => {
  const scene = new Scene();
  const rows = [row('5 08:00', A), row('5 09:00', B)];
  const before = scene.sync(rows);
  scene.decide(of(before, A), 'withdraw', '20 01:00');
  expect(statuses(scene.sync(rows))).toEqual([`${A}: withdrawn`, `${B}: seated`]);
  scene.decisions.length = 0;
  expect(scene.sync(rows)).toEqual(before);
});

test('R7: a role set by staff claims from then on, so it takes no seat that was held before', () => {
  const scene = new Scene();
  const rows = [row('5 08:00', A, { role: '', position: 'Bí thư' }), row('6 09:00', B)];
  const before = scene.sync(rows);
  scene.decide(of(before, A), 'set_role', '20 01:00', 'cong_chuc');
  expect(statuses(scene.sync(rows))).toEqual([`${A}: extra_pending`, `${B}: seated`]);
});

test('R7: a unit set by staff is of its row and claims from then on', () => {
  const scene = new Scene();
  const rows = [row('5 08:00', A, { unit: 'Hòa Ân' }), row('6 09:00', B)];
  const before = scene.sync(rows);
  scene.decide(of(before, A), 'set_unit', '20 01:00', '31393');
  const after = scene.sync(rows);
  expect(statuses(after)).toEqual([`${A}: extra_pending`, `${B}: seated`]);
  expect(of(after, A).class).toBe('01');
});

test('R7: of claims that decisions made possible in one sync the earlier first submission goes first', () => {
  const scene = new Scene();
  const rows = [row('9 08:00', B), row('9 09:00', A)];
  const before = scene.sync(rows);
  scene.decide(of(before, A), 'approve', '20 01:00');
  scene.decide(of(before, B), 'approve', '20 01:00');
  expect(statuses(scene.sync(rows))).toEqual([`${B}: seated`, `${A}: extra_approved`]);
});

test('R7: a suspicion is settled as two persons or as one', () => {
  const rows = [row('5 08:00', A, { phone: PHONE_1 }), row('5 09:00', A, { phone: PHONE_2, role: 'UBND' })];
  const two = new Scene();
  two.decide(two.sync(rows).registrations[1]!, 'different_person', '20 01:00');
  expect(two.sync(rows).registrations.map((one) => one.status)).toEqual(['seated', 'seated']);
  const one = new Scene();
  one.decide(one.sync(rows).registrations[1]!, 'same_person', '20 01:00');
  const merged = one.sync(rows);
  expect(merged.registrations.map((each) => each.status)).toEqual(['superseded', 'seated']);
  expect(merged.registrations[1]).toMatchObject({ role: 'lanh_dao_ubnd' });
  expect(new Set(merged.registrations.map((each) => each.person)).size).toBe(1);
});

test('R7: "different person" on a joined row parts that row and those after it', () => {
  const scene = new Scene();
  const rows = [
    row('5 08:00', A, { phone: PHONE_1 }),
    row('5 09:00', A, { phone: PHONE_2 }),
    row('5 10:00', A, { phone: PHONE_1 }),
  ];
  const before = scene.sync(rows);
  scene.decide(before.registrations[1]!, 'different_person', '20 01:00');
  const after = scene.sync(rows);
  expect(after.registrations.map((one) => one.status)).toEqual(['seated', 'superseded', 'extra_pending']);
});

test('R7: approving someone whose unit, role or identity is open has no effect, and says what is missing', () => {
  const scene = new Scene();
  const rows = [
    row('5 08:00', A, { unit: 'Hòa Ân' }),
    row('5 09:00', B, { role: '', position: 'Bí thư' }),
    row('5 10:00', C, { phone: PHONE_1 }),
    row('5 11:00', C, { phone: PHONE_2, role: 'UBND' }),
    row('5 12:00', 'Người Ngoài', { unit: 'Ô Môn' }),
  ];
  const before = scene.sync(rows);
  for (const registration of before.registrations) scene.decide(registration, 'approve', '20 01:00');
  const after = scene.sync(rows);
  expect(after.registrations.map((one) => [one.status, one.why.decisions[0]?.obstacle])).toEqual([
    ['unit_unclear', 'unit_unclear'],
    ['role_unclear', 'role_unclear'],
    ['seated', null],
    ['duplicate_suspected', 'duplicate_suspected'],
    ['not_in_plan', 'not_in_plan'],
  ]);
});

test('R7: a later row of the person keeps the decision, and the note says so', () => {
  const scene = new Scene();
  const first = [row('5 08:00', A)];
  scene.decide(scene.sync(first).registrations[0]!, 'reject', '20 01:00');
  const after = scene.sync([...first, row('6 08:00', A)], '20 02:00');
  expect(after.registrations.map((one) => [one.status, one.notes])).toEqual([
    ['superseded', []],
    ['rejected', ['resubmitted_after_decision']],
  ]);
});

test('R7: a decision made beside the person in a class tab stands on the row that staff saw', () => {
  const scene = new Scene();
  const rows = [row('5 08:00', A), row('5 09:00', A)];
  const before = scene.sync(rows, '20 01:00');
  scene.decideOnPerson(before.registrations[1]!, 'withdraw', '20 02:00');
  expect(scene.sync(rows, '20 02:00').registrations[1]).toMatchObject({ status: 'withdrawn', notes: [] });
  const resubmitted = scene.sync([...rows, row('6 10:00', A)], '20 03:00');
  expect(resubmitted.registrations[2]).toMatchObject({
    status: 'withdrawn',
    notes: ['resubmitted_after_decision'],
  });
});

test('R7: withdrawing the one who raised a suspicion frees the other, from then on', () => {
  const scene = new Scene();
  const rows = [
    row('5 08:00', A, { phone: PHONE_1 }),
    row('5 09:00', A, { phone: PHONE_2, role: 'UBND' }),
    row('5 10:00', B, { role: 'UBND' }),
  ];
  const before = scene.sync(rows);
  scene.decide(before.registrations[0]!, 'withdraw', '20 01:00');
  expect(scene.sync(rows).registrations.map((one) => one.status)).toEqual([
    'withdrawn',
    'extra_pending',
    'seated',
  ]);
});

test('R8: a response gone from the table is withdrawn, and the older rows of the person count again', () => {
  const scene = new Scene();
  const older = row('5 08:00', A, { role: 'UBND' });
  scene.sync([older, row('5 09:00', A)]);
  const after = scene.sync([older]);
  expect(after.registrations.map((one) => [one.status, one.notes, one.row])).toEqual([
    ['seated', [], 1],
    ['withdrawn', ['source_removed'], null],
  ]);
  expect(after.account).toMatchObject({ rows: 1, responses: 1, delegates: 2 });
});

test('R8: a response that comes back counts as before', () => {
  const scene = new Scene();
  const rows = [row('5 08:00', A), row('5 09:00', B)];
  const before = scene.sync(rows);
  scene.sync([rows[1]!]);
  expect(scene.sync(rows)).toEqual(before);
});

test('R8: an edited response keeps its key, its decisions and its time', () => {
  const scene = new Scene();
  const before = scene.sync([row('5 08:00', A, { phone: PHONE_1 }), row('9 08:00', B)]);
  scene.decide(of(before, B), 'approve', '20 01:00');
  const after = scene.sync([row('10 08:00', A, { phone: PHONE_2 }), row('9 08:00', B)], '20 02:00');
  expect(after.registrations.map((one) => one.key)).toEqual(before.registrations.map((one) => one.key));
  expect(of(after, A)).toMatchObject({ status: 'seated', phones: [PHONE_2] });
  expect(of(after, B).status).toBe('extra_approved');
});

test('R8: a role changed by an edit is claimed at the new time', () => {
  const scene = new Scene();
  scene.sync([row('5 08:00', A, { role: 'UBND' }), row('5 09:00', B)]);
  const after = scene.sync([row('5 10:00', A), row('5 09:00', B)]);
  expect(statuses(after)).toEqual([`${A}: extra_pending`, `${B}: seated`]);
});

test('R8: a role changed in the table itself, at the old time, takes nobody’s seat', () => {
  const scene = new Scene();
  scene.sync([row('5 08:00', A, { role: 'UBND' }), row('5 09:00', B)]);
  const after = scene.sync([row('5 08:00', A), row('5 09:00', B)], '20 05:00');
  expect(statuses(after)).toEqual([`${A}: extra_pending`, `${B}: seated`]);
});

test('R8: more than a fifth and more than three gone at once is held', () => {
  const rows = Array.from({ length: 10 }, (_, index) => row(`5 ${10 + index}:00`, `Người ${index}`));
  const few = new Scene();
  few.sync(rows);
  few.sync(rows.slice(3));
  expect(few.lastStep?.held).toBe(false);
  const many = new Scene();
  many.sync(rows);
  many.sync(rows.slice(4));
  expect(many.lastStep?.held).toBe(true);
  const share = new Scene();
  const twenty = [...rows, ...rows.map((each) => ({ ...each, unit: 'Long Phú' }))];
  share.sync(twenty);
  share.sync(twenty.slice(4));
  expect(share.lastStep?.held).toBe(false);
});

test('R9: an extra in a newer list that names a colleague again and not the holder is a replacement', () => {
  const rows = [
    row('5 08:00', '', {
      people: [
        { name: A, role: 'UBND' },
        { name: B, role: 'Công chức' },
      ],
    }),
    row('6 08:00', '', {
      people: [
        { name: B, role: 'Công chức' },
        { name: C, role: 'UBND' },
      ],
    }),
  ];
  expect(of(reconcileRows(rows), C)).toMatchObject({ status: 'extra_pending', notes: ['replacement_hint'] });
  const namesHolder = [rows[0]!, { ...rows[1]!, people: [...rows[1]!.people, { name: A, role: 'UBND' }] }];
  expect(of(reconcileRows(namesHolder), C).notes).toEqual([]);
  const namesNobody = [rows[0]!, row('6 08:00', C, { role: 'UBND' })];
  expect(of(reconcileRows(namesNobody), C).notes).toEqual([]);
});

test('R10: identical rows are one response and every delegate has one status', () => {
  const twice = row('5 08:00', A);
  const result = reconcileRows([twice, twice, row('5 09:00', B)]);
  expect(result.account).toMatchObject({ rows: 3, responses: 2, identicalRows: 1, delegates: 2 });
  expect(Object.values(result.account.byStatus).reduce((sum, count) => sum + count, 0)).toBe(2);
});

test('R11: units are full, short or none, and classes count what is missing by role', () => {
  const result = reconcileRows([
    row('5 08:00', A, { unit: 'Long Phú' }),
    row('5 08:00', B, { unit: 'Long Phú', role: 'UBND' }),
    row('5 08:00', C, { unit: 'Long Phú', role: 'Mặt trận' }),
    row('5 08:00', A),
  ]);
  expect(result.units.map((unit) => [unit.code, unit.state])).toEqual([
    ['31393', 'short'],
    ['31465', 'none'],
    ['31639', 'full'],
  ]);
  expect(result.classes[0]).toMatchObject({
    units: 2,
    seats: 6,
    seated: 1,
    missing: { lanh_dao_ubnd: 2, lanh_dao_mttq: 2, cong_chuc: 1 },
  });
});

/** R1, R5 and R7: names that are none, names that staff set, times that cannot be, and what is called back. */
import { expect, test } from 'vitest';
import { namesSetOver } from '#shared/registrations/names-set.ts';
import { reviewNeeds } from '#shared/registrations/review-needs.ts';
import { syncClock } from '#shared/responses/sync-clock.ts';
import { instant, of, row, Scene, SCENE_PLAN, statuses } from './scene.ts';

const A = 'Nguyễn Văn An';
const B = 'Trần Thị Bông';
const C = 'Lê Văn Cường';

test('R1: a name in doubt takes no seat, and a person who registers later finds it free', () => {
  const scene = new Scene();
  const after = scene.sync([row('5 08:00', 'chưa có'), row('5 09:00', '#N/A'), row('5 10:00', A)]);
  expect(statuses(after)).toEqual(['chưa có: name_unclear', '#N/A: name_unclear', `${A}: seated`]);
  expect(after.account.byStatus.name_unclear).toBe(2);
});

test('R3: names in doubt are compared with nobody, not even with each other', () => {
  const phone = '0900111222';
  const after = new Scene().sync([
    row('5 08:00', 'chưa có', { phone }),
    row('5 09:00', 'chưa có', { phone }),
    row('5 10:00', A, { phone }),
  ]);
  expect(after.registrations.map(({ status }) => status)).toEqual(['name_unclear', 'name_unclear', 'seated']);
  expect(after.registrations.flatMap(({ notes }) => notes)).toEqual([]);
});

test('R10: withdrawn and rejected come before the name, the name before the unit', () => {
  const scene = new Scene();
  const rows = [row('5 08:00', 'chưa có', { unit: 'Nơi nào' }), row('5 09:00', 'Vắng')];
  const before = scene.sync(rows);
  expect(statuses(before)).toEqual(['chưa có: name_unclear', 'Vắng: name_unclear']);
  scene.decide(of(before, 'Vắng'), 'reject', '20 01:00');
  expect(of(scene.sync(rows), 'Vắng').status).toBe('rejected');
});

test('R7: approving somebody unnamed has no effect, and says what is missing', () => {
  const scene = new Scene();
  const rows = [row('5 08:00', 'sẽ bổ sung sau')];
  scene.decide(of(scene.sync(rows), 'sẽ bổ sung sau'), 'approve', '20 01:00');
  const [one] = scene.sync(rows).registrations;
  expect(one?.status).toBe('name_unclear');
  expect(one?.why.decisions[0]?.obstacle).toBe('name_unclear');
});

test('R7: a name set by staff claims from then, not from the row', () => {
  const scene = new Scene();
  const rows = [row('5 08:00', 'chưa có'), row('6 08:00', B)];
  const before = scene.sync(rows);
  expect(of(before, B).status).toBe('seated');
  scene.decide(of(before, 'chưa có'), 'set_name', '20 01:00', A);
  const after = scene.sync(rows);
  expect(statuses(after)).toEqual([`${A}: extra_pending`, `${B}: seated`]);
});

test('R7: several names set are that many delegates, each with the row’s phone, the first with its key', () => {
  const scene = new Scene();
  const rows = [row('5 08:00', `${A}, ${B}`, { phone: '0900111222', position: 'Chuyên viên' })];
  const [one] = scene.sync(rows).registrations;
  expect(one?.status).toBe('name_unclear');
  scene.decide(one!, 'set_name', '20 01:00', `${A}; ${B}`);
  const after = scene.sync(rows);
  expect(statuses(after)).toEqual([`${A}: seated`, `${B}: extra_pending`]);
  expect(after.registrations.map(({ key }) => key)).toEqual([one!.key, `${one!.key}.2`]);
  expect(after.registrations.map(({ phones, position }) => [...phones, position])).toEqual([
    ['0900111222', 'Chuyên viên'],
    ['0900111222', 'Chuyên viên'],
  ]);
  expect(after.account.delegates).toBe(2);
});

test('R7: a list made shorter withdraws the last ones; whoever stays keeps their claim', () => {
  const names = namesSetOver([
    { value: `${A}; ${B}`, seenAt: 1 },
    { value: `${A}; ${B}; ${C}`, seenAt: 2 },
    { value: B, seenAt: 3 },
  ]);
  expect(names.now).toEqual([{ name: B, since: 1 }]);
  expect(names.left).toEqual([B, C]);
  const scene = new Scene();
  const rows = [row('5 08:00', 'chưa có')];
  const [one] = scene.sync(rows).registrations;
  scene.decisions.push({
    registration: one!.key,
    kind: 'set_name',
    value: B,
    seenAt: instant('20 03:00'),
    names,
  });
  const after = scene.sync(rows);
  expect(statuses(after)).toEqual([`${B}: seated`, `${B}: withdrawn`, `${C}: withdrawn`]);
  expect(after.account.delegates).toBe(3);
});

test('R7: a name set by staff joins the person of that name', () => {
  const scene = new Scene();
  const rows = [row('5 08:00', A), row('6 08:00', 'Nguy?n V?n An')];
  const before = scene.sync(rows);
  scene.decide(of(before, 'Nguy?n V?n An'), 'set_name', '20 01:00', A);
  expect(statuses(scene.sync(rows))).toEqual([`${A}: superseded`, `${A}: seated`]);
});

test('R8: a cell that names nobody gives its decisions to nobody when the commune names somebody', () => {
  const scene = new Scene();
  scene.decide(of(scene.sync([row('5 08:00', 'chưa có')]), 'chưa có'), 'reject', '20 01:00');
  const after = scene.sync([row('5 08:00', A)]);
  expect(statuses(after)).toEqual([`${A}: seated`]);
});

test('R8: an edit to the very name that staff had set goes on as the same registration', () => {
  const scene = new Scene();
  const before = of(scene.sync([row('5 08:00', 'chưa có')]), 'chưa có');
  scene.decide(before, 'set_name', '20 01:00', A);
  const after = scene.sync([row('5 08:00', A)]);
  expect(after.registrations.map(({ key, status }) => [key, status])).toEqual([[before.key, 'seated']]);
});

test.each(['1. Nguyễn Văn An', 'Nguyễn Văn An - Chuyên viên', 'Ông Nguyễn Văn An (Chuyên viên)'])(
  'R1, R3: “%s” is Nguyễn Văn An',
  (typed) => {
    const after = new Scene().sync([row('5 08:00', A), row('6 08:00', typed)]);
    expect(after.registrations.map(({ status }) => status)).toEqual(['superseded', 'seated']);
  },
);

test('R1, R4: a post that stands in the name cell says the role where no other cell does', () => {
  const after = new Scene().sync([row('5 08:00', 'Chủ tịch UBND Nguyễn Văn An', { role: '' })]);
  expect(after.registrations[0]).toMatchObject({ role: 'lanh_dao_ubnd', status: 'seated' });
});

test.each(['2016', '2022', '2027'])('R5: a time in %s counts as when the row was first seen', (year) => {
  const scene = new Scene();
  const [typed, other] = [row('5 08:00', A), row('7 08:00', B)];
  const sync = (at: string) => {
    const before = scene.sync([other], '7 09:00');
    expect(of(before, B).status).toBe('seated');
    const impossible = { ...typed, yearOf: year };
    return scene.sync([impossible, other], at);
  };
  const after = sync('7 12:00');
  expect(of(after, A)).toMatchObject({ status: 'extra_pending', notes: ['time_doubtful'] });
  expect(of(after, A).why.countedAt).toBe(instant('7 12:00'));
  expect(reviewNeeds(of(after, A))).toContain('time_doubtful');
});

test('R5: a doubtful time first seen after the term is late, until staff say that it is right', () => {
  const scene = new Scene();
  const rows = [{ ...row('5 08:00', A), yearOf: '2025' }];
  const before = scene.sync(rows, '12 08:00');
  expect(of(before, A)).toMatchObject({ status: 'late_pending', notes: ['time_doubtful'] });
  scene.decide(of(before, A), 'right_time', '12 09:00');
  const after = scene.sync(rows, '12 10:00');
  expect(of(after, A)).toMatchObject({ status: 'seated', notes: [] });
  expect(of(after, A).why.decisions[0]?.obstacle).toBeNull();
});

test('R5: a plan’s day of issue is from when on a time is believed', () => {
  const issued = { ...SCENE_PLAN, issued: '2026-05-05' };
  const rows = [row('4 23:59', A), row('5 00:00', B)];
  const after = new Scene(issued).sync(rows);
  expect([of(after, A).notes, of(after, B).notes]).toEqual([['time_doubtful'], []]);
  // Without it the plan is taken to be known 120 days before its first class.
  expect(new Scene().sync(rows).registrations.flatMap(({ notes }) => notes)).toEqual([]);
});

test('R5: a doubtful time of a row that a newer one superseded is confirmed beside that row, not beside the newer', () => {
  const scene = new Scene();
  const rows = [{ ...row('5 08:00', A), yearOf: '2025' }, row('12 07:00', A)];
  scene.sync(rows.slice(0, 1), '11 08:00');
  const [older, newest] = scene.sync(rows, '12 08:00').registrations;
  if (older === undefined || newest === undefined) throw new Error('two rows');
  expect([older.status, newest.status]).toEqual(['superseded', 'late_pending']);
  expect(reviewNeeds(older)).toEqual(['time_doubtful']);
  expect(older.why.countedAt).toBe(instant('11 08:00'));
  expect(newest.why.countedAt).toBeNull();
  scene.decide(older, 'right_time', '12 09:00');
  const after = scene.sync(rows, '12 10:00').registrations;
  expect(after.map(({ status }) => status)).toEqual(['superseded', 'seated']);
  expect(after.flatMap(reviewNeeds)).toEqual([]);
});

test('control, R5: a time within the plan’s life is believed, and there is nothing to confirm', () => {
  const scene = new Scene();
  const rows = [row('5 08:00', A)];
  scene.decide(of(scene.sync(rows), A), 'right_time', '20 01:00');
  const after = scene.sync(rows);
  expect(of(after, A)).toMatchObject({ status: 'seated', notes: [] });
  expect(of(after, A).why.decisions[0]?.obstacle).toBe('no_time_doubt');
});

test('R7: “Xem lại” calls somebody who waits for nothing into the queue and changes nothing', () => {
  const scene = new Scene();
  const rows = [row('5 08:00', A)];
  const before = scene.sync(rows);
  expect(reviewNeeds(of(before, A))).toEqual([]);
  scene.decideOnPerson(of(before, A), 'look_again', '20 01:00');
  const after = of(scene.sync(rows), A);
  expect(after).toMatchObject({ status: 'seated', notes: [] });
  expect(reviewNeeds(after)).toEqual(['look_again']);
});

test('R7: a clock that was set back makes no decision older than the rows it saw', () => {
  const scene = new Scene();
  scene.sync([row('5 08:00', A), { ...row('6 08:00', B), yearOf: '2027' }], '7 08:00');
  const wrong = instant('1 08:00');
  expect(syncClock(wrong, scene.remembered)).toBe(instant('5 08:00'));
  expect(syncClock(instant('8 08:00'), scene.remembered)).toBe(instant('8 08:00'));
});

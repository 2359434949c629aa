import { expect, test } from 'vitest';
import { buildPanelState } from '#shared/panel/build-panel-state.ts';
import { mustDecide, reviewNeeds } from '#shared/registrations/review-needs.ts';
import { BATCH_2_PLAN, CAN_THO_UNITS } from '../fixtures/can-tho.ts';
import { buildClasses } from '#shared/panel/build-panel-classes.ts';
import { directoryOf } from '#shared/registrations/directory.ts';
import { everyKind } from '../tabs/every-kind.ts';
import { PLAN, UNITS } from '../tabs/scene.ts';
import { panelScene } from './panel-scene.ts';

test('the state survives JSON unchanged: no dates, nothing undefined that matters', () => {
  const state = panelScene({ hostile: true }).state();
  expect(JSON.parse(JSON.stringify(state))).toEqual(state);
});

test('the open cases are exactly those that the tab “Cần xử lý” says a person must decide', () => {
  const scene = panelScene();
  const open = scene
    .state()
    .queue.filter((one) => one.state === 'open')
    .map((one) => one.registration);
  const wanted = scene
    .reconciliation()
    .registrations.filter((one) => mustDecide(reviewNeeds(one)))
    .map((one) => one.key);
  expect(open).toEqual(wanted);
  const kinds = scene.state().queue.flatMap((one) => (one.state === 'open' ? [one.kind] : []));
  expect(new Set(kinds)).toEqual(
    new Set([
      'name_unclear',
      'unit_unclear',
      'extra_pending',
      'replacement_hint',
      'duplicate_suspected',
      'role_unclear',
      'not_in_plan',
      'late_pending',
    ]),
  );
});

test('every open case offers a way to settle it, and each button holds a decision about that registration', () => {
  for (const one of panelScene().state().queue) {
    expect(one.reason.length, one.registration).toBeGreaterThan(10);
    expect(one.suggestions.length, one.registration).toBeGreaterThan(0);
    for (const { decision, label } of one.suggestions) {
      expect(decision.registration).toBe(one.registration);
      expect(label).not.toBe('');
    }
  }
});

test('every suggestion leads where it says: deciding it leaves that question behind', () => {
  const cases = panelScene().state().queue;
  for (const one of cases) {
    for (const { decision, label } of one.suggestions) {
      const scene = panelScene();
      scene.decide(decision.registration, decision.kind, decision.value, 'ai đó');
      const after = scene.state().queue.find((each) => each.registration === one.registration);
      expect(after?.state === 'open' && after.kind === one.kind, `${one.title}: ${label}`).toBe(false);
    }
  }
});

test('where the cell names nobody, the name may be set, and only there', () => {
  const scene = panelScene();
  const { queue } = scene.state();
  expect(queue.filter(({ mayName }) => mayName).map(({ kind }) => kind)).toEqual(['name_unclear']);
  const { registration = '' } = queue.find(({ mayName }) => mayName) ?? {};
  scene.decide(registration, 'set_name', 'Lâm Thị Tám', 'ai đó');
  const after = scene.state().people.find((one) => one.registration === registration);
  expect(after).toMatchObject({ fullName: 'Lâm Thị Tám', status: 'seated' });
});

test('whoever was called in with “Xem lại” may have the name and the unit set', () => {
  const scene = panelScene();
  const { registration = '' } = scene.state().people.find(({ status }) => status === 'seated') ?? {};
  scene.decide(registration, 'look_again', null, 'ai đó');
  expect(scene.state().queue.find((one) => one.registration === registration)).toMatchObject({
    kind: 'look_again',
    mayName: true,
    mayChooseUnit: true,
  });
});

test('a row that registers nobody stands once, with whom it is about, and no phone', () => {
  const scene = panelScene();
  const says = {
    names: 'Lý Văn Chín',
    unitTyped: 'Xã Hòa An',
    position: 'Công chức',
    phoneText: '0919 100 212',
  };
  const problem = (kind: 'no_time' | 'delegate_without_name', detail: string) => ({
    row: 7,
    problem: kind,
    detail,
    says,
  });
  const { rowProblems } = buildPanelState({
    now: scene.now(),
    plan: BATCH_2_PLAN,
    reconciliation: {
      ...scene.reconciliation(),
      rowProblems: [
        problem('delegate_without_name', 'Thiếu họ tên người thứ hai.'),
        problem('no_time', 'Không đọc được thời điểm gửi.'),
      ],
    },
    units: CAN_THO_UNITS,
    decisionsMeta: [],
    lastSync: null,
  });
  expect(rowProblems).toMatchObject([
    {
      row: 7,
      title: 'Dòng không đọc được',
      names: 'Lý Văn Chín',
      unitTyped: 'Xã Hòa An',
      position: 'Công chức',
    },
  ]);
  expect(rowProblems[0]?.reason).toMatch(/thứ hai\. Không đọc được/);
  expect(JSON.stringify(rowProblems)).not.toMatch(/0919 ?100/);
});

test('an extra names whom it would replace; where the response hints at it, that comes first', () => {
  const { queue } = panelScene().state();
  const labels = (key: string) =>
    queue.find((one) => one.registration === key)?.suggestions.map(({ label }) => label);
  expect(labels('r80.1')).toEqual(['Duyệt', 'Thay Võ Minh Mai', 'Không chấp nhận']);
  expect(labels('r81.3')).toEqual(['Thay Lâm Thị Khánh', 'Duyệt', 'Không chấp nhận']);
});

test('a late one whose seat is free is offered the seat; where it is taken, approval or replacement', () => {
  const { queue } = panelScene().state();
  const late = (key: string) => queue.find((one) => one.registration === key)?.suggestions ?? [];
  expect(late('r85.1').map(({ label, weight }) => [label, weight])).toEqual([
    ['Duyệt', 'first'],
    ['Không chấp nhận', 'against'],
  ]);
  expect(late('r86.1').map(({ label }) => label)).toEqual([
    'Duyệt',
    'Thay Phạm Minh Quân',
    'Không chấp nhận',
  ]);
});

test('a decision in force is shown with who and when, and can be taken back', () => {
  const scene = panelScene();
  scene.decide('r80.1', 'approve', null, 'can.bo@vanphong.example');
  const one = scene.state().queue.find((each) => each.registration === 'r80.1');
  expect(one).toMatchObject({ state: 'settled', kind: 'decided', status: 'Bổ sung – đã duyệt' });
  expect(one?.decisions).toMatchObject([
    { kind: 'approve', label: 'Duyệt', by: 'can.bo@vanphong.example', obstacle: null },
  ]);
  expect(one?.decisions[0]?.at).toBeGreaterThan(0);
});

test('a decision without effect stays open and says what is missing', () => {
  const scene = panelScene();
  scene.decide('r83.1', 'approve', null, 'ai đó');
  const one = scene.state().queue.find((each) => each.registration === 'r83.1');
  expect(one?.state).toBe('open');
  expect(one?.decisions[0]?.obstacle).toContain('Thành phần đúng');
});

test('what only asks to be looked at waits for nobody, and is out of the way once it was seen', () => {
  const scene = panelScene();
  const looked = () => scene.state().queue.find((one) => one.registration === 'r87.1');
  expect(looked()).toMatchObject({ state: 'look', kind: 'details_changed' });
  expect(looked()?.suggestions.map(({ decision }) => decision.kind)).toEqual(['different_person']);
  scene.mark('r87.1', 'seen', true);
  expect(looked()?.state).toBe('settled');
});

test('the classes add up to the account, and the missing seats to the call lists', () => {
  const { classes, totals, units } = panelScene().state();
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  expect(sum(classes.map((one) => one.seated))).toBe(totals.seated);
  expect(sum(totals.byStatus.map((one) => one.count))).toBe(totals.delegates);
  for (const one of classes) {
    const vacant = one.seats - one.seated;
    expect(sum(one.missing.map(({ count }) => count))).toBe(vacant);
    expect(sum(one.missingUnits.map(({ roles }) => roles.length))).toBe(vacant);
    expect(units.filter((unit) => unit.class === one.code)).toHaveLength(one.units);
  }
});

test('phones stand in the call lists and nowhere else, even where somebody typed one as a name', () => {
  const scene = panelScene();
  const state = scene.state();
  const { classes, ...rest } = state;
  const withoutContacts = classes.map((one) => ({ ...one, missingUnits: [] }));
  expect(JSON.stringify(classes)).toMatch(/"0918\d{6}"/);
  expect(JSON.stringify([rest, withoutContacts])).not.toMatch(/0\d{9}|0\d{3} \d{3} \d{3}/);
});

test('whoever may only read is shown who left a number, and no number at all', () => {
  const scene = panelScene();
  const shown = (mayDecide: boolean) => scene.state({ mayDecide });
  expect(JSON.stringify(shown(false))).not.toMatch(/0\d{9}|0\d{3} \d{3} \d{3}/);
  const names = (mayDecide: boolean) =>
    shown(mayDecide).classes.flatMap((one) =>
      one.missingUnits.map(({ contacts }) => contacts.map(({ fullName }) => fullName)),
    );
  expect(names(false)).toEqual(names(true));
  expect(names(false).flat().length).toBeGreaterThan(0);
});

test('the call list has first the units where nobody is registered', () => {
  for (const { missingUnits } of panelScene().state().classes) {
    const nobody = missingUnits.map(({ roles }) => roles.length === 3);
    expect(nobody).toEqual([...nobody].sort((a, b) => Number(b) - Number(a)));
  }
});

test('a conference of two days is told with both, a class of one with that one', () => {
  const days = ['2026-05-19', '2026-05-20'].map((date) => ({
    date,
    sessions: [{ name: 'sáng', start: null }],
  }));
  const classes = PLAN.classes.map((one) => ({ ...one, days }));
  const [both] = buildClasses(directoryOf({ ...PLAN, classes }, everyKind(), UNITS), [], {
    withPhones: true,
  });
  expect(both?.days).toEqual([
    { date: '2026-05-19', weekday: 'thứ Ba', sessions: 'sáng' },
    { date: '2026-05-20', weekday: 'thứ Tư', sessions: 'sáng' },
  ]);
  const [one] = buildClasses(directoryOf(PLAN, everyKind(), UNITS), [], { withPhones: true });
  expect([one?.days, one?.date]).toEqual([undefined, '2026-05-19']);
});

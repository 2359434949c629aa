/** P30–P37: seats of every kind, by small scenes and by laws over random plans of seats. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Plan, SeatTerms } from '#shared/plan/plan.ts';
import { registrationPlanOf } from '#shared/plan/registration-view.ts';
import { upgradePlan1 } from '#shared/plan/upgrade-plan-1.ts';
import { reconcile } from '#shared/registrations/reconcile.ts';
import type { Decision, Reconciliation, Registration } from '#shared/registrations/registration.ts';
import { advanceHistory } from '#shared/responses/advance-history.ts';
import { compareResponses } from '#shared/responses/response-order.ts';
import { seatsGiven } from '../oracle/seats.ts';
import { SIZES } from '../sizes.ts';
import { rowsOnly, toTable } from './lives.ts';
import { instant, of, row, Scene, SCENE_PLAN, SCENE_UNITS, sceneMatch, statuses } from './scene.ts';

const HOA_AN = '31393';
const LONG_PHU = '31639';

/** The scene's first class with these duties: units Hòa An and Vị Thanh 1. */
function planOf(seats: readonly Partial<SeatTerms>[], more: Partial<Plan['classes'][number]> = {}): Plan {
  const [first] = SCENE_PLAN.classes;
  if (first === undefined) throw new Error('the scene has a class');
  const parties = first.units.map(({ code }) => code);
  return {
    ...SCENE_PLAN,
    classes: [
      { ...first, seats: seats.map((one, at) => ({ ...SEAT, duty: `d${at}`, parties, ...one })), ...more },
    ],
  };
}

const SEAT: Omit<SeatTerms, 'duty' | 'parties'> = {
  role: 'cong_chuc',
  amount: { kind: 'fixed', n: 1 },
  paidBy: 'organiser',
  approval: false,
};

const AN = row('5 08:00', 'Nguyễn Văn An', { phone: '0912345671' });
const BINH = row('5 09:00', 'Trần Thị Bình', { phone: '0912345672' });
const CUC = row('5 10:00', 'Lê Thị Cúc', { phone: '0912345673' });
const LATE = row('9 10:00', 'Phạm Văn Dũng', { phone: '0912345674' });

function ofUnit(reconciliation: Reconciliation, code: string) {
  const unit = reconciliation.units.find((one) => one.code === code);
  if (unit === undefined) throw new Error(`no unit ${code}`);
  return unit;
}

describe('P31: a fixed number', () => {
  test('two seats of one role are two places, taken in the order of the claims, and the third is beside them', () => {
    const done = new Scene(planOf([{ amount: { kind: 'fixed', n: 2 } }])).sync([CUC, AN, BINH]);
    expect(statuses(done)).toEqual([
      'Nguyễn Văn An: seated',
      'Trần Thị Bình: seated',
      'Lê Thị Cúc: extra_pending',
    ]);
    expect(
      done.places.slice(0, 2).map(({ place, holders }) => [place.ordinal, place.ofHowMany, holders.length]),
    ).toEqual([
      [1, 2, 1],
      [2, 2, 1],
    ]);
    expect(ofUnit(done, HOA_AN).state).toBe('full');
    expect(done.classes[0]).toMatchObject({
      seats: 4,
      seated: 2,
      extraPending: 1,
      missing: { cong_chuc: 2 },
    });
  });
});

describe('P32: as many as the unit declares', () => {
  const free = planOf([{ amount: { kind: 'declared', min: 1, max: null } }]);
  const atMostTwo = planOf([{ amount: { kind: 'declared', min: 1, max: 2 } }]);

  test('while nobody declared, whoever came in time has a seat, and one is missing where nobody came', () => {
    const done = new Scene(free).sync([AN, BINH, CUC]);
    expect(statuses(done).every((line) => line.endsWith(': seated'))).toBe(true);
    expect(ofUnit(done, HOA_AN)).toMatchObject({ state: 'full' });
    expect(ofUnit(done, '31465').seats).toEqual([{ role: 'cong_chuc', registration: null }]);
  });

  test('above the most that the plan allows one waits for a decision', () => {
    const done = new Scene(atMostTwo).sync([AN, BINH, CUC]);
    expect(of(done, 'Lê Thị Cúc').status).toBe('extra_pending');
    expect(ofUnit(done, HOA_AN).seats).toHaveLength(2);
  });

  test('a number that was declared is the number of seats: later ones are beside them, earlier ones missing', () => {
    const fewer = new Scene(free);
    fewer.declared.set(`${HOA_AN}|01|cong_chuc`, 1);
    expect(statuses(fewer.sync([AN, BINH]))).toEqual([
      'Nguyễn Văn An: seated',
      'Trần Thị Bình: extra_pending',
    ]);
    const more = new Scene(free);
    more.declared.set(`${HOA_AN}|01|cong_chuc`, 3);
    expect(ofUnit(more.sync([AN, BINH]), HOA_AN)).toMatchObject({ state: 'short', seats: { length: 3 } });
  });

  test('who declares that it has nobody misses nobody, and the plan’s bounds hold for every other number', () => {
    const none = new Scene(free);
    none.declared.set(`${HOA_AN}|01|cong_chuc`, 0);
    expect(ofUnit(none.sync([]), HOA_AN)).toMatchObject({ state: 'full', seats: [] });
    const many = new Scene(atMostTwo);
    many.declared.set(`${HOA_AN}|01|cong_chuc`, 9);
    expect(ofUnit(many.sync([]), HOA_AN).seats).toHaveLength(2);
  });

  test('somebody late makes no seat by coming, and has one once approved', () => {
    const scene = new Scene(free);
    const before = scene.sync([AN, LATE]);
    expect(of(before, 'Phạm Văn Dũng').status).toBe('late_pending');
    expect(ofUnit(before, HOA_AN).seats).toHaveLength(1);
    scene.decide(of(before, 'Phạm Văn Dũng'), 'approve', '20 01:00');
    expect(of(scene.sync([AN, LATE]), 'Phạm Văn Dũng')).toMatchObject({
      status: 'seated',
      notes: ['late_approved'],
    });
  });
});

describe('P33: everybody of a group', () => {
  const plan = planOf(
    [
      {},
      {
        role: 'lanh_dao_ubnd',
        parties: ['db-tp'],
        amount: { kind: 'all' },
        term: { deadline: '9999-12-31', graceDay: null },
      },
    ],
    { groups: [{ key: 'db-tp', label: 'Đại biểu thành phố' }] },
  );
  const guest = (at: string, name: string, unit: string) => row(at, name, { role: 'Lãnh đạo UBND', unit });

  test('whoever is of the group takes part without a seat that could be missing, however late', () => {
    const done = new Scene(plan).sync([
      guest('5 08:00', 'Nguyễn Văn An', 'Thường trực thành phố'),
      guest('9 08:00', 'Trần Thị Bình', 'đại biểu thành phố'),
      AN,
    ]);
    expect(of(done, 'Trần Thị Bình')).toMatchObject({ status: 'seated', unit: 'db-tp', class: '01' });
    expect(done.classes[0]).toMatchObject({ seats: 2, seated: 3, open: 2, headcount: 3, notes: [] });
    expect(done.classes[0]?.missing).toEqual({ lanh_dao_ubnd: 0, lanh_dao_mttq: 0, cong_chuc: 1 });
    expect(done.units.map(({ code }) => code)).toEqual([HOA_AN, '31465']);
  });

  test('one whose unit is of the plan stays with it, and takes nobody’s seat there', () => {
    const done = new Scene(plan).sync([guest('5 07:00', 'Nguyễn Văn Em', 'Hòa An'), AN]);
    expect(of(done, 'Nguyễn Văn Em')).toMatchObject({ status: 'seated', unit: HOA_AN });
    expect(of(done, 'Nguyễn Văn An').status).toBe('seated');
  });

  test('where a group declares how many it sends, everybody of it counts, with a unit of the plan or without', () => {
    const declared = planOf(
      [{ role: 'lanh_dao_ubnd', parties: ['db-tp'], amount: { kind: 'declared', min: 0, max: null } }],
      { groups: [{ key: 'db-tp', label: 'Đại biểu thành phố' }] },
    );
    const done = new Scene(declared).sync([
      guest('5 07:00', 'Nguyễn Văn Em', 'Hòa An'),
      guest('5 08:00', 'Nguyễn Văn An', 'Thường trực thành phố'),
    ]);
    expect(statuses(done)).toEqual(['Nguyễn Văn Em: seated', 'Nguyễn Văn An: seated']);
  });

  test('a role that two groups are asked for names neither', () => {
    const two = planOf(
      ['a', 'b'].map((key) => ({ role: 'lanh_dao_ubnd', parties: [key], amount: { kind: 'all' } as const })),
      { groups: ['a', 'b'].map((key) => ({ key, label: key })) },
    );
    const done = new Scene(two).sync([guest('5 08:00', 'Nguyễn Văn An', 'Thường trực thành phố')]);
    expect(of(done, 'Nguyễn Văn An').status).toBe('unit_unclear');
  });
});

test('P34: whoever wants to come waits for approval, and takes no seat', () => {
  const scene = new Scene(planOf([{ amount: { kind: 'optional' }, approval: true }]));
  const before = scene.sync([AN]);
  expect(before.places).toEqual([]);
  expect(of(before, 'Nguyễn Văn An').status).toBe('extra_pending');
  scene.decide(of(before, 'Nguyễn Văn An'), 'approve', '20 01:00');
  expect(of(scene.sync([AN]), 'Nguyễn Văn An').status).toBe('extra_approved');
});

test('P34: a seat that needs approval is nobody’s before it, and then the approved one’s', () => {
  const scene = new Scene(planOf([{ approval: true }]));
  const before = scene.sync([AN, BINH]);
  expect(statuses(before)).toEqual(['Nguyễn Văn An: extra_pending', 'Trần Thị Bình: extra_pending']);
  scene.decide(of(before, 'Trần Thị Bình'), 'approve', '20 01:00');
  expect(statuses(scene.sync([AN, BINH]))).toEqual(['Nguyễn Văn An: extra_pending', 'Trần Thị Bình: seated']);
});

test('R11, P35: an estimate is no quota: only the capacity, or the seats of a plan that has no others, can be exceeded', () => {
  const approved = (plan: Plan) => {
    const scene = new Scene(plan);
    const before = scene.sync([AN, BINH, CUC]);
    for (const one of before.registrations.filter(({ status }) => status === 'extra_pending'))
      scene.decide(one, 'approve', '20 01:00');
    return scene.sync([AN, BINH, CUC]).classes[0]?.notes;
  };
  const declared: Partial<SeatTerms> = { amount: { kind: 'declared', min: 1, max: 1 } };
  expect(approved(planOf([{}], { expected: { min: 1, max: 1 } }))).toEqual(['over_size']);
  expect(approved(planOf([declared], { expected: { min: 1, max: 1 } }))).toEqual([]);
  expect(approved(planOf([declared], { capacity: 2 }))).toEqual(['over_size']);
  expect(approved(planOf([{}], { capacity: 40 }))).toEqual([]);
});

describe('P30: a unit in two classes', () => {
  const [first, second] = SCENE_PLAN.classes;
  if (first === undefined || second === undefined) throw new Error('the scene has two classes');
  const plan: Plan = {
    ...SCENE_PLAN,
    classes: [{ ...first, units: [...first.units, ...second.units] }, second],
  };
  const longPhu = (at: string, name: string, chosen: string) =>
    row(at, name, { unit: 'Long Phú', class: chosen });

  test('the class chosen decides, and whoever chose none is asked about', () => {
    const done = new Scene(plan).sync([
      longPhu('5 08:00', 'Nguyễn Văn An', 'Lớp 1'),
      longPhu('5 09:00', 'Trần Thị Bình', 'Lớp 02 – Long Phú'),
      longPhu('5 10:00', 'Lê Thị Cúc', ''),
      longPhu('5 11:00', 'Phạm Văn Dũng', 'Lớp 7'),
    ]);
    expect(done.registrations.map(({ status, class: code }) => [status, code])).toEqual([
      ['seated', '01'],
      ['seated', '02'],
      ['class_unclear', null],
      ['class_unclear', null],
    ]);
    expect(done.account.byStatus.class_unclear).toBe(2);
    expect(done.registrations.flatMap(({ notes }) => notes)).toEqual([]);
  });

  test('one person may come to both, and one response that names the class at last is theirs', () => {
    const done = new Scene(plan).sync([
      { ...longPhu('5 08:00', 'Nguyễn Văn An', ''), people: AN.people },
      { ...longPhu('5 09:00', 'Nguyễn Văn An', '1'), people: AN.people },
      { ...longPhu('5 10:00', 'Nguyễn Văn An', '2'), people: AN.people },
    ]);
    expect(done.registrations.map(({ status, class: code }) => [status, code])).toEqual([
      ['superseded', null],
      ['seated', '01'],
      ['seated', '02'],
    ]);
  });

  test('where none was chosen staff set the class, which counts from then on', () => {
    const scene = new Scene(plan);
    const rows = [longPhu('5 08:00', 'Nguyễn Văn An', ''), longPhu('5 09:00', 'Trần Thị Bình', '2')];
    scene.decide(of(scene.sync(rows), 'Nguyễn Văn An'), 'set_class', '20 01:00', '02');
    expect(of(scene.sync(rows), 'Nguyễn Văn An')).toMatchObject({ class: '02', status: 'extra_pending' });
    expect(of(scene.sync(rows), 'Trần Thị Bình').status).toBe('seated');
    scene.decisions.length = 0;
    scene.decide(of(scene.sync(rows), 'Nguyễn Văn An'), 'set_class', '20 02:00', '01');
    expect(of(scene.sync(rows), 'Nguyễn Văn An')).toMatchObject({ class: '01', status: 'seated' });
  });

  test('a class that was changed is claimed at the time of the change', () => {
    const scene = new Scene(plan);
    scene.sync([longPhu('5 08:00', 'Nguyễn Văn An', '1'), longPhu('5 09:00', 'Trần Thị Bình', '2')]);
    const done = scene.sync([
      longPhu('5 08:00', 'Nguyễn Văn An', '2'),
      longPhu('5 09:00', 'Trần Thị Bình', '2'),
    ]);
    expect(of(done, 'Trần Thị Bình').status).toBe('seated');
    expect(of(done, 'Nguyễn Văn An').status).toBe('extra_pending');
  });
});

/** The class with both units of the scene, and duties of every kind; of the groups one or none. */
const plans: fc.Arbitrary<Plan> = fc
  .record({
    amounts: fc.array(
      fc.record({
        role: fc.constantFrom('lanh_dao_ubnd', 'lanh_dao_mttq', 'cong_chuc'),
        amount: fc.oneof(
          fc.record({ kind: fc.constant('fixed' as const), n: fc.nat(3) }),
          fc.record({
            kind: fc.constant('declared' as const),
            min: fc.nat(2),
            max: fc.option(fc.integer({ min: 2, max: 3 })),
          }),
          fc.constant({ kind: 'all' as const }),
          fc.constant({ kind: 'optional' as const }),
        ),
        approval: fc.boolean(),
        ofGroup: fc.boolean(),
      }),
      { maxLength: 5 },
    ),
    isInBoth: fc.boolean(),
    capacity: fc.option(fc.nat(5)),
  })
  .map(({ amounts, isInBoth, capacity }): Plan => {
    const plan = planOf(
      amounts.map(({ role, amount, approval, ofGroup }) => ({
        role,
        amount,
        approval,
        parties: ofGroup ? ['nhom'] : [HOA_AN, '31465'],
      })),
      {
        groups: [{ key: 'nhom', label: 'Nhóm' }],
        ...(capacity === null ? {} : { capacity }),
      },
    );
    const second = SCENE_PLAN.classes[1];
    if (second === undefined) throw new Error('the scene has two classes');
    const units = isInBoth ? [...second.units, ...(plan.classes[0]?.units ?? [])] : second.units;
    return { ...plan, classes: [...plan.classes, { ...second, units }] };
  });

const numbers = fc.dictionary(
  fc.constantFrom(
    ...[HOA_AN, '31465', LONG_PHU].flatMap((unit) => ['01', '02'].map((code) => `${unit}|${code}|cong_chuc`)),
  ),
  fc.nat(4),
);

function reconcileTable(
  plan: Plan,
  table: ReturnType<typeof toTable>,
  decisions: readonly Decision[] = [],
  said: Readonly<Record<string, number>> = {},
): Reconciliation {
  const sorted = [...table].sort(compareResponses);
  const unitOf = (typed: string) => sceneMatch(typed).code;
  const { known } = advanceHistory({ remembered: [], table: sorted, unitOf, nowMs: instant('12 08:00') });
  return reconcile({
    plan,
    units: SCENE_UNITS,
    known,
    read: { rows: table.length, identicalRows: 0, rowProblems: [] },
    decisions,
    matchUnit: sceneMatch,
    declared: (unit, code, role) => said[`${unit}|${code}|${role}`] ?? null,
  });
}

test('P16: a plan of version 1 and the same in version 2 give the same places and the same reconciliation', () => {
  const again = registrationPlanOf(upgradePlan1(SCENE_PLAN));
  fc.assert(
    fc.property(rowsOnly, fc.nat(), fc.constantFrom('approve', 'replace', 'reject'), (rows, at, kind) => {
      const table = toTable(rows);
      const target = reconcileTable(SCENE_PLAN, table).registrations[at % Math.max(1, rows.length)];
      const decisions =
        target === undefined
          ? []
          : [{ registration: target.key, kind, value: null, seenAt: instant('20 08:00') } as const];
      expect(reconcileTable(again, table, decisions)).toEqual(reconcileTable(SCENE_PLAN, table, decisions));
    }),
    { numRuns: SIZES.tablesOfSeats },
  );
});

test('R10, R11: whatever a plan asks for, everybody is somewhere once, no place has too many, and the totals add up', () => {
  fc.assert(
    fc.property(plans, rowsOnly, numbers, (plan, rows, said) => {
      const done = reconcileTable(plan, toTable(rows), [], said);
      const { account, registrations, places, classes, units } = done;
      const sum = (all: readonly number[]) => all.reduce((total, count) => total + count, 0);
      expect(sum(Object.values(account.byStatus))).toBe(registrations.length);
      const held = places.flatMap(({ holders }) => holders);
      expect(new Set(held).size).toBe(held.length);
      const seated = registrations.filter(({ status }) => status === 'seated');
      expect(held.toSorted()).toEqual(seated.map(({ key }) => key).toSorted());
      for (const { place, holders } of places) expect(holders.length).toBeLessThanOrEqual(place.capacity);
      expect(new Set(places.map(({ place }) => `${place.key} ${place.role}`)).size).toBe(places.length);
      expect(sum(classes.map((one) => one.seated))).toBe(seated.length);
      for (const one of classes) {
        const counted = one.seated - (one.open ?? 0);
        expect(sum(Object.values(one.missing)) + counted).toBe(one.seats);
        expect(one.headcount).toBe(one.seated + one.extraApproved);
        expect(one.units).toBe(units.filter((unit) => unit.class === one.code).length);
      }
      expect(sum(classes.map((one) => one.extraPending))).toBe(account.byStatus.extra_pending);
    }),
    { numRuns: SIZES.tablesOfSeats },
  );
});

test('P31–P34: the product and an independent reading of the rules give as many seats of every role', () => {
  fc.assert(
    fc.property(plans, rowsOnly, numbers, (plan, rows, said) => {
      const { registrations } = reconcileTable(plan, toTable(rows), [], said);
      const seatsAt = (code: string | null) => plan.classes.find((one) => one.code === code)?.seats;
      const owners = (role: string | null) =>
        new Set(
          plan.classes.flatMap(({ seats = [] }) =>
            seats.flatMap((duty) => (duty.role === role ? duty.parties : [])),
          ),
        );
      // P33: of a role that the group alone is asked for, everybody is the group's.
      const partyOf = ({ unit, class: code, role }: Registration) =>
        owners(role).size === 1 && owners(role).has('nhom') && seatsAt(code) !== undefined ? 'nhom' : unit;
      const claims = new Map<string, readonly Registration[]>();
      for (const one of registrations) {
        if (one.status !== 'seated' && one.status !== 'extra_pending') continue;
        const key = `${partyOf(one)}|${one.class}|${one.role}`;
        claims.set(key, [...(claims.get(key) ?? []), one]);
      }
      for (const [key, ofClaim] of claims) {
        const [unit = '', code = '', role = ''] = key.split('|');
        const asked = (seatsAt(code) ?? []).filter(
          (duty) => duty.role === role && duty.parties.includes(unit),
        );
        // Two duties of one role of which one needs approval are in no document.
        if (asked.length > 1 && asked.some(({ approval }) => approval)) continue;
        const claim = { unit, class: code, role, count: ofClaim.length, said: said[key] ?? null };
        expect(ofClaim.filter(({ status }) => status === 'seated').length, key).toBe(seatsGiven(plan, claim));
      }
    }),
    { numRuns: SIZES.tablesOfSeats },
  );
});

test('R0: order and repetition change nothing, whatever a plan asks for', () => {
  fc.assert(
    fc.property(plans, rowsOnly, fc.infiniteStream(fc.nat()), (plan, rows, dice) => {
      const shuffled = [...rows, ...rows.slice(0, 2)]
        .map((one) => ({ one, rank: dice.next().value }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ one }) => one);
      const told = ({ registrations, units, classes }: Reconciliation) => [
        registrations.map((one) => ({ ...one, row: null })),
        units,
        classes,
      ];
      expect(told(reconcileTable(plan, toTable(shuffled)))).toEqual(
        told(reconcileTable(plan, toTable(rows))),
      );
    }),
    { numRuns: SIZES.tablesOfSeats },
  );
});

test('R6, P32: nobody who comes later takes a seat from anybody, declared or not', () => {
  fc.assert(
    fc.property(plans, rowsOnly, numbers, fc.nat(), (plan, rows, said, at) => {
      const table = toTable(rows).sort(compareResponses);
      const cut = table.length === 0 ? 0 : at % table.length;
      const before = reconcileTable(plan, table.slice(0, cut), [], said);
      const after = reconcileTable(plan, table, [], said);
      const newcomers = new Set(
        after.registrations
          .filter(({ key }) => !before.registrations.some((one) => one.key === key))
          .map(({ person }) => person),
      );
      for (const { key } of before.registrations.filter(({ status }) => status === 'seated')) {
        const person = after.registrations.find((one) => one.key === key)?.person;
        const now = after.registrations.findLast(
          (one) => one.person === person && one.status !== 'superseded',
        );
        if (now === undefined || newcomers.has(now.person)) continue;
        if (!now.notes.includes('registered_in_other_unit')) expect(now.status).toBe('seated');
      }
    }),
    { numRuns: SIZES.tablesOfSeats },
  );
});

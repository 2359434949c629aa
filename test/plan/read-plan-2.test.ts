import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countObligations } from '#shared/obligations/count-obligations.ts';
import { expandPlan } from '#shared/obligations/expand.ts';
import { batch2Plan } from '#shared/plan/batch-2-plan.ts';
import { readPeriod, unfoldPeriods } from '#shared/plan/period.ts';
import { planFile2JsonSchema } from '#shared/plan/plan-file-2.ts';
import { readPlan2 } from '#shared/plan/read-plan-2.ts';
import { upgradePlan1 } from '#shared/plan/upgrade-plan-1.ts';
import { addDays } from '#shared/time/calendar.ts';
import { gazetteerOf } from '#shared/units/provinces.ts';
import { dutyPlan, PLAN_NAMES, planFileJson, type PlanName } from './plan-files-2.ts';

const NONE = { seat: 0, class: 0, person: 0, list: 0, report: 0, document: 0, ready: 0, level: 0, money: 0 };

describe('the five plans ask for what their documents ask for (P19)', () => {
  const EXPECTED: Readonly<Record<PlanName, ReturnType<typeof countObligations>>> = {
    'batch-2': {
      obligations: { ...NONE, seat: 249, ready: 8, report: 8, document: 2 },
      amounts: { ...NONE, seat: 249, ready: 8, report: 8, document: 2 },
      unknown: NONE,
    },
    'appendix-01': {
      obligations: { ...NONE, document: 29, report: 208 },
      amounts: { ...NONE, document: 29, report: 208 },
      unknown: { ...NONE, report: 1 },
    },
    'thai-nguyen-2022-2025': {
      obligations: { ...NONE, class: 95 },
      amounts: { ...NONE, class: 139 },
      unknown: { ...NONE, person: 5 },
    },
    'hdnd-conference-2026': {
      obligations: { ...NONE, seat: 309, list: 206, ready: 103, report: 206 },
      amounts: { ...NONE, seat: 309, list: 206, ready: 103, report: 206 },
      unknown: { ...NONE, seat: 2 },
    },
    'can-tho-2024': {
      obligations: { ...NONE, level: 50, report: 48, money: 4, document: 24 },
      amounts: { ...NONE, level: 50, report: 48, money: 1_356_994, document: 24 },
      unknown: NONE,
    },
  };
  it.each(PLAN_NAMES)('%s', (name) => {
    expect(countObligations(expandPlan(dutyPlan(name)))).toEqual(EXPECTED[name]);
  });

  it('reports begin with the plan: periods that ended before it was issued owe nothing, unless the office says so (P8)', () => {
    const plan = dutyPlan('can-tho-2024');
    const ofHuyen = (fromStart: ReadonlySet<string>) =>
      expandPlan(plan, { fromStart }).obligations.filter(
        ({ duty, party }) => duty.every !== null && party === '924',
      );
    expect(ofHuyen(new Set()).map(({ slot }) => slot)).toEqual([
      ...['05', '06', '07', '08', '09', '10', '11', '12'].map((month) => `2024-${month}`),
      '2024-Q2',
      '2024-Q3',
      '2024-Q4',
      '2024',
    ]);
    expect(ofHuyen(new Set(['bc-thang', 'bc-quy', 'bc-nam']))).toHaveLength(17);
  });

  it('each hall is owed by its host for its own class only, the day before', () => {
    const halls = expandPlan(dutyPlan('batch-2')).obligations.filter(({ duty }) => duty.key === 'hoi-truong');
    expect(halls[0]).toMatchObject({ party: '31135', slot: '01', due: '2026-05-11' });
    expect(new Set(halls.map(({ party, slot }) => `${party} ${slot}`)).size).toBe(8);
  });

  it('a weekly item is owed on 32 Mondays, from the day of issue on (P8)', () => {
    const mondays = unfoldPeriods('week', '2024-05-24', '2024-12-31')
      .map(({ from }) => from)
      .filter((day) => day >= '2024-05-24' && day <= '2024-12-30');
    expect([mondays.length, mondays[0], mondays.at(-1)]).toEqual([32, '2024-05-27', '2024-12-30']);
  });

  it('the conference’s list is due on 12 May, that day included (P72)', () => {
    const lists = expandPlan(dutyPlan('hdnd-conference-2026')).obligations.filter(
      ({ duty }) => duty.key === 'ds',
    );
    expect(new Set(lists.map(({ due }) => due))).toEqual(new Set(['2026-05-12']));
  });

  it('with data closed on the 14th, half a year is due on 14 June and a month on its 14th (P11)', () => {
    const plan = { ...dutyPlan('appendix-01'), reporting: { closesOn: 14, sendWithin: null } };
    const duties = plan.duties.map((duty) => (duty.key === 'III.3' ? { ...duty, due: null } : duty));
    const due = expandPlan({ ...plan, duties }).obligations.filter(({ duty }) => duty.key === 'III.3');
    expect(new Set(due.map((one) => one.due))).toEqual(new Set(['2026-06-14', '2026-12-14']));
  });
});

it('version 1 says with the parts of version 2 what the plan of version 2 says of its classes (P16)', () => {
  const gazetteer = gazetteerOf('92');
  const upgraded = upgradePlan1(batch2Plan(gazetteer?.units ?? []));
  const seats = (plan: typeof upgraded) =>
    expandPlan(plan)
      .obligations.filter(({ duty }) => duty.what === 'seat')
      .map(({ duty, party, slot, due }) => [duty.role, party, slot, due]);
  expect(seats(upgraded)).toEqual(seats(dutyPlan('batch-2')));
  expect(upgraded.id).toBe(dutyPlan('batch-2').id);
});

describe('a faulty plan is refused with everything that is wrong, each with its place', () => {
  const wrong = {
    version: 2,
    title: 'Kế hoạch thử',
    issued: '2026-02-30',
    parties: [{ key: 'a', members: ['b', 'b'], count: 3 }, { key: 'a' }, { label: 'không có mã', count: -1 }],
    occasions: [{ key: 'o', kind: 'class', days: [{ date: '2026-05-01' }, { date: '2026-05-01' }] }],
    duties: [
      { key: 'd', who: 'zz', what: 'seats', spread: 'each' },
      { key: 'e', who: 'a', spread: 'each', what: 'seat', amount: { kind: 'fixed', n: -2 } },
      {
        key: 'f',
        who: 'a',
        what: 'report',
        periods: ['2024-13', '2024-Q2', '2024-Q2'],
        amount: { kind: 'nope' },
      },
      {
        key: 'g',
        who: 'a',
        spread: 'each',
        what: 'list',
        amount: { kind: 'declared', min: 3, max: 1 },
        at: ['p'],
      },
    ],
    stated: [{ of: ['g', 'h'], n: 7 }],
  };
  const read = readPlan2(wrong);

  it('and nothing is taken', () => {
    expect(read.plan).toBeNull();
    expect(read.problems.map(({ path }) => path).sort()).toEqual(
      [
        'duties[0].what',
        'duties[0].who',
        'duties[1].amount.n',
        'duties[1].at',
        'duties[2].amount',
        'duties[2].periods[0]',
        'duties[2].periods[2]',
        'duties[2].spread',
        'duties[3].amount.max',
        'duties[3].at[0]',
        'issued',
        'occasions[0].days',
        'parties[0].count',
        'parties[0].members[1]',
        'parties[1].key',
        'parties[2].count',
        'parties[2].key',
        'stated[0].of[1]',
      ].sort(),
    );
  });

  it('with the value as it stands and what was expected', () => {
    expect(read.problems).toContainEqual({
      path: 'issued',
      value: '2026-02-30',
      expected: expect.stringContaining('ngày có thật'),
    });
    expect(read.problems.every(({ expected }) => expected.length > 5)).toBe(true);
  });

  it.each([
    ['a sum', { of: ['von.nsnn', 'von.td', 'von.dn', 'von.dan'], n: 1_356_995 }, /1356994.*1356995/],
    [
      'a share',
      { of: ['von.dan'], n: 4.7, percentOf: ['von.nsnn', 'von.td', 'von.dn', 'von.dan'] },
      /4\.60 %.*4\.7 %/,
    ],
  ])('%s that does not add up is named with both figures', (_, stated, words) => {
    const { problems } = readPlan2({ ...planFileJson('can-tho-2024'), stated: [stated] });
    expect(problems).toHaveLength(1);
    expect(problems[0]?.expected).toMatch(words);
  });

  it('targets that count strivers in one level and not in another are asked about (P93)', () => {
    expect(readPlan2(planFileJson('can-tho-2024')).warnings.map(({ path }) => path)).toEqual(['targets']);
  });

  it.each([null, 7, [], 'x'])('%j is no plan', (json) => expect(readPlan2(json).problems).not.toEqual([]));

  it('whatever stands in a file, it is answered and never thrown at', () => {
    const lists = fc.dictionary(
      fc.constantFrom('parties', 'duties', 'occasions', 'title', 'stated'),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(lists, (json) => readPlan2(json).problems.every(({ path }) => typeof path === 'string')),
    );
  });
});

it('the JSON Schema beside the plans is that of the reader', () => {
  const file = new URL('../../shared/data/plan-file-2.schema.json', import.meta.url);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(planFile2JsonSchema());
});

describe('periods', () => {
  it('of a unit follow each other without a gap, each known by its own key', () => {
    const units = fc.constantFrom('week', 'month', 'quarter', 'half', 'year' as const);
    const days = fc.integer({ min: 0, max: 20_000 }).map((number) => addDays('1990-01-01', number));
    fc.assert(
      fc.property(units, days, fc.integer({ min: 0, max: 900 }), (unit, from, length) => {
        const periods = unfoldPeriods(unit, from, addDays(from, length));
        expect(periods[0]?.from.localeCompare(from)).toBeLessThanOrEqual(0);
        periods.forEach((period, index) => {
          expect(readPeriod(period.key)).toEqual(period);
          const next = periods[index + 1];
          if (next !== undefined) expect(next.from).toBe(addDays(period.to, 1));
        });
      }),
    );
  });

  it.each([
    '2024-00',
    '2024-Q5',
    '2024-H3',
    '24',
    '2025-2022',
    '2026-02-30',
    '2024-W54',
    '0206-W01',
    '0206-05',
    '',
  ])('“%s” is none', (key) => expect(readPeriod(key)).toBeNull());
});

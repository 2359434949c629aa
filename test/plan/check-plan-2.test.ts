import { describe, expect, it } from 'vitest';
import { partProblemText } from '#shared/plan/plan-parts.ts';
import { readPlan2 } from '#shared/plan/read-plan-2.ts';
import { readSmallPlan } from './small-plan.ts';

const UNITS = { key: 'xa', of: 'unit', registry: 'xa-92@2025-07-01', members: ['31135', '31120'] };
const CLASS = { key: '01', kind: 'class', dates: ['2026-05-12'], host: '31135' };
const REPORT = { key: 'bc', who: 'xa', spread: 'each', what: 'report' };
const SEAT = { ...REPORT, key: 'cho', what: 'seat', at: ['01'], amount: { kind: 'fixed', n: 3 } };
const YEAR = { from: '2026-01-01', to: '2026-12-31' };
const base = (more: object) => ({
  ...YEAR,
  parties: [UNITS],
  occasions: [CLASS],
  duties: [SEAT, REPORT],
  ...more,
});

const said = (found: readonly { readonly path: string; readonly expected: string }[]) =>
  found.map(({ path, expected }) => `${path}: ${expected}`);

it('a plan without a fault has nothing to say', () =>
  expect(readSmallPlan(base({}))).toMatchObject({ problems: [], warnings: [] }));

describe('warnings: the plan is taken, and a person is told', () => {
  const duty = (more: object) => base({ duties: [SEAT, { ...REPORT, ...more }] });
  it.each<[string, object, string, RegExp]>([
    [
      'due words that are not understood are named',
      duty({ due: 'khi rảnh' }),
      'duties[1].due',
      /không hiểu phần “rảnh”.*Chưa xác định/,
    ],
    ['what recurs without periods', duty({ due: 'hằng tháng' }), 'duties[1].due', /chưa ghi các kỳ/],
    [
      'due words without a year in a plan of several',
      { ...duty({ due: 'Quý IV' }), to: '2027-12-31' },
      'duties[1].due',
      /không ghi năm/,
    ],
    [
      'words and days before that are two days',
      duty({ due: '01/5/2026', dueDaysBefore: 5, at: ['01'] }),
      'duties[1].due',
      /lời văn là 01\/05\/2026.*07\/05\/2026/,
    ],
    [
      'a seat due after its class',
      base({ duties: [{ ...SEAT, due: '13/5/2026' }] }),
      'duties[0].due',
      /không sau ngày đầu của “01” \(12\/05\/2026\); đang đọc là 13\/05\/2026/,
    ],
    [
      'a class without a day',
      base({ occasions: [{ ...CLASS, dates: [] }] }),
      'occasions[0].days',
      /ngày tổ chức/,
    ],
    [
      'an estimate below what the seats need (P35)',
      base({ occasions: [{ ...CLASS, expected: 5 }] }),
      'occasions[0].expected',
      /ít nhất 6 đại biểu, văn bản dự kiến 5/,
    ],
    [
      'members and their count',
      base({ parties: [{ ...UNITS, count: 2 }] }),
      'parties[0].count',
      /một trong hai/,
    ],
    [
      'units of no registry and no day',
      base({ parties: [{ ...UNITS, registry: null }] }),
      'registryAsOf',
      /danh mục đơn vị/,
    ],
    ['no id of its own', { ...base({}), id: null }, 'id', /mã của riêng kế hoạch/],
    ['cycles without an end', { ...duty({ every: 'month' }), to: null }, 'to', /đến hết năm/],
    [
      'periods that were all over before the plan (P8)',
      { ...duty({ periods: ['2026-01'] }), issued: '2026-02-01' },
      'duties[1].periods',
      /không đòi hỏi gì/,
    ],
    [
      'a hall whose host is not known',
      base({ occasions: [{ ...CLASS, host: null }], duties: [{ ...REPORT, at: 'host' }] }),
      'occasions[0].host',
      /không ai phải lo/,
    ],
    [
      'a host who is not of the set',
      base({ occasions: [{ ...CLASS, host: '31999' }], duties: [{ ...REPORT, at: 'host' }] }),
      'occasions[0].host',
      /không ai phải lo/,
    ],
    [
      'units of a day whose registry the file does not name (P24)',
      base({ registryAsOf: '2024-05-24', parties: [{ ...UNITS, registry: null }] }),
      'parties[0].registry',
      /xa-92@2024-05-24 .*danh mục hiện hành/,
    ],
    [
      'a duty of nothing',
      base({ duties: [{ ...SEAT, amount: { kind: 'fixed', n: 0 } }] }),
      'duties[0].amount.n',
      /số từ 1 trở lên/,
    ],
    [
      'a period outside of the plan',
      duty({ periods: ['2025', '2026-Q1'] }),
      'duties[1].periods[0]',
      /trong thời gian thực hiện \(2026-01-01 – 2026-12-31\)/,
    ],
    [
      'a target of a level that nobody is to reach',
      base({ targets: [{ level: 'kiểu mẫu', total: 3 }] }),
      'targets[0].level',
      /chưa đơn vị nào được giao mức này/,
    ],
    [
      'progress by what is no class of this plan',
      duty({ what: 'document', progressOf: 'cho' }),
      'duties[1].progressOf',
      /mở lớp/,
    ],
    ['progress by itself', duty({ what: 'document', progressOf: 'bc' }), 'duties[1].progressOf', /mở lớp/],
    ['a level without a name', duty({ what: 'level' }), 'duties[1].level', /mức cần đạt/],
    [
      'a field that nobody reads',
      duty({ amont: { kind: 'fixed', n: 5 } }),
      'duties[1].amont',
      /không được đọc/,
    ],
    [
      'and one inside a part',
      duty({ amount: { kind: 'fixed', n: 5, units: 'xã' } }),
      'duties[1].amount.units',
      /không được đọc/,
    ],
    ['a field of the plan itself', base({ isued: '2026-01-01' }), 'isued', /không được đọc/],
    [
      'a stated sum that cannot be checked',
      base({ stated: [{ of: ['m'], n: 2 }], duties: [{ ...REPORT, key: 'm', every: 'month' }] }),
      'stated[0].n',
      /chưa kiểm tra được/,
    ],
  ])('%s', (_, file, path, words) => {
    const { plan, warnings } = readSmallPlan({ ...file });
    expect(plan).not.toBeNull();
    expect(said(warnings)).toEqual([expect.stringMatching(words)]);
    expect(warnings[0]?.path).toBe(path);
  });

  it('the same words under many duties are told once, with how many more', () => {
    const duties = ['a', 'b', 'c'].map((key) => ({ ...REPORT, key, due: 'khi rảnh' }));
    expect(said(readSmallPlan(base({ duties })).warnings)).toEqual([
      expect.stringMatching(/^duties\[0\]\.due: .* \(và 2 chỗ khác như vậy\)$/),
    ]);
  });

  it('remarks of whoever wrote the file are let through', () =>
    expect(readSmallPlan(base({ $schema: 'x', _ghiChu: 'y' })).warnings).toEqual([]));
});

it('a host that no registry of the plan knows is told', () => {
  const unitProblem = (code: string) => (code === '31999' ? 'mã có thật' : null);
  const read = (host: string) =>
    readPlan2(
      { version: 2, id: 'a', title: 'b', ...base({ occasions: [{ ...CLASS, host }] }) },
      { unitProblem },
    );
  expect(said(read('31999').warnings)).toEqual([
    expect.stringMatching(/^occasions\[0\]\.host: .*xa-92@2025-07-01/),
  ]);
  expect(read('31120').warnings).toEqual([]);
});

it('money of which nothing is planned, and progress by the classes of another plan, are taken as they are', () => {
  const money = { ...REPORT, key: 'von', what: 'money', amount: { kind: 'fixed', n: 0 } };
  const task = { ...REPORT, key: 'nv', what: 'document', progressOf: 'ke-hoach-khac' };
  expect(readSmallPlan(base({ duties: [money, task] }))).toMatchObject({ problems: [], warnings: [] });
});

describe('problems: nothing is taken', () => {
  const duty = (more: object) => base({ duties: [SEAT, { ...REPORT, ...more }] });
  it.each<[string, object, string, RegExp]>([
    [
      'a class twice in one list',
      base({ duties: [{ ...SEAT, at: ['01', '01'] }] }),
      'duties[0].at[1]',
      /một lần/,
    ],
    ['at no class', duty({ at: [] }), 'duties[1].at', /ít nhất một/],
    ['in no period', duty({ periods: [] }), 'duties[1].periods', /ít nhất một kỳ/],
    ['periods and a cycle', duty({ periods: ['2026'], every: 'month' }), 'duties[1].every', /một trong hai/],
    ['days before nothing', duty({ dueDaysBefore: 3 }), 'duties[1].at', /số ngày trước đó/],
    [
      'a set of nobody',
      base({ parties: [{ ...UNITS, members: [] }] }),
      'parties[0].members',
      /ít nhất một bên/,
    ],
    [
      'a set of none',
      base({ parties: [{ ...UNITS, members: null, count: 0 }] }),
      'parties[0].count',
      /từ 1 trở lên/,
    ],
    [
      'hosts that nobody named',
      base({ parties: [{ ...UNITS, members: null, count: 2 }], duties: [{ ...REPORT, at: 'host' }] }),
      'duties[0].at',
      /nhóm có danh sách/,
    ],
    ['seats without a number', base({ duties: [{ ...SEAT, amount: null }] }), 'duties[0].amount', /số lượng/],
    ['money without a figure', duty({ what: 'money' }), 'duties[1].amount', /số lượng/],
    [
      'classes of what are no classes',
      base({ occasions: [{ ...CLASS, series: 'bc' }] }),
      'occasions[0].series',
      /mở lớp/,
    ],
    [
      'a share with three digits',
      duty({ what: 'person', amount: { kind: 'share', percent: 33.333, of: 'xa' } }),
      'duties[1].amount.percent',
      /hai chữ số/,
    ],
    [
      'a count that fills the memory',
      base({ parties: [{ ...UNITS, members: null, count: 5e9 }] }),
      'parties[0].count',
      /100\.000/,
    ],
    [
      'too many obligations together',
      base({ parties: [{ ...UNITS, members: null, count: 90_000 }], duties: [{ ...REPORT, every: 'week' }] }),
      'duties[0]',
      /không quá 2\.000\.000/,
    ],
    ['a year typed wrongly', { ...duty({ every: 'week' }), from: '0206-01-01' }, 'to', /không dài quá/],
    ['an id that is a path', { ...base({}), id: '../khac' }, 'id', /chữ thường/],
  ])('%s', (_, file, path, words) => {
    const { plan, problems } = readSmallPlan({ ...file });
    expect(plan).toBeNull();
    expect(said(problems)).toEqual([expect.stringMatching(words)]);
    expect(problems[0]?.path).toBe(path);
  });

  it('a unit that has a seat twice in one class and role (P30)', () => {
    const seat = { ...SEAT, role: 'cong_chuc' };
    const twice = (more: object) =>
      readSmallPlan(base({ duties: [seat, { ...seat, key: 'cho-2', ...more }] })).problems.map(
        ({ path }) => path,
      );
    expect(twice({})).toEqual(['duties[1].who', 'duties[1].who']);
    expect(twice({ role: 'lanh_dao' })).toEqual([]);
  });

  it('what goes on for a thousand years is refused for that alone, without counting its weeks', () => {
    const file = { ...duty({ every: 'week', due: 'hằng tuần' }), from: '1900-01-01', to: '2999-12-31' };
    expect(readSmallPlan({ ...file, issued: '2999-12-31' })).toMatchObject({
      problems: [{ path: 'to' }],
      warnings: [],
    });
  });

  it('a field that holds something wrong is not called a name that nobody knows', () => {
    const { problems, warnings } = readSmallPlan(
      base({
        parties: [{ ...UNITS, size: { n: 'x' }, soure: 'y' }],
        duties: [{ ...SEAT, amount: { kind: 'fixed', n: 1.5 } }],
      }),
    );
    expect(problems.map(({ path }) => path)).toEqual(['parties[0].size.n', 'duties[0].amount.n']);
    expect(warnings.map(({ path }) => path)).toEqual(['parties[0].soure']);
  });

  it('whatever stands in whichever field, what is wrong is said in Vietnamese', () => {
    const whole = {
      version: 2,
      ...base({
        id: 'ke-hoach-thu',
        title: 'Kế hoạch thử',
        reporting: { closesOn: 14, sendWithin: 2 },
        stay: { duty: 'bc', meals: [{ date: '2026-05-12', name: 'trưa' }], nights: [], beds: 2 },
        occasions: [
          {
            ...CLASS,
            expected: { min: 1, max: 9 },
            days: [{ date: '2026-05-12', sessions: [{ name: 'sáng' }] }],
          },
        ],
        duties: [
          { ...SEAT, class: { learners: 50 } },
          { ...REPORT, feeds: ['cho'], periods: ['2026'] },
        ],
        stated: [{ of: ['cho'], n: 6, percentOf: ['cho'] }],
        targets: [{ level: 'nâng cao', total: 1, by: [{ code: '924', n: 1 }] }],
        roles: [{ key: 'r', words: ['a'] }],
        contacts: [{ for: 'x' }],
        links: [{ url: 'x' }],
        funds: [{ key: 'f' }],
      }),
    };
    const wrong = [null, '', 'x', -1, 1.5, true, [], {}, [null], { kind: 'fixed' }];
    const told = pathsIn(whole).flatMap((path) =>
      wrong.flatMap((value) => {
        const { problems, warnings } = readPlan2(withValue(whole, path, value));
        return [...problems, ...warnings].map((one) => partProblemText({ ...one, value: null }, 'cần '));
      }),
    );
    expect(told.length).toBeGreaterThan(500);
    const foreign = told.filter((text) =>
      /\b(?:invalid|input|null|undefined|expected)\b|object Object/i.test(text.replace(/^\S+ /, '')),
    );
    expect([...new Set(foreign)]).toEqual([]);
  });

  it('a head that stands by itself is named with its place', () => {
    const { problems } = readSmallPlan({ plan: { title: 'Kế hoạch thử', to: '31/12/2026' } });
    expect(problems.map(({ path }) => path)).toEqual(['plan.to']);
  });
});

type Path = readonly (string | number)[];

/** Every place in a value, its own parts included. */
function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  const below = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [
    ...(path.length === 0 ? [] : [path]),
    ...below.flatMap(([key, part]) => pathsIn(part, [...path, Array.isArray(value) ? Number(key) : key])),
  ];
}

function withValue(whole: unknown, [first, ...rest]: Path, value: unknown): unknown {
  if (first === undefined) return value;
  const copy: unknown[] | Record<string, unknown> = Array.isArray(whole)
    ? [...(whole as unknown[])]
    : { ...(whole as Record<string, unknown>) };
  const parts = copy as Record<string | number, unknown>;
  parts[first] = withValue(parts[first], rest, value);
  return copy;
}

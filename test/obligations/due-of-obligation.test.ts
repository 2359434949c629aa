import { describe, expect, it } from 'vitest';
import { expandPlan } from '#shared/obligations/expand.ts';
import { smallPlan } from '../plan/small-plan.ts';

const YEAR = { from: '2026-01-01', to: '2026-12-31' };
const YEARS = { from: '2022-01-01', to: '2025-12-31' };
const CLASS = { key: 'o', kind: 'class', dates: ['2026-05-20', '2026-05-19'] };

function duesOf(head: object, duty: object, occasions: readonly object[] = []) {
  const plan = smallPlan({
    ...head,
    parties: [{ key: 'a', members: ['Sở Mẫu'] }],
    occasions,
    duties: [{ key: 'd', who: 'a', what: 'report', ...duty }],
  });
  return expandPlan(plan).obligations.map(({ slot, due, isDueUnclear }) =>
    isDueUnclear ? `${slot}?` : (due ?? ''),
  );
}

describe('what recurs is owed on the day that its words name, in each of its periods', () => {
  it.each([
    ['ngày 20 hằng tháng', { periods: ['2026-01', '2026-02'] }, ['2026-01-20', '2026-02-20']],
    ['trước ngày 20 hằng tháng', { periods: ['2026-03'] }, ['2026-03-19']],
    ['hằng tháng', { periods: ['2026-02'] }, ['2026-02-28']],
    ['thứ hai hằng tuần', { periods: ['2026-W01', '2026-W02'] }, ['2025-12-29', '2026-01-05']],
    ['06 tháng/ năm', { periods: ['2026-H1', '2026'] }, ['2026-06-30', '2026-12-31']],
  ])('“%s”', (due, periods, days) => expect(duesOf(YEAR, { due, ...periods })).toEqual(days));

  it('in every year of its own, not in the plan’s first (P9)', () => {
    const due = 'trước ngày 15/12 hằng năm';
    const days = ['2022-12-14', '2023-12-14', '2024-12-14', '2025-12-14'];
    expect(duesOf(YEARS, { due, every: 'year' })).toEqual(days);
    expect(duesOf(YEARS, { due: 'trước ngày 15/12', every: 'year' })).toEqual(days);
  });

  it.each([
    ['hằng tháng', {}, ['?']],
    ['ngày 20 hằng tháng', { periods: ['2026-Q1'] }, ['2026-Q1?']],
    ['hằng năm', { periods: ['2022-2025'] }, ['2022-2025?']],
  ])('“%s” where the periods do not fit: nobody can tell', (due, periods, days) =>
    expect(duesOf(YEAR, { due, ...periods })).toEqual(days),
  );
});

describe('words that leave the day open leave the obligation open, never on a day of ours (P4)', () => {
  it.each([
    ['in a period as well', YEAR, { due: 'sau khi xong xuôi', periods: ['2026-05'] }, ['2026-05?']],
    ['a weekday that is another', YEAR, { due: 'thứ Hai, ngày 12/5/2026' }, ['?']],
    ['counted from something without a day', YEAR, { due: '05 ngày sau khi kết thúc lớp' }, ['?']],
    ['no year, in a plan of several', YEARS, { due: 'Quý IV' }, ['?']],
    ['no year, in a plan without days', { registryAsOf: '2025-07-01' }, { due: 'Quý IV' }, ['?']],
    ['no year, issued in December', { issued: '2025-12-28' }, { due: 'Quý I' }, ['?']],
    [
      'a day before the period begins',
      YEAR,
      { due: '31/3/2026', periods: ['2026-Q1', '2026-Q2'] },
      ['2026-03-31', '2026-Q2?'],
    ],
  ])('%s', (_, head, duty, days) => expect(duesOf(head, duty)).toEqual(days));

  it.each(['thường xuyên', 'khi có yêu cầu', 'theo hướng dẫn của Trung ương'])(
    '“%s” has no day by nature',
    (due) => expect(duesOf(YEAR, { due })).toEqual(['']),
  );
});

describe('days before an occasion', () => {
  it.each([
    [1, '2026-05-18'],
    [0, '2026-05-19'],
    [-5, '2026-05-25'],
  ])('%d: from the first day back, or from the last on', (dueDaysBefore, day) =>
    expect(duesOf(YEAR, { dueDaysBefore, at: ['o'] }, [CLASS])).toEqual([day]),
  );

  it('go before the words, and are unknown where the occasion has no day', () => {
    const duty = { due: 'chậm nhất 05 ngày trước ngày mở lớp', dueDaysBefore: 5, at: ['o'] };
    expect(duesOf(YEAR, duty, [CLASS])).toEqual(['2026-05-14']);
    expect(duesOf(YEAR, duty, [{ key: 'o', kind: 'class' }])).toEqual(['o?']);
  });
});

describe('with data closed on the 14th (P11)', () => {
  const head = { ...YEAR, reporting: { closesOn: 14 } };
  it.each([
    ['month', ['2026-05'], '2026-04-15', '2026-05-14'],
    ['quarter', ['2026-Q2'], '2026-03-15', '2026-06-14'],
    ['half', ['2026-H1'], '2025-12-15', '2026-06-14'],
    ['year', ['2026'], '2025-12-15', '2026-12-14'],
  ])('a %s is from the 15th to the 14th', (_, periods, from, due) => {
    const plan = smallPlan({
      ...head,
      parties: [{ key: 'a', members: ['Sở Mẫu'] }],
      duties: [{ key: 'd', who: 'a', what: 'report', periods, due: 'định kỳ hằng tháng, quý, 6 tháng, năm' }],
    });
    expect(
      expandPlan({ ...plan, duties: plan.duties.map((duty) => ({ ...duty, due: null })) }).obligations,
    ).toMatchObject([{ from, due }]);
  });

  it('a period whose data was closed before the plan was issued owes nothing (P8)', () => {
    const duty = { periods: ['2026-05', '2026-06'] };
    expect(duesOf({ ...head, issued: '2026-05-14' }, duty)).toEqual(['2026-05-14', '2026-06-14']);
    expect(duesOf({ ...head, issued: '2026-05-15' }, duty)).toEqual(['2026-06-14']);
  });

  it('a day that the words name goes before it', () =>
    expect(duesOf(head, { due: 'ngày 20 hằng tháng', periods: ['2026-05'] })).toEqual(['2026-05-20']));
});

it('of who may declare that nobody comes, silence is not fulfilment (P5, P32)', () => {
  const plan = smallPlan({
    parties: [{ key: 'a', members: ['Xã Mẫu 1', 'Xã Mẫu 2'] }],
    occasions: [CLASS],
    duties: [
      { key: 'd', who: 'a', spread: 'each', what: 'seat', at: ['o'], amount: { kind: 'declared', min: 0 } },
    ],
  });
  expect(expandPlan(plan).obligations.map(({ amount }) => amount)).toEqual([null, null]);
});

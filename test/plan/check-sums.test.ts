import { describe, expect, it } from 'vitest';
import { readSmallPlan, smallPlan } from './small-plan.ts';

describe('sums', () => {
  const LINE = { who: 'tp', what: 'money', spread: 'together' };
  const money = (n: number) => ({ amount: { kind: 'fixed', n } });
  const file = (third: object, stated: readonly object[] = []) => ({
    parties: [{ key: 'tp' }],
    duties: [
      { ...LINE, key: 'a', ...money(70) },
      { ...LINE, key: 'b', ...money(20) },
      { ...LINE, key: 'c', ...third },
    ],
    stated,
  });

  it('what remains is the whole less the parts stated, and says so (P95)', () => {
    const rest = { amount: { kind: 'rest', total: 100, besides: ['a', 'b'], unit: 'triệu đồng' } };
    const [, , line] = smallPlan(file(rest, [{ of: ['a', 'b', 'c'], n: 100 }])).duties;
    expect(line).toMatchObject({
      amount: { kind: 'fixed', n: 10, unit: 'triệu đồng' },
      note: expect.stringContaining('100 trừ 90'),
    });
  });

  it.each([
    ['less than the parts', 80, ['a', 'b'], 'duties[2].amount.total'],
    ['besides what is not there', 100, ['a', 'x'], 'duties[2].amount.besides[1]'],
    ['besides itself', 100, ['c'], 'duties[2].amount.besides[0]'],
  ])('%s is refused', (_, total, besides, path) =>
    expect(
      readSmallPlan(file({ amount: { kind: 'rest', total, besides } })).problems.map((one) => one.path),
    ).toEqual([path]),
  );

  it.each([
    [66.67, true],
    [66.7, true],
    [67, true],
    [66.6, false],
    [66.66, false],
  ])('a share is as exact as it is written: two thirds as %d', (n, isRight) => {
    const read = readSmallPlan(file(money(60), [{ of: ['a', 'b'], percentOf: ['a', 'b', 'c'], n: 60 }]));
    expect(read.plan).not.toBeNull();
    const third = {
      parties: [{ key: 'tp' }],
      duties: [
        { ...LINE, key: 'a', ...money(2) },
        { ...LINE, key: 'b', ...money(1) },
      ],
    };
    const { problems } = readSmallPlan({ ...third, stated: [{ of: ['a'], percentOf: ['a', 'b'], n }] });
    expect(problems.length === 0).toBe(isRight);
  });

  describe('targets', () => {
    const level = { what: 'level', level: 'nâng cao', spread: 'each' };
    const targets = (total: number, countsStriving: boolean | null, striving: object = { members: ['5'] }) =>
      readSmallPlan({
        registryAsOf: '2024-05-24',
        parties: [
          { key: 'dk', members: ['1', '2', '3', '4'] },
          { key: 'pd', ...striving },
        ],
        duties: [
          { ...level, key: 'dk', who: 'dk', commitment: 'đăng ký' },
          { ...level, key: 'pd', who: 'pd', commitment: 'phấn đấu' },
        ],
        targets: [{ level: 'nâng cao', total, countsStriving }],
      }).warnings.map(({ path }) => path);

    it.each([
      [5, true, []],
      [4, false, []],
      [5, false, ['targets[0].total']],
      [4, true, ['targets[0].total']],
      [7, null, ['targets[0].total']],
    ])('%d, counting those that strive: %s (P93)', (total, counts, paths) =>
      expect(targets(total, counts)).toEqual(paths),
    );

    it('of which nobody knows how many strive are not compared (P5)', () =>
      expect(targets(5, null, {})).toEqual([]));
  });
});

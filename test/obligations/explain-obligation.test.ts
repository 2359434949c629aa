import { expect, test } from 'vitest';
import { expandPlan } from '#shared/obligations/expand.ts';
import { explainObligation } from '#shared/obligations/explain-obligation.ts';
import type { Fact } from '#shared/obligations/fact.ts';
import { factsOf } from '#shared/obligations/facts-as-of.ts';
import { fillPlan } from '#shared/obligations/fill.ts';
import { endOfDayMs } from '#shared/time/local-date.ts';
import { smallPlan } from '../plan/small-plan.ts';

/** Why an obligation stands as it does: what is owed, by when, each thing recorded, and what it came to. */
const PLAN = smallPlan({
  from: '2026-01-01',
  to: '2026-12-31',
  parties: [{ key: 'a', members: ['Sở Mẫu', 'Sở Khác'] }],
  duties: [
    {
      key: 'd',
      who: 'a',
      what: 'report',
      spread: 'each',
      periods: ['2026-05'],
      amount: { kind: 'fixed', n: 3 },
      nilAllowed: true,
    },
  ],
});

const more = (line: number, on: string | null, recorded: string): Fact => ({
  source: `dòng ${line}`,
  duty: 'd',
  party: 'Sở Mẫu',
  slot: '2026-05',
  says: { kind: 'more', n: line },
  on,
  recordedAt: endOfDayMs(recorded),
});

function told(facts: readonly Fact[], asOf: string, party = 'Sở Mẫu'): readonly string[] {
  const filled = fillPlan(PLAN, expandPlan(PLAN), facts, asOf);
  const one = filled.all.find(({ obligation }) => obligation.party === party);
  if (one === undefined) throw new Error(`nothing is owed by ${party}`);
  const names = { party, slot: '', set: '' };
  return explainObligation(one, factsOf(facts, asOf)(one.obligation), asOf, names).map(({ text }) => text);
}

const FACTS = [more(2, null, '2026-05-20'), more(1, '2026-05-10', '2026-05-12')];

test('the due day and each recorded fact are told, in the order of their days', () => {
  expect(told(FACTS, '2026-05-25').slice(1)).toEqual([
    'Số lượng: 3.',
    'Hạn: hết ngày 31/05/2026.',
    'Đã ghi: thêm 1, ngày 10/05/2026, ghi nhận ngày 12/05/2026.',
    'Đã ghi: thêm 2, ngày 20/05/2026.',
    'Đã ghi nhận 3, đủ từ ngày 20/05/2026.',
    expect.stringMatching(/^Tính đến hết ngày 25\/05\/2026: /),
  ]);
});

test('what was recorded later, or of another party, is not told', () => {
  expect(told(FACTS, '2026-05-15').filter((text) => text.startsWith('Đã ghi:'))).toEqual([
    'Đã ghi: thêm 1, ngày 10/05/2026, ghi nhận ngày 12/05/2026.',
  ]);
  expect(told(FACTS, '2026-05-25', 'Sở Khác')).toContain('Chưa ghi nhận kết quả nào.');
});

test('of what was corrected only the correction is told', () => {
  const corrected = { ...more(2, null, '2026-05-22'), says: { kind: 'nil' } } as const;
  const texts = told([more(2, null, '2026-05-20'), corrected], '2026-05-25');
  expect(texts.filter((text) => text.startsWith('Đã ghi:'))).toEqual([
    'Đã ghi: không phát sinh, ngày 22/05/2026.',
  ]);
});

test('of many the last ones are told, with how many came before', () => {
  const many = Array.from({ length: 20 }, (_, at) =>
    more(at + 1, null, `2026-05-${String(at + 1).padStart(2, '0')}`),
  );
  const texts = told(many, '2026-05-25');
  expect(texts).toContain('8 lần ghi trước đó.');
  expect(texts.filter((text) => text.startsWith('Đã ghi:'))).toHaveLength(12);
  expect(texts).toContain('Đã ghi: thêm 20, ngày 20/05/2026.');
});

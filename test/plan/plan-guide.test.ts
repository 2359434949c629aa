/** What the guide shows an office to write is what the reader takes, and asks for what the guide says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { countObligations } from '#shared/obligations/count-obligations.ts';
import { expandPlan } from '#shared/obligations/expand.ts';
import { amountSchema } from '#shared/plan/plan-file-2.ts';
import { readPlan2 } from '#shared/plan/read-plan-2.ts';
import { ROOT } from '../structure/imports.ts';

const guide = readFileSync(join(ROOT, 'docs/huong-dan-ke-hoach.md'), 'utf8');
const examples = [...guide.matchAll(/^```json\n(.*?)^```$/gms)].map(
  ([, text]) => JSON.parse(text ?? '') as unknown,
);

it.each([
  [0, 'classes', { seat: 2, ready: 1 }, { seat: 6, ready: 1 }, {}],
  [1, 'counts over years', { class: 28 }, { class: 56 }, { person: 1 }],
  [
    2,
    'a conference',
    { seat: 206, list: 103, ready: 103 },
    { seat: 206, list: 103, ready: 103 },
    { seat: 1 },
  ],
  [
    3,
    'reports, levels, money',
    { report: 18, level: 3, money: 3 },
    { report: 18, level: 3, money: 1_000 },
    {},
  ],
])('example %d, %s', (index, _, obligations, amounts, unknown) => {
  const { plan, problems, warnings } = readPlan2(examples[index]);
  expect([problems, warnings]).toEqual([[], []]);
  const counts = countObligations(expandPlan(plan ?? expect.fail()));
  const some = (all: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(all).filter(([, n]) => n > 0));
  expect([some(counts.obligations), some(counts.amounts), some(counts.unknown)]).toEqual([
    obligations,
    amounts,
    unknown,
  ]);
});

it('there is no other example', () => expect(examples).toHaveLength(4));

it('every amount of its table is one, and every kind of amount is in it', () => {
  const amounts = [...guide.matchAll(/^\|[^|]*\| `(\{"kind".*?\})`/gm)].map(
    ([, text]) => JSON.parse(text ?? '') as object,
  );
  expect(amounts.map((amount) => amountSchema.parse(amount).kind)).toEqual([
    'fixed',
    'declared',
    'all',
    'optional',
    'share',
    'rest',
  ]);
});

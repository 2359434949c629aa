import { expect, it } from 'vitest';
import { expandPlan } from '#shared/obligations/expand.ts';
import { readProgrammeAsPlan } from '#shared/programme/programme-as-plan.ts';
import programme from '../../shared/data/programme-2026.data.json' with { type: 'json' };
import { dutyPlan } from '../plan/plan-files-2.ts';

const NAMED_BY_HAND = ['III.1', 'III.3'];

it('a programme file asks for what the plan of the same document asks for, but for what groups owe', () => {
  const { plan } = readProgrammeAsPlan(programme);
  const byHand = dutyPlan('appendix-01');
  expect(plan?.id).toBe(byHand.id);
  const owed = (of: typeof byHand) =>
    expandPlan(of)
      .obligations.filter(({ duty }) => !NAMED_BY_HAND.includes(duty.key))
      .map(({ duty, slot, due, isDueUnclear }) => [
        duty.key,
        duty.what,
        duty.label,
        duty.product,
        slot,
        due,
        isDueUnclear,
      ]);
  expect(plan === null ? null : owed(plan)).toEqual(owed(byHand));
  expect(plan === null ? [] : expandPlan(plan).unknown.map(({ key }) => key)).toEqual(NAMED_BY_HAND);
});

it('a due text that cannot be read is told once, at its task, and nobody is called late for it', () => {
  const [first, ...others] = programme.tasks;
  const read = readProgrammeAsPlan({
    ...programme,
    tasks: [{ ...first, dueText: 'khi thuận tiện' }, ...others],
  });
  expect(read.warnings.filter(({ path }) => path.includes('due'))).toEqual([
    {
      path: 'tasks[0].dueText',
      value: 'khi thuận tiện',
      expected: expect.stringContaining('không hiểu phần'),
    },
  ]);
  const [task] = read.plan === null ? [] : expandPlan(read.plan).obligations;
  expect(task).toMatchObject({ due: null, isDueUnclear: true });
});

it.each([
  ['hằng tháng', 12, '2026-01', '2026-12'],
  ['ngày 20 hằng tháng', 12, '2026-01', '2026-12'],
  ['hàng quý', 4, '2026-Q1', '2026-Q4'],
  ['06 tháng/ năm', 2, '2026-H1', '2026'],
  ['thứ hai hằng tuần', 52, '2026-01-05', '2026-12-28'],
])('“%s” is owed %d times', (dueText, times, first, last) => {
  const file = {
    ...programme,
    taskCount: 1,
    sections: [{ no: 'I', title: 'Mục' }],
    tasks: [{ ...programme.tasks[0], dueText }],
  };
  const { plan } = readProgrammeAsPlan(file);
  const slots = plan === null ? [] : expandPlan(plan).obligations;
  expect([slots.length, slots[0]?.slot, slots.at(-1)?.slot]).toEqual([times, first, last]);
  expect(slots.every(({ due, isDueUnclear }) => due !== null && !isDueUnclear)).toBe(true);
});

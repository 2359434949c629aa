import { expect, test } from 'vitest';
import { remembersAs, rowLabel, rowsAreStaffs, TAB_KINDS } from '#shared/tabs/kinds.ts';
import * as keys from '#shared/workbook/keys.ts';

const TABS = [
  keys.SUMMARY_TAB,
  keys.REVIEW_TAB,
  keys.CLASS_TAB.of('01'),
  keys.PROGRAMME_TAB,
  keys.TASK_TAB.of('I.1'),
  keys.LEVELS_TAB.of('can-tho-ntm-2024'),
  keys.REPORTS_TAB.of('can-tho-ntm-2024'),
  keys.MONEY_TAB.of('can-tho-ntm-2024'),
  keys.PLAN_TAB,
  keys.CLASSES_TAB,
  keys.ASSIGNMENT_TAB,
  keys.LISTS_TAB,
  keys.LOG_TAB,
];

test.each(TABS)('the tab %s is of exactly one kind', (tab) => {
  expect(TAB_KINDS.filter((kind) => kind.owns(tab))).toHaveLength(1);
});

test('control: a tab of nobody’s is of no kind, has no label and remembers as itself', () => {
  expect(TAB_KINDS.filter((kind) => kind.owns('so tay'))).toEqual([]);
  expect(rowLabel('so tay', { name: 'Nguyễn Văn An' })).toBeNull();
  expect([remembersAs('so tay'), rowsAreStaffs('so tay')]).toEqual(['so tay', false]);
});

test('class tabs remember together, all others apart', () => {
  expect(TABS.filter((tab) => remembersAs(tab) !== tab)).toEqual([keys.CLASS_TAB.of('01')]);
  expect(remembersAs(keys.CLASS_TAB.of('02'))).toBe(remembersAs(keys.CLASS_TAB.of('01')));
});

test('rows that staff delete stay away in the plan’s tabs and in the appendix only', () => {
  expect(TABS.filter(rowsAreStaffs)).toEqual([
    keys.PROGRAMME_TAB,
    keys.PLAN_TAB,
    keys.CLASSES_TAB,
    keys.ASSIGNMENT_TAB,
  ]);
});

test('a row is called by the first three things that its kind of tab says of it', () => {
  const cells = { number: 3, unit: 'Xã Long Phú', role: 'Công chức', name: 'Lê Thị Bình', position: 'CV' };
  expect(rowLabel(keys.CLASS_TAB.of('01'), cells)).toBe('Lê Thị Bình, Xã Long Phú, Công chức');
});

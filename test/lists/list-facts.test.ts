/** P73: what a list that came says of the lists that the plan asks for. */
import { expect, test } from 'vitest';
import { listFacts } from '#shared/lists/list-facts.ts';
import { expandPlan } from '#shared/obligations/expand.ts';
import { fillPlan } from '#shared/obligations/fill.ts';
import type { DutyPlan } from '#shared/plan/duty-plan.ts';
import { type ListFile, readListFile } from '#shared/responses/list-file.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { CONFERENCE } from '../tabs/conference.ts';
import { answer, filled, templateOf } from './template-grid.ts';

const match = (typed: string) => (/long phú/i.test(typed) ? '31639' : null);
const AN = { name: 'Trần Văn An', position: 'Chủ tịch HĐND' };
const ASKS = { ...AN, 'meal 2026-05-19 trưa': 'x' };
const SEEN = Date.parse('2026-05-13T02:00:00Z');

function sent(
  people: readonly Readonly<Record<string, CellValue>>[],
  { received = '11/05/2026', nil = null as CellValue, unit = 'Xã Long Phú' } = {},
): ListFile {
  const template = templateOf(CONFERENCE, { code: '31639', name: unit });
  const slots = template.columns.find(({ title }) => title === '19/5 trưa')?.key ?? '';
  const written = people.map(({ 'meal 2026-05-19 trưa': noon = null, ...rest }) => ({
    ...rest,
    [slots]: noon,
  }));
  const grid = filled(template, written, received);
  if (nil !== null) answer(grid, 'Không đăng ký', nil);
  return readListFile('ds.xlsx', [{ title: 'Danh sách', rows: grid }]) ?? expect.fail('no list');
}

function said(list: ListFile, plan: DutyPlan = CONFERENCE) {
  const expanded = expandPlan(plan);
  const { facts, notices } = listFacts({
    plan,
    obligations: expanded.obligations,
    lists: [list],
    match,
    seenAt: () => SEEN,
  });
  const states = fillPlan(plan, expanded, facts, '2026-05-20').all.filter(
    ({ obligation }) => obligation.duty.what === 'list' && obligation.party === '31639',
  );
  return {
    states: Object.fromEntries(states.map(({ obligation, state }) => [obligation.duty.key, state])),
    days: [...new Set(facts.map(({ on }) => on))],
    notices: notices.join('\n'),
  };
}

test('people who ask fill both lists, on the day of receipt', () => {
  expect(said(sent([ASKS]))).toEqual({
    states: { ds: 'full', 'an-nghi': 'full' },
    days: ['2026-05-11'],
    notices: '',
  });
});

test('received after the due day it is late, whenever the file was seen', () => {
  expect(said(sent([ASKS], { received: '14/05/2026' })).states).toEqual({ ds: 'late', 'an-nghi': 'late' });
});

test('“Không đăng ký ăn, nghỉ” is “Không phát sinh”, with and without people', () => {
  expect(said(sent([AN], { nil: 'x' })).states).toEqual({ ds: 'full', 'an-nghi': 'nil' });
  expect(said(sent([], { nil: 'x' })).states).toEqual({ ds: 'overdue', 'an-nghi': 'nil' });
});

test('silence about meals and rooms is neither, and is told', () => {
  const { states, notices } = said(sent([AN]));
  expect(states).toEqual({ ds: 'full', 'an-nghi': 'overdue' });
  expect(notices).toContain('chưa tính là đã gửi danh sách ăn, nghỉ');
});

test('an empty list, one without its day, and one that contradicts itself fill nothing by a guess', () => {
  expect(said(sent([])).states).toEqual({ ds: 'overdue', 'an-nghi': 'overdue' });
  expect(said(sent([ASKS], { received: '' }))).toMatchObject({
    states: { ds: 'overdue', 'an-nghi': 'overdue' },
    days: [],
  });
  expect(said(sent([ASKS], { nil: 'x' })).states).toEqual({ ds: 'full', 'an-nghi': 'overdue' });
});

test('a unit that nobody can tell fills nothing, and is told', () => {
  const { states, notices } = said(sent([ASKS], { unit: 'Xã Lạ' }));
  expect(states).toEqual({ ds: 'overdue', 'an-nghi': 'overdue' });
  expect(notices).toContain('chưa biết của đơn vị nào trong kế hoạch');
});

test('where the plan asks for two lists of people nobody chooses for the clerk', () => {
  const two = {
    ...CONFERENCE,
    duties: CONFERENCE.duties.flatMap((duty) =>
      duty.key === 'ds' ? [duty, { ...duty, key: 'ds-2' }] : [duty],
    ),
  };
  const { states, notices } = said(sent([ASKS]), two);
  expect(states).toEqual({ ds: 'overdue', 'ds-2': 'overdue', 'an-nghi': 'full' });
  expect(notices).toContain('kế hoạch yêu cầu nhiều danh sách');
});

test('a plan that takes no “không phát sinh” is not filled by it', () => {
  const strict = {
    ...CONFERENCE,
    duties: CONFERENCE.duties.map((duty) => (duty.key === 'an-nghi' ? { ...duty, nilAllowed: false } : duty)),
  };
  const { states, notices } = said(sent([AN], { nil: 'x' }), strict);
  expect(states['an-nghi']).toBe('overdue');
  expect(notices).toContain('không nhận “không phát sinh”');
});

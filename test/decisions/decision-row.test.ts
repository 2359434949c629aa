import { expect, test } from 'vitest';
import type { DecisionRequest } from '#shared/decisions/decision-request.ts';
import { decisionRowOf } from '#shared/decisions/decision-row.ts';
import { CLASS_TAB, outsideKey, PERSON, REGISTRATION, REVIEW_TAB, SEAT } from '#shared/workbook/keys.ts';
import type { CellValue, TabSnapshot } from '#shared/workbook/model.ts';
import { rowKey } from '#shared/workbook/row-key.ts';

const APPROVE: DecisionRequest = {
  ask: 'decide',
  registration: 'r5.1',
  person: 'r2.1',
  kind: 'approve',
  value: null,
};
const TAKE_BACK: DecisionRequest = { ask: 'takeBack', registration: 'r5.1', person: 'r2.1', kind: 'approve' };
const SEATED = rowKey(SEAT.of('31639', 'cong_chuc'), PERSON.of('r2.1'));

test('a decision stands in the queue, and no other tab is asked for', () => {
  const review = tab(REVIEW_TAB, ['r4.1', 'r5.1']);
  const asked: boolean[] = [];
  const row = decisionRowOf((isWanted) => {
    asked.push(isWanted(CLASS_TAB.of('01')));
    return [review];
  }, APPROVE);
  expect(row).toMatchObject({ tab: { key: REVIEW_TAB }, at: 1 });
  expect(asked).toEqual([false]);
});

test('where the queue has no row, it stands beside the person or the response in a class tab', () => {
  expect(placeOf([tab(REVIEW_TAB, []), tab(CLASS_TAB.of('01'), ['header', SEATED])], APPROVE)).toBe(
    'class:01 1',
  );
  const gone = outsideKey(REGISTRATION.of('r5.1'));
  expect(placeOf([tab(CLASS_TAB.of('02'), [gone])], APPROVE)).toBe('class:02 0');
});

test('what is taken back is looked for where it stands', () => {
  const review = tab(REVIEW_TAB, ['r5.1']);
  const inClass = tab(CLASS_TAB.of('01'), [SEATED], 'Duyệt');
  expect(placeOf([review, inClass], TAKE_BACK)).toBe('class:01 0');
  expect(placeOf([tab(REVIEW_TAB, ['r5.1'], 'Duyệt'), inClass], TAKE_BACK)).toBe('review 0');
});

test('a key that stands twice is nobody’s, in one tab or in two', () => {
  expect(placeOf([tab(REVIEW_TAB, ['r5.1', 'r5.1'])], APPROVE)).toBe('twice');
  const outside = outsideKey(PERSON.of('r2.1'));
  expect(placeOf([tab(CLASS_TAB.of('01'), [SEATED]), tab(CLASS_TAB.of('02'), [outside])], APPROVE)).toBe(
    'twice',
  );
});

test('a tick stands in the queue only', () => {
  const mark: DecisionRequest = { ask: 'mark', registration: 'r5.1', person: 'r2.1', mark: 'seen', on: true };
  expect(placeOf([tab(CLASS_TAB.of('01'), [SEATED])], mark)).toBe(null);
});

function placeOf(tabs: readonly TabSnapshot[], request: DecisionRequest): string | null {
  const row = decisionRowOf((isWanted) => tabs.filter(({ key }) => isWanted(key)), request);
  return row === null || row === 'twice' ? row : `${row.tab.key} ${row.at}`;
}

function tab(key: string, rows: readonly string[], decision: CellValue = null): TabSnapshot {
  return {
    key,
    title: key,
    columns: ['decision'],
    look: null,
    rows: rows.map((row) => ({ key: row, cells: [decision] })),
  };
}

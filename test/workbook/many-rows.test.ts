import { expect, test } from 'vitest';
import { applyTracked } from '#shared/workbook/apply.ts';

test('H6: a tab may have more rows than a call of a function takes arguments', () => {
  const rows = Array.from({ length: 1_000_000 }, (_, at) => ({ key: `r${at}`, cells: [at, 1] }));
  const tab = { key: 'summary', title: 'Tổng hợp', columns: ['a'], rows, look: null };
  const { snapshot } = applyTracked({ tabs: [tab], otherTitles: [] }, [
    { kind: 'removeRow', tab: 'summary', key: 'r5' },
  ]);
  expect([snapshot.tabs[0]?.rows.length, snapshot.tabs[0]?.columns]).toEqual([999_999, ['a', null]]);
});

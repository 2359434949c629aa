import { expect, test } from 'vitest';
import type { CellKind, Tab } from '#shared/workbook/model.ts';
import { maskedChanges } from '../../sync-server/cli/masked-changes.ts';

const KINDS = ['phone', 'text', 'amount', 'integer'] as const;
const WANTED: readonly Tab[] = [
  {
    key: 'tab',
    title: 'Tab',
    columns: KINDS.map((kind) => ({ key: kind, title: kind, owner: 'staff', kind, width: 10 })),
    rows: [
      {
        key: 'row',
        kind: 'data',
        cells: {},
        formats: { integer: { kind: 'phone' } },
      },
    ],
  },
];
const changeOf = (column: string, value: number, row = 'row') =>
  ({ kind: 'setCell', tab: 'tab', row, column, before: value, after: null, reason: 'updated' }) as const;
const shown = (...change: Parameters<typeof changeOf>) =>
  maskedChanges([changeOf(...change)], WANTED)[0]?.before;

test('a number in a cell that may hold a phone is masked, an amount is told as it is', () => {
  expect(shown('phone' satisfies CellKind, 911_222_333)).toBe('0911***333');
  expect(shown('text', 84_911_222_333)).toBe('0911***333');
  expect(shown('amount', 911_222_333)).toBe(911_222_333);
  // The row's own format counts before that of the column.
  expect(shown('integer', 911_222_333)).toBe('0911***333');
  expect(shown('integer', 911_222_333, 'other')).toBe(911_222_333);
  // Of a cell that stands nowhere nothing is known.
  expect(shown('gone', 911_222_333)).toBe('0911***333');
  expect(shown('phone', 12)).toBe(12);
});

import { expect, test } from 'vitest';
import { CELL_CHARACTERS_MAX, CUT_MARK, sameCell, storable } from '#shared/workbook/cell-value.ts';
import { isChecked } from '#shared/workbook/check.ts';
import { freeTitle } from '#shared/workbook/tab-title.ts';
import { rowHeight } from '../../sync-server/local/xlsx-row-height.ts';

test.each(['x', 'X', ' có ', 'Có', '1', 1, true, 'TRUE', '☑', '✓', 'co\u0301'])('%j ticks a box', (value) => {
  expect(isChecked(value)).toBe(true);
});

test.each(['', null, undefined, false, 0, 2, '☐', 'không', 'vắng', 'FALSE', '0'])(
  '%j ticks none',
  (value) => {
    expect(isChecked(value)).toBe(false);
  },
);

test('what no file can hold is taken out or replaced, and what is too long is cut with a mark, never inside a letter', () => {
  expect(storable('a\u0000\u0007b\r\nc\rd\te')).toBe('ab\nc\nd\te');
  expect(storable('\u0001')).toBeNull();
  expect(storable('a\uD83Db\uDE00c\u{1F600}')).toBe('a\uFFFDb\uFFFDc\u{1F600}');
  expect([storable(Number.NaN), storable(Infinity), storable('')]).toEqual([null, null, null]);
  const exact = 'x'.repeat(CELL_CHARACTERS_MAX);
  expect(storable(exact)).toBe(exact);
  const cut = storable('\u{1F600}'.repeat(20_000)) as string;
  expect(cut.length).toBeLessThanOrEqual(CELL_CHARACTERS_MAX);
  expect(cut.endsWith(CUT_MARK)).toBe(true);
  expect(storable(cut)).toBe(cut);
});

test('numbers are equal as far as programs keep them, texts to the letter', () => {
  expect(sameCell(46150.5864699074, 46150.58646990741)).toBe(true);
  expect(sameCell(46150, 46150.001)).toBe(false);
  expect(sameCell('1', 1)).toBe(false);
  expect(sameCell('', null)).toBe(true);
  expect(sameCell('Hòa', 'Hoà')).toBe(false);
});

test('a title is free of what Excel refuses, and of titles that stand already', () => {
  expect(freeTitle('Lớp 01', ['LỚP 01', 'Lớp 01 (2)'])).toBe('Lớp 01 (3)');
  expect(freeTitle('a/b:c*d?[e]\\', [])).toBe('a-b-c-d--e--');
  expect(freeTitle("'trích'", [])).toBe('trích');
  expect(freeTitle('  ', [])).toBe('Trang');
  expect(freeTitle('History', [])).toBe('History (2)');
  expect(freeTitle('x'.repeat(40), ['x'.repeat(31)])).toBe(`${'x'.repeat(27)} (2)`);
});

test('a row is as high as the text that wraps in it', () => {
  const text = (value: string, width = 20): { value: string; width: number; isBold: boolean } => ({
    value,
    width,
    isBold: false,
  });
  expect(rowHeight([])).toBe(rowHeight([text('một dòng')]));
  expect(rowHeight([text('một\nhai\nba')])).toBe(rowHeight([text('x')]) + 30);
  expect(rowHeight([text('Lãnh đạo UBMTTQ', 17.7)])).toBe(rowHeight([text('x')]));
  expect(rowHeight([text('Phó Chủ tịch Ủy ban MTTQ Việt Nam phường', 22)])).toBe(
    rowHeight([text('một\nhai')]),
  );
  expect(rowHeight([text('x'.repeat(30_000))])).toBe(409);
});

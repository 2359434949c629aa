import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as marks from '#shared/workbook/marks.ts';

const key = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.constantFrom(
    'class:01',
    'task:I.1',
    'seen',
    'seen check',
    ' check',
    'a b',
    '50%',
    '%20',
    '%25',
    'hai\ndòng',
    '_0041',
    'Đ',
  ),
);

test('the mark of a tab gives back its key and the number of its sheet', () => {
  fc.assert(
    fc.property(fc.record({ key, sheetId: fc.nat() }), (mark) => {
      expect(marks.TAB_MARK.partsOf(marks.TAB_MARK.of(mark))).toEqual(mark);
    }),
  );
});

test('the mark of a column gives back its key and whether it has boxes to tick', () => {
  fc.assert(
    fc.property(fc.record({ key, isCheck: fc.boolean() }), (mark) => {
      expect(marks.COLUMN_MARK.partsOf(marks.COLUMN_MARK.of(mark))).toEqual(mark);
    }),
  );
});

test.each([
  ['a protection', marks.PROTECTION],
  ['the look of a tab', marks.LOOK_MARK],
  ['the corner of a sheet', marks.CORNER],
  ['a defined name', marks.DEFINED_NAME],
] as const)('%s gives back what it names', (_, form) => {
  fc.assert(
    fc.property(key, (named) => {
      expect(form.partsOf(form.of(named))).toBe(named);
    }),
  );
});

test('a defined name has no letter that programs refuse', () => {
  fc.assert(fc.property(key, (named) => /^[A-Za-z_][A-Za-z0-9_.]*$/.test(marks.DEFINED_NAME.of(named))));
});

test('the forms are those that workbooks of version 0.1.0 hold', () => {
  expect(marks.TAB_MARK.of({ sheetId: 7, key: 'class:01' })).toBe('7 class:01');
  expect(marks.COLUMN_MARK.of({ key: 'seen', isCheck: true })).toBe('seen check');
  expect(marks.COLUMN_MARK.of({ key: 'missing:cong_chuc', isCheck: false })).toBe('missing:cong_chuc');
  expect(marks.COLUMN_MARK.of({ key: marks.KEY_COLUMN, isCheck: false })).toBe('#key');
  expect(marks.PROTECTION.of('khóa dòng')).toBe('Sổ Lớp: khóa dòng');
  expect(marks.CORNER.of('class:01')).toBe('so-lop class:01');
  expect(marks.DEFINED_NAME.of('task:I.1')).toBe('_SoLop.tab.task_003aI_002e1');
  expect([marks.TAB_METADATA, marks.LOOK_METADATA, marks.COLUMN_METADATA]).toEqual([
    'so-lop.tab',
    'so-lop.look',
    'so-lop.column',
  ]);
  expect([marks.LOOK_STORE_TITLE, marks.LIST_SHELF_TITLE].map(marks.isOwnSheet)).toEqual([true, true]);
});

test('control: what others wrote is no mark of ours', () => {
  expect(['', '7', 'class:01', 'x class:01'].map(marks.TAB_MARK.partsOf)).toEqual([null, null, null, null]);
  expect(marks.COLUMN_MARK.partsOf('')).toBe(null);
  // Version 0.1.0 stored the fingerprint alone, and painted inserted rows by guessing.
  expect(marks.LOOK_MARK.partsOf('811c9dc501234567')).toBe(null);
  expect(['của văn phòng', 'Sổ Lớp của tôi'].map(marks.PROTECTION.partsOf)).toEqual([null, null]);
  expect(['so-lop', 'so-lop ', 'sổ lớp 01'].map(marks.CORNER.partsOf)).toEqual([null, null, null]);
  expect(['_SoLop.tab.', '_SoLop.tab.a_b', '_xlnm.Print_Area'].map(marks.DEFINED_NAME.partsOf)).toEqual([
    null,
    null,
    null,
  ]);
  expect(marks.isOwnSheet('Tổng hợp')).toBe(false);
});

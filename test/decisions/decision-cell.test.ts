import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { editOf } from '#shared/decisions/decision-cell.ts';
import type { DecisionRequest } from '#shared/decisions/decision-request.ts';
import type { CellValue } from '#shared/workbook/model.ts';

const WORDS = {
  unitName: (code: string) => (code === '31639' ? 'Phường Long Phú 1' : null),
  className: (code: string) => (code === '02' ? 'Lớp 02' : null),
  isUnit: (text: string) => text === 'Xã Long Phú',
  roleLabel: (key: string) => (key === 'cong_chuc' ? 'Công chức' : null),
};
const decide = (kind: string, value: string | null = null) =>
  ({ ask: 'decide', registration: 'a.1', kind, value }) as DecisionRequest;
const takeBack = (kind: string) => ({ ask: 'takeBack', registration: 'a.1', kind }) as DecisionRequest;
const edit = (request: DecisionRequest, cell: CellValue) => editOf(request, () => cell, WORDS);

test('a decision is written in the words that staff are offered', () => {
  expect(edit(decide('approve'), null)).toMatchObject({ ok: true, column: 'decision', after: 'Duyệt' });
  expect(edit(decide('set_unit', '31639'), null)).toMatchObject({
    column: 'unit',
    after: 'Phường Long Phú 1',
  });
  expect(edit(decide('set_role', 'cong_chuc'), null)).toMatchObject({ column: 'role', after: 'Công chức' });
  expect(edit({ ask: 'mark', registration: 'a.1', mark: 'seen', on: true }, null)).toMatchObject({
    column: 'seen',
    after: true,
  });
});

test('a class stands alone in its cell, or behind the unit that was set there; words of another sense stay', () => {
  const class2 = decide('set_class', '02');
  expect(edit(class2, null)).toMatchObject({ ok: true, column: 'unit', after: 'Lớp 02' });
  expect(edit(class2, 'Lớp 02')).toMatchObject({ ok: true, after: 'Lớp 02' });
  expect(edit(class2, 'Xã Long Phú')).toMatchObject({ ok: true, after: 'Xã Long Phú – Lớp 02' });
  expect(edit(class2, 'Xã Long Phú – Lớp 01')).toMatchObject({ ok: false });
  expect(edit(decide('set_class', '09'), null)).toMatchObject({ ok: false });
});

test('whether two are one person, and what becomes of them, stand in one cell side by side (R7)', () => {
  expect(edit(decide('approve'), 'Khác người')).toMatchObject({ ok: true, after: 'Khác người + Duyệt' });
  expect(edit(decide('different_person'), 'Duyệt')).toMatchObject({ ok: true, after: 'Khác người + Duyệt' });
  expect(edit(takeBack('approve'), 'Khác người + Duyệt')).toMatchObject({ ok: true, after: 'Khác người' });
});

test('a cell that says something else is not overwritten', () => {
  expect(edit(decide('approve'), 'Không chấp nhận')).toMatchObject({ ok: false });
  expect(edit(decide('same_person'), 'Khác người')).toMatchObject({ ok: false });
  expect(edit(decide('approve'), 'hỏi lại anh Tư')).toMatchObject({ ok: false });
  expect(edit(takeBack('approve'), 'hỏi lại anh Tư')).toMatchObject({ ok: false });
  expect(edit(decide('set_unit', '31639'), 'Xã Thạnh Hòa')).toMatchObject({ ok: false });
});

test('a box is ticked as the workbook writes it, and one ticked otherwise, or with words in it, stays', () => {
  const box = (on: boolean, cell: CellValue) =>
    editOf({ ask: 'mark', registration: 'a.1', mark: 'seen', on }, () => cell, { ...WORDS, tick: '☑' });
  expect(box(true, null)).toMatchObject({ ok: true, after: '☑' });
  expect(box(true, '☐')).toMatchObject({ ok: true, after: '☑' });
  expect(box(true, 'x')).toMatchObject({ ok: true, after: 'x' });
  expect(box(false, 'x')).toMatchObject({ ok: true, after: null });
  expect(box(true, 'hỏi chị Ba')).toMatchObject({ ok: false });
  expect(box(false, 'hỏi chị Ba')).toMatchObject({ ok: false });
});

test('a value that is not in the list is refused', () => {
  expect(edit(decide('set_unit', '00000'), null)).toMatchObject({ ok: false });
  expect(edit(decide('set_role', 'khách'), null)).toMatchObject({ ok: false });
});

test('deciding again what is decided, in whichever words, changes nothing but the words', () => {
  expect(edit(decide('approve'), 'Duyệt')).toMatchObject({ ok: true, after: 'Duyệt' });
  expect(edit(decide('approve'), 'đồng ý')).toMatchObject({ ok: true, after: 'Duyệt' });
});

test('whatever a cell held, taking back a decision just made leaves it as it was', () => {
  const kinds = fc.constantFrom(
    'approve',
    'reject',
    'replace',
    'withdraw',
    'same_person',
    'different_person',
  );
  const cells = fc.constantFrom<CellValue>(
    null,
    'Duyệt',
    'Không chấp nhận',
    'Khác người',
    'Cùng một người',
    'ghi chú',
  );
  fc.assert(
    fc.property(kinds, cells, (kind, before) => {
      const made = edit(decide(kind), before);
      if (!made.ok || made.after === before) return;
      expect(edit(takeBack(kind), made.after)).toMatchObject({ ok: true, after: before });
    }),
  );
});

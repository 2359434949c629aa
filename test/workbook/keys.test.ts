import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as keys from '#shared/workbook/keys.ts';
import { entityOfRowKey, placeOfRowKey, rowKey } from '#shared/workbook/row-key.ts';
import type { KeyForm } from '#shared/workbook/key-form.ts';

const isForm = (value: unknown): value is KeyForm<readonly string[]> =>
  typeof value === 'object' && value !== null && 'prefix' in value;
const FORMS: readonly { readonly name: string; readonly form: KeyForm<readonly string[]> }[] = Object.entries(
  keys,
).flatMap(([name, value]) => (isForm(value) ? [{ name, form: value }] : []));

const part = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.constantFrom('31639', 'cong_chuc', 'a:b', 'a b', 'a | b', '50%', '%3A', '%25', 'II.7', 'Sở Nội vụ'),
);

test.each(FORMS)('$name: what is built from parts gives the parts back', ({ form }) => {
  const count = form.partsOf(form.of('a', 'b', 'c'))?.length ?? 0;
  fc.assert(
    fc.property(fc.array(part, { minLength: count, maxLength: count }), (parts) => {
      expect(form.partsOf(form.of(...parts))).toEqual(parts);
    }),
  );
});

test.each(FORMS)('$name: a key stays whole as the place or the entity of a row key', ({ form }) => {
  fc.assert(
    fc.property(part, part, part, (first, second, entity) => {
      const place = form.of(first, second, first);
      const row = rowKey(place, keys.PERSON.of(entity));
      expect([placeOfRowKey(row), entityOfRowKey(row)]).toEqual([place, keys.PERSON.of(entity)]);
      expect(form.partsOf(placeOfRowKey(row))).toEqual(form.partsOf(place));
    }),
  );
});

test('a line of the log gives back its sync, its line and its time', () => {
  const line = fc.record({
    sync: fc.nat(),
    line: fc.option(fc.constantFrom('1', '20', 'more')),
    atMs: fc.nat({ max: 4_000_000_000_000 }),
  });
  fc.assert(
    fc.property(line, (one) => {
      expect(keys.LOG_LINE.partsOf(keys.LOG_LINE.of(one))).toEqual(one);
    }),
  );
});

test('the forms are those that workbooks of version 0.1.0 hold', () => {
  expect(keys.SEAT.of('31639', 'cong_chuc')).toBe('seat:31639:cong_chuc');
  expect(keys.PERSON.of('r5.1')).toBe('person:r5.1');
  expect(keys.outsideKey(keys.REGISTRATION.of('r5.1'))).toBe('outside | registration:r5.1');
  expect(keys.CLASS_TAB.of('01')).toBe('class:01');
  expect(keys.TASK_TAB.of('IV.2')).toBe('task:IV.2');
  expect(keys.OCCURRENCE_ROW.of('2026-Q2')).toBe('occurrence 2026-Q2');
  expect(keys.MISSING_COLUMN.of('cong_chuc')).toBe('missing:cong_chuc');
  expect(keys.doubledRowKey('duplicateRow', 'class:03', 'seat:31537:cong_chuc | person:r5.2')).toBe(
    'row-problem:duplicateRow:class:03:seat:31537:cong_chuc:person:r5.2',
  );
  expect(keys.LOG_LINE.partsOf('sync:12:3@mf0')).toEqual({ sync: 12, line: '3', atMs: 29052 });
});

test('control: only the vacant seat, and only data rows, are told so', () => {
  const taken = rowKey(keys.SEAT.of('31639', 'cong_chuc'), keys.PERSON.of('r5.1'));
  expect([keys.isVacantSeat('seat:31639:cong_chuc'), keys.isVacantSeat(taken)]).toEqual([true, false]);
  expect(
    ['outside', 'outside | person:r5.1', taken, 'header', 'heading:title'].map(keys.isClassDataRow),
  ).toEqual([false, true, true, false, false]);
});

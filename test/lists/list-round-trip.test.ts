/** P80, P43: the template, filled in and changed as people do, is read back as what they wrote. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { listTemplate } from '#shared/lists/list-template.ts';
import { stayOfList } from '#shared/lists/list-stay.ts';
import { registrationPlanOf } from '#shared/plan/registration-view.ts';
import { slotsOf } from '#shared/plan/stay-slots.ts';
import { roleOfQuestion } from '#shared/people/role-of-text.ts';
import { readHeader } from '#shared/responses/read-header.ts';
import { readListFile } from '#shared/responses/list-file.ts';
import { readResponses } from '#shared/responses/read-responses.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';
import { cases } from '../sizes.ts';
import { CONFERENCE } from '../tabs/conference.ts';
import { filled, type Grid, templateOf, withColumnsMoved, type Written } from './template-grid.ts';

const TERMS = CONFERENCE.stay ?? expect.fail();
const SLOTS = slotsOf(TERMS).map(({ key }) => key);
const TEMPLATE = templateOf(CONFERENCE);
const PLAN = registrationPlanOf(CONFERENCE);

const NAMES = [
  'Trần Thị Bình',
  'LÊ VĂN NAM',
  'Tống Thị Cộng',
  'Đ/c Ngô An',
  'H’Bia Niê',
  'Công Thị Nghỉ',
  'Lý A',
] as const;
const POSITIONS = [
  'Chủ tịch HĐND xã',
  'Phó Chủ tịch HĐND',
  'Công chức Văn phòng HĐND và UBND',
  null,
] as const;
const ROLES = ['Chủ tịch HĐND', 'Phó Chủ tịch HĐND', 'Công chức', null] as const;
const PHONES: readonly CellValue[] = ['0912345678', 912345678, '0987.654.321', null];
const YES = ['x', 'X', '✓', true, 1, 'có'] as const;

const person: fc.Arbitrary<Written> = fc
  .record({
    name: fc.constantFrom(...NAMES),
    sex: fc.constantFrom('Nam', 'Nữ', null),
    position: fc.constantFrom(...POSITIONS),
    role: fc.constantFrom(...ROLES),
    phone: fc.constantFrom(...PHONES),
    note: fc.constantFrom('ăn chay', 'ngày 19/5 đến trễ', null),
    asked: fc.subarray(SLOTS),
    yes: fc.constantFrom(...YES),
  })
  .map(({ asked, yes, ...rest }) => ({ ...rest, ...Object.fromEntries(asked.map((slot) => [slot, yes])) }));

const columns = TEMPLATE.columns.length;
const hands = fc.record({
  order: fc.shuffledSubarray(
    Array.from({ length: columns }, (_, at) => at),
    { minLength: columns },
  ),
  moves: fc.boolean(),
  rowsAbove: fc.nat(5),
  blankAfter: fc.array(fc.nat(7), { maxLength: 4 }),
  withoutNumbers: fc.boolean(),
  mergedCellsSayNothing: fc.boolean(),
});

test('whoever fills it in, and moves its columns and rows, is read as written', () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 8 }), hands, (people, done) => {
      const grid = changed(filled(TEMPLATE, people, '11/05/2026'), done);
      const list = readListFile('a.xlsx', [{ title: 'Danh sách', rows: grid }]) ?? expect.fail('no list');
      const [part] = list.parts;
      expect(part?.unitTyped).toBe('Xã Long Phú');
      expect(list.received?.day).toBe('2026-05-11');
      expect(
        part?.people.map(({ name, position, role, phone, note, sexTyped }) => [
          name,
          sexTyped,
          position,
          role,
          phone,
          note,
        ]),
      ).toEqual(
        people.map(({ name, sex, position, role, phone, note }) => [name, sex, position, role, phone, note]),
      );
      const stay = stayOfList(list, TERMS);
      expect(stay.notices).toEqual([]);
      expect(stay.guests.map(({ name, slots }) => [name, [...slots].sort()])).toEqual(
        people.flatMap((one) => {
          const asked = SLOTS.filter((slot) => one[slot] !== undefined).sort();
          return asked.length === 0 ? [] : [[one['name'], asked]];
        }),
      );
      expect(list.table.notices ?? []).toEqual(
        people.length === 0 ? [expect.stringContaining('không có đại biểu nào')] : [],
      );
      const header = readHeader(list.table.header, PLAN.roles, {}, list.table.rows);
      const { responses, rowProblems, identicalRows } = readResponses(list.table, header);
      expect(rowProblems).toEqual([]);
      expect(responses.length + identicalRows).toBe(people.length);
    }),
    { numRuns: cases(150) },
  );
});

function changed(grid: Grid, done: typeof hands extends fc.Arbitrary<infer Hands> ? Hands : never): Grid {
  const [first] = TEMPLATE.personRows;
  const header = TEMPLATE.headerRows[0];
  let rows = grid.map((row) => [...row]);
  if (done.withoutNumbers) rows.slice(first - 1, TEMPLATE.personRows[1]).forEach((row) => (row[0] = null));
  for (const after of done.blankAfter) rows.splice(first - 1 + after, 0, []);
  // Some programs give a merged block's text in its first cell only.
  if (done.mergedCellsSayNothing)
    rows = rows.map((row, at) => (at < first - 1 ? withoutRepeats(row, rows[at - 1]) : row));
  const [top, table] = [rows.slice(0, header - 1), rows.slice(header - 1)];
  // Who moves a column of a group of meals moves the word above along only where it was not merged.
  const moved = done.moves && !done.mergedCellsSayNothing ? withColumnsMoved(table, done.order) : table;
  return [...Array.from({ length: done.rowsAbove }, () => ['ghi chú thêm'] as CellValue[]), ...top, ...moved];
}

function withoutRepeats(row: readonly CellValue[], above: readonly CellValue[] | undefined): CellValue[] {
  return row.map((cell, column) =>
    cell !== null && (cell === row[column - 1] || cell === above?.[column]) ? null : cell,
  );
}

test('what the template offers as “Thành phần” is the role it names', () => {
  for (const plan of [CONFERENCE, dutyPlan('batch-2')]) {
    const { roles } = registrationPlanOf(plan);
    const offered = templateOf(plan).columns.find(({ key }) => key === 'role')?.choices ?? [];
    expect(offered).toHaveLength(3);
    for (const choice of offered) {
      expect(roleOfQuestion(choice, roles)).toEqual({
        role: roles.find(({ shortLabel }) => shortLabel === choice)?.key,
      });
    }
  }
});

test('the template as sent, of any unit of the plans, is an empty list of that unit', () => {
  for (const plan of [CONFERENCE, dutyPlan('batch-2')]) {
    const template = listTemplate(plan, { code: '31135', name: 'Phường Ninh Kiều' }) ?? expect.fail();
    const list = readListFile('a.xlsx', [{ title: 'Danh sách', rows: filled(template, []) }]);
    expect(list?.parts).toMatchObject([{ unitTyped: 'Phường Ninh Kiều', people: [], saysNoStay: false }]);
    expect(list?.received).toBeNull();
  }
});

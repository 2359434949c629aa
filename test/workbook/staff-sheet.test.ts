import { expect, test } from 'vitest';
import { remembersAs } from '#shared/tabs/kinds.ts';
import { undoOf } from '#shared/sync/undo.ts';
import type { CellValue, TabSnapshot } from '#shared/workbook/model.ts';
import { RememberedCells, type StaffCell } from '#shared/workbook/remembered-cells.ts';
import { StaffSheet } from '#shared/workbook/staff-sheet.ts';

const NOW = 900;

test('what stands in the workbook counts from when it was first seen, and from now where it is new', () => {
  const sheet = sheetOf([tab('review', { r1: 'Duyệt', r2: 'Rút' })], [seen('r1', 'Duyệt', 100)]);
  expect(sheet.since('review', 'r1', 'decision')).toBe(100);
  expect(sheet.since('review', 'r2', 'decision')).toBe(NOW);
});

test('a value cleared and typed again counts from the last time it was seen', () => {
  const history = [seen('r1', 'Duyệt', 100), seen('r1', null, 200), seen('r1', 'Duyệt', 300)];
  const sheet = sheetOf([tab('review', { r1: 'Duyệt' })], history);
  expect(sheet.since('review', 'r1', 'decision')).toBe(300);
  expect(sheet.versions('review', 'r1', 'decision').map(({ seenAt }) => seenAt)).toEqual([100, 200, 300]);
});

test('a row that somebody deleted holds what is remembered; one that never was what it will begin with', () => {
  const initial = { rows: () => ['r9'], cell: (_tab: string, row: string) => `bắt đầu ${row}` };
  const memory = new RememberedCells([seen('r1', 'Duyệt', 100)]);
  const sheet = new StaffSheet({ tabs: [tab('review', {})], otherTitles: [] }, memory, NOW, initial);
  expect(sheet.value('review', 'r1', 'decision')).toBe('Duyệt');
  expect(sheet.isDeleted('review', 'r1')).toBe(true);
  expect(sheet.versionsOfAdded('review', 'r1', 'decision').at(-1)).toEqual({ value: null, seenAt: NOW });
  expect(sheet.value('review', 'r2', 'decision')).toBe('bắt đầu r2');
  expect(sheet.isDeleted('review', 'r2')).toBe(false);
});

test('no key that ever held something of staff is free again; in a tab that never was, the first rows are taken too', () => {
  const initial = { rows: () => ['r9'], cell: () => null };
  const memory = new RememberedCells([seen('r1', 'Duyệt', 100)]);
  const sheet = new StaffSheet(
    { tabs: [tab('review', { r2: null })], otherTitles: [] },
    memory,
    NOW,
    initial,
  );
  expect(sheet.used('review')).toEqual(['r2', 'r1']);
  expect(sheet.used('task:I.1')).toEqual(['r9']);
});

test('what was typed beside a person is theirs in whichever class tab they stand; another tab is another matter', () => {
  const cell = { ...seen('person:p1', 'Rút', 100), tab: 'class:01' };
  const sheet = sheetOf([tab('class:02', { 'seat:1:a | person:p1': 'Rút' })], [cell]);
  expect(sheet.remembered('class:02', 'person:p1', 'decision')).toBe('Rút');
  expect(sheet.since('class:02', 'person:p1', 'decision')).toBe(100);
  expect(sheet.remembered('classes', 'person:p1', 'decision')).toBe(null);
});

test('of two copies of a row the one that says something is read', () => {
  const copies = { ...tab('review', {}), rows: [row('r1', null), row('r1', 'Duyệt')] };
  const sheet = sheetOf([copies], [seen('r1', 'Duyệt', 100)]);
  expect(sheet.value('review', 'r1', 'decision')).toBe('Duyệt');
  expect(sheet.since('review', 'r1', 'decision')).toBe(100);
});

test('beside another state of the workbook the memory stays', () => {
  const sheet = sheetOf([], [seen('r1', 'Duyệt', 100)]);
  const later = sheet.over({ tabs: [tab('review', { r1: 'Duyệt' })], otherTitles: [] });
  expect(later.since('review', 'r1', 'decision')).toBe(100);
  expect(later.found('review', 'r1', 'decision')).toBe('Duyệt');
  expect(sheet.found('review', 'r1', 'decision')).toBeUndefined();
});

test('undo passes over a cell whose row stands twice: nobody knows which is meant', () => {
  const change = { tab: 'review', row: 'r1', column: 'decision', before: null, after: 'Duyệt' };
  const once = sheetOf([tab('review', { r1: 'Duyệt' })], []);
  expect(undoOf([change], once).changes).toHaveLength(1);
  const twice = { ...tab('review', {}), rows: [row('r1', 'Duyệt'), row('r1', 'Duyệt')] };
  const undone = undoOf([change], sheetOf([twice], []));
  expect(undone.changes).toEqual([]);
  expect(undone.passed).toHaveLength(1);
});

function sheetOf(tabs: readonly TabSnapshot[], history: readonly StaffCell[]): StaffSheet {
  return new StaffSheet({ tabs, otherTitles: [] }, new RememberedCells(history, remembersAs), NOW);
}

function tab(key: string, decisions: Readonly<Record<string, CellValue>>): TabSnapshot {
  const rows = Object.entries(decisions).map(([of, decision]) => row(of, decision));
  return { key, title: key, columns: ['name', 'decision'], rows, look: null };
}

function row(key: string, decision: CellValue) {
  return { key, cells: ['Nguyễn Văn An', decision] };
}

function seen(entity: string, value: CellValue, seenAt: number): StaffCell {
  return { tab: 'review', entity, column: 'decision', value, seenAt, by: null };
}

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnLetters, columnOfLetters, quotedTitle, sizeOfRange } from '#shared/google/a1.ts';
import { readTabs, snapshotOf, withCells } from '#shared/google/read-google-workbook.ts';
import { bodiesOf, utf8Length } from '#shared/google/request-groups.ts';
import { COLUMN_MARK, COLUMN_METADATA, KEY_COLUMN, TAB_MARK, TAB_METADATA } from '#shared/workbook/marks.ts';

test('column letters and numbers are each other’s inverse', () => {
  fc.assert(fc.property(fc.nat(20_000), (column) => columnOfLetters(columnLetters(column)) === column));
  expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
});

test('a title is quoted whatever stands in it', () => {
  expect(quotedTitle("Lớp 'một'")).toBe("'Lớp ''một'''");
  expect(sizeOfRange("'Lớp 01'!A1:Z1000")).toEqual({ columns: 26, rows: 1000 });
  expect(sizeOfRange("'Lớp 01'")).toBe(null);
});

test('bytes are counted as they are sent', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => utf8Length(text) === Buffer.byteLength(text)),
  );
  expect(utf8Length('Đề nghị 🙂')).toBe(Buffer.byteLength('Đề nghị 🙂'));
});

test('one body where all fits, several where it would pass the limit, never within a group', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string({ maxLength: 60 }), { minLength: 1, maxLength: 4 })), (texts) => {
      const groups = texts.map((group) => group.map((text) => ({ updateCells: { text } })));
      const bodies = bodiesOf(groups, 300);
      expect(bodies.flat()).toEqual(groups.flat());
      const whole = utf8Length(JSON.stringify(groups));
      if (whole <= 300) expect(bodies.length).toBeLessThanOrEqual(1);
      for (const group of groups) expect(bodies.filter((body) => body.includes(group[0]!)).length).toBe(1);
      for (const body of bodies) {
        const isOneGroup = groups.some((group) => group.length === body.length && group[0] === body[0]);
        if (!isOneGroup) expect(utf8Length(JSON.stringify(body))).toBeLessThanOrEqual(300);
      }
    }),
  );
});

test('a reply that leaves out whatever is 0, empty or default is read all the same', () => {
  expect(snapshotOf(withCells(readTabs({}), []))).toEqual({ tabs: [], otherTitles: [] });
  const bare = readTabs({ sheets: [{ properties: { title: 'Sheet1' } }, {}] });
  expect(bare.others.map(({ sheetId, index }) => [sheetId, index])).toEqual([
    [0, 0],
    [0, 1],
  ]);
});

const column = (key: string) => ({
  developerMetadata: [
    { metadataKey: COLUMN_METADATA, metadataValue: COLUMN_MARK.of({ key, isCheck: false }) },
  ],
});

test('a tab is known by its mark, its columns by theirs; a chart sheet is no tab', () => {
  const workbook = readTabs({
    sheets: [
      { properties: { sheetId: 3, title: 'Biểu đồ', index: 0, sheetType: 'OBJECT' } },
      {
        properties: { sheetId: 7, title: 'Tên khác', index: 1, sheetType: 'GRID' },
        developerMetadata: [
          { metadataKey: TAB_METADATA, metadataValue: TAB_MARK.of({ sheetId: 7, key: 'class:01' }) },
        ],
        data: [{ columnMetadata: [{}, column(KEY_COLUMN), column('name'), {}] }],
      },
    ],
  });
  const read = withCells(workbook, [{ values: [['riêng', 'seat 1', 'Một'], [], ['', '', '', true]] }]);
  expect(snapshotOf(read)).toEqual({
    tabs: [
      {
        key: 'class:01',
        title: 'Tên khác',
        look: null,
        columns: [null, 'name', null],
        rows: [
          { key: 'seat 1', cells: ['riêng', 'Một'] },
          { key: null, cells: [] },
          { key: null, cells: [null, null, true] },
        ],
      },
    ],
    otherTitles: [],
  });
});

test('of a tab and its copy the copy is staff’s; of a copy alone the copy is the tab', () => {
  const sheet = (sheetId: number, index: number) => ({
    properties: { sheetId, title: `Trang ${sheetId}`, index },
    developerMetadata: [
      {
        metadataId: 5,
        metadataKey: TAB_METADATA,
        metadataValue: TAB_MARK.of({ sheetId: 7, key: 'class:01' }),
      },
    ],
    data: [{ columnMetadata: [column(KEY_COLUMN)] }],
  });
  const both = readTabs({ sheets: [sheet(8, 0), sheet(7, 1)] });
  expect([both.tabs.map(({ sheetId }) => sheetId), both.others.map(({ sheetId }) => sheetId)]).toEqual([
    [7],
    [8],
  ]);
  const alone = readTabs({ sheets: [sheet(8, 0)] });
  expect(alone.tabs.map(({ sheetId, strayMarkId }) => [sheetId, strayMarkId])).toEqual([[8, 5]]);
});

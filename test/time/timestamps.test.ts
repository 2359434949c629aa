import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTimestamps } from '#shared/responses/timestamps.ts';
import { serialOfInstant } from '#shared/time/local-date.ts';

/** Local time as ISO text without zone, or null. */
function local(cells: readonly (string | number | null)[], order?: 'dmy' | 'mdy'): (string | null)[] {
  return readTimestamps(cells, { dateOrder: order }).map((instant) =>
    instant === null ? null : new Date(instant + 7 * 3_600_000).toISOString().replace(/(\.000)?Z$/, ''),
  );
}

test.each([
  ['13/05/2026 14:05:11', '2026-05-13T14:05:11'],
  ['13/05/2026 8:05', '2026-05-13T08:05:00'],
  ['5/13/2026 2:05:11 PM', '2026-05-13T14:05:11'],
  ['13/05/2026, 14:05:11', '2026-05-13T14:05:11'],
  ['13-05-2026 14:05', '2026-05-13T14:05:00'],
  ['06.05.2026 14:05', '2026-05-06T14:05:00'],
  ['14:05:11 13/05/2026', '2026-05-13T14:05:11'],
  ['14h05 ngày 13/05/2026', '2026-05-13T14:05:00'],
  ['Thứ Tư, 13/05/2026 14:05', '2026-05-13T14:05:00'],
  ['2026/05/06 2:05:11 CH GMT+7', '2026-05-06T14:05:11'],
  ['2026/05/06 2:05:11\u202fCH GMT+7', '2026-05-06T14:05:11'],
  ['2026/05/06 2:05:11 SA GMT+7', '2026-05-06T02:05:11'],
  ['2026/05/06 12:05:11 SA GMT+7', '2026-05-06T00:05:11'],
  ['2026/05/06 12:05:11 CH GMT+7', '2026-05-06T12:05:11'],
  ['2026/05/06 12:05:11 AM GMT+7', '2026-05-06T00:05:11'],
  ['2026/05/06 2:05:11 pm GMT+07:00', '2026-05-06T14:05:11'],
  ['2026/05/06 2:05:11 PM GMT-3', '2026-05-07T00:05:11'],
  ['2026/05/06 2:05:11 PM GMT', '2026-05-06T21:05:11'],
  ['2026-05-06T14:05:11Z', '2026-05-06T21:05:11'],
  ['2026-05-06T14:05:11.123+07:00', '2026-05-06T14:05:11.123'],
  ['2026-05-06T14:05:11+0530', '2026-05-06T15:35:11'],
  ['2026-05-06 14:05', '2026-05-06T14:05:00'],
  ['2026-05-06', '2026-05-06T00:00:00'],
  ['6 thg 5, 2026 14:05', '2026-05-06T14:05:00'],
  ['ngày 6 tháng 5 năm 2026 14:05', '2026-05-06T14:05:00'],
  ['May 6, 2026 2:05:11 PM', '2026-05-06T14:05:11'],
  ['6-May-2026 14:05', '2026-05-06T14:05:00'],
  ['46148.5', '2026-05-06T12:00:00'],
  ['46148,5', '2026-05-06T12:00:00'],
  [46148.5, '2026-05-06T12:00:00'],
])('the submission time %j is %s', (cell, expected) => {
  expect(local([cell])).toEqual([expected]);
});

test.each([
  '',
  'hôm qua',
  '14:05',
  '31/02/2026 10:00',
  '30/02/2026',
  '29/02/2026 08:00',
  '32/05/2026 10:00',
  '2026/13/45 10:00',
  '13/05/2026 24:00',
  '13/05/2026 23:60',
  '13/05/2026 23:59:60',
  '13/05/2026 14:05 CH',
  '2026/05/06 0:05 CH',
  '2026/05/06 10:00 GMT+15',
  '13/05/1926 10:00',
  '13/05/2026 10:00 sáng mai',
  12,
  912345678,
  null,
])('R1: %j is no readable submission time', (cell) => {
  expect(local([cell])).toEqual([null]);
});

test('one cell that can be read in one way decides the whole column', () => {
  expect(local(['06/05/2026 10:00', '13/05/2026 10:00'])).toEqual([
    '2026-05-06T10:00:00',
    '2026-05-13T10:00:00',
  ]);
  expect(local(['06/05/2026 10:00', '05/13/2026 10:00'])).toEqual([
    '2026-06-05T10:00:00',
    '2026-05-13T10:00:00',
  ]);
});

test('a column that leaves both open is asked about, never guessed; the answer is obeyed', () => {
  const cells = ['06/05/2026 10:00', '2026/05/13 10:00', '07/05/2026 10:00', '32/13/2026 10:00'];
  expect(() => readTimestamps(cells)).toThrow(
    expect.objectContaining({ code: 'date-order-unclear', message: expect.stringContaining('--date-order') }),
  );
  expect(local(cells, 'dmy').slice(0, 2)).toEqual(['2026-05-06T10:00:00', '2026-05-13T10:00:00']);
  expect(local(cells, 'mdy').slice(0, 2)).toEqual(['2026-06-05T10:00:00', '2026-05-13T10:00:00']);
});

test('a column whose readings do not differ needs no answer', () => {
  expect(local(['05/05/2026 10:00', '06/06/2026 10:00'])).toEqual([
    '2026-05-05T10:00:00',
    '2026-06-06T10:00:00',
  ]);
});

test('a column that mixes both orders is asked about, one stray cell among many is unreadable', () => {
  expect(() => readTimestamps(['13/05/2026', '05/13/2026', '06/05/2026'])).toThrow(/lẫn hai kiểu/);
  const many = Array.from({ length: 15 }, (_, index) => `${13 + index}/05/2026 10:00`);
  expect(local([...many, '05/13/2026 10:00']).at(-1)).toBeNull();
});

test('an answer given makes cells that contradict it unreadable', () => {
  expect(local(['13/05/2026', '05/13/2026'], 'mdy')).toEqual([null, '2026-05-13T00:00:00']);
});

test('a serial and its text give back the instant it was made from, to the millisecond', () => {
  const instant = fc.integer({ min: Date.UTC(2000, 0, 2), max: Date.UTC(2099, 11, 30) });
  fc.assert(
    fc.property(instant, (ms) => {
      const serial = serialOfInstant(ms);
      expect(readTimestamps([serial])).toEqual([ms]);
      const iso = new Date(ms).toISOString();
      expect(readTimestamps([iso])).toEqual([ms]);
    }),
  );
});

test('no cell makes it throw, except for the order of day and month', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom(...'0123456789/:-. TZSACHPMgt+'.split('')) }),
  );
  // A column of which nothing can be read is refused as a whole.
  const amongOthers = fc.array(text).map((cells) => cells.flatMap((cell) => [cell, '13/05/2026 9:00']));
  fc.assert(fc.property(amongOthers, (cells) => void readTimestamps(cells, { dateOrder: 'dmy' })));
});

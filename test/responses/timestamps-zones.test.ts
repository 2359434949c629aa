import { expect, test } from 'vitest';
import { readTimestamps } from '#shared/responses/timestamps.ts';
import { readResponsesFile } from '../../sync-server/local/responses-file.ts';
import { peopleOf, responsesOf } from './responses-of.ts';

const CASES = new URL('../fixtures/field-cases/', import.meta.url).pathname;

/** UTC as ISO text, or null. */
const utc = (cells: readonly (string | number | null)[], options = {}) =>
  readTimestamps(cells, options).map((instant) =>
    instant === null ? null : new Date(instant).toISOString().slice(0, 19),
  );

test.each([
  ['2026/05/05 9:00:00 AM PST', '2026-05-05T17:00:00'],
  ['2026/05/05 9:00:00 AM PDT', '2026-05-05T16:00:00'],
  ['2026/05/05 9:00:00 AM EST', '2026-05-05T14:00:00'],
  ['2026/05/05 9:00:00 AM EDT', '2026-05-05T13:00:00'],
  ['2026/05/05 9:00:00 AM MST', '2026-05-05T16:00:00'],
  ['2026/05/05 9:00:00 AM CET', '2026-05-05T08:00:00'],
  ['2026/05/05 9:00:00 AM CEST', '2026-05-05T07:00:00'],
  ['2026/05/05 9:00:00 AM JST', '2026-05-05T00:00:00'],
  ['2026/05/05 9:00:00 AM SGT', '2026-05-05T01:00:00'],
  ['2026/05/05 9:00:00 AM AEST', '2026-05-04T23:00:00'],
  ['2026/05/05 9:00:00 AM UTC', '2026-05-05T09:00:00'],
  ['2026/05/05 9:00:00 SA ICT', '2026-05-05T02:00:00'],
  ['2026/05/05 9:00:00 SA UTC+07:00', '2026-05-05T02:00:00'],
  ['2026/05/05 9:00:00 SA GMT +7', '2026-05-05T02:00:00'],
  ['2026/05/05 9:00:00 SA (UTC+07:00)', '2026-05-05T02:00:00'],
  ['2026/05/05 9:00:00 SA Giờ Đông Dương', '2026-05-05T02:00:00'],
  ['2026/05/05 9:00:00 SA Giờ Chuẩn Thái Bình Dương', '2026-05-05T17:00:00'],
  ['2026/05/05 9:00:00 SA Giờ mùa hè Thái Bình Dương', '2026-05-05T16:00:00'],
  ['2026/05/05 9:00:00 SA Giờ Thái Bình Dương', '2026-05-05T16:00:00'],
  ['2026/01/05 9:00:00 SA Giờ Thái Bình Dương', '2026-01-05T17:00:00'],
  ['2026/05/05 9:00:00 SA Giờ mùa hè Miền Đông', '2026-05-05T13:00:00'],
  ['2026/05/05 9:00:00 SA Giờ chuẩn Singapore', '2026-05-05T01:00:00'],
  ['2026/05/05 9:00:00 AM Pacific Daylight Time', '2026-05-05T16:00:00'],
  ['2026/05/05 9:00:00 AM Asia/Ho_Chi_Minh', '2026-05-05T02:00:00'],
  ['2026/05/05 9:00:00 AM America/New_York', '2026-05-05T13:00:00'],
  ['Tue May 05 2026 09:00:00 GMT+0700 (Indochina Time)', '2026-05-05T02:00:00'],
])('R5: “%s” is %s at Greenwich', (cell, expected) => {
  expect(utc([cell])).toEqual([expected]);
});

test.each([
  ['CST', /nhiều nơi cùng dùng.*“2026\/05\/05 9:00:00 AM CST”.*múi giờ/],
  ['IST', /nhiều nơi cùng dùng/],
  ['BST', /nhiều nơi cùng dùng/],
  ['CDT', /nhiều nơi cùng dùng/],
  ['PT', /nhiều nơi cùng dùng/],
  ['XYZT', /chưa biết.*“2026\/05\/05 9:00:00 AM XYZT”.*Cài đặt/],
  ['Giờ Sao Hỏa', /chưa biết/],
  ['Mars Standard Time', /chưa biết/],
  ['Mars/Olympus', /chưa biết/],
])('R5: a column in the zone %s is refused once, naming it and what to set', (zone, message) => {
  const cells = [`2026/05/05 9:00:00 AM ${zone}`, `2026/05/05 9:10:00 AM ${zone}`];
  expect(() => readTimestamps(cells)).toThrow(message);
});

test('control: words behind one time are no zone, and one stray zone is that row’s', () => {
  expect(utc(['13/05/2026 10:00 sáng mai', '13/05/2026 10:00'])).toEqual([null, '2026-05-13T03:00:00']);
  const many = Array.from({ length: 20 }, () => '2026/05/05 9:00:00');
  expect(utc([...many, '2026/05/05 9:00:00 XYZ']).at(-1)).toBe(null);
});

test.each(['EST', 'GMT+0700', 'Giờ_Đông_Dương', 'ICT', 'PDT', 'PST'])(
  'field case a4: the zone %s is read',
  async (zone) => {
    const table = await readResponsesFile(`${CASES}a4-zone-${zone}.csv`);
    expect(peopleOf(table)).toHaveLength(2);
  },
);

test('field case a4-zone-all: twenty people in Pacific time are read, each at the right moment', async () => {
  const { responses, rowProblems } = responsesOf(await readResponsesFile(`${CASES}a4-zone-all.csv`));
  expect(responses).toHaveLength(20);
  expect(rowProblems).toEqual([]);
  expect(new Date(responses[0]?.submittedAt ?? 0).toISOString()).toBe('2026-05-04T01:00:00.000Z');
});

test.each([
  ['America/Los_Angeles', 46147.375, '2026-05-05T16:00:00'],
  ['America/Los_Angeles', 46027.375, '2026-01-05T17:00:00'],
  ['America/New_York', '05/05/2026 09:00:00', '2026-05-05T13:00:00'],
  ['Europe/Paris', 46147.375, '2026-05-05T07:00:00'],
  ['Asia/Kolkata', 46147.375, '2026-05-05T03:30:00'],
  ['Asia/Bangkok', 46147.375, '2026-05-05T02:00:00'],
  ['Asia/Ho_Chi_Minh', 46147.375, '2026-05-05T02:00:00'],
  ['GMT-07:00', 46147.375, '2026-05-05T16:00:00'],
  ['Australia/Sydney', 46147.375, '2026-05-04T23:00:00'],
])('R5: a spreadsheet in %s has its clock: %s', (timeZone, cell, expected) => {
  expect(utc([cell], { timeZone })).toEqual([expected]);
});

test('R5: a zone named in the cell outweighs the spreadsheet’s; one nobody knows is refused', () => {
  expect(utc(['2026/05/05 9:00:00 GMT+7'], { timeZone: 'America/Los_Angeles' })).toEqual([
    '2026-05-05T02:00:00',
  ]);
  expect(() => readTimestamps([46147], { timeZone: 'Mars/Olympus' })).toThrow(/Mars\/Olympus/);
});

test('R5: around the change of clocks no time is lost', () => {
  const timeZone = 'America/Los_Angeles';
  expect(utc(['2026-03-08 01:30', '2026-03-08 03:30'], { timeZone })).toEqual([
    '2026-03-08T09:30:00',
    '2026-03-08T10:30:00',
  ]);
  expect(utc(['2026-03-08 02:30'], { timeZone })).toEqual(['2026-03-08T10:30:00']);
  expect(utc(['2026-11-01 01:30', '2026-11-01 02:30'], { timeZone })).toEqual([
    '2026-11-01T08:30:00',
    '2026-11-01T10:30:00',
  ]);
});

test.each([
  ['M/d/yy, as Microsoft Forms writes it', ['5/5/26 9:00:00'], ['2026-05-05T02:00:00']],
  [
    'd/M/yy, proved by a day',
    ['6/5/26 9:00', '13/5/26 9:00'],
    ['2026-05-06T02:00:00', '2026-05-13T02:00:00'],
  ],
  [
    'M/d/yy, proved by a day',
    ['5/6/26 9:00', '5/13/26 9:00'],
    ['2026-05-06T02:00:00', '2026-05-13T02:00:00'],
  ],
  ['dd.MM.yy', ['06.05.26 09:00'], ['2026-05-06T02:00:00']],
  ['dd-MM-yy', ['13-05-26 09:00'], ['2026-05-13T02:00:00']],
  ['yy/MM/dd', ['26/05/13 09:00', '26/05/06 09:00'], ['2026-05-13T02:00:00', '2026-05-06T02:00:00']],
  ['d-MMM-yy', ['6-May-26 9:00'], ['2026-05-06T02:00:00']],
])('R5: a column of years of two digits is read: %s', (_, cells, expected) => {
  expect(utc(cells)).toEqual(expected);
});

test('R5: where day and month of short years stay open, it is asked; the answer is taken', () => {
  expect(() => readTimestamps(['5/6/26 9:00', '6/7/26 9:00'])).toThrow(/date-order/);
  expect(utc(['5/6/26 9:00'], { dateOrder: 'mdy' })).toEqual(['2026-05-06T02:00:00']);
  expect(() => readTimestamps(['22/05/23 9:00'])).toThrow(/số nào là năm/);
});

test('R5: among years of four digits one of two is that row’s mistake', () => {
  expect(utc(['13/05/2026 9:00', '14/05/26 9:00'])).toEqual(['2026-05-13T02:00:00', null]);
});

test('field cases m1 and b2b: short years are read, and a serial counted from 1904 is of 2026', async () => {
  expect(peopleOf(await readResponsesFile(`${CASES}m1-msforms.csv`))).toHaveLength(1);
  const { responses } = responsesOf(await readResponsesFile(`${CASES}b2b-date1904-general.xlsx`));
  expect(responses.map(({ submittedAt }) => new Date(submittedAt).toISOString().slice(0, 16))).toEqual([
    '2026-05-05T02:00',
    '2026-05-05T02:00',
  ]);
});

const serial = (year: number, month: number, day: number, hour = 9) =>
  Date.UTC(year, month - 1, day, hour) / 86_400_000 + 25_569;

test.each([
  ['days 1–12 swapped', [serial(2026, 6, 5), serial(2026, 12, 5), '13/05/2026 09:00', '14/05/2026 10:00']],
  [
    'one date among many texts',
    [serial(2026, 7, 5), '13/05/2026 09:00', '20/05/2026 10:00', '21/05/2026 10:00'],
  ],
  [
    'one text among many dates',
    [serial(2026, 4, 5), serial(2026, 6, 5), serial(2026, 7, 5), '13/05/2026 09:00'],
  ],
  ['days written month first', [serial(2026, 6, 5), serial(2026, 7, 5), '5/13/2026 9:00', '5/14/2026 9:00']],
  [
    'saved again as .csv with the year in front',
    ['2026-06-05 09:00', '2026-12-05 08:00', '13/05/2026 09:00'],
  ],
  [
    'over the turn of a year',
    [serial(2026, 1, 12), serial(2026, 2, 12), '28/12/2026 09:00', '30/12/2026 09:00'],
  ],
])('S6: a column of which half became dates is refused, with what to do: %s', (_, cells) => {
  expect(() => readTimestamps(cells)).toThrow(/nhầm ngày thành tháng.*tải lại/s);
  expect(() => readTimestamps([...cells].reverse(), { dateOrder: 'dmy' })).toThrow(/nhầm ngày thành tháng/);
});

test.each([
  ['dates, and texts of the days around', [serial(2026, 5, 4), serial(2026, 5, 6), '13/05/2026 09:00']],
  ['a date whose day and month are alike', [serial(2026, 5, 5), '13/05/2026 09:00']],
  ['dates beyond the twelfth', [serial(2026, 5, 4), serial(2026, 5, 14), '13/05/2026 09:00']],
  ['text of early days too', [serial(2026, 6, 5), '06/05/2026 09:00', '13/05/2026 09:00']],
  ['dates only', [serial(2026, 6, 5), serial(2026, 12, 5)]],
  ['text only', ['06/05/2026 09:00', '13/05/2026 09:00']],
])('control: %s are read', (_, cells) => {
  expect(utc(cells)).not.toContain(null);
});

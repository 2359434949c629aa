/** More of the kinds a4, h13, m1 and S6: how times of submission are written, by a real sync each. */
import { expect, test } from 'vitest';
import type { DateOrder } from '#shared/time/timestamp-text.ts';
import { AN, BONG, BOTH, HEADER, syncedRows } from './real-sync.ts';

const twoAt = (first: string, second: string, dateOrder?: DateOrder) =>
  syncedRows([HEADER, [first, ...AN], [second, ...BONG]], { dateOrder });

test.each([
  'CEST',
  'JST',
  '+07',
  'Giờ chuẩn Đông Dương',
  'Giờ Đông Dương (GMT+7)',
  '(GMT+07:00) Bangkok',
  'Europe/Paris',
])('times in the zone “%s” are read', async (zone) => {
  const synced = await twoAt(`2026/05/05 9:00:00 AM ${zone}`, `2026/05/05 9:10:00 AM ${zone}`);
  expect(synced).toMatchObject({ code: 0, people: BOTH, problems: [], notes: [], queue: [] });
});

test.each(['CST', 'BST', 'ET', 'Giờ Sao Hỏa', 'MESZ'])(
  'times in the zone “%s” are refused once, with the zone and what to set',
  async (zone) => {
    const { code, err } = await twoAt(`2026/05/05 9:00:00 AM ${zone}`, `2026/05/05 9:10:00 AM ${zone}`);
    expect(code).toBe(2);
    expect(err).toMatch(new RegExp(`múi giờ.*${zone}.*Tệp › Cài đặt`));
  },
);

test('a zone in the cell decides who is on time: the evening of the last day at Los Angeles is after the grace day', async () => {
  const { people } = await twoAt('2026/05/08 11:00:00 PM PDT', '2026/05/08 11:00:00 CH GMT+7');
  expect(people).toEqual(['Nguyễn Văn An → late_pending', 'Trần Thị Bông → seated']);
});

test.each([
  ["5/5/'26 9:00", "13/5/'26 9:10"],
  ['5 thg 5, 26 9:00', '6 thg 5, 26 9:10'],
  ['2026/05/05 9:00:00 AM Bangkok', '2026/05/05 9:10:00 AM Bangkok'],
  ['thứ Ba tuần trước', 'hôm qua'],
  ['2026/13/45 9:00:00', '2026/14/45 9:00:00'],
])('a column of times like “%s” is refused once, and not row by row with exit 0', async (first, second) => {
  const { code, err } = await twoAt(first, second);
  expect(code).toBe(2);
  expect(err).toContain(`Không đọc được thời điểm gửi của 2 trong 2 dòng, ví dụ “${first}”`);
});

test('control: one time among others that cannot be read is that row’s, and is in the queue', async () => {
  const { code, people, problems, queue } = await twoAt('2026/05/05 9:00:00', 'hôm qua');
  expect({ code, people, problems }).toEqual({ code: 0, people: BOTH.slice(0, 1), problems: ['2: no_time'] });
  expect(queue.join()).toMatch(
    /Trần Thị Bông \| Xã Vị Thanh 1 \| Không đọc được thời điểm gửi \(“hôm qua”\)/,
  );
});

test.each([
  ['5/5/26 9:00 AM', '5/6/26 9:10 AM', 'mdy'],
  ['05.05.26 09:00', '06.05.26 09:10', undefined],
  ['05/05/26 9:00 SA', '05/05/26 9:10 CH', undefined],
  ['26-05-05 9:00', '26-05-06 9:10', undefined],
  ['5-May-26 9:00', '6-May-26 9:10', undefined],
  ['5/5/26 9:00', '6/5/26 9:10', 'dmy'],
] as const)('years of two digits are read: %s, %s', async (first, second, dateOrder) => {
  expect(await twoAt(first, second, dateOrder)).toMatchObject({
    code: 0,
    people: BOTH,
    notes: [],
    queue: [],
  });
});

test('years of two digits that leave day and month open are asked about', async () => {
  const { code, err } = await twoAt('5/6/26 9:00', '6/5/26 9:10');
  expect(code).toBe(2);
  expect(err).toMatch(/“5\/6\/26 9:00”.*--date-order dmy/s);
});

test('times far from the batch are noted and asked about, each with its day; years that cannot be are row problems', async () => {
  const times = [
    '2026/05/05 9:00:00',
    '2099/05/05 9:00:00',
    '2020-05-05',
    '44690',
    '2026/05/09 18:00:00',
    '1970/01/01 7:00:00',
  ];
  const names = ['Lê Văn Ba', 'Lê Văn Tư', 'Lê Văn Năm', 'Lê Văn Sáu', 'Lê Văn Bảy', 'Lê Văn Tám'];
  const { code, people, notes, problems, queue } = await syncedRows([
    HEADER,
    ...times.map((time, index) => [time, 'Xã Hòa An', names[index] ?? '', 'Chuyên viên', 'Công chức', '']),
  ]);
  expect(code).toBe(0);
  expect(people[0]).toBe('Lê Văn Ba → seated');
  expect(people.slice(1).every((one) => one.endsWith(' → late_pending'))).toBe(true);
  expect(notes).toEqual(names.slice(1, 5).map((name) => `${name}: time_doubtful`));
  expect(problems).toEqual(['6: no_time']);
  expect(queue).toHaveLength(5);
});

test.each([
  ['two dates, two texts', ['46178.4', '46361.4', '13/05/2026 09:00', '14/05/2026 10:00']],
  ['a date among texts', ['46208.4', '13/05/2026 09:00', '20/05/2026 10:00', '21/05/2026 10:00']],
  ['a text among dates', ['46117.4', '46178.4', '46208.4', '13/05/2026 09:00']],
  ['texts with the month first', ['46178.4', '46208.4', '5/13/2026 9:00', '5/14/2026 9:00']],
  ['the year in front', ['2026-06-05 09:00', '2026-12-05 08:00', '13/05/2026 09:00', '14/05/2026 10:00']],
])('a column of which half was swapped by a program is refused: %s', async (_, times) => {
  const rows = times.map((time, index) => [time, 'Xã Hòa An', `Lê Văn ${'ABCD'.charAt(index)}n`, '', '', '']);
  const { code, err } = await syncedRows([HEADER, ...rows]);
  expect(code).toBe(2);
  expect(err).toMatch(/nhầm ngày thành tháng.*tải lại/s);
});

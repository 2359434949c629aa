import { expect, test } from 'vitest';
import { responsesMissingText } from '#shared/google/responses-tab.ts';
import { googleService, openGoogleWorkbook } from '../../sync-server/google/open-google-workbook.ts';
import { peopleOf, responsesOf } from '../responses/responses-of.ts';
import { fakeGoogle, FakeTiming, SPREADSHEET, TEST_CONFIG } from './fake-google.ts';

const google = fakeGoogle();
const HEADER = ['Dấu thời gian', 'Tên đơn vị', 'Họ và tên', 'Số điện thoại'];
const ROW = [46148.5868171296, 'Xã Đồng Nắng', '=Nguyễn Văn Một', '0912345678'];
const OTHER = [46149.25, 'Phường Sông Mây', 'Trần Thị Hai', '0912345679'];

test('the table a Form feeds is read raw, in the same two calls as the rest', async () => {
  const { fake, ...api } = google();
  fake
    .create(SPREADSHEET)
    .addTab('Câu trả lời biểu mẫu 1', [HEADER, ROW, [46149, 'Phường Sông Mây', null, 912345678]]);
  const port = api.open();
  const snapshot = await port.read();
  const table = await port.readResponsesTab();
  expect(table).toEqual({ header: HEADER, rows: [ROW, [46149, 'Phường Sông Mây', null, 912345678]] });
  expect(snapshot.otherTitles).toEqual(['Trang tính1', 'Câu trả lời biểu mẫu 1']);
  expect(port.calls).toEqual({ reads: 2, writes: 0 });
});

test('a tab of any name is found by its heading, where it is the only one', async () => {
  const { fake, ...api } = google();
  const staff = fake.create(SPREADSHEET);
  staff.addTab('Việc riêng', [['STT', 'Nội dung']]);
  staff.addTab('Đăng ký lớp', [
    ['Timestamp', 'Họ và tên'],
    [46148.5, 'Trần Thị Hai'],
  ]);
  expect((await api.open().readResponsesTab())?.rows).toEqual([[46148.5, 'Trần Thị Hai']]);
});

test('of two tables with rows of their own nobody can tell which is meant: none is taken until the office says', async () => {
  const { fake, ...api } = google();
  const staff = fake.create(SPREADSHEET);
  staff.addTab('Form Responses 1', [HEADER, ROW]);
  staff.addTab('Form Responses 2', [HEADER, OTHER]);
  const reading = await api.open().readResponses();
  expect(reading).toMatchObject({ table: null, missing: 'several' });
  expect(responsesMissingText(reading)).toMatch(
    /“Form Responses 1” \(bảng phản hồi 1 dòng\), “Form Responses 2” \(bảng phản hồi 1 dòng\).*--responses-tab/,
  );
  const config = { ...TEST_CONFIG, responses: { title: 'form responses 1' } };
  const port = openGoogleWorkbook(googleService(config, new FakeTiming()), SPREADSHEET);
  expect((await port.readResponsesTab())?.rows).toEqual([ROW]);
});

test('letters of a tab that were spoilt on the way are read back, titles too, and what is lost is refused', async () => {
  const { fake, ...api } = google();
  const spoilt = (cell: string | number) =>
    typeof cell === 'number' ? cell : Buffer.from(cell, 'utf8').toString('latin1');
  const rows = [ROW, OTHER].map((row) => row.map(spoilt));
  const staff = fake.create(SPREADSHEET);
  staff.addTab('Form Responses 1', [HEADER.map(spoilt), ...rows]);
  const { table } = await api.open().readResponses();
  expect(table?.header).toEqual(HEADER);
  expect(table?.rows.map((row) => row[2])).toEqual([ROW[2], OTHER[2]]);
  expect(table?.notices).toEqual([expect.stringContaining('Form Responses 1')]);
  const lost = HEADER.map((title) => title.replace(/(?![a-z ])\p{L}/gu, '?'));
  staff.setRows('Form Responses 1', [
    HEADER,
    ...Array.from({ length: 6 }, () => [46148.5, lost[1]!, 'Nguy?n V?n M?t', '0912345678']),
  ]);
  await expect(api.open().readResponses()).rejects.toThrow(/Form Responses 1/);
});

test('a Form without responses is a table without rows; a spreadsheet without a Form has none', async () => {
  const { fake, ...api } = google();
  const staff = fake.create(SPREADSHEET);
  expect(await api.open().readResponsesTab()).toBe(null);
  staff.addTab('Form_Responses', [HEADER]);
  expect(await api.open().readResponsesTab()).toEqual({ header: HEADER, rows: [] });
});

test('a tab renamed between the two reads is read again', async () => {
  const { fake, ...api } = google();
  const staff = fake.create(SPREADSHEET);
  staff.addTab('Form Responses 1', [HEADER, ROW]);
  fake.faults.push(
    { on: 'read' },
    { on: 'read', before: () => staff.renameTab('Form Responses 1', 'Phản hồi biểu mẫu') },
  );
  const port = api.open();
  expect((await port.readResponsesTab())?.rows).toEqual([ROW]);
  expect(port.calls.reads).toBe(4);
});

test.each([
  [
    'a column in front of the time',
    [
      ['Đã xem', ...HEADER],
      ['x', ...ROW],
      [null, ...OTHER],
    ],
  ],
  [
    'an empty column in front',
    [
      ['', ...HEADER],
      [null, ...ROW],
      [null, ...OTHER],
    ],
  ],
  ['a title above the table', [['BẢNG ĐĂNG KÝ'], [], HEADER, ROW, OTHER]],
  ['an empty row above', [[], HEADER, ROW, OTHER]],
  [
    'the time moved to the end',
    [
      [...HEADER.slice(1), HEADER[0]],
      [...ROW.slice(1), ROW[0]],
      [...OTHER.slice(1), OTHER[0]],
    ],
  ],
  [
    'a title above and a column in front',
    [
      ['', 'ĐĂNG KÝ'],
      ['STT', ...HEADER],
      [1, ...ROW],
      [2, ...OTHER],
    ],
  ],
] as [string, (string | number | null)[][]][])('S12: %s does not hide the responses', async (_, values) => {
  for (const title of ['Câu trả lời biểu mẫu 1', 'Đăng ký lớp']) {
    const { fake, ...api } = google();
    fake.create(SPREADSHEET).addTab(title, values);
    const table = await api.open().readResponsesTab();
    expect(table === null ? null : peopleOf(table)).toEqual([
      'Xã Đồng Nắng | =Nguyễn Văn Một /  / 0912345678 / ',
      'Phường Sông Mây | Trần Thị Hai /  / 0912345679 / ',
    ]);
  }
});

test.each([
  ['a copy of the tab', 'Bản sao của Form Responses 1', [HEADER, ROW, OTHER]],
  ['an older copy', 'Lưu ngày 06/5', [HEADER, ROW]],
  [
    'a tab that staff filter into',
    'Đã gọi',
    [
      [HEADER[0], HEADER[2], 'Đã gọi', HEADER[1]],
      [ROW[0], ROW[2], 'rồi', ROW[1]],
    ],
  ],
  ['a tab linked anew that holds nothing yet', 'Form Responses 2', [HEADER]],
] as [string, string, (string | number | undefined)[][]][])(
  'G6: beside %s the tab that holds every row is read, and it is said',
  async (_, title, values) => {
    const { fake, ...api } = google();
    const staff = fake.create(SPREADSHEET);
    staff.addTab('Form Responses 1', [HEADER, ROW, OTHER]);
    staff.addTab(
      title,
      values.map((row) => row.map((cell) => cell ?? null)),
    );
    const { table } = await api.open().readResponses();
    expect(table?.rows).toEqual([ROW, OTHER]);
    expect(table?.notices).toEqual([expect.stringContaining(`“${title}”`)]);
  },
);

test('G6: the tab that was linked anew and holds all responses is read, whatever it is called', async () => {
  const { fake, ...api } = google();
  const staff = fake.create(SPREADSHEET);
  staff.addTab('Form Responses 1', [HEADER, ROW]);
  staff.addTab('Đăng ký mới', [HEADER, OTHER, ROW]);
  expect((await api.open().readResponsesTab())?.rows).toEqual([OTHER, ROW]);
});

test('G6: where no tab has the heading it is told where was looked, and an empty table is a table', async () => {
  const { fake, ...api } = google();
  const staff = fake.create(SPREADSHEET);
  staff.addTab('Công văn', [
    ['Ngày gửi', 'Đơn vị', 'Trích yếu'],
    [46149, 'Xã A', 'Mời họp'],
  ]);
  const reading = await api.open().readResponses();
  expect(reading).toMatchObject({ table: null, missing: 'none' });
  expect(responsesMissingText(reading)).toMatch(/“Công văn” \(không có tiêu đề của bảng phản hồi\)/);
  staff.addTab('Form Responses 1', [HEADER]);
  expect(await api.open().readResponses()).toMatchObject({ table: { rows: [] }, missing: null });
});

test('G6: a chosen tab that is gone or renamed is named, and no other is taken for it', async () => {
  const { fake } = google();
  fake.create(SPREADSHEET).addTab('Form Responses 1', [HEADER, ROW]);
  const config = { ...TEST_CONFIG, responses: { title: 'Đăng ký đợt 2' } };
  const reading = await openGoogleWorkbook(
    googleService(config, new FakeTiming()),
    SPREADSHEET,
  ).readResponses();
  expect(reading).toMatchObject({ table: null, missing: 'none' });
  expect(reading.lookedAt).toContain('“Đăng ký đợt 2”');
});

test('R5: the spreadsheet’s own time zone is read in the same two calls and is the clock of its responses', async () => {
  const { fake, ...api } = google();
  fake
    .create(SPREADSHEET, 'Bảng', 'America/Los_Angeles')
    .addTab('Form Responses 1', [HEADER, [46149.875, 'Xã Đồng Nắng', 'Lê Văn Ba', '0912345678']]);
  const port = api.open();
  const table = await port.readResponsesTab();
  expect(port.calls.reads).toBe(2);
  const { responses } = responsesOf(table ?? { header: [], rows: [] });
  // 9 in the evening of 7 May there is 11 in the morning of 8 May in Vietnam.
  expect(new Date(responses[0]?.submittedAt ?? 0).toISOString()).toBe('2026-05-08T04:00:00.000Z');
});

import { expect, test } from 'vitest';
import { googleService, openGoogleWorkbook } from '../../sync-server/google/open-google-workbook.ts';
import { fakeGoogle, FakeTiming, SPREADSHEET, TEST_CONFIG } from './fake-google.ts';

const google = fakeGoogle();
const HEADER = ['Dấu thời gian', 'Tên đơn vị', 'Họ và tên', 'Số điện thoại'];
const ROW = [46148.5868171296, 'Xã Đồng Nắng', '=Nguyễn Văn Một', '0912345678'];

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

test('of two tables nobody can tell which is meant: none is taken until the office says', async () => {
  const { fake, ...api } = google();
  const staff = fake.create(SPREADSHEET);
  staff.addTab('Form Responses 1', [HEADER, ROW]);
  staff.addTab('Form Responses 2', [HEADER]);
  expect(await api.open().readResponsesTab()).toBe(null);
  const config = { ...TEST_CONFIG, responses: { title: 'form responses 1' } };
  const port = openGoogleWorkbook(googleService(config, new FakeTiming()), SPREADSHEET);
  expect((await port.readResponsesTab())?.rows).toEqual([ROW]);
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

import { expect, test } from 'vitest';
import { responsesMissingText } from '#shared/google/responses-tab.ts';
import { columnAt, keyedRows } from '../fakes/google-sheets/marked-sheet.ts';
import type { StaffHands } from '../fakes/google-sheets/staff-hands.ts';
import { classTab, SEATS } from '../workbook/sample-tabs.ts';
import { directGoogle, SPREADSHEET } from './fake-google.ts';
import { SmallServer } from './staff-world.ts';

/** A copy of a tab of ours is no table of responses, whatever staff call its columns: its marks and its keys say so. */
const TITLE = 'Lớp 01';
const HEADER = ['Dấu thời gian', 'Đơn vị', 'Họ và tên'];
const ROW = [46148.5868171296, 'Xã Đồng Nắng', 'Nguyễn Văn Một'];

const COPIES: readonly (readonly [string, (staff: StaffHands) => string])[] = [
  [
    'a duplicate of the tab',
    (staff) => {
      staff.duplicateTab(TITLE, 'Bản sao của Lớp 01');
      return 'Bản sao của Lớp 01';
    },
  ],
  [
    'a duplicate without its hidden column',
    (staff) => {
      staff.duplicateTab(TITLE, 'Copy of Lớp 01');
      staff.delete('Copy of Lớp 01', 'COLUMNS', 0);
      return 'Copy of Lớp 01';
    },
  ],
  [
    'all its cells pasted into a tab of their own',
    (staff) => {
      staff.addTab('Lưu', staff.cells(TITLE));
      return 'Lưu';
    },
  ],
];

test.each(COPIES)(
  '%s, with columns titled as a Form titles them, is not taken for the responses',
  async (_, copy) => {
    const { google, staff } = await world();
    const title = copy(staff);
    asForm(staff, title);
    const reading = await google.open().readResponses();
    expect(reading).toMatchObject({ table: null, missing: 'none' });
    expect(responsesMissingText(reading)).toContain(`“${title}” (bản sao một tab của Sổ Lớp nên không đọc)`);
    staff.addTab('Form Responses 1', [HEADER, ROW]);
    expect((await google.open().readResponses()).table).toEqual({ header: HEADER, rows: [ROW] });
  },
);

test('a control: the same words without marks and keys are a table that the responses do not hold', async () => {
  const { google, staff } = await world();
  staff.addTab(
    'Lưu',
    staff.cells(TITLE).map((cells) => cells.slice(1)),
  );
  asForm(staff, 'Lưu');
  staff.addTab('Form Responses 1', [HEADER, ROW]);
  expect(await google.open().readResponses()).toMatchObject({ table: null, missing: 'several' });
});

async function world() {
  const google = directGoogle();
  const staff = google.fake.create(SPREADSHEET);
  const server = new SmallServer(google);
  await server.sync([classTab('01', SEATS)]);
  await server.close();
  return { google, staff };
}

/** The titles of the unit's, the name's and one more column, as a Form's. */
function asForm(staff: StaffHands, title: string): void {
  const original = staff.sheet(TITLE);
  const at = keyedRows(original).find(({ key }) => key === 'header')?.at ?? 0;
  const shift = (staff.cells(title)[at]?.indexOf('Thành phần') ?? 0) - columnAt(original, 'role');
  staff.setCell(title, at, columnAt(original, 'number') + shift, 'Dấu thời gian');
}

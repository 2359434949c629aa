/** The kind j2: what staff do around the Form's table in Google, by a real first sync in the fake. */
import { expect, test } from 'vitest';
import { runSync } from '#shared/sync/run-sync.ts';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { CAN_THO_GAZETTEER } from '../fixtures/can-tho.ts';
import { directGoogle, SPREADSHEET } from '../google/fake-google.ts';
import { newPath } from '../journal/journal-files.ts';
import { SMALL_PLAN, SMALL_PROGRAMME } from '../sync/office.ts';
import { AN, BONG, HEADER } from './real-sync.ts';

type Cells = readonly (string | number | null)[];
const [TIME = '', ...REST] = HEADER;
const ROWS: readonly Cells[] = [
  [46147.375, ...AN],
  [46147.38, ...BONG],
];
const moved = ([first = null, ...rest]: Cells): Cells => [...rest, first];

async function firstSync(tabs: readonly (readonly [title: string, values: readonly Cells[]])[]) {
  const google = directGoogle();
  const spreadsheet = google.fake.create(SPREADSHEET);
  for (const [title, values] of tabs)
    spreadsheet.addTab(
      title,
      values.map((row) => [...row]),
    );
  const journal = openJournal(newPath());
  const workbook = google.open();
  try {
    const { planned } = await runSync({
      workbook,
      journal,
      responses: () => workbook.readResponsesTab(),
      setupPlan: SMALL_PLAN,
      programme: { ...SMALL_PROGRAMME, tasks: SMALL_PROGRAMME.tasks.slice(0, 1) },
      gazetteer: CAN_THO_GAZETTEER,
      trigger: 'cli',
      nowMs: Date.parse('2026-05-06T10:00:00+07:00'),
      confirm: false,
    });
    return planned.state?.reconciliation.registrations.map(
      ({ fullName, status }) => `${fullName} → ${status}`,
    );
  } finally {
    await journal.close();
  }
}

const BOTH = ['Nguyễn Văn An → seated', 'Trần Thị Bông → seated'];

test.each<[string, readonly Cells[]]>([
  ['a column in front of the time', [['Đã gọi', ...HEADER], ...ROWS.map((row) => ['rồi', ...row])]],
  [
    'two columns in front, one without a title',
    [[null, 'STT', ...HEADER], ...ROWS.map((row, at) => [null, at + 1, ...row])],
  ],
  ['a title row above', [['DANH SÁCH ĐĂNG KÝ LỚP'], HEADER, ...ROWS]],
  ['three rows above', [['UBND THÀNH PHỐ'], [], ['Cập nhật hằng ngày'], HEADER, ...ROWS]],
  ['the time at the end', [moved(HEADER), ...ROWS.map(moved)]],
  [
    'the time in the middle',
    [
      [REST[0] ?? '', TIME, ...REST.slice(1)],
      ...ROWS.map(([time = null, unit = null, ...rest]) => [unit, time, ...rest]),
    ],
  ],
  [
    'a row above and a column in front',
    [[null, 'ĐĂNG KÝ'], ['Ghi chú của cán bộ', ...HEADER], ...ROWS.map((row) => [null, ...row])],
  ],
  [
    'a column of staff’s own between',
    [[TIME, 'Người gọi', ...REST], ...ROWS.map(([time = null, ...rest]) => [time, 'Chị Ba', ...rest])],
  ],
])('%s does not hide the responses from a first sync', async (_, values) => {
  for (const title of ['Câu trả lời biểu mẫu 1', 'Đăng ký'])
    expect(await firstSync([[title, values]])).toEqual(BOTH);
});

/** P43: what communes do to a list before they send it back, and what is no list. */
import { expect, test } from 'vitest';
import { type ListFile, readListFile, type ListFileOptions } from '#shared/responses/list-file.ts';
import type { ReadResponses } from '#shared/responses/response.ts';
import { withLists } from '#shared/responses/with-lists.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { BATCH_2_PLAN } from '../fixtures/can-tho.ts';
import { peopleOf, responsesOf } from './responses-of.ts';

const HEAD = ['STT', 'Họ và tên', 'Chức vụ', 'Thành phần', 'Số điện thoại', 'Ghi chú'];
const BINH = [1, 'Trần Thị Bình', 'Phó Chủ tịch UBND xã', 'Lãnh đạo UBND', '0912345678', null];
const NAM = [2, 'Lê Văn Nam', 'Công chức Văn phòng', 'Công chức', '0987654321', 'ăn chay'];
const HEADING = [['DANH SÁCH ĐẠI BIỂU THAM DỰ'], ['Đơn vị:', 'Xã Long Phú'], ['Ngày nhận:', '11/05/2026']];

const NOTHING_READ: ReadResponses = { responses: [], identicalRows: 0, rowProblems: [], rows: 0 };

type Cells = readonly (readonly CellValue[])[];

function read(rows: Cells, name = 'danh-sach.xlsx', options: ListFileOptions = {}): ListFile {
  return readListFile(name, [{ title: 'Sheet1', rows }], options) ?? expect.fail('no list');
}

const noticesOf = ({ table }: ListFile) => (table.notices ?? []).join('\n');

test('a list is read as the Form’s rows are: unit of the heading, one response a person', () => {
  const list = read([...HEADING, HEAD, BINH, NAM]);
  expect(peopleOf(list.table)).toEqual([
    'Xã Long Phú | Trần Thị Bình / Phó Chủ tịch UBND xã / 0912345678 / Lãnh đạo UBND',
    'Xã Long Phú | Lê Văn Nam / Công chức Văn phòng / 0987654321 / Công chức',
  ]);
  const [first] = responsesOf(list.table).responses;
  expect(new Date(first?.submittedAt ?? 0).toISOString()).toBe('2026-05-10T17:00:00.000Z');
  expect(list.received).toEqual({ day: '2026-05-11', serial: 46153, from: 'typed' });
  expect(list.rowNumbers).toEqual([5, 6]);
  expect(list.table.notices).toBeUndefined();
});

test('columns in another order, added ones, rows above, none for STT, names in capitals, blank rows: the same people', () => {
  const rows = [
    ['HĐND XÃ LONG PHÚ', null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    [],
    ...HEADING,
    ['Kính gửi: Văn phòng'],
    ['SĐT', 'Ngày sinh', 'Chức danh', 'HỌ TÊN ĐẠI BIỂU'],
    [912345678, '1/2/1980', 'Phó Chủ tịch UBND xã', 'TRẦN THỊ BÌNH'],
    [],
    [],
    ['0987654321', '', 'Công chức Văn phòng', 'LÊ VĂN NAM'],
  ];
  const list = read(rows);
  expect(peopleOf(list.table)).toEqual([
    'Xã Long Phú | TRẦN THỊ BÌNH / Phó Chủ tịch UBND xã / 912345678 / ',
    'Xã Long Phú | LÊ VĂN NAM / Công chức Văn phòng / 0987654321 / ',
  ]);
  expect(noticesOf(list)).toBe('Tệp danh sách “danh-sach.xlsx”: cột không dùng: “Ngày sinh”.');
  expect(JSON.stringify(list.table)).not.toContain('1980');
});

test('a name in two columns is one name; Nam and Nữ as two columns say which', () => {
  const head = ['TT', 'Họ và chữ đệm', 'Tên', 'Năm sinh', null, 'Chức vụ'];
  const below = [null, null, null, 'Nam', 'Nữ', null];
  const list = read([
    ...HEADING,
    head,
    below,
    [1, 'Trần Thị', 'Bình', null, 1980, 'Công chức'],
    [2, 'Lê Văn', 'Nam', 'x', null, 'Công chức'],
  ]);
  expect(list.parts[0]?.people.map(({ name, sexTyped }) => [name, sexTyped])).toEqual([
    ['Trần Thị Bình', 'Nữ'],
    ['Lê Văn Nam', 'Nam'],
  ]);
});

test('totals, headings of groups, titles of the next page, numbers under the titles and the foot are nobody', () => {
  const list = read([
    ...HEADING,
    HEAD,
    ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
    ['I', 'Lãnh đạo UBND'],
    BINH,
    HEAD,
    ['II', 'Công chức', null, null, null, null],
    NAM,
    ['Tổng cộng: 2 đại biểu'],
    [null, null, null, 'Long Phú, ngày 10 tháng 5 năm 2026'],
    [null, 'NGƯỜI LẬP', null, 'TM. ỦY BAN NHÂN DÂN'],
    [null, 'Ngô Thị Lập', null, 'Võ Văn Ký'],
  ]);
  expect(peopleOf(list.table)).toHaveLength(2);
  expect(noticesOf(list)).toContain(
    'dòng 6 (“I · Lãnh đạo UBND”), 9 (“II · Công chức”) không phải của một đại biểu',
  );
  expect(noticesOf(list)).not.toContain('Tổng cộng');
  expect(noticesOf(list)).toContain('14 (“Ngô Thị Lập · Võ Văn Ký”) thuộc phần cuối danh sách');
});

test('control: who is called Tống or Công is somebody, and so is one who stands below the total', () => {
  const list = read([
    ...HEADING,
    HEAD,
    [1, 'Tống Văn Cộng', 'Công chức', null, null, null],
    ['Cộng', 1],
    [2, 'Lê Văn Nam', 'Công chức', null, null, null],
    [null, null, null, '………, ngày …… tháng …… năm 20……'],
    [3, 'Ngô Thị Sau', 'Công chức', null, null, null],
  ]);
  expect(peopleOf(list.table).map((line) => line.split(' / ')[0])).toEqual([
    'Xã Long Phú | Tống Văn Cộng',
    'Xã Long Phú | Lê Văn Nam',
  ]);
  expect(noticesOf(list)).toContain('dòng 9 (“3 · Ngô Thị Sau · Công chức”) nằm sau phần ký');
});

test('what stands beside somebody never makes them nobody: a note, a post that begins like a total', () => {
  const head = ['Ghi chú', 'Chức vụ', 'Họ và tên', 'STT'];
  const list = read([
    ...HEADING,
    head,
    ['Không đăng ký ăn, nghỉ', 'Công chức', 'Trần Thị Bình', 1],
    ['Tổng hợp', 'Cộng tác viên', 'Lê Văn Nam', null],
    [null, 'Cộng tác viên', 'Ngô Thị Ba', 3],
    ['ngày 19 tháng 5 năm 2026', 'Công chức', 'Võ Thị Tư', null],
    ['thủ trưởng đơn vị cử', 'Công chức', 'Lý Văn Năm', null],
  ]);
  expect(list.parts[0]?.people.map(({ name }) => name)).toEqual([
    'Trần Thị Bình',
    'Lê Văn Nam',
    'Ngô Thị Ba',
    'Võ Thị Tư',
    'Lý Văn Năm',
  ]);
  expect(list.parts[0]?.saysNoStay).toBe(false);
});

test('two whole names in one row are left to a person, never made into one', () => {
  const head = ['STT', 'Họ tên đại biểu 1', 'Họ tên đại biểu 2', 'Chức vụ'];
  const list = read([...HEADING, head, [1, 'Trần Thị Bình', 'Lê Văn Nam', 'Công chức']]);
  expect(list.parts[0]?.people.map(({ name }) => name)).toEqual(['Trần Thị Bình; Lê Văn Nam']);
});

test('who put the list together, named above it with post and phone, is no row of titles', () => {
  const maker = ['Họ và tên: Ngô Thị Lập', 'Chức vụ: Chuyên viên', 'Số điện thoại: 0912345678'];
  expect(peopleOf(read([...HEADING, maker, HEAD, BINH]).table)).toHaveLength(1);
});

test('a row with a post or a phone and no name is reported like one of the Form', () => {
  const list = read([...HEADING, HEAD, BINH, [2, null, 'Công chức', null, '0987654321', null]]);
  const { responses, rowProblems } = responsesOf(list.table);
  expect(responses).toHaveLength(1);
  expect(rowProblems.map(({ problem }) => problem)).toEqual(['delegate_without_name', 'no_delegate']);
});

test('no notice holds a phone', () => {
  const list = read([...HEADING, HEAD, BINH, ['Liên hệ: 0912345678 (Tuấn)']]);
  expect(noticesOf(list)).toContain('091');
  expect(noticesOf(list)).not.toContain('0912345678');
});

test.each([
  [[['Tên đơn vị: UBND xã Long Phú']], 'UBND xã Long Phú'],
  [[['ỦY BAN NHÂN DÂN XÃ LONG PHÚ'], ['DANH SÁCH']], 'ỦY BAN NHÂN DÂN XÃ LONG PHÚ'],
  [[['XÃ LONG PHÚ'], ['Đơn vị:', 'Long Phú']], 'Long Phú'],
  [[['XÃ LONG PHÚ'], ['Đơn vị: ……']], 'XÃ LONG PHÚ'],
  [[['PHƯỜNG NINH KIỀU'], ['Đơn vị:', 'Xã Long Phú']], 'Xã Long Phú; PHƯỜNG NINH KIỀU'],
  [[['XÃ LONG PHÚ'], ['Đơn vị:', 'Phường Long Phú']], 'Phường Long Phú; XÃ LONG PHÚ'],
  [
    [
      ['HĐND - UBND PHƯỜNG NINH KIỀU', 'CỘNG HÒA'],
      [null, 'XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ],
    'HĐND - UBND PHƯỜNG NINH KIỀU',
  ],
  [[['Đơn vị', 'Xã Long Phú']], 'Xã Long Phú'],
  [[['DANH SÁCH ĐẠI BIỂU']], ''],
])('the unit of %j is “%s”', (heading, unit) => {
  const list = read([...heading, ['Ngày nhận: 11/5/2026'], HEAD, BINH]);
  expect(list.parts[0]?.unitTyped).toBe(unit);
  expect(noticesOf(list).includes('nhiều đơn vị')).toBe(unit.includes(';'));
  expect(noticesOf(list).includes('không ghi đơn vị')).toBe(unit === '');
});

test('an office inside the commune is no other unit; another commune beside a person is for a person to see', () => {
  const head = [...HEAD, 'Đơn vị công tác'];
  const list = read([
    ...HEADING,
    head,
    [...BINH, 'Phòng Kinh tế'],
    [...NAM, 'Phường Ninh Kiều'],
    [3, 'Võ Thị Ba', 'Công chức', null, null, null, 'UBND xã Long Phú'],
  ]);
  expect(list.parts[0]?.people.map(({ unitTyped }) => unitTyped)).toEqual([
    'Xã Long Phú',
    'Xã Long Phú; Phường Ninh Kiều',
    'Xã Long Phú',
  ]);
});

const RECEIVED: readonly (readonly [CellValue, string, string | null])[] = [
  ['11/05/2026', 'ds.xlsx', '2026-05-11'],
  ['ngày 11 tháng 5 năm 2026', 'ds.xlsx', '2026-05-11'],
  [46153, 'ds.xlsx', '2026-05-11'],
  ['11/5/2026 14:30', 'ds.xlsx', '2026-05-11'],
  [null, 'ds-20260511.xlsx', '2026-05-11'],
  ['……', 'ds 11.5.2026.xlsx', '2026-05-11'],
  ['11/05/2026', 'ds-20260512.xlsx', '2026-05-11'],
  ['11/5/26', 'ds.xlsx', null],
  ['05/13/2026', 'ds.xlsx', null],
  ['thứ Hai', 'ds-20260511.xlsx', null],
  [null, 'ds.xlsx', null],
  [null, 'ds 19-5-2026.xlsx', null],
];

test.each(RECEIVED)('“Ngày nhận” %j in “%s” is %s', (typed, name, day) => {
  const rows = [['Đơn vị:', 'Xã Long Phú'], ['Ngày nhận:', typed], HEAD, BINH];
  const list = read(rows, name, { planDays: new Set(['2026-05-19']) });
  expect(list.received?.day ?? null).toBe(day);
  const { responses, rowProblems } = responsesOf(list.table);
  expect([responses.length, rowProblems.map(({ problem }) => problem)]).toEqual(
    day === null ? [0, ['no_time']] : [1, []],
  );
  expect(noticesOf(list).includes('chưa ai trong danh sách được ghi nhận')).toBe(day === null);
});

test('a row of a list without its day says which cell of the file to fill in', () => {
  const list = read([['Đơn vị:', 'Xã Long Phú'], HEAD, BINH]);
  const { rowProblems } = withLists(NOTHING_READ, [list], BATCH_2_PLAN.roles);
  expect(rowProblems.map(({ detail }) => detail)).toEqual([
    expect.stringContaining('vào ô “Ngày nhận” của tệp'),
  ]);
});

test('a time typed beside the day counts; two days typed are asked about', () => {
  const at = (typed: CellValue) => read([['Đơn vị:', 'Xã Long Phú'], ['Ngày nhận:', typed], HEAD, BINH]);
  const [response] = responsesOf(at('11/5/2026 14:30').table).responses;
  expect(new Date(response?.submittedAt ?? 0).toISOString()).toBe('2026-05-11T07:30:00.000Z');
  const two = read([['Đơn vị: Xã Long Phú'], ['Ngày nhận: 11/5/2026'], ['Ngày nhận: 12/5/2026'], HEAD, BINH]);
  expect(two.received).toBeNull();
  expect(noticesOf(two)).toContain('“Ngày nhận” ghi nhiều ngày (“11/5/2026”, “12/5/2026”');
});

const STAY_HEAD = [...HEAD.slice(0, 5), 'Ăn 19/5 trưa', 'Nghỉ đêm 18→19/5'];
const NO_STAY = 'Không đăng ký ăn, nghỉ (đánh x nếu không có ai):';

test.each([
  ['ticked', [[NO_STAY, 'x']], [], true, ''],
  ['said in a row', [[NO_STAY, null]], [[null, 'Không đăng ký ăn nghỉ']], true, ''],
  ['said above', [['Đơn vị không đăng ký ăn, nghỉ.']], [], true, ''],
  ['not ticked', [[NO_STAY, null]], [], false, 'không có đại biểu nào và không ghi'],
  ['ticked oddly', [[NO_STAY, 'hỏi lại sau']], [], false, 'ghi “hỏi lại sau”, chưa tính'],
])('P73: an empty list, %s', (_, heading, rows, isSaid, notice) => {
  const list = read([...HEADING, ...heading, STAY_HEAD, ...rows]);
  expect(list.parts[0]?.saysNoStay).toBe(isSaid);
  expect(list.parts[0]?.people).toEqual([]);
  expect(noticesOf(list)).toContain(notice);
  expect(noticesOf(list) === '').toBe(notice === '');
});

test('“Không đăng ký” beside somebody who asks is a contradiction that is told', () => {
  const list = read([
    ...HEADING,
    [NO_STAY, 'x'],
    STAY_HEAD,
    [1, 'Lê Văn Nam', 'Công chức', null, null, 'x', null],
  ]);
  expect(noticesOf(list)).toContain('nhưng có người được đánh dấu ăn hoặc nghỉ');
});

const FORM_HEAD = ['Dấu thời gian', 'Đơn vị', 'Họ và tên', 'Chức vụ', 'Thành phần', 'Số điện thoại'];
const FORM_ROW = [46150.5, 'Xã Long Phú', 'Trần Thị Bình', 'Công chức', 'Công chức', '0912345678'];

test.each([
  ['the Form’s export', [FORM_HEAD, FORM_ROW]],
  ['the export below a title of staff’s', [['DANH SÁCH ĐĂNG KÝ LỚP 05'], FORM_HEAD, FORM_ROW]],
  [
    'the export that asks for no unit in words we know, below a title',
    [
      ['DANH SÁCH ĐĂNG KÝ'],
      ['Dấu thời gian', 'Nơi gửi', 'Họ và tên', 'Chức vụ'],
      [46150.5, 'Long Phú', 'Trần Thị Bình', 'Công chức'],
    ],
  ],
  [
    'a roster of many units',
    [
      ['DANH SÁCH ĐẠI BIỂU LỚP 05'],
      ['STT', 'Họ và tên', 'Chức vụ', 'Đơn vị'],
      [1, 'Trần Thị Bình', 'Công chức', 'Xã Long Phú'],
    ],
  ],
  ['a table of names without a heading', [HEAD, BINH]],
  [
    'a list of halls',
    [['DANH SÁCH ĐIỂM CẦU'], ['STT', 'Đơn vị', 'Địa điểm'], [1, 'Xã Long Phú', 'Hội trường']],
  ],
  ['nothing', []],
])('%s is no list', (_, rows) => {
  expect(readListFile('a.xlsx', [{ title: 'Sheet1', rows }])).toBeNull();
});

test('control: with a column “Ngày đăng ký”, under the labels of a list, it is one', () => {
  const list = read([...HEADING, [...HEAD, 'Ngày đăng ký'], [...BINH, '10/5/2026']]);
  expect(list.received?.day).toBe('2026-05-11');
  expect(peopleOf(list.table)).toHaveLength(1);
});

test('a second sheet of instructions is passed over; one with people counts, and says which', () => {
  const sheets = [
    { title: 'Hướng dẫn', rows: [['Cách điền'], ['Mỗi người một dòng']] },
    { title: 'Chính thức', rows: [...HEADING, HEAD, BINH] },
    { title: 'Dự phòng', rows: [['DANH SÁCH DỰ PHÒNG'], HEAD, NAM] },
    { title: 'Trống', rows: [...HEADING, HEAD] },
  ];
  const list = readListFile('ds.xlsx', sheets) ?? expect.fail('no list');
  expect(list.parts.map(({ sheet, unitTyped }) => [sheet, unitTyped])).toEqual([
    ['Chính thức', 'Xã Long Phú'],
    ['Dự phòng', ''],
  ]);
  expect(noticesOf(list)).toContain('tab “Dự phòng”: phần đầu không ghi đơn vị nào');
  expect(noticesOf(list)).toContain('không đọc tab “Hướng dẫn”, vì không có dòng tiêu đề');
});

test('R8: who stands in a corrected list again has the same id, whatever the file, the row and what was corrected', () => {
  const before = read([...HEADING, HEAD, BINH, NAM], 'a.xlsx');
  const after = read(
    [
      ['Đơn vị: UBND xã Long Phú'],
      ['Ngày nhận: 12/5/2026'],
      HEAD,
      [1, 'Võ Thị Mới', 'Công chức'],
      NAM.with(4, '0900000001'),
      [3, 'TRẦN THỊ BÌNH', 'Công chức'],
    ],
    'b (sửa).xlsx',
  );
  const [binh, nam] = before.table.ids ?? [];
  expect(after.table.ids?.slice(1)).toEqual([nam, binh]);
  expect(before.table.ids).not.toContain(after.table.ids?.[0]);
  expect(before.table.ids?.join(' ').toLowerCase()).not.toMatch(/binh|bình|nam/);
});

test('two of one name in a unit have ids of their own', () => {
  const { table } = read([...HEADING, HEAD, BINH, BINH.with(4, '0987654321')]);
  expect(new Set(table.ids).size).toBe(2);
});

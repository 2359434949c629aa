import { expect, test } from 'vitest';
import { readHeader } from '#shared/responses/read-header.ts';
import { readMapping } from '#shared/responses/response-mapping.ts';
import { ResponsesError } from '#shared/responses/responses-error.ts';
import { readResponsesFile } from '../../sync-server/local/responses-file.ts';
import { ROLES } from '../registrations/roles.fixture.ts';
import { peopleOf, responsesOf, tableOf } from './responses-of.ts';

const CASES = new URL('../fixtures/field-cases/', import.meta.url).pathname;
const caseOf = (name: string, mapping = {}) => readResponsesFile(`${CASES}${name}`, { mapping });

const AN = 'Xã Hòa An | Nguyễn Văn An / Chủ tịch UBND / 0901234567 / Lãnh đạo UBND';
const BONG = 'Xã Vị Thanh 1 | Trần Thị Bông / Chuyên viên / 0902345678 / Công chức';

test.each([
  'a1-quiz-vi.csv',
  'a1-quiz-en.csv',
  'a2-replaced-question.csv',
  'a3-upload.csv',
  'a3-upload2.csv',
  'h1-upload-role.csv',
  'h1b-upload-class.csv',
  'h10-unit-other.csv',
  'h12-split-name.csv',
  'h12b-split-name.csv',
])('field case %s: two people of two units, whatever else the form asks', async (name) => {
  const table = await caseOf(name);
  expect(peopleOf(table)).toEqual([AN, BONG]);
  expect(responsesOf(table).rowProblems).toEqual([]);
});

test('the mapping that 0.1.0 suggested for a graded form reads it right', async () => {
  expect(peopleOf(await caseOf('a1-quiz-vi.csv'), readMapping({ unit: 'Đơn vị' }))).toEqual([AN, BONG]);
});

const TITLES = 'Dấu thời gian | Đơn vị | Họ và tên | Chức vụ | Thành phần | SĐT';
const ROW = '2026/05/05 9:00:00 | Xã Hòa An | Nguyễn Văn An | Chủ tịch UBND | Lãnh đạo UBND | 0901234567';

test.each([
  ['who signed', 'Họ và tên người ký | Chức vụ người ký', 'Lê Văn Ký | Bí thư'],
  ['who signed, in brackets', 'Họ và tên (người ký giấy giới thiệu) | Chức vụ', 'Lê Văn Ký | Bí thư'],
  ['a leader who signs', 'Lãnh đạo ký duyệt (họ và tên, chức vụ)', 'Lê Văn Ký, Chủ tịch'],
  [
    'who is replaced',
    'Họ và tên đại biểu được thay thế | Chức vụ | Số điện thoại',
    'Lê Văn Cũ | PCT UBND | 0911222333',
  ],
  [
    'who is replaced, without a name word',
    'Thay cho ông/bà | Chức vụ | Điện thoại',
    'Lê Văn Cũ | PCT | 0911222333',
  ],
  ['who does not come', 'Họ tên người vắng mặt', 'Lê Văn Cũ'],
  ['who registered before', 'Họ tên đại biểu đã đăng ký trước', 'Lê Văn Cũ'],
  ['the driver', 'Họ tên lái xe | Số điện thoại', 'Phạm Văn Tài | 0911222333'],
  ['the driver by another word', 'Tên tài xế | SĐT tài xế', 'Phạm Văn Tài | 0911222333'],
  ['the chair', 'Họ và tên người chủ trì | Chức vụ', 'Lê Văn Chủ | Chủ tịch UBND'],
  ['the unit’s chairman', 'Họ và tên Chủ tịch UBND xã | Số điện thoại', 'Lê Văn Chủ | 0911222333'],
  ['who filled the form in', 'Họ tên người lập biểu | Chức vụ | SĐT', 'Võ Thị Lập | Văn thư | 0911222333'],
  ['who sends the form', 'Họ và tên người gửi | SĐT người gửi', 'Võ Thị Lập | 0911222333'],
  ['whom to call', 'Đầu mối liên hệ | Số điện thoại', 'Võ Thị Lập | 0911222333'],
  ['whom to call, named', 'Họ tên cán bộ liên hệ | Điện thoại cán bộ liên hệ', 'Võ Thị Lập | 0911222333'],
  ['an emergency contact', 'Họ tên người thân khi khẩn cấp | SĐT người thân', 'Võ Thị Thân | 0911222333'],
  ['who comes along', 'Họ và tên người đi cùng | Điện thoại', 'Võ Thị Cùng | 0911222333'],
  ['the teacher', 'Họ tên giảng viên mong muốn', 'Võ Thị Giảng'],
  ['a bank account', 'Tên chủ tài khoản | Số tài khoản', 'NGUYEN VAN AN | 0123456789012'],
  ['a consent', 'Tôi đồng ý cho sử dụng họ và tên, số điện thoại', 'Đồng ý'],
  ['a confirmation', 'Xác nhận họ tên, chức vụ là đúng', 'Đúng'],
  ['an assurance', 'Cam đoan thông tin họ tên là thật', 'Có'],
  ['an upload', 'Tải lên quyết định (họ tên, chức vụ)', 'https://drive.google.com/open?id=1'],
  [
    'an upload in English',
    'Upload the list of delegates (full name, phone)',
    'https://drive.google.com/open?id=1',
  ],
  ['a scan', 'Bản chụp danh sách (họ và tên)', 'https://drive.google.com/open?id=1'],
  [
    'links under a title that says nothing',
    'Họ tên đại biểu dự bị',
    'https://drive.google.com/open?id=1, https://drive.google.com/open?id=2',
  ],
  ['a link as unit', 'Đơn vị (văn bản)', 'https://example.vn/van-ban.pdf'],
  ['the unit of who signed', 'Đơn vị của người ký', 'UBND thành phố'],
  ['the unit of the driver', 'Đơn vị lái xe', 'Nhà xe Hoa Mai'],
  ['a score', 'Họ và tên [Điểm số] | Đơn vị [Điểm số]', '-- / 0 | 1.00 / 1'],
  ['a comment', 'Họ và tên [Phản hồi] | Đơn vị [Phản hồi]', 'Tốt | Đúng'],
  ['a score in English', 'SĐT [Score] | Chức vụ [Feedback]', '-- / 0 | good'],
  ['a score in another language', 'Họ và tên [Punkte] | Đơn vị [Rückmeldung]', '-- / 0 | gut'],
  ['a signer in English', 'Full name of signatory', 'Le Van Ky'],
])('R1: %s makes no delegate and is nobody’s phone, position or unit', (_, titles, cells) => {
  const table = tableOf(`${TITLES} | ${titles}`, `${ROW} | ${cells}`);
  expect(peopleOf(table)).toEqual([AN]);
  const { unused } = readHeader(table.header, ROLES, {}, table.rows);
  expect(unused.map(({ title }) => title)).toEqual(titles.split(' | '));
});

test('control: the same columns without those words are a second delegate’s', () => {
  const table = tableOf(`${TITLES} | Họ và tên đại biểu thứ hai | SĐT`, `${ROW} | Lê Văn Hai | 0911222333`);
  expect(peopleOf(table)).toEqual([`${AN} | Lê Văn Hai /  / 0911222333 / `]);
});

test.each([
  [
    'in front',
    'Họ tên người lập | SĐT | Họ và tên | Chức vụ | SĐT',
    'Võ Lập | 0911222333 | Nguyễn Văn An | PCT | 0901234567',
  ],
  [
    'in the middle',
    'Họ và tên | Thay cho ông/bà | Chức vụ | SĐT',
    'Nguyễn Văn An | Lê Văn Cũ | PCT | 0901234567',
  ],
  [
    'between two',
    'Họ và tên | Chức vụ | Họ tên lái xe | SĐT lái xe | SĐT',
    'Nguyễn Văn An | PCT | Lê Xe | 0911222333 | 0901234567',
  ],
])('R1: somebody else asked for %s takes nothing from the only delegate', (_, titles, cells) => {
  const table = tableOf(`Dấu thời gian | Đơn vị | ${titles}`, `2026/05/05 9:00:00 | Xã Hòa An | ${cells}`);
  expect(peopleOf(table)).toEqual(['Xã Hòa An | Nguyễn Văn An / PCT / 0901234567 / ']);
});

test('who sends the form is the delegate where nobody else is asked for', () => {
  const table = tableOf(
    'Dấu thời gian | Đơn vị | Họ và tên người đăng ký | SĐT',
    '2026/05/05 9:00:00 | Xã Hòa An | Lê Văn Ba | 0901',
  );
  expect(peopleOf(table)).toEqual(['Xã Hòa An | Lê Văn Ba /  / 0901 / ']);
});

test('a form that names nobody but who signs is refused, and the column is listed', () => {
  const table = tableOf(
    'Dấu thời gian | Đơn vị | Họ và tên người ký',
    '2026/05/05 9:00:00 | Xã Hòa An | Lê Văn Ba',
  );
  expect(() => peopleOf(table)).toThrow(/họ và tên đại biểu[^]*3\. Họ và tên người ký/);
});

test.each([
  ['Họ và chữ đệm | Tên', 'Nguyễn Văn | An'],
  ['Họ lót | Tên', 'Nguyễn Văn | An'],
  ['Họ và tên đệm | Tên', 'Nguyễn Văn | An'],
  ['Họ, tên đệm | Tên gọi', 'Nguyễn Văn | An'],
  ['Họ | Tên đệm | Tên', 'Nguyễn | Văn | An'],
  ['Họ | Chữ đệm | Tên', 'Nguyễn | Văn | An'],
  ['Tên | Họ và chữ đệm', 'An | Nguyễn Văn'],
  ['First name | Last name', 'An | Nguyễn Văn'],
  ['Surname | Given name', 'Nguyễn Văn | An'],
  ['Last Name | Middle Name | First Name', 'Nguyễn | Văn | An'],
  ['1. Họ và chữ đệm (viết hoa) | 2. Tên (viết hoa)', 'Nguyễn Văn | An'],
  ['Họ và chữ đệm đại biểu | Tên đại biểu', 'Nguyễn Văn | An'],
])('R1: a name asked for in parts is one name: %s', (titles, cells) => {
  const table = tableOf(
    `Dấu thời gian | Đơn vị | ${titles} | Chức vụ | Thành phần | SĐT`,
    `2026/05/05 9:00:00 | Xã Hòa An | ${cells} | Chủ tịch UBND | Lãnh đạo UBND | 0901234567`,
  );
  expect(peopleOf(table)).toEqual([AN]);
});

test('R1: the parts of two delegates’ names are put together each for itself', () => {
  const table = tableOf(
    'Dấu thời gian | Đơn vị | Họ và chữ đệm 1 | Tên 1 | SĐT 1 | Họ và chữ đệm 2 | Tên 2 | SĐT 2',
    '2026/05/05 9:00:00 | Xã Hòa An | Lê | Lê | 0901 | Trần Thị | Hai | 0902',
  );
  expect(peopleOf(table)).toEqual(['Xã Hòa An | Lê Lê /  / 0901 /  | Trần Thị Hai /  / 0902 / ']);
});

test('R1: half a name whose other half is not asked for is asked about, and the mapping shown is right', () => {
  const table = tableOf(
    'Dấu thời gian | Đơn vị | Họ và chữ đệm | Gọi là',
    '2026/05/05 9:00:00 | Xã Hòa An | Trần Thị | Hai',
  );
  expect(() => peopleOf(table)).toThrow(/một phần của họ tên/);
  const mapping = readMapping({ delegates: [{ name: ['Họ và chữ đệm', 'Gọi là'] }] });
  expect(peopleOf(table, mapping)).toEqual(['Xã Hòa An | Trần Thị Hai /  /  / ']);
});

test('the whole name outweighs an account’s first and last name', () => {
  const table = tableOf(
    'Timestamp | First name | Last name | Đơn vị | Họ và tên',
    '2026/05/05 9:00:00 | Hoa | Mai | Xã Hòa An | Lê Văn Ba',
  );
  expect(peopleOf(table)).toEqual(['Xã Hòa An | Lê Văn Ba /  /  / ']);
});

const OLD = '2026/05/05 9:00:00 | Xã Hòa An | Nguyễn Văn An | Chủ tịch UBND | Lãnh đạo UBND | 0901234567';

test.each([
  [
    'the name',
    'Họ và tên đại biểu',
    '',
    '2026/05/05 9:10:00 | Xã Vị Thanh 1 | | Chuyên viên | Công chức | 0902345678 | Trần Thị Bông',
  ],
  [
    'the name, by the same title',
    'Họ và tên',
    '',
    '2026/05/05 9:10:00 | Xã Vị Thanh 1 | | Chuyên viên | Công chức | 0902345678 | Trần Thị Bông',
  ],
  [
    'name and position',
    'Họ và tên (viết hoa có dấu) | Chức vụ hiện nay',
    ' | ',
    '2026/05/05 9:10:00 | Xã Vị Thanh 1 | | | Công chức | 0902345678 | Trần Thị Bông | Chuyên viên',
  ],
  [
    'the name in two parts',
    'Họ và chữ đệm | Tên',
    ' | ',
    '2026/05/05 9:10:00 | Xã Vị Thanh 1 | | Chuyên viên | Công chức | 0902345678 | Trần Thị | Bông',
  ],
  [
    'the phone',
    'Số điện thoại di động',
    '',
    '2026/05/05 9:10:00 | Xã Vị Thanh 1 | Trần Thị Bông | Chuyên viên | Công chức | | 0902345678',
  ],
  [
    'the position',
    'Chức vụ, vị trí công tác',
    '',
    '2026/05/05 9:10:00 | Xã Vị Thanh 1 | Trần Thị Bông | | Công chức | 0902345678 | Chuyên viên',
  ],
  [
    'the role',
    'Thành phần tham dự',
    '',
    '2026/05/05 9:10:00 | Xã Vị Thanh 1 | Trần Thị Bông | Chuyên viên | | 0902345678 | Công chức',
  ],
  [
    'the unit',
    'Đơn vị',
    '',
    '2026/05/05 9:10:00 | | Trần Thị Bông | Chuyên viên | Công chức | 0902345678 | Xã Vị Thanh 1',
  ],
  [
    'the unit by a clearer title',
    'Xã/phường',
    '',
    '2026/05/05 9:10:00 | | Trần Thị Bông | Chuyên viên | Công chức | 0902345678 | Xã Vị Thanh 1',
  ],
  [
    'the unit by a weaker title',
    'Cơ quan, địa phương',
    '',
    '2026/05/05 9:10:00 | | Trần Thị Bông | Chuyên viên | Công chức | 0902345678 | Xã Vị Thanh 1',
  ],
])('R1: %s asked anew in a later column goes on where the old one stopped', (_, titles, blank, row) => {
  const table = tableOf(`${TITLES} | ${titles}`, `${OLD} | ${blank}`, row);
  expect(peopleOf(table)).toEqual([AN, BONG]);
  expect(responsesOf(table).rowProblems).toEqual([]);
});

test('R1: two names filled in one row are two delegates, unless other rows lean on the first’s details: then it is asked', () => {
  const both =
    '2026/05/05 9:00:00 | Xã Hòa An | Nguyễn Văn An | Chủ tịch UBND | Lãnh đạo UBND | 0901234567 | Lê Văn Hai';
  expect(peopleOf(tableOf(`${TITLES} | Họ và tên`, both))).toEqual([`${AN} | Lê Văn Hai /  /  / `]);
  const leaning =
    '2026/05/05 9:10:00 | Xã Vị Thanh 1 | | Chuyên viên | Công chức | 0902345678 | Trần Thị Bông';
  const table = tableOf(`${TITLES} | Họ và tên`, both, leaning);
  expect(() => peopleOf(table)).toThrow(/một đại biểu hay nhiều đại biểu/);
  expect(() => peopleOf(table)).toThrow(ResponsesError);
  const one = readMapping({
    delegates: [
      { name: ['Họ và tên#1', 'Họ và tên#2'], position: 'Chức vụ', phone: 'SĐT', role: 'Thành phần' },
    ],
  });
  expect(peopleOf(table, one)[1]).toBe(BONG);
});

test('R1: the same unit asked for twice and filled differently in one row is asked about, and the mapping shown is taken', () => {
  const table = tableOf(
    'Dấu thời gian | Đơn vị | Họ và tên | Đơn vị',
    '2026/05/05 9:00:00 | Xã Hòa An | Lê Văn Ba | Xã Vị Thanh 1',
  );
  expect(() => peopleOf(table)).toThrow(/"unit": "Đơn vị#1"/);
  expect(peopleOf(table, readMapping({ unit: 'Đơn vị#1' }))).toEqual(['Xã Hòa An | Lê Văn Ba /  /  / ']);
});

test.each([
  ['Khác', 'Xã Hòa An', 'Xã Hòa An'],
  ['khác', 'Xã Hòa An', 'Xã Hòa An'],
  ['Đơn vị khác', 'Xã Hòa An', 'Xã Hòa An'],
  ['Other', 'Xã Hòa An', 'Xã Hòa An'],
  ['Mục khác:', 'Xã Hòa An', 'Xã Hòa An'],
  ['Không có trong danh sách', 'Xã Hòa An', 'Xã Hòa An'],
  ['', 'Xã Hòa An', 'Xã Hòa An'],
  ['Xã Hòa An', '', 'Xã Hòa An'],
  ['Xã Hòa An', 'không', 'Xã Hòa An'],
  ['Xã Hòa An', 'xã hoà an', 'Xã Hòa An'],
  ['Khác', '', 'Khác'],
  ['Xã Hòa An', 'Phường Cái Răng', 'Xã Hòa An; Phường Cái Răng'],
])('R1: “%s” in the list and “%s” beside it are the unit “%s”', (chosen, typed, unit) => {
  for (const title of [
    'Đơn vị khác (nếu không có trong danh sách)',
    'Nếu chọn “Khác”, đề nghị ghi tên đơn vị',
    'Other unit',
  ]) {
    const header = ['Dấu thời gian', 'Đơn vị', title, 'Họ và tên'];
    const rows = [['2026/05/05 9:00:00', chosen, typed, 'Lê Văn Ba']];
    expect(peopleOf({ header, rows })).toEqual([`${unit} | Lê Văn Ba /  /  / `]);
  }
});

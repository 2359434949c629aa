/** More of the kinds a1, a2, a3/h1, h10 and h12: what else a form asks, by a real sync each. */
import { expect, test } from 'vitest';
import { AN, at, BONG, BOTH, HEADER, syncedRows } from './real-sync.ts';

const [TIME = '', UNIT = '', ...DETAILS] = HEADER;

test.each([
  ['Điểm', 'Nhận xét', 'Tổng điểm'],
  ['Note', 'Commentaires', 'Note totale'],
  ['Punktzahl', 'Feedback', 'Gesamtpunktzahl'],
  ['得分', '反馈', '总分'],
  ['Score / 10', 'Individual Feedback', 'Score'],
  ['คะแนน', 'ข้อเสนอแนะ', 'คะแนนรวม'],
])(
  'a graded form with [%s] and [%s] seats both, and brings no second delegate',
  async (score, comment, total) => {
    const titles = HEADER.slice(1).flatMap((title) => [
      title,
      `${title} [${score}]`,
      `${title} [${comment}]`,
    ]);
    const graded = (cells: readonly string[]) => cells.flatMap((cell) => [cell, '-- / 0', '']);
    const { code, people, unused, queue } = await syncedRows([
      [TIME, total, ...titles],
      [at(0), '0.00 / 0', ...graded(AN)],
      [at(1), '0.00 / 0', ...graded(BONG)],
    ]);
    expect({ code, people, queue }).toEqual({ code: 0, people: BOTH, queue: [] });
    expect(unused).toHaveLength(11);
  },
);

test('control: brackets that name a second delegate are no score', async () => {
  const { people } = await syncedRows([
    [...HEADER, 'Họ và tên [đại biểu 2]', 'Chức vụ [đại biểu 2]'],
    [at(0), ...AN, 'Lê Văn Hai', 'Chuyên viên'],
  ]);
  expect(people).toEqual(['Nguyễn Văn An → seated', 'Lê Văn Hai → seated']);
});

const moved = (cells: readonly string[], place: number) =>
  cells.map((cell, index) => (index === place ? '' : cell));

test.each([
  ['the name twice', ['Họ và tên đại biểu', 'Họ tên (viết hoa)'], [...moved(BONG, 1), '', 'Trần Thị Bông']],
  [
    'position and phone',
    ['Chức vụ', 'Số điện thoại'],
    ['Xã Vị Thanh 1', 'Trần Thị Bông', '', 'Công chức', '', 'Chuyên viên', '0902345678'],
  ],
  ['everything', HEADER.slice(1).map((title) => `${title} (mới)`), ['', '', '', '', '', ...BONG]],
  ['the unit', ['Đơn vị công tác'], [...moved(BONG, 0), 'Xã Vị Thanh 1']],
  ['the role', ['Thành phần tham dự'], [...moved(BONG, 3), 'Công chức']],
  [
    'the name, where the old one says there is none',
    ['Họ và tên đại biểu'],
    ['Xã Vị Thanh 1', 'Không', ...BONG.slice(2), 'Trần Thị Bông'],
  ],
] as const)('%s asked anew goes on where the old question stopped', async (_, titles, row) => {
  const { code, people, problems, queue } = await syncedRows([
    [...HEADER, ...titles],
    [at(0), ...AN, ...titles.map(() => '')],
    [at(1), ...row],
  ]);
  expect({ code, people, problems, queue }).toEqual({ code: 0, people: BOTH, problems: [], queue: [] });
});

test.each([
  ['Họ và tên đại biểu (file)', 'https://docs.google.com/document/d/1/edit'],
  ['Quyết định cử Lãnh đạo UBND (họ và tên)', 'https://xahoaan-my.sharepoint.com/:w:/g/personal/x'],
  [
    'Ảnh căn cước của đại biểu (họ tên)',
    'https://drive.google.com/open?id=1\nhttps://drive.google.com/open?id=2',
  ],
  ['Họ và tên Lãnh đạo UBMTTQ', 'http://bit.ly/3x'],
  ['Họ và tên (danh sách)', 'danh sách xã Hòa An.pdf'],
  ['Họ và tên đại biểu kèm theo', 'DSHV.xlsx, to trinh.docx'],
])('under “%s” the upload %s is nobody, and the column is named', async (title, upload) => {
  const { code, err, people, queue } = await syncedRows([
    [...HEADER, title],
    [at(0), ...AN, upload],
    [at(1), ...BONG, ''],
  ]);
  expect({ code, people, queue }).toEqual({ code: 0, people: BOTH, queue: [] });
  expect(err).toContain(`“${title}” (chỉ chứa đường liên kết hoặc tên tệp)`);
});

test('the class and an upload that are asked twice: per row the class that is chosen counts, and both uploads are named', async () => {
  const upload = 'Quyết định cử đại biểu (họ và tên)';
  const link = 'https://drive.google.com/open?id=1';
  const { code, people, notes, unused, queue } = await syncedRows([
    [...HEADER, 'Lớp', upload, 'Lớp', upload],
    [at(0), ...AN, 'Lớp 04', link, '', ''],
    [at(1), ...BONG, '', '', 'Lớp 05', link],
  ]);
  expect({ code, people, queue }).toEqual({ code: 0, people: BOTH, queue: [] });
  expect(notes).toEqual(['Trần Thị Bông: class_differs']);
  expect(unused).toEqual([upload, upload]);
});

test('a link in the only name or unit question is asked about, and the form is not refused for it', async () => {
  const link = 'https://drive.google.com/open?id=1';
  const name = await syncedRows([HEADER, [at(0), 'Xã Hòa An', link, '', '', '']]);
  expect(name).toMatchObject({ code: 0, people: [`${link} → name_unclear`] });
  const unit = await syncedRows([HEADER, [at(0), link, ...AN.slice(1)]]);
  expect(unit).toMatchObject({ code: 0, people: ['Nguyễn Văn An → unit_unclear'] });
});

test.each([
  ['Khác', 'Khác'],
  ['Nhập tên đơn vị nếu không tìm thấy', 'Khác'],
  ['Khác (ghi rõ tên xã/phường)', 'Khác (ghi rõ)'],
  ['Đơn vị (nếu chưa có ở trên)', 'Tùy chọn khác'],
  ['Tên đơn vị (trường hợp khác)', 'Không thấy trong danh sách'],
  ['Other unit', 'Other'],
  ['Địa phương khác', 'Xã/phường khác'],
])('what is typed under “%s” is the unit where the list says “%s”', async (title, said) => {
  const { code, people, queue } = await syncedRows([
    [TIME, UNIT, title, ...DETAILS],
    [at(0), said, ...AN],
    [at(1), BONG[0] ?? '', '', ...BONG.slice(1)],
  ]);
  expect({ code, people, queue }).toEqual({ code: 0, people: BOTH, queue: [] });
});

test('a unit of no class that was typed beside the list is shown in the queue', async () => {
  const { people, queue } = await syncedRows([
    [TIME, UNIT, 'Đơn vị khác', ...DETAILS],
    [at(0), 'Khác', 'Sở Nội vụ', ...AN.slice(1)],
  ]);
  expect(people).toEqual(['Nguyễn Văn An → unit_unclear']);
  expect(queue.join()).toContain('Sở Nội vụ');
});

test.each([
  ['Nhập họ và tên đệm', 'Nhập tên'],
  ['Phần họ và tên đệm', 'Phần tên'],
  ['Họ của bạn', 'Tên của bạn'],
  ['Surname and middle name', 'Given name'],
  ['HỌ VÀ CHỮ LÓT *', 'TÊN *'],
  ['Họ và tên đệm (theo CCCD)', 'Tên (theo CCCD)'],
])('a name asked for as “%s” and “%s” is one', async (family, given) => {
  const parted = ([unit = '', name = '', ...rest]: readonly string[]) => {
    const words = name.split(' ');
    return [unit, words.slice(0, -1).join(' '), words.at(-1) ?? '', ...rest];
  };
  const { code, people, queue } = await syncedRows([
    [TIME, UNIT, family, given, ...DETAILS.slice(1)],
    [at(0), ...parted(AN)],
    [at(1), ...parted(BONG)],
  ]);
  expect({ code, people, queue }).toEqual({ code: 0, people: BOTH, queue: [] });
});

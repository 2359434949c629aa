/** More of the kinds a5, a6, h14, h5b and n2: what stands in a name cell and is no name, many in one real sync. */
import { expect, test } from 'vitest';
import { maskPhones } from '#shared/people/mask-phones.ts';
import { syncedNames } from './real-sync.ts';

const mojibake = (text: string) => new TextDecoder('windows-1252').decode(Buffer.from(text, 'utf8'));

const NO_NAMES: Readonly<Record<string, readonly [reason: string, cells: readonly string[]]>> = {
  'an error value of Excel, LibreOffice, Google or another language': [
    'đây là giá trị lỗi của bảng tính',
    [
      '#VALUE!',
      '#DIV/0!',
      '#NUM!',
      '#SPILL!',
      '#CALC!',
      '#GETTING_DATA',
      'Err:508',
      '#TÊN?',
      '#GIÁTRỊ!',
      '#NOM?',
    ].concat(['#WERT!', '#¡REF!', '#ИМЯ?', 'Error', 'VALUE!', '[object Object]', '#n/a']),
  ],
  'a saying that there is nobody yet': [
    'ô này chưa ghi tên ai',
    ['Chưa quyết định', 'hiện nay chưa cử', 'Chờ Đảng ủy', 'chờ chỉ đạo', 'sẽ điện sau', 'Gửi danh sách sau']
      .concat([
        'nt nt',
        'Trùng trên',
        'Không phân công',
        'kô có',
        'pending',
        'not yet',
        'vắng (bận)',
        'đi vắng',
      ])
      .concat([
        'khuyết chức danh',
        'mai gửi',
        'Liên hệ sau',
        'Gọi sau',
        'hủy đăng ký',
        'Đã báo cáo',
        'hết người',
      ])
      .concat([
        'Đề xuất sau',
        'chưa đề xuất',
        'Thông tin sau',
        'Dự kiến cử sau',
        'Miễn tham gia',
        'Đồng chí',
      ]),
  ],
  'a post in the place of the name': [
    'đây là chức vụ hoặc cơ quan',
    [
      'Chủ nhiệm Ủy ban Kiểm tra',
      'Lái xe',
      'Bảo vệ',
      'Giáo viên',
      'Cán bộ không chuyên trách',
      'Thư ký',
    ].concat(['Người hoạt động không chuyên trách', 'Chánh Văn phòng', 'Công chức Địa chính', 'Kỹ sư']),
  ],
  'a phone in the place of the name': [
    'đây là một số điện thoại',
    [
      '0901.234.567',
      '+84901234567',
      '(0290) 3 811 222',
      'SĐT: 0901234567',
      '0901234567 - 0912345678',
      '901234567',
    ],
  ],
  'letters that were lost or read in a wrong encoding': [
    'có chữ bị',
    [
      '?oàn V?n An',
      'Lê Th??ng',
      'Lê Văn ?',
      'Nguy\ufffdn Văn An',
      'Nguy□n Văn An',
      'Nguy_n V_n An',
      'Nguy#n Văn An',
    ]
      .concat(['Nguy…n Văn An', 'Nguy&#7877;n Văn An', 'Nguyễn&nbsp;Văn An', mojibake('Trần Thị Bông')])
      .concat(['TrÇn ThÞ Hång', 'Traàn Thò Höôøng', mojibake('Lê Văn Ân')]),
  ],
  'a formula': [
    'còn dấu “=” của một công thức',
    [
      '=Nguyễn Văn An',
      '=T("Nguyễn Văn An")',
      '="Nguyễn"&" Văn An"',
      '=(A2)',
      '=CONCATENATE("Nguyễn"," Văn An")',
    ],
  ],
};

test.each(Object.entries(NO_NAMES))(
  '%s takes no seat and is asked about with the reason',
  async (_, [reason, cells]) => {
    const { code, people, queue } = await syncedNames([...cells, 'Lê Văn Ba']);
    expect(code).toBe(0);
    // The person after them has the seat.
    expect(people).toEqual([
      ...cells.map((cell) => `${maskPhones(cell)} → name_unclear`),
      'Lê Văn Ba → seated',
    ]);
    expect(queue.filter((row) => !row.includes(`không phải là họ tên: ${reason}`))).toEqual([]);
    expect(queue).toHaveLength(cells.length);
  },
);

test('what stands for nothing at all registers nobody, and each row is in the queue', async () => {
  const cells = ['--', '...', '???', '/', '(không)', 'KHÔNG CÓ', 'Khong co', '#KHÔNG CÓ', '####'];
  const { code, people, problems, queue } = await syncedNames([...cells, 'Lê Văn Ba']);
  expect({ code, people }).toEqual({ code: 0, people: ['Lê Văn Ba → seated'] });
  expect(problems.filter((one) => one.endsWith('no_delegate'))).toHaveLength(cells.length);
  expect(queue).toHaveLength(cells.length);
});

test('control: names that look like a saying, a post or spoilt letters are people', async () => {
  const names = [
    'Khong Van Tu',
    'Dang Van Bao',
    'Đặng Chờ',
    'Trần Không',
    'Lê Văn Chưa',
    'Hồ Vắng',
    'Lê Thanh Sau',
    'Điểu Sau',
  ]
    .concat([
      'Cao Thị Mai',
      'Thư Thị Ký',
      'Bảo Thị Vệ',
      'Hiền Thị Sáu',
      'Y Krông Niê Kđăm',
      'H’Hen Ayŭn',
      'Thạch Sà Rône',
    ])
    .concat([
      'Huỳnh Noël',
      'Võ José',
      "Nguyễn D'Arc",
      'NGUYỄN VĂN AN',
      'Bác sĩ Trần Thị Hai',
      '="Phạm Thị Sáu"',
    ]);
  const { code, people } = await syncedNames(names);
  expect(code).toBe(0);
  expect(people.filter((one) => one.endsWith('name_unclear'))).toEqual([]);
  expect(people).toHaveLength(names.length);
});

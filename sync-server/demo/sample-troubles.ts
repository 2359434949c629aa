import { type Dice, fictionalPhone } from './sample-names.ts';
import { type SampleDelegate, type SampleRow, stamp } from './sample-row.ts';

/**
 * Cases a person must look at, so that the demo shows every status and every note that can come about without a
 * decision (test/cli/demo-data.test.ts). People and numbers are fictional.
 */
export function sampleTroubles(dice: Dice): SampleRow[] {
  const phone = () => fictionalPhone(dice);
  const someone = (name: string, [position, role]: Post, number = phone()): SampleDelegate => {
    return { name, position, role, phone: number };
  };
  const [office, nghia, phuong, oanh, binh] = [phone(), phone(), phone(), phone(), phone()];
  return [
    ...doubtfulUnits(someone),
    ...doubtfulRoles(someone),
    // The same person twice: once with the same number, once with another.
    row(stamp(5, 8, 0), 'Xã Mỹ Tú', 'Lớp 06', someone('Trương Văn Nghĩa', CHAIR, nghia)),
    row(stamp(6, 16, 30), 'xã Mỹ Tú', 'Lớp 06', someone('Đ/c Trương Văn Nghĩa', CHAIR, nghia)),
    row(stamp(5, 13, 35), 'Xã Phú Lộc', 'Lớp 06', someone('Lý Thị Mỹ Loan', CLERK)),
    row(stamp(7, 8, 22), 'Xã Phú Lộc', 'Lớp 06', someone('Lý Thị Mỹ Loan', CLERK)),
    row(stamp(4, 15, 10), 'Xã Tân Hòa', 'Lớp 02', someone('Bùi Công Bình', FRONT, binh)),
    row(stamp(6, 15, 12), 'Xã Tân Hòa', 'Lớp 02', someone('Ông Bùi Công Bình', FRONT, binh)),
    // Two that may be the same: one typed without marks; one with other vowels.
    row(stamp(6, 9, 15), 'Xã Ngọc Tố', 'Lớp 08', someone('Thạch Sà Rây', ['Công chức Văn hóa', STAFF])),
    row(stamp(6, 9, 47), 'Xã Ngọc Tố', 'Lớp 08', someone('Thach Sa Ray', ['Kế toán', STAFF])),
    // The same person in two units.
    row(stamp(5, 10, 10), 'Xã Trần Đề', 'Lớp 05', someone('Lâm Thị Mỹ Phượng', CLERK, phuong)),
    row(stamp(7, 10, 10), 'Xã Liêu Tú', 'Lớp 05', someone('Lâm Thị Mỹ Phượng', CLERK, phuong)),
    // Two colleagues on the office's number.
    row(stamp(6, 14, 1), 'Phường Sóc Trăng', 'Lớp 07', someone('Châu Quốc Vinh', CLERK, office)),
    row(stamp(6, 14, 6), 'Phường Sóc Trăng', 'Lớp 07', someone('Mai Thị Thu', ['Kế toán', STAFF], office)),
    // More than the quota; and one who chose another class than the unit's.
    row(
      stamp(7, 15, 25),
      'Phường Ninh Kiều',
      'Lớp 01',
      someone('Cao Chí Cường', ['Phó Trưởng phòng Kinh tế', STAFF]),
    ),
    row(stamp(7, 15, 31), 'Phường Ninh Kiều', 'Lớp 03', someone('Kim Thị Yến', CLERK)),
    row(stamp(7, 16, 2), 'Phường Cái Răng', 'Lớp 01', someone('Hồ Hữu Nhân', CHAIR)),
    // A new list: one colleague again, and another person for a seat that is taken.
    {
      ...row(stamp(6, 7, 30), 'Xã Hòa An', 'Lớp 04', someone('Dương Minh Đạt', CHAIR)),
      second: someone('Huỳnh Thị Kim Oanh', CLERK, oanh),
    },
    {
      ...row(stamp(7, 16, 45), 'Xã Hòa An', 'Lớp 04', someone('Huỳnh Thị Kim Oanh', CLERK, oanh)),
      second: someone('Đỗ Trung Thiện', DEPUTY),
      note: 'Thay đồng chí Chủ tịch bận họp',
    },
    ...lateRows(someone),
    // Text that spreadsheets would take for a formula.
    {
      ...row(stamp(7, 11, 11), 'Xã Lai Hòa', 'Lớp 08', someone('Lê Văn Tín', ['Công chức', STAFF])),
      note: '=HYPERLINK("http://example.invalid";"bấm vào đây")',
    },
  ];
}

type Post = readonly [position: string, role: string];
type Someone = (name: string, post: Post, number?: string) => SampleDelegate;

const UBND = 'Lãnh đạo Ủy ban nhân dân xã, phường';
const MTTQ = 'Lãnh đạo Ủy ban Mặt trận Tổ quốc Việt Nam xã, phường';
const STAFF = 'Công chức trực tiếp tham mưu, tổ chức thực hiện Chương trình';
const CHAIR: Post = ['Chủ tịch UBND', UBND];
const DEPUTY: Post = ['Phó Chủ tịch UBND', UBND];
const FRONT: Post = ['Phó Chủ tịch UBMTTQ', MTTQ];
const CLERK: Post = ['Chuyên viên', STAFF];

function row(at: string, unit: string, classTyped: string, first: SampleDelegate): SampleRow {
  return { at, unit, class: classTyped, first };
}

/** Names that several units have, former names, names of other places; and units that are not in this batch. */
function doubtfulUnits(someone: Someone): SampleRow[] {
  return [
    row(stamp(5, 9, 12), 'Long Phú', '', someone('Trần Thị Bích Ngân', DEPUTY)),
    row(stamp(5, 9, 40), 'Vị Thanh', 'Lớp 04', someone('Lê Hoàng Nam', CLERK)),
    row(stamp(6, 8, 5), 'xã Tân Thành', '', someone('Phạm Minh Trí', CHAIR)),
    row(stamp(6, 8, 31), 'xã Hòa Tú 2', 'Lớp 08', someone('Võ Thị Hồng Loan', ['Công chức', STAFF])),
    row(stamp(6, 10, 2), 'xã Mỹ Xuyên', 'Lớp 05', someone('Danh Hoàng Sơn', FRONT)),
    row(stamp(6, 10, 9), 'phường Long Xuyên', 'Lớp 01', someone('Bùi Thị Cẩm Tuyền', ['Công chức', STAFF])),
    row(stamp(6, 13, 20), 'phường Ô Môn', 'Lớp 01', someone('Đặng Quốc Toàn', DEPUTY)),
    row(stamp(7, 7, 50), 'Xã Thới Lai', '', someone('Hồ Thị Ngọc Trinh', CLERK)),
  ];
}

function doubtfulRoles(someone: Someone): SampleRow[] {
  return [
    row(stamp(5, 14, 2), 'Xã Vị Thanh 1', 'Lớp 04', someone('Nguyễn Hữu Khoa', ['Phó Chủ tịch', ''])),
    row(stamp(5, 15, 44), 'Xã Kế Sách', 'Lớp 07', someone('Lý Thanh Phúc', ['Bí thư Đảng ủy', ''])),
    row(stamp(7, 9, 5), 'Xã Nhơn Mỹ', 'Lớp 07', someone('Trương Đức Thắng', ['Chỉ huy trưởng Quân sự', ''])),
  ];
}

/** On the day of grace, and after it. */
function lateRows(someone: Someone): SampleRow[] {
  return [
    row(stamp(8, 9, 20), 'Xã Vĩnh Tường', 'Lớp 04', someone('Phạm Thị Diễm', FRONT)),
    row(stamp(8, 16, 55), 'Phường Khánh Hòa', 'Lớp 08', someone('Dương Quốc Khánh', CHAIR)),
    row(stamp(9, 8, 15), 'Xã Xà Phiên', 'Lớp 04', someone('Trần Công Quân', CLERK)),
    row(stamp(9, 8, 40), 'Xã Vị Thanh 1', 'Lớp 04', someone('Lê Thị Ngọc Hạnh', ['Chủ tịch UBMTTQVN', MTTQ])),
  ];
}

/** S7: what is no name took a seat. The kinds of the field cases a5, a6, h5b, h14 and their like, and real names. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNameCell, readNameList } from '#shared/people/name-cell.ts';
import { cases } from '../sizes.ts';

const UNIT = 'Xã Hòa An';

test.each<[string, string]>([
  ['#N/A', 'error_value'],
  ['#REF!', 'error_value'],
  ['#NAME?', 'error_value'],
  ['#ERROR!', 'error_value'],
  ['#VALUE!', 'error_value'],
  ['#DIV/0!', 'error_value'],
  ['#TÊN?', 'error_value'],
  ['Err:502', 'error_value'],
  ['####', 'error_value'],
  ['chưa có', 'nobody_yet'],
  ['Chưa cử', 'nobody_yet'],
  ['CHUA CO', 'nobody_yet'],
  ['Chưa có.', 'nobody_yet'],
  ['(chưa có)', 'nobody_yet'],
  ['sẽ bổ sung sau', 'nobody_yet'],
  ['đang xin ý kiến', 'nobody_yet'],
  ['không cử người', 'nobody_yet'],
  ['Không có người', 'nobody_yet'],
  ['vắng', 'nobody_yet'],
  ['N/A', 'nobody_yet'],
  ['nt', 'nobody_yet'],
  ['n/t', 'nobody_yet'],
  ['như trên', 'nobody_yet'],
  ['x', 'nobody_yet'],
  ['0', 'digits'],
  ['(trống)', 'nobody_yet'],
  ['null', 'nobody_yet'],
  ['test', 'nobody_yet'],
  ['đang cập nhật...', 'nobody_yet'],
  ['Đang chờ', 'nobody_yet'],
  ['aaa', 'nobody_yet'],
  ['Tôi', 'nobody_yet'],
  ['Sẽ báo sau', 'nobody_yet'],
  ['Không tham gia', 'nobody_yet'],
  ['Để sau', 'nobody_yet'],
  ['0901234567', 'phone'],
  ['Chuyên viên', 'post'],
  ['Xã Hòa An', 'unit'],
  ['Hòa An', 'unit'],
  ['hoa an', 'unit'],
  ['UBND xã Hòa An', 'post'],
  ['https://drive.google.com/open?id=1', 'link'],
  ['danh sach.pdf', 'file'],
  ['DSHV.xlsx', 'file'],
  ['an@gmail.com', 'email'],
  ['SĐT 0901 234 567', 'phone'],
  ['Chủ tịch UBND', 'post'],
  ['Phó Chủ tịch UBND xã Hòa An', 'post'],
  ['Trưởng phòng Kinh tế', 'post'],
  ['Công chức văn hóa - xã hội', 'post'],
  ['Bí thư Chi bộ', 'post'],
  ['PCT', 'post'],
  ['An', 'one_syllable'],
  ['Bình', 'one_syllable'],
  ['Nguyễn Văn An 2', 'digits'],
  ['Nguyễn Văn An 0901234567', 'digits'],
  ['Nguy?n V?n An', 'lost_letters'],
  ['?n', 'nobody_yet'],
  ['Nguyễn Văn An?', 'lost_letters'],
  ['=Nguyễn Văn An', 'equals_sign'],
  ['Nguy\ufffdn', 'lost_letters'],
  ['Nguyễn Văn An, Trần Thị Bông', 'several'],
  ['Nguyễn Văn An và Trần Thị Bông', 'several'],
  ['Nguyễn An vs Trần Bông', 'several'],
  ['Nguyễn An cùng với Lê Bông', 'several'],
  ['Nguyễn Văn An / Trần Thị Bông', 'several'],
  ['Nguyễn Văn An; Trần Thị Bông', 'several'],
  ['Nguyễn Văn An\nTrần Thị Bông', 'several'],
  ['1. Nguyễn Văn An 2. Trần Thị Bông', 'several'],
  ['Nguyễn Văn An - Trần Thị Bông', 'several'],
  ['Ông Nguyễn Văn An, bà Trần Thị Bông', 'several'],
  ['N.V.A', 'one_syllable'],
  ['Chủ tịch UBND xã Trần Đề', 'post'],
  ['Ông/Bà', 'one_syllable'],
  ['kế toán trưởng', 'post'],
  ['VP HĐND&UBND', 'post'],
  ['Địa chính - xây dựng', 'post'],
  ['Chưa có nhân sự', 'nobody_yet'],
  ['Không', 'nobody_yet'],
  ['1. Nguyễn Văn An - Chủ tịch; 2. Trần Thị Bông - Công chức', 'several'],
  ['phường Vị Tân', 'unit'],
  ['MTTQ xã', 'post'],
  ['Nguyễn Văn An (Trần Thị Bông thay)', 'several'],
  ['Sẽ bổ sung trước 5/5', 'nobody_yet'],
  ['tên: chưa có', 'nobody_yet'],
  ['Chua co nguoi', 'nobody_yet'],
  ['Cập nhật sau', 'nobody_yet'],
  ['Nguyen Van An va Tran Thi Bong', 'several'],
  ['Người dự: chưa rõ', 'nobody_yet'],
  ['CHUYÊN VIÊN', 'post'],
  ['N.V. An', 'initials'],
  ['N. V. An', 'initials'],
  ['N V An', 'initials'],
  ['Ng. Văn An', 'initials'],
  ['Nguyễn V. An', 'initials'],
  ['Nguyễn Văn …', 'unfinished'],
  ['Nguyễn Văn...', 'unfinished'],
  ['Nguyễn Thị ____', 'unfinished'],
  ['Bà Nguyễn Thị … (Phó Chủ tịch)', 'unfinished'],
])('R1: “%s” names nobody: %s', (text, doubt) => {
  expect(readNameCell(text, UNIT).doubt).toBe(doubt);
  expect(readNameCell(text.normalize('NFD'), UNIT).doubt).toBe(doubt);
});

test.each([
  'Trần Không',
  'Lê Văn Chưa',
  'Hồ Vắng',
  'Danh Thị Ét',
  'Y Moan Êban',
  'K’Brơi',
  "K'Brơi",
  'Thạch Ngọc Thu',
  'Sơn Thị Sa Mết',
  'Kim Sô Phia',
  'Lý Thị Và',
  'Trần Thị Và',
  'Đặng Chờ',
  'Khổng Tú',
  'Phó Đức Phương',
  'Chu Văn An',
  'Cao Xin',
  'Công Huyền Tôn Nữ Bảo Ái',
  'NGUYỄN VĂN AN',
  'nguyen van an',
  'NguyễnVănAn',
  'Nguyễn Công Chức',
  'Nguyễn-Văn-An',
  'Lê Thanh Sau',
  'Dang Van Bao',
  'Đoàn Thanh Niên',
  'Trần Bổ Sung',
  'Bế Văn Đàn',
  'Nông Thị Trống',
  'Mã A Lềnh',
  'Lò Thị Mai',
  'Hứa Hoài Nhơn',
  'Ưng Hoàng Phúc',
  'Lâm Chí Anh',
  'Âu Thị Ên',
  'Tô Thị Thử',
  'Vi Thị Test',
  'Nguyễn Thị Tên',
  'Lê Trống Vắng',
  'Quách Tỉnh',
  'Giang Thị Xã',
  'Hồ Thị Phường',
  'Nguyễn Thị Văn Phòng',
  'Trần Thị Công An',
  'Phòng Thị Hai',
  'Nghỉ Văn A',
  'Ai Thị Bé',
  'Danh Ai',
  'Châu Khanh',
  'Trần Đề',
  'Huy Hoàng',
  'Chua Văn An',
  'Se Thị Ba',
  'Gui Văn Tư',
  'Nguyễn Văn A',
  'Trần Thị B',
  'Nguyễn Văn Á',
  'Lê Thị Y',
  'Nguyễn Thị Ê',
  'Nguyễn Văn An',
  'Y Ban',
  "H' Hen",
  'H Hen Niê',
  "K' Brơi",
  'Lò A Páo',
  'Giàng A Chu',
  'Danh A',
  'Lâm A',
  'Trần Cần Thơ',
  'Thị A Mý',
  'Nguyễn Thị Ny',
  'Y K Brơi',
])('R1: “%s” is a name, nothing taken off', (text) => {
  expect(readNameCell(text, UNIT)).toEqual({ name: text, position: '', doubt: null });
});

test.each<[string, string, string]>([
  ['1. Nguyễn Văn An', 'Nguyễn Văn An', ''],
  ['01) Nguyễn Văn An', 'Nguyễn Văn An', ''],
  ['(2) Nguyễn Văn An', 'Nguyễn Văn An', ''],
  ['Ông Nguyễn Văn An', 'Nguyễn Văn An', ''],
  ['1. Ông Nguyễn Văn An', 'Nguyễn Văn An', ''],
  ['Nguyễn Văn An - Phó Chủ tịch UBND', 'Nguyễn Văn An', 'Phó Chủ tịch UBND'],
  ['Nguyễn Văn An, Công chức', 'Nguyễn Văn An', 'Công chức'],
  ['Nguyễn Văn An (Chủ tịch)', 'Nguyễn Văn An', 'Chủ tịch'],
  ['Nguyễn Văn An (CT)', 'Nguyễn Văn An', 'CT'],
  ['Chủ tịch UBND Nguyễn Văn An', 'Nguyễn Văn An', 'Chủ tịch UBND'],
  ['Phó Chủ tịch: Trần Thị Bông', 'Trần Thị Bông', 'Phó Chủ tịch'],
  ['PCT Trần Thị Bông', 'Trần Thị Bông', 'PCT'],
  ['PCT. Trần Thị Bông', 'Trần Thị Bông', 'PCT'],
  ['Công chức Lê Văn Ba', 'Lê Văn Ba', 'Công chức'],
  ['Chuyên viên Văn Thị Hoa', 'Văn Thị Hoa', 'Chuyên viên'],
  ['Nguyễn Văn An Chủ tịch UBND', 'Nguyễn Văn An', 'Chủ tịch UBND'],
  ['Nguyễn Văn An (nam)', 'Nguyễn Văn An', ''],
  ['Nguyễn Văn An – xã Hòa An', 'Nguyễn Văn An', ''],
  ['="Nguyễn Văn An"', 'Nguyễn Văn An', ''],
  ['Nguyễn Văn An.', 'Nguyễn Văn An', ''],
  ['Nguyễn Văn An-Chủ tịch UBND', 'Nguyễn Văn An', 'Chủ tịch UBND'],
  ['Bà Trần Thị Kế Toán', 'Trần Thị Kế Toán', ''],
  ['Đ/c Nguyễn Văn An', 'Nguyễn Văn An', ''],
  ['Thầy Trần Văn Nam', 'Trần Văn Nam', ''],
  ['Trần Thị Mỹ Phẩm, ThS', 'Trần Thị Mỹ Phẩm ThS', ''],
  ['Nguyễn Văn An, Nam', 'Nguyễn Văn An', ''],
  ['Cô Nguyễn Thị Bông', 'Nguyễn Thị Bông', ''],
  ['chú Lê Văn An', 'Lê Văn An', ''],
  ['Tiến sĩ Trần Thị Bông', 'Trần Thị Bông', ''],
  ['Trần Thị Út (Ba Bông)', 'Trần Thị Út Ba Bông', ''],
])('R1: of “%s” the name is “%s”, the post “%s”', (text, name, position) => {
  expect(readNameCell(text, UNIT)).toEqual({ name, position, doubt: null });
});

test('R1: the name of the own unit is nobody’s, that of another may be somebody’s', () => {
  expect(readNameCell('Trần Đề', 'Xã Trần Đề').doubt).toBe('unit');
  expect(readNameCell('Trần Đề', 'Xã Hòa An').doubt).toBeNull();
});

test('R7: who is listed with initials is so by a person’s word; a name cut short is none', () => {
  expect(readNameList('N.V. An; Trần Thị B')).toEqual(['N.V. An', 'Trần Thị B']);
  expect(readNameList('Nguyễn Văn …')).toBeNull();
});

test('R7: a list of names is read whole, or not at all', () => {
  expect(readNameList('Nguyễn Văn An; Bà Trần Thị Bông;')).toEqual(['Nguyễn Văn An', 'Trần Thị Bông']);
  expect(readNameList('Nguyễn Văn An')).toEqual(['Nguyễn Văn An']);
  expect(readNameList('Nguyễn Văn An; chưa có')).toBeNull();
  expect(readNameList(' ; ')).toBeNull();
});

test('no text makes the reading of a name throw, and a long one ends at once', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void readNameCell(text, text)));
  for (const text of ['a'.repeat(32_767), 'N. '.repeat(9_000), '1. An '.repeat(5_000), '('.repeat(30_000)]) {
    expect(readNameCell(text, UNIT).doubt).not.toBeNull();
  }
});

test('R1: a plain name is read at once as it is read with care', () => {
  const word = fc.constantFrom(
    ...'Nguyễn,Trần,Lê,Hồ,Văn,Thị,An,Phương,Phường,phuong,Tình,Tỉnh,Xã,Xá,Quân,Quận,Ban,Ấp,ap,Chưa,Có,Sẽ,Không'.split(
      ',',
    ),
    ...'Phó,Chủ,Tịch,chu,tich,Công,Chức,Kế,Toán,Bí,Thư,Trường,Trưởng,Phòng,UBND,Hội,Đoàn,Viên,Út,Ý,Và,và,and,vs,cùng,với'.split(
      ',',
    ),
    ...'Cô,Chú,Ông,Bà,Thầy,Đồng,Chí,Tiến,Sĩ,Chu,Quý,NGUYỄN,trần,VănNam,Chíanh,Qúy,Nguye\u0302\u0303n,Kbrơi,Test,Đăk,oai,Ngoanh'.split(
      ',',
    ),
  );
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('', 'Trần An'),
      (words, unit) => {
        const name = words.join(' ');
        // A blank at the end does not count, and is read with care only.
        expect(readNameCell(name, unit)).toEqual(readNameCell(`${name} `, unit));
      },
    ),
    { numRuns: cases(1_000) },
  );
});

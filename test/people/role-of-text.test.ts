import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isClear, readRole } from '#shared/registrations/role-reading.ts';
import { roleOfPosition, roleOfQuestion } from '#shared/people/role-of-text.ts';
import { ROLES } from '../registrations/roles.fixture.ts';

const POSITIONS: readonly (readonly [string, string | null])[] = [
  // Leaders of the UBND.
  ['Chủ tịch UBND xã', 'lanh_dao_ubnd'],
  ['Phó Chủ tịch Ủy ban nhân dân', 'lanh_dao_ubnd'],
  ['PHÓ CHỦ TỊCH UỶ BAN NHÂN DÂN PHƯỜNG', 'lanh_dao_ubnd'],
  ['pho chu tich uy ban nhan dan', 'lanh_dao_ubnd'],
  ['PCT UBND', 'lanh_dao_ubnd'],
  ['P.CT UBND', 'lanh_dao_ubnd'],
  ['CT.UBND', 'lanh_dao_ubnd'],
  ['P. Chủ tịch U.B.N.D', 'lanh_dao_ubnd'],
  ['Lãnh đạo UBND', 'lanh_dao_ubnd'],
  ['Phó Chủ tịch, UBND xã Long Phú', 'lanh_dao_ubnd'],
  ['UBND xã Long Phú - Phó Chủ tịch', 'lanh_dao_ubnd'],
  ['Phó Bí thư Đảng ủy, Chủ tịch UBND', 'lanh_dao_ubnd'],
  ['Phó Bí thư Đảng ủy Chủ tịch UBND xã', 'lanh_dao_ubnd'],
  ['Chủ tịch UBND - Đảng ủy viên', 'lanh_dao_ubnd'],
  ['Đảng ủy viên, Phó Chủ tịch UBND', 'lanh_dao_ubnd'],
  ['Ủy viên Ban Thường vụ Đảng ủy - Phó Chủ tịch UBND', 'lanh_dao_ubnd'],
  ['Phó Chủ tịch UBND kiêm Trưởng phòng Kinh tế', 'lanh_dao_ubnd'],
  ['Trưởng phòng Kinh tế, Phó Chủ tịch UBND', 'lanh_dao_ubnd'],
  ['Phó Chủ tịch HĐND, Phó Chủ tịch UBND', 'lanh_dao_ubnd'],
  ['Phó Chủ tịch UBND phụ trách quân sự', 'lanh_dao_ubnd'],
  ['Chủ tịch UBND,\nChỉ huy trưởng Quân sự', 'lanh_dao_ubnd'],
  // Leaders of the Mặt trận.
  ['Chủ tịch UBMTTQ', 'lanh_dao_mttq'],
  ['Chủ tịch UB MTTQ VN', 'lanh_dao_mttq'],
  ['CT UBMTTQVN xã', 'lanh_dao_mttq'],
  ['Phó Chủ tịch Mặt trận', 'lanh_dao_mttq'],
  ['Phó Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam', 'lanh_dao_mttq'],
  ['Lãnh đạo Ủy ban Mặt trận Tổ quốc', 'lanh_dao_mttq'],
  ['Lãnh đạo MTTQ', 'lanh_dao_mttq'],
  ['Bí thư Chi bộ, PCT MTTQVN', 'lanh_dao_mttq'],
  // Civil servants.
  ['Công chức Văn phòng HĐND và UBND', 'cong_chuc'],
  ['Chánh Văn phòng HĐND và UBND', 'cong_chuc'],
  ['VP HĐND&UBND', 'cong_chuc'],
  ['Chuyên viên Văn phòng HĐND, UBND', 'cong_chuc'],
  ['Chuyên viên Văn phòng UBND', 'cong_chuc'],
  ['CV phòng Kinh tế', 'cong_chuc'],
  ['Cán bộ Mặt trận', 'cong_chuc'],
  ['can bo dia chinh', 'cong_chuc'],
  ['Viên chức', 'cong_chuc'],
  ['Nhân viên', 'cong_chuc'],
  ['Kế toán', 'cong_chuc'],
  ['Trưởng phòng Kinh tế, Hạ tầng và Đô thị', 'cong_chuc'],
  ['Phó Trưởng phòng', 'cong_chuc'],
  ['Phó phòng Kinh tế', 'cong_chuc'],
  ['Địa chính - Xây dựng', 'cong_chuc'],
  ['Công chức, Bí thư Chi bộ', 'cong_chuc'],
  ['Bí thư Chi bộ, Trưởng phòng Kinh tế', 'cong_chuc'],
  ['Trưởng phòng Kinh tế Bí thư Chi bộ', 'cong_chuc'],
  ['Phó Chủ tịch HĐND, công chức', 'cong_chuc'],
  ['Phó Chủ tịch HĐND kiêm Trưởng phòng', 'cong_chuc'],
  ['Công chức Tư pháp, Chỉ huy trưởng Quân sự', 'cong_chuc'],
  ['Phó Bí thư, Văn phòng UBND', 'cong_chuc'],
  ['Công chức phụ trách CT MTQG, UBND xã', 'cong_chuc'],
  ['Lãnh đạo Văn phòng HĐND và UBND', 'cong_chuc'],
  // S10: a rank word hides no post; what is nobody's makes no leader of the next.
  ['Phó Chủ tịch HĐND, Chánh Văn phòng HĐND và UBND', 'cong_chuc'],
  ['Phó Chủ tịch HĐND - Chánh Văn phòng UBND', 'cong_chuc'],
  ['Phó Chủ tịch HĐND Chánh Văn phòng HĐND và UBND', 'cong_chuc'],
  ['Phó Chủ tịch HĐND, Quyền Chánh Văn phòng HĐND và UBND', 'cong_chuc'],
  ['Phó Chủ tịch HĐND, Phụ trách Văn phòng UBND', 'cong_chuc'],
  ['Phó Chủ tịch HĐND, Quyền Trưởng phòng Kinh tế', 'cong_chuc'],
  ['Chủ tịch HĐND, Chánh Văn phòng Ủy ban Mặt trận Tổ quốc', 'cong_chuc'],
  ['Bí thư Chi bộ, Chánh Văn phòng HĐND và UBND', 'cong_chuc'],
  ['Bí thư Chi bộ Chánh Văn phòng HĐND và UBND', 'cong_chuc'],
  ['Đảng ủy viên, Phụ trách Kế toán', 'cong_chuc'],
  ['Chỉ huy trưởng BCHQS; Chánh Văn phòng UBND', 'cong_chuc'],
  ['Công chức phụ trách quân sự', 'cong_chuc'],
  ['Chuyên viên, phụ trách công tác quân sự', 'cong_chuc'],
  ['Quyền Chủ tịch UBND', 'lanh_dao_ubnd'],
  ['Q. Chủ tịch UBND xã', 'lanh_dao_ubnd'],
  ['Bí thư Đảng ủy, Quyền Chủ tịch UBND', 'lanh_dao_ubnd'],
  ['Chánh Văn phòng, Phó Chủ tịch UBND', 'lanh_dao_ubnd'],
  ['Phó Chủ tịch HĐND, Phó Chủ tịch UBMTTQ', 'lanh_dao_mttq'],
  // Unclear.
  // One doubtful post makes the whole text doubtful.
  ['Phó Chủ tịch UBMTTQ, Chủ tịch Hội Nông dân', null],
  ['Chủ tịch UBND kiêm Chủ tịch Hội Khuyến học', null],
  ['Phó Chủ tịch, Chánh Văn phòng HĐND và UBND', null],
  ['Phó Chủ tịch, công chức', null],
  ['Phó Chủ tịch, Văn phòng HĐND và UBND', null],
  ['Quyền Chủ tịch', null],
  ['Phó Chủ tịch HĐND, Bí thư Chi bộ', null],
  ['Phụ trách quân sự', null],
  ['Chánh Văn phòng Đảng ủy', null],
  ['', null],
  ['-', null],
  ['Phó Chủ tịch', null],
  ['Phó CT', null],
  ['Phó Chủ tịch HĐND', null],
  ['Chủ tịch Hội đồng nhân dân', null],
  ['Chủ tịch Hội Nông dân', null],
  ['Chủ tịch Hội Nông dân, công chức', null],
  ['Chủ tịch UBMTTQ, Phó Chủ tịch UBND', null],
  ['Chủ tịch UBND/MTTQ', null],
  ['Lãnh đạo', null],
  ['Lãnh đạo phòng Kinh tế UBND', null],
  ['Lãnh đạo HĐND và UBND', null],
  ['Bí thư Đảng ủy', null],
  ['Bí thư Đảng ủy, Chủ tịch HĐND', null],
  ['Văn phòng Đảng ủy', null],
  ['Cán bộ Văn phòng Đảng ủy', null],
  ['Chuyên viên, Văn phòng Đảng ủy', null],
  ['Văn phòng HĐND', null],
  ['Chuyên viên HĐND', null],
  ['Chỉ huy trưởng Quân sự', null],
  ['Cán bộ Ban CHQS', null],
  ['Nông dân', null],
  // Whole words only.
  ['UBNDX Chủ tịchx', null],
  ['Giám đốc ACT UBND', null],
];

test.each(POSITIONS)('R4: the position “%s” is %s', (position, role) => {
  expect(roleOfPosition(position, ROLES)).toBe(role);
});

test.each([
  ['Lãnh đạo Ủy ban nhân dân xã, phường', { role: 'lanh_dao_ubnd' }],
  ['LÃNH ĐẠO ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ, PHƯỜNG', { role: 'lanh_dao_mttq' }],
  ['cong chuc truc tiep tham muu, to chuc thuc hien Chuong trinh', { role: 'cong_chuc' }],
  ['Lãnh đạo UBND xã', { role: 'lanh_dao_ubnd' }],
  ['UBND', { role: 'lanh_dao_ubnd' }],
  ['Mặt trận', { role: 'lanh_dao_mttq' }],
  ['Lãnh đạo UBMTTQVN', { role: 'lanh_dao_mttq' }],
  ['Công chức', { role: 'cong_chuc' }],
  ['Họ và tên (Lãnh đạo UBND)', { role: 'lanh_dao_ubnd' }],
  ['Lãnh đạo UBND, Công chức', 'unclear'],
  ['Lãnh đạo UBND, Lãnh đạo UBMTTQ', 'unclear'],
  ['Công chức UBND', 'unclear'],
  ['Thành phần khác', 'silent'],
  ['Phó Chủ tịch', 'silent'],
  ['Chuyên viên', 'silent'],
  ['-', 'silent'],
  ['', 'silent'],
] as const)('R4: the answer “%s” to the role question says %j', (text, said) => {
  expect(roleOfQuestion(text, ROLES)).toEqual(said);
});

test('R4: the first of role question, title and position that says something decides', () => {
  const position = 'Công chức';
  const roleTitle = 'Lãnh đạo UBMTTQ';
  expect(roleOfDelegate({ roleTyped: 'Lãnh đạo UBND', roleTitle, position }, ROLES)).toBe('lanh_dao_ubnd');
  expect(roleOfDelegate({ roleTyped: 'Thành phần khác', roleTitle, position }, ROLES)).toBe('lanh_dao_mttq');
  expect(roleOfDelegate({ roleTyped: '', roleTitle: 'Đại biểu 1', position }, ROLES)).toBe('cong_chuc');
});

test('R4: a source that is unclear has said something, so the next is not asked', () => {
  const typed = { roleTyped: 'Lãnh đạo UBND; Công chức', roleTitle: '', position: 'Chủ tịch UBND' };
  expect(roleOfDelegate(typed, ROLES)).toBeNull();
});

test('a plan with other roles is read by its own labels only', () => {
  const roles = [{ key: 'truong_ap', label: 'Trưởng ấp', shortLabel: 'Ấp' }];
  expect(roleOfQuestion('truong ap', roles)).toEqual({ role: 'truong_ap' });
  expect(roleOfQuestion('Lãnh đạo UBND', roles)).toBe('silent');
  expect(roleOfPosition('Chủ tịch UBND', roles)).toBeNull();
});

test('a role whose label contains another label is not taken for both', () => {
  const roles = [
    { key: 'a', label: 'Trưởng ban', shortLabel: 'Trưởng ban' },
    { key: 'b', label: 'Phó Trưởng ban', shortLabel: 'Phó Trưởng ban' },
  ];
  expect(roleOfQuestion('Chọn: Phó Trưởng ban', roles)).toEqual({ role: 'b' });
});

test('no text makes it throw, and case, diacritics and outer spaces never matter', () => {
  const words = fc.constantFrom(
    ...'Chủ tịch,Phó,UBND,HĐND,Mặt trận,Công chức,Văn phòng,Đảng ủy,Bí thư,và,kiêm,-,/,Quân sự,CT,xã'.split(
      ',',
    ),
    ',',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof({ weight: 5, arbitrary: words }, fc.string())), (parts) => {
      const text = parts.join(' ');
      const role = roleOfPosition(text, ROLES);
      expect([null, ...ROLES.map(({ key }) => key)]).toContain(role);
      expect(roleOfPosition(`  ${text} `, ROLES)).toBe(role);
      expect(roleOfPosition(text.normalize('NFD'), ROLES)).toBe(roleOfPosition(text.normalize('NFC'), ROLES));
      roleOfQuestion(text, ROLES);
    }),
  );
});

test('a position of 32,767 characters is read at once, as unclear', () => {
  expect(roleOfPosition('CT UBND '.repeat(4096), ROLES)).toBeNull();
});

/** The role a delegate has by the three sources together, or null where they give none. */
function roleOfDelegate(...[said, roles]: Parameters<typeof readRole>): string | null {
  const reading = readRole(said, roles);
  return isClear(reading) ? reading : null;
}

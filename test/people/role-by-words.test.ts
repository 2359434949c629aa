/** P36: positions by the words of a plan's roles; those of the conference of the People's Councils. */
import { expect, test } from 'vitest';
import { roleOfPosition, roleOfQuestion } from '#shared/people/role-of-text.ts';
import type { Role } from '#shared/people/role.ts';
import { registrationPlanOf } from '#shared/plan/registration-view.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';

const { roles } = registrationPlanOf(dutyPlan('hdnd-conference-2026'));

test.each([
  ['Chủ tịch HĐND', 'chu_tich'],
  ['Bí thư Đảng ủy, Chủ tịch HĐND xã', 'chu_tich'],
  ['Chủ tịch Hội đồng nhân dân phường', 'chu_tich'],
  ['CT HĐND', 'chu_tich'],
  ['chu tich hdnd xa', 'chu_tich'],
  ['Bí thư Đảng ủy kiêm Chủ tịch HĐND', 'chu_tich'],
  ['Chủ tịch HĐND, Phó Chủ tịch UBND', 'chu_tich'],
  ['Phó Chủ tịch HĐND', 'pho_chu_tich'],
  ['PCT HĐND phường', 'pho_chu_tich'],
  ['P. Chủ tịch Hội đồng nhân dân xã', 'pho_chu_tich'],
  ['Đảng ủy viên, Phó Chủ tịch HĐND', 'pho_chu_tich'],
  ['Bí thư Chi bộ Phó Chủ tịch HĐND', 'pho_chu_tich'],
  ['Phó Chủ tịch HĐND kiêm Chuyên viên Văn phòng', 'pho_chu_tich'],
  ['Công chức Văn phòng HĐND và UBND', 'cong_chuc'],
  ['Chuyên viên Văn phòng HĐND và UBND', 'cong_chuc'],
  ['CV phòng Kinh tế', 'cong_chuc'],
  ['Đại biểu Hội đồng nhân dân thành phố', 'dai_bieu_tp'],
  ['Đại biểu HĐND TP', 'dai_bieu_tp'],
])('“%s” is %s', (position, role) => {
  expect(roleOfPosition(position, roles)).toBe(role);
});

test.each([
  ['no organ', 'Phó Chủ tịch'],
  ['no organ', 'Chủ tịch'],
  ['another organ', 'Chủ tịch UBND xã'],
  ['another organ', 'Phó Chủ tịch UBMTTQ'],
  ['no organ that is known', 'Chủ tịch Hội Nông dân'],
  ['two organs at once', 'Phó Chủ tịch HĐND - UBND'],
  ['the Party', 'Chuyên viên Văn phòng Đảng ủy'],
  ['two roles', 'Chủ tịch HĐND xã, đại biểu HĐND thành phố'],
  ['one post of doubt', 'Chủ tịch HĐND, Chủ tịch Hội Khuyến học'],
  ['no word of the plan', 'Trưởng ban Pháp chế HĐND'],
  ['nothing', ''],
])('%s: “%s” is for a person to decide', (_why, position) => {
  expect(roleOfPosition(position, roles)).toBeNull();
});

test.each([
  ['Phó Chủ tịch HĐND', { role: 'pho_chu_tich' }],
  ['Phó Chủ tịch', { role: 'pho_chu_tich' }],
  ['Chủ tịch', { role: 'chu_tich' }],
  ['Công chức', { role: 'cong_chuc' }],
  ['Chủ tịch UBND', 'silent'],
  ['Chủ tịch; Phó Chủ tịch', 'unclear'],
  ['Họ và tên', 'silent'],
])('the answer “%s” to the role question says %j', (answer, said) => {
  expect(roleOfQuestion(answer, roles)).toEqual(said);
});

test('a role without words of its own is read by the rules’ words, beside roles that bring some', () => {
  const mixed: readonly Role[] = [
    { key: 'lanh_dao_ubnd', label: 'Lãnh đạo UBND', shortLabel: 'LĐ UBND' },
    {
      key: 'truong_ban',
      label: 'Trưởng ban',
      shortLabel: 'Trưởng ban',
      words: ['trưởng ban'],
      organ: 'HĐND',
    },
  ];
  expect(roleOfPosition('Phó Chủ tịch UBND', mixed)).toBe('lanh_dao_ubnd');
  expect(roleOfPosition('Trưởng ban Pháp chế HĐND', mixed)).toBe('truong_ban');
  expect(roleOfPosition('Trưởng ban Pháp chế HĐND, Phó Chủ tịch UBND', mixed)).toBeNull();
  expect(roleOfPosition('Công chức', mixed)).toBeNull();
});

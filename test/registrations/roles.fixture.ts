import type { Role } from '#shared/people/role.ts';

/** The roles of batch 2. */
export const ROLES: readonly Role[] = [
  { key: 'lanh_dao_ubnd', label: 'Lãnh đạo Ủy ban nhân dân xã, phường', shortLabel: 'Lãnh đạo UBND' },
  {
    key: 'lanh_dao_mttq',
    label: 'Lãnh đạo Ủy ban Mặt trận Tổ quốc Việt Nam xã, phường',
    shortLabel: 'Lãnh đạo UBMTTQ',
  },
  {
    key: 'cong_chuc',
    label: 'Công chức trực tiếp tham mưu, tổ chức thực hiện Chương trình',
    shortLabel: 'Công chức',
  },
];

import type { DutyKind } from '../plan/duty-plan.ts';

export const DUTY_KIND_WORDS: Readonly<Record<DutyKind, string>> = {
  seat: 'Chỗ dự (đại biểu)',
  class: 'Mở lớp',
  person: 'Người được tập huấn',
  list: 'Danh sách',
  report: 'Báo cáo',
  document: 'Văn bản, nhiệm vụ',
  ready: 'Chuẩn bị địa điểm',
  level: 'Mức đạt chuẩn',
  money: 'Kinh phí',
};

import type { DutyPlan } from './duty-plan.ts';

/** Where two forms of a plan differ, in words for whoever must choose between them. */
export function dutyPlanDifferences(held: DutyPlan, given: DutyPlan): readonly string[] {
  const differences: string[] = [];
  for (const [field, label] of HEAD) {
    const [before, after] = [held[field], given[field]];
    if (JSON.stringify(before) !== JSON.stringify(after))
      differences.push(
        isPlain(before) && isPlain(after)
          ? `${label}: “${shown(before)}” → “${shown(after)}”`
          : `${label}: có thay đổi`,
      );
  }
  for (const [list, label] of LISTS) differences.push(...listDifferences(held[list], given[list], label));
  return differences;
}

const HEAD = [
  ['title', 'Tên kế hoạch'],
  ['shortTitle', 'Tên rút gọn'],
  ['number', 'Số, ký hiệu'],
  ['issued', 'Ngày ban hành'],
  ['issuer', 'Cơ quan ban hành'],
  ['from', 'Từ ngày'],
  ['to', 'Đến ngày'],
  ['registryAsOf', 'Danh mục đơn vị ngày'],
  ['replacesInvitation', 'Thay cho'],
  ['fundingText', 'Kinh phí'],
  ['topics', 'Chuyên đề'],
  ['presenters', 'Báo cáo viên'],
  ['purposes', 'Mục đích'],
  ['basis', 'Căn cứ'],
  ['recipients', 'Nơi nhận'],
  ['contacts', 'Đầu mối'],
  ['links', 'Liên kết'],
  ['stated', 'Con số văn bản nêu'],
  ['targets', 'Chỉ tiêu'],
  ['reporting', 'Chế độ báo cáo'],
  ['stay', 'Ăn, nghỉ'],
  ['oddities', 'Điểm cần lưu ý'],
] as const satisfies readonly (readonly [keyof DutyPlan, string])[];

const LISTS = [
  ['roles', 'Thành phần'],
  ['sections', 'Mục'],
  ['parties', 'Nhóm đối tượng'],
  ['occasions', 'Lớp, hội nghị, điểm cầu'],
  ['duties', 'Nghĩa vụ'],
  ['funds', 'Nguồn kinh phí'],
] as const satisfies readonly (readonly [keyof DutyPlan, string])[];

interface Part {
  readonly key: string;
  readonly label: string;
}

function listDifferences(held: readonly Part[], given: readonly Part[], label: string): readonly string[] {
  const before = new Map(held.map((part) => [part.key, part]));
  const after = new Map(given.map((part) => [part.key, part]));
  const gone = held
    .filter(({ key }) => !after.has(key))
    .map((part) => `${label}: bỏ “${part.label}” (${part.key})`);
  const added = given
    .filter(({ key }) => !before.has(key))
    .map((part) => `${label}: thêm “${part.label}” (${part.key})`);
  const changed = given
    .filter((part) => before.has(part.key) && JSON.stringify(before.get(part.key)) !== JSON.stringify(part))
    .map((part) => `${label}: sửa “${part.label}” (${part.key})`);
  return [...gone, ...added, ...changed];
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

function shown(value: unknown): string {
  if (value === null) return 'để trống';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= SHOWN_MAX ? text : `${text.slice(0, SHOWN_MAX)}…`;
}

const SHOWN_MAX = 60;

import type { IconName } from './icon.ts';

export const VIEWS = [
  { name: 'overview', short: 'Tổng quan', title: 'Tổng quan' },
  { name: 'queue', short: 'Xử lý', title: 'Việc cần xử lý' },
  { name: 'class', short: 'Lớp', title: 'Lớp' },
  { name: 'task', short: 'Nhiệm vụ', title: 'Nhiệm vụ' },
  { name: 'search', short: 'Tra cứu', title: 'Tra cứu' },
] as const satisfies readonly { readonly name: IconName; readonly short: string; readonly title: string }[];

export type ViewName = (typeof VIEWS)[number]['name'];

export function isView(name: string | undefined): name is ViewName {
  return VIEWS.some((view) => view.name === name);
}

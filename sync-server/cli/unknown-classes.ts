import type { PlannedSync } from '#shared/sync/plan-sync.ts';
import { tell } from './terminal.ts';

/** Where the plan cannot be worked with, nothing is known of its classes: tasks whose progress they are say less than they should. */
export function tellUnknownClasses({ state, programme }: PlannedSync): void {
  if (state !== null) return;
  const linked = programme.base.tasks.filter(({ classesOf }) => classesOf !== undefined);
  if (linked.length === 0) return;
  const keys = linked.map(({ key }) => key).join(', ');
  tell(
    `Kế hoạch lớp trong bảng tính chưa dùng được, nên tiến độ của nhiệm vụ ${keys} chưa tính các lớp. Đề nghị chạy npm run so-lop -- sync để xem chỗ cần sửa.`,
  );
}

import type { ProgrammeState } from '../programme/programme-state.ts';
import { foundSource } from '../tabs/plan/plan-source.ts';
import { hasPlanTabs } from '../tabs/plan/read-plan-tabs.ts';
import type { WorkbookSnapshot } from '../workbook/model.ts';

/** What a workbook that was set up by an older version gets with this sync, for `Nhật ký` (T7). */
export function takeoverNotes(snapshot: WorkbookSnapshot, { tasks }: ProgrammeState): readonly string[] {
  if (!hasPlanTabs(snapshot) || foundSource(snapshot) !== null) return [];
  return tasks
    .filter(({ classes }) => classes !== null)
    .map(
      ({ task }) =>
        `Nhiệm vụ ${task.key} lấy tiến độ theo số lớp đã xác nhận tổ chức (cột “Tình trạng lớp” của “Danh sách lớp”).`,
    );
}

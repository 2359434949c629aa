import { numberText } from '#shared/text/number-text.ts';
import type { SyncResult } from '#shared/sync/run-sync.ts';
import { skippedText } from '#shared/sync/workbook-port.ts';

/** What a sync did, or why it did nothing, for staff. Without personal data. */
export function outcomeText({ skipped, ...result }: SyncResult): string {
  const { held, state } = result.planned;
  const missing = held === null ? (state?.registered ?? []) : [];
  return [
    doneText(result),
    ...missing.flatMap(({ responsesMissing }) => responsesMissing ?? []),
    ...skipped.map(skippedText),
  ].join(' ');
}

function doneText({ outcome, planned, changes }: Omit<SyncResult, 'skipped'>): string {
  if (outcome === 'refused') {
    return 'Kế hoạch trong bảng tính có chỗ cần sửa, đã ghi chú bên cạnh từng ô; các tab lớp giữ nguyên.';
  }
  if (planned.held !== null) return heldText(planned.held.text);
  if (planned.diff.changes.length === 0) return 'Đã đồng bộ; không có gì thay đổi.';
  const { cells, rowsAdded, tabsAdded, restored } = changes;
  const back = restored > 0 ? ` Trả lại ${numberText(restored)} ô đã bị ghi đè.` : '';
  return `Đã đồng bộ: ghi ${numberText(cells)} ô, thêm ${numberText(rowsAdded)} dòng, ${tabsAdded} tab.${back}`;
}

/** Why a sync was held, as the workbook and the journal say it. */
export function heldText(why: string): string {
  return `Tạm dừng đồng bộ. ${why}`;
}

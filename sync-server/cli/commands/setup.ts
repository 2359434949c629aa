import { runSync } from '#shared/sync/run-sync.ts';
import { EXIT } from '../exit-code.ts';
import { openJob } from '../open-job.ts';
import { type JobOptions } from '../source.ts';
import { syncProgress } from '../progress.ts';
import { tell } from '../tell.ts';

/** Creates the workbook's tabs from a plan file. Run again, it changes nothing that staff have. */
export async function setup(options: JobOptions & { readonly json?: boolean }): Promise<number> {
  const progress = syncProgress();
  const { job, journal, name } = await openJob(options, 'cli', false, { onStage: progress.onStage });
  try {
    const { changes, outcome, planned } = await runSync({
      ...job,
      responses: () => Promise.resolve(null),
      withoutResponses: true,
    });
    progress.stop();
    if (options.json === true)
      process.stdout.write(`${JSON.stringify({ outcome, held: planned.held, changes })}\n`);
    if (outcome === 'refused') {
      tell(`Kế hoạch trong “${name}” chưa dùng được; đã ghi chú bên cạnh từng ô cần sửa.`);
      return EXIT.failed;
    }
    if (planned.held !== null) {
      tell(`Đã giữ lại. ${planned.held.text}`);
      return EXIT.held;
    }
    const unchanged = planned.diff.changes.length === 0;
    tell(
      unchanged
        ? `${name} đã có đủ các tab; không có gì thay đổi.`
        : `Đã chuẩn bị ${name}: thêm ${changes.tabsAdded} tab. Bước tiếp theo: đặt bản xuất phản hồi vào thư mục phan-hoi cạnh bảng tính rồi chạy so-lop sync.`,
    );
    return EXIT.done;
  } finally {
    progress.stop();
    await journal.close();
  }
}

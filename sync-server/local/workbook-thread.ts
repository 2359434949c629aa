/** The thread that holds one local workbook, so that reading it takes nobody else's time: see `WorkbookApart`. */
import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { WorkbookError } from '#shared/sync/workbook-port.ts';
import type { WorkbookCall, WorkbookReply } from './workbook-calls.ts';
import { XlsxWorkbook } from './xlsx-workbook.ts';

const { path } = workerData as { readonly path: string };
const workbook = new XlsxWorkbook(path);

parentPort?.on('message', (call: WorkbookCall) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin, only a window has
  void answer(call).then((reply) => parentPort?.postMessage(reply));
});

async function answer(call: WorkbookCall): Promise<WorkbookReply> {
  try {
    const snapshot = call.kind === 'read' ? await workbook.read() : null;
    if (call.kind === 'apply') await apply(call);
    return { kind: 'done', snapshot, tagSeen: workbook.tagSeen, remarks: workbook.remarks };
  } catch (error) {
    if (error instanceof WorkbookError) return { kind: 'refused', code: error.code, message: error.message };
    return {
      kind: 'failed',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

/** Another thread may have read what the changes were computed from: then it must still be the same. */
async function apply({ changes, tagSeen }: Extract<WorkbookCall, { kind: 'apply' }>): Promise<void> {
  if (!workbook.isRead) await workbook.read();
  if (workbook.tagSeen !== tagSeen)
    throw new WorkbookError(
      'changed-meanwhile',
      `Tệp “${basename(path)}” vừa được người khác sửa sau khi hệ thống đọc nên chưa ghi gì. Đề nghị chạy lại.`,
    );
  await workbook.apply(changes);
}

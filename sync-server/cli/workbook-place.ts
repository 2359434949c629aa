import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { filePlace, realFile } from '../local/file-place.ts';
import { UsageError } from './exit-code.ts';
import { DEFAULT_WORKBOOK, journalPath, type WorkplaceOptions } from './workplace.ts';

export interface WorkbookPlace {
  /** As somebody named it: for messages, and to read and write it by. */
  readonly named: string;
  /** The file itself, links followed: what belongs to the workbook lies beside it. */
  readonly path: string;
}

/** Where the local workbook lies that the options name. */
export function workbookPlace({ workbook = DEFAULT_WORKBOOK }: WorkplaceOptions): WorkbookPlace {
  const named = resolve(workbook);
  return { named, path: realFile(named) };
}

/**
 * Throws `UsageError` where a journal lies beside the link by which the workbook was named, as an earlier version kept it: two
 * names of one workbook must not have two journals, and which of them is right, or whether both know something, a person must say.
 */
export function refuseJournalBesideLink(options: WorkplaceOptions, { named, path }: WorkbookPlace): void {
  if (options.journal !== undefined) return;
  const [beside, own] = [journalPath(options, named), journalPath(options, path)];
  if (beside === own || !existsSync(beside) || filePlace(beside) === filePlace(own)) return;
  const then = existsSync(own)
    ? `Cạnh tệp ấy cũng có nhật ký “${basename(own)}”: đề nghị xem nhật ký nào có các lần đồng bộ mới nhất (lệnh undo không kèm --confirm, với --journal), giữ nó dưới tên này và chuyển nhật ký kia đi nơi khác`
    : `Đề nghị chuyển nhật ký ấy đến cạnh tệp, dưới tên “${basename(own)}” (cùng các tệp “-wal”, “-shm” cạnh nó, nếu có)`;
  throw new UsageError(
    `“${basename(named)}” là liên kết tới tệp “${basename(path)}”. Mọi tên của một bảng tính dùng chung một nhật ký, nằm cạnh chính tệp ấy, ` +
      `nhưng cạnh liên kết còn có nhật ký “${basename(beside)}”. Chưa ghi gì. ${then}, rồi chạy lại.`,
  );
}

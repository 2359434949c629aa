import { existsSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stampOf } from '#shared/time/local-date.ts';
import { isInUse } from '../../journal/in-use.ts';
import { JournalError, MESSAGES } from '../../journal/journal-error.ts';
import { acquireLockFile } from '../../journal/sync-lock.ts';
import { writeWhole } from '../../local/write-whole.ts';
import { openElsewhere } from '../../local/xlsx-lock.ts';
import {
  type Backup,
  backupIn,
  bytesOf,
  journalTold,
  nameOf,
  ownFiles,
  workbookTold,
} from '../backup-files.ts';
import { EXIT, UsageError } from '../exit-code.ts';
import { print, printJson, tell } from '../terminal.ts';
import { nowOf, type WorkplaceOptions } from '../workplace.ts';

/**
 * Puts a backup in the place of the workbook and its journal, after all of it was read. What stood there is kept beside it under
 * another name, damaged or not, and comes back where anything fails on the way.
 */
export async function restore(
  folder: string,
  options: WorkplaceOptions & { readonly json?: boolean },
): Promise<number> {
  const backup = backupIn(folder);
  const { workbook, journal } = ownFiles(options);
  const told = await toldOf(backup);
  if (workbook === null && backup.workbook !== null) throw new UsageError(OF_A_FILE);
  if (workbook !== null && backup.workbook !== null) refuseOpen(workbook);
  const stamp = stampOf(nowOf(options));
  const lock = existsSync(journal) ? acquireLockFile(journal) : null;
  if (lock !== null && isInUse(journal)) {
    await lock.release();
    throw new JournalError('locked', MESSAGES.locked(journal));
  }
  const moved: (readonly [from: string, to: string])[] = [];
  const away = (path: string, kept: string) => {
    if (!existsSync(path)) return;
    renameSync(path, kept);
    moved.push([path, kept]);
  };
  try {
    if (backup.journal !== null) {
      const kept = keptName(journal, stamp);
      // What SQLite keeps beside a journal belongs to it.
      for (const ending of ['-wal', '-shm', '']) away(`${journal}${ending}`, `${kept}${ending}`);
      await writeWhole(journal, bytesOf(backup.journal));
    }
    if (workbook !== null && backup.workbook !== null) {
      away(workbook, keptName(workbook, stamp));
      await writeWhole(workbook, bytesOf(backup.workbook));
    }
  } catch (error) {
    for (const [path, kept] of moved.toReversed()) renameSync(kept, path);
    throw error;
  } finally {
    await lock?.release();
  }
  const kept = moved.map(([, name]) => nameOf(name)).filter((name) => !/-(?:wal|shm)$/.test(name));
  if (options.json === true) printJson({ restored: told, kept }, 2);
  else print(`Đã khôi phục ${told.join(' và ')}.`);
  for (const name of kept) tell(`Tệp trước khi khôi phục được giữ với tên “${name}”.`);
  tell(kept.length === 0 ? READ_AGAIN : `${READ_AGAIN} ${ONLY_IN_KEPT}`);
  return EXIT.done;
}

const READ_AGAIN = 'Lần đồng bộ tới đọc lại mọi phản hồi nhận từ khi sao lưu.';
const ONLY_IN_KEPT = 'Quyết định, ghi chú cán bộ ghi sau khi sao lưu chỉ còn trong tệp được giữ.';

const OF_A_FILE =
  'Bản sao lưu có tệp bảng tính, nên cần --workbook: tệp nào được thay. Bảng tính Google thì khôi phục ở Tệp › Nhật ký phiên bản. Chưa đổi gì.';

async function toldOf({ workbook, journal }: Backup): Promise<readonly string[]> {
  return [
    ...(workbook === null ? [] : [await workbookTold(workbook)]),
    ...(journal === null ? [] : [await journalTold(journal)]),
  ];
}

function refuseOpen(workbook: string): void {
  const open = openElsewhere(workbook);
  if (open === null) return;
  throw new UsageError(
    `Tệp “${nameOf(workbook)}” đang mở trong ${open.program}. Chưa đổi gì. Đề nghị đóng tệp rồi chạy lại.`,
  );
}

/** Beside the file, with the same ending, so that any program still opens it. */
function keptName(path: string, stamp: string): string {
  const [, base = nameOf(path), ending = ''] = /^(.*?)((?:\.nhat-ky)?\.\w+)$/.exec(nameOf(path)) ?? [];
  return join(dirname(path), `${base}-truoc-khi-khoi-phuc-${stamp}${ending}`);
}

import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { stampOf } from '#shared/time/local-date.ts';
import { openJournal } from '../../journal/open-journal.ts';
import { writeWhole } from '../../local/write-whole.ts';
import { BACKUPS, bytesOf, journalTold, ownFiles, workbookTold } from '../backup-files.ts';
import { EXIT, UsageError } from '../exit-code.ts';
import { InputError } from '../input-error.ts';
import { print, printJson, tell } from '../terminal.ts';
import { nowOf, type WorkplaceOptions } from '../workplace.ts';
import { refuseOutAmongResponses } from '../written-path.ts';

/**
 * A copy of the workbook and its journal that belong together, read back before it is called one. No sync runs meanwhile; of a
 * spreadsheet only the journal is copied, because Google keeps versions of the rest.
 */
export async function backup(
  options: WorkplaceOptions & { readonly out?: string; readonly json?: boolean },
): Promise<number> {
  const { workbook, journal: path } = ownFiles(options);
  const hasWorkbook = workbook !== null && existsSync(workbook);
  if (!hasWorkbook && !existsSync(path)) throw new InputError('not-found', nothingHere(workbook ?? path));
  const out = options.out ?? join(dirname(workbook ?? path), BACKUPS);
  refuseOutAmongResponses(out, options);
  const name = `${basename(workbook ?? path).replace(/(\.nhat-ky)?\.\w+$/, '')}-${stampOf(nowOf(options))}`;
  const folder = resolve(out, name);
  if (existsSync(folder))
    throw new UsageError(`Đã có bản sao lưu “${folder}”. Chưa ghi gì. Đề nghị chạy lại sau một giây.`);
  const growing = resolve(out, `.${name}.tmp`);
  mkdirSync(growing, { recursive: true, mode: 0o700 });
  try {
    const told: string[] = [];
    const copied = join(growing, basename(path));
    if (existsSync(path)) {
      await journalTold(path);
      const journal = openJournal(path);
      const lock = await journal.lock();
      try {
        await journal.copyTo(copied);
        if (hasWorkbook) await writeWhole(join(growing, basename(workbook)), bytesOf(workbook));
      } finally {
        await lock.release();
        await journal.close();
      }
      told.push(await journalTold(copied));
    } else await writeWhole(join(growing, basename(workbook as string)), bytesOf(workbook as string));
    if (hasWorkbook) told.unshift(await workbookTold(join(growing, basename(workbook))));
    renameSync(growing, folder);
    if (options.json === true) printJson({ folder, holds: told }, 2);
    else print(folder);
    tell(
      `Đã sao lưu ${told.join(' và ')}; đã đọc lại để kiểm tra. Bản sao có họ tên, số điện thoại: giữ như bảng tính.`,
    );
    if (workbook === null) tell(OF_GOOGLE);
    return EXIT.done;
  } catch (error) {
    rmSync(growing, { recursive: true, force: true });
    throw error;
  }
}

const OF_GOOGLE =
  'Bảng tính Google có các phiên bản do Google giữ (Tệp › Nhật ký phiên bản), không nằm trong bản sao này.';

function nothingHere(path: string): string {
  return `Không có gì để sao lưu: không có tệp “${path}”, cũng không có nhật ký của nó. Đề nghị nêu bảng tính bằng --workbook, hoặc --spreadsheet cùng --journal.`;
}

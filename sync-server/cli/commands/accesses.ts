import { existsSync } from 'node:fs';
import { isDay } from '#shared/plan/plan-day.ts';
import { displayInstant, startOfDayMs } from '#shared/time/local-date.ts';
import { openJournal } from '../../journal/open-journal.ts';
import { ownFiles } from '../backup-files.ts';
import { EXIT, UsageError } from '../exit-code.ts';
import { InputError } from '../input-error.ts';
import { print, printJson, tell } from '../terminal.ts';
import { textTable } from '../text-table.ts';
import type { WorkplaceOptions } from '../workplace.ts';

/** P221: who was given phones or a list of the workbook. Nothing is written. */
export async function accesses(
  options: WorkplaceOptions & { readonly since?: string; readonly json?: boolean },
): Promise<number> {
  const { since } = options;
  if (since !== undefined && !isDay(since))
    throw new UsageError(`--since cần một ngày dạng 2026-05-09; đã nhận “${since}”.`);
  const { journal: path } = ownFiles(options);
  if (!existsSync(path))
    throw new InputError(
      'not-found',
      `Không có nhật ký “${path}”. Đề nghị nêu bảng tính bằng --workbook, hoặc --spreadsheet cùng --journal.`,
    );
  const journal = openJournal(path, { readOnly: true });
  try {
    const found = await journal.accesses(since === undefined ? 0 : startOfDayMs(since));
    if (options.json === true) printJson(found, 2);
    else if (found.length > 0)
      print(
        textTable(
          ['Lúc', 'Ai', 'Danh sách', 'Số điện thoại'],
          found.map(({ at, by, what, phones }) => [displayInstant(at), by ?? AT_THE_MACHINE, what, phones]),
        ),
      );
    tell(found.length === 0 ? NOBODY : KEPT);
    return EXIT.done;
  } finally {
    await journal.close();
  }
}

const AT_THE_MACHINE = 'người ngồi tại máy';
const NOBODY = 'Chưa ghi lần nào có người lấy danh sách hoặc xem số điện thoại qua máy chủ.';
const KEPT =
  'Chỉ ghi những gì máy chủ đưa ra (danh sách lớp, danh sách gọi ở thanh bên, mỗi người mỗi giờ một dòng); ai mở thẳng bảng tính thì máy chủ không biết.';

import { numberText } from '#shared/text/number-text.ts';
import { displayInstant } from '#shared/time/local-date.ts';
import type { SyncEntry } from '#shared/sync/journal-port.ts';
import { runUndo } from '#shared/sync/run-undo.ts';
import { changeLines } from '../change-lines.ts';
import { EXIT, UsageError } from '../exit-code.ts';
import { InputError } from '../input-error.ts';
import { maskedChanges } from '../masked-changes.ts';
import { openJob } from '../open-job.ts';
import { type JobOptions } from '../source.ts';
import { print, printJson, tell } from '../terminal.ts';

/** Puts back what one sync changed, after a preview. */
export async function undo(
  number: string | undefined,
  options: JobOptions & { readonly json?: boolean },
): Promise<number> {
  const isPreview = options.confirm !== true;
  const { job, journal, name } = await openJob(options, 'undo', isPreview);
  try {
    const entry = entryOf(number, await journal.syncs(SYNCS_LOOKED_AT));
    const undone = await runUndo(job, entry.sync);
    const { changes, passed } = undone;
    const when = displayInstant(entry.at);
    for (const text of passed) tell(text);
    if (changes.length > 0) tell(CELLS_ONLY);
    if (options.json === true) {
      printJson({ sync: entry.sync, changes: maskedChanges(changes, undone.wanted), passed }, 2);
    }
    if (changes.length === 0) {
      tell(`Lần đồng bộ ${entry.sync} (${when}) không còn gì để trả lại trong ${name}.`);
      return EXIT.done;
    }
    if (isPreview) {
      if (options.json !== true) print(changeLines(undone));
      tell(
        `Hoàn tác lần đồng bộ ${entry.sync} (${when}) sẽ trả lại ${numberText(changes.length)} ô. Chưa ghi gì; chạy lại với --confirm để thực hiện.`,
      );
      return EXIT.held;
    }
    tell(`Đã trả lại ${numberText(changes.length)} ô như trước lần đồng bộ ${entry.sync} (${when}).`);
    return EXIT.done;
  } finally {
    await journal.close();
  }
}

/** The journal holds cells: of columns, places and looks it knows nothing. */
const CELLS_ONLY =
  'Chỉ nội dung các ô được trả lại; cột thêm vào, dòng đổi chỗ và cách trình bày giữ nguyên.';

const SYNCS_LOOKED_AT = 10_000;

function entryOf(number: string | undefined, syncs: readonly SyncEntry[]): SyncEntry {
  if (number !== undefined && !/^\d+$/.test(number)) {
    throw new UsageError(`Số của lần đồng bộ là một số nguyên, xem tab Nhật ký; đã nhận “${number}”.`);
  }
  const found =
    number === undefined
      ? syncs.find((entry) => (entry.counts['cells'] ?? 0) > 0 && entry.trigger !== 'undo')
      : syncs.find((entry) => entry.sync === Number(number));
  if (found === undefined) {
    throw new InputError(
      'nothing-to-do',
      number === undefined
        ? 'Nhật ký chưa ghi lần đồng bộ nào có thay đổi, nên không có gì để hoàn tác. Đề nghị kiểm tra đúng bảng tính (--workbook), đúng nhật ký (--journal).'
        : `Không có lần đồng bộ số ${number} trong nhật ký. Đề nghị xem số của các lần đồng bộ ở tab “Nhật ký”.`,
    );
  }
  return found;
}

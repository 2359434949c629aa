import { displayInstant } from '#shared/time/local-date.ts';
import { undoOf } from '#shared/sync/undo.ts';
import { countChanges } from '#shared/workbook/count-changes.ts';
import type { Change, WorkbookSnapshot } from '#shared/workbook/model.ts';
import { RememberedCells } from '#shared/workbook/remembered-cells.ts';
import { StaffSheet } from '#shared/workbook/staff-sheet.ts';
import type { SyncEntry, SyncOutcome } from '#shared/sync/journal-port.ts';
import { readingAgain, type SyncJob } from '#shared/sync/run-sync.ts';
import { EXIT, UsageError } from '../exit-code.ts';
import { InputError } from '../input-error.ts';
import { openJob } from '../open-job.ts';
import { type JobOptions } from '../source.ts';
import { tell } from '../tell.ts';

/** Puts back what one sync changed, after a preview. */
export async function undo(
  number: string | undefined,
  options: JobOptions & { readonly json?: boolean },
): Promise<number> {
  const { job, journal, name } = await openJob(options, 'undo', false);
  const lock = await journal.lock();
  try {
    const entry = entryOf(number, await journal.syncs(SYNCS_LOOKED_AT));
    const snapshot = await job.workbook.read();
    const { changes, passed } = undoOf(await journal.changesOf(entry.sync), sheetOf(snapshot, job.nowMs));
    const when = displayInstant(entry.at);
    for (const text of passed) tell(text);
    if (changes.length > 0) tell(CELLS_ONLY);
    if (options.json === true)
      process.stdout.write(`${JSON.stringify({ sync: entry.sync, changes, passed }, null, 2)}\n`);
    if (changes.length === 0) {
      tell(`Lần đồng bộ ${entry.sync} (${when}) không còn gì để trả lại trong ${name}.`);
      return EXIT.done;
    }
    if (options.confirm !== true) {
      tell(
        `Hoàn tác lần đồng bộ ${entry.sync} (${when}) sẽ trả lại ${changes.length} ô. Chưa ghi gì; chạy lại với --confirm để thực hiện.`,
      );
      return EXIT.held;
    }
    await readingAgain(async (attempt) => {
      const left = attempt === 1 ? changes : await changesLeft(job, entry.sync);
      if (left.length > 0) await writeUndo(job, entry.sync, left);
    });
    tell(`Đã trả lại ${changes.length} ô như trước lần đồng bộ ${entry.sync} (${when}).`);
    return EXIT.done;
  } finally {
    await lock.release();
    await journal.close();
  }
}

async function changesLeft({ journal, workbook, nowMs }: SyncJob, sync: number): Promise<readonly Change[]> {
  return undoOf(await journal.changesOf(sync), sheetOf(await workbook.read(), nowMs)).changes;
}

function sheetOf(snapshot: WorkbookSnapshot, nowMs: number): StaffSheet {
  return new StaffSheet(snapshot, new RememberedCells([]), nowMs);
}

async function writeUndo(
  { journal, workbook, nowMs }: SyncJob,
  undone: number,
  changes: readonly Change[],
): Promise<void> {
  const sync = await journal.begin({
    at: nowMs,
    trigger: 'undo',
    responses: [],
    staffCells: [],
    changes,
    counts: { ...countChanges(changes), undone },
  });
  const finish = (outcome: SyncOutcome): Promise<void> =>
    journal.finish(sync, { at: nowMs, outcome, detail: `undo ${undone}` });
  try {
    await workbook.apply(changes);
  } catch (error) {
    await finish('failed');
    throw error;
  }
  await finish('done');
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
        ? 'Chưa có lần đồng bộ nào thay đổi gì.'
        : `Không có lần đồng bộ số ${number} trong nhật ký.`,
    );
  }
  return found;
}

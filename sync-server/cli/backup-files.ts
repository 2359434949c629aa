/** P224: what a backup of one workbook is, and how it is looked through: its file, where it has one, and its journal. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { displayInstant } from '#shared/time/local-date.ts';
import { faultWords } from '../journal/fault-words.ts';
import { JournalError, MESSAGES } from '../journal/journal-error.ts';
import { openJournal } from '../journal/open-journal.ts';
import { XlsxWorkbook } from '../local/xlsx-workbook.ts';
import { InputError } from './input-error.ts';
import { workbookPlace } from './workbook-place.ts';
import { journalPath, type WorkplaceOptions } from './workplace.ts';

/** The files of one workbook, as they are used. */
export interface OwnFiles {
  /** Null: a spreadsheet of Google, which keeps its own versions. */
  readonly workbook: string | null;
  readonly journal: string;
}

/** Where nothing else is said, what was made by `backup` lies in this folder beside the workbook. */
export const BACKUPS = 'sao-luu';

export function ownFiles(options: WorkplaceOptions): OwnFiles {
  const workbook = options.spreadsheet === undefined ? workbookPlace(options).path : null;
  return { workbook, journal: journalPath(options, workbook) };
}

/** What stands in a folder that `backup` made; null: not in it. */
export interface Backup {
  readonly workbook: string | null;
  readonly journal: string | null;
}

/** @throws `InputError` where the folder is no backup. */
export function backupIn(folder: string): Backup {
  const names = existsSync(folder) ? readdirSync(folder) : null;
  const only = (ending: string): string | null => {
    const found = names?.filter((name) => name.endsWith(ending) && !name.startsWith('.')) ?? [];
    return found.length === 1 && found[0] !== undefined ? join(folder, found[0]) : null;
  };
  const backup = { workbook: only('.xlsx'), journal: only('.sqlite') };
  if (backup.workbook !== null || backup.journal !== null) return backup;
  const came = names === null ? 'không có thư mục này' : `thư mục có ${names.length} tệp khác`;
  throw new InputError(
    'not-a-backup',
    `Cần một thư mục do lệnh backup tạo ra, có một tệp .xlsx, một tệp .sqlite hoặc cả hai; “${folder}”: ${came}. Chưa đổi gì. Đề nghị nêu đúng thư mục, thường nằm trong “${BACKUPS}”.`,
  );
}

/** Reads all of it. @throws what kept it from being read; in words what it holds. */
export async function workbookTold(path: string): Promise<string> {
  const { tabs } = await new XlsxWorkbook(path).read();
  return `bảng tính ${tabs.length} tab`;
}

/** Reads all of it. @throws `JournalError` where something in it is not what was recorded; in words how far it goes. */
export async function journalTold(path: string): Promise<string> {
  const journal = openJournal(path, { readOnly: true });
  try {
    const [fault] = await journal.verify();
    if (fault !== undefined)
      throw new JournalError('damaged', `${MESSAGES.damaged(path)} Chỗ hỏng: ${faultWords(fault)}.`);
    const [last] = await journal.syncs(1);
    return last === undefined
      ? 'nhật ký chưa ghi lần nào'
      : `nhật ký đến lần đồng bộ số ${last.sync} (${displayInstant(last.at)})`;
  } finally {
    await journal.close();
  }
}

export function bytesOf(path: string): Buffer {
  return readFileSync(path);
}

export function nameOf(path: string): string {
  return basename(path);
}

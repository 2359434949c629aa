import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JournalErrorCode, JournalError } from '../../sync-server/journal/journal-error.ts';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { addTab, rememberedOf, staffCellOf, syncOf } from '../journal-samples.ts';

export function newPath(): string {
  return join(mkdtempSync(join(tmpdir(), 'so-lop-')), 'journal.sqlite');
}

export async function filledJournal(): Promise<string> {
  const path = newPath();
  const journal = openJournal(path);
  const rows = Array.from({ length: 500 }, (_, index) => [`r${index}`, { status: 'Đã đăng ký' }] as const);
  const changes = [addTab(Object.fromEntries(rows))];
  const sync = await journal.begin(
    syncOf({ responses: [rememberedOf('a', true)], staffCells: [staffCellOf('Rút', 1)], changes }),
  );
  await journal.finish(sync, { at: 2, outcome: 'done', detail: '' });
  await journal.close();
  return path;
}

export async function errorOf(work: () => unknown): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error('expected an error');
}

export async function codeOf(work: () => unknown): Promise<JournalErrorCode> {
  const error = await errorOf(work);
  if (!(error instanceof JournalError)) throw error;
  return error.code;
}

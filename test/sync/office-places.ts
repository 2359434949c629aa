import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkbookPort } from '#shared/sync/workbook-port.ts';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import type { Journal } from '../../sync-server/journal/sqlite-journal.ts';
import { XlsxWorkbook } from '../../sync-server/local/xlsx-workbook.ts';
import { MemoryFile, MemoryWorkbook } from '../workbook/memory-workbook.ts';
import { XlsxHands } from '../workbook/xlsx-hands.ts';
import type { StaffEdits } from '../workbook-harness.ts';

/** Where an office keeps its workbook and its journal. */
export interface OfficePlace {
  /** Staff, who edit between two syncs by what they see. */
  readonly hands: StaffEdits;
  /** The workbook as the next sync opens it. */
  readonly workbook: () => WorkbookPort;
  /** Works with the journal as one sync does. */
  readonly withJournal: <Value>(work: (journal: Journal) => Promise<Value>) => Promise<Value>;
  readonly forgetJournal: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface FilePlace extends OfficePlace {
  readonly path: string;
  readonly hands: XlsxHands;
}

/** For the rules: forty times faster than a file, and by its contract the same. */
export function inMemory(): OfficePlace {
  const file = new MemoryFile();
  let journal = openJournal(':memory:');
  return {
    hands: file,
    workbook: () => new MemoryWorkbook(file),
    withJournal: (work) => work(journal),
    forgetJournal: async () => {
      await journal.close();
      journal = openJournal(':memory:');
    },
    close: () => journal.close(),
  };
}

/** For what only a file can show: a real `.xlsx` and a real journal in a folder of their own. */
export function onFile(): FilePlace {
  const folder = mkdtempSync(join(tmpdir(), 'so-lop-office-'));
  const path = join(folder, 'so-lop.xlsx');
  const journalPath = join(folder, 'so-lop.nhat-ky.sqlite');
  return {
    path,
    hands: new XlsxHands(path),
    workbook: () => new XlsxWorkbook(path),
    withJournal: async (work) => {
      const journal = openJournal(journalPath);
      try {
        return await work(journal);
      } finally {
        await journal.close();
      }
    },
    forgetJournal: () => {
      for (const end of ['', '-wal', '-shm']) rmSync(`${journalPath}${end}`, { force: true });
      return Promise.resolve();
    },
    close: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

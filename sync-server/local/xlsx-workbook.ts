import { extname } from 'node:path';
import { CHECK_MARK } from '#shared/workbook/check.ts';
import type { Change, WorkbookSnapshot } from '#shared/workbook/model.ts';
import type { WorkbookPort } from '#shared/sync/workbook-port.ts';
import { inWords, openFile } from './open-file.ts';
import { readWorkbook, type ReadWorkbook } from './read-workbook.ts';
import { newPackage } from './sheet/new-package.ts';
import { type FileState, fileTag, hashOf, readState, refuseIfOpen, replaceFile, tagOf } from './xlsx-file.ts';

/**
 * The workbook as a local `.xlsx` file. Reading opens the file; applying patches the parts in which something of ours changes
 * and replaces the file, every other part as it was packed, or leaves the file as it is.
 */
export class XlsxWorkbook implements WorkbookPort {
  readonly calls = { reads: 0, writes: 0 };
  private readonly path: string;
  private opened: { readonly workbook: ReadWorkbook; readonly state: FileState | null } | null = null;
  tagSeen: string | null = null;
  remarks: readonly string[] = [];
  /** A true/false in a cell is shown as TRUE, or as 1. */
  readonly tick = CHECK_MARK;

  constructor(path: string) {
    this.path = path;
  }

  /** Changes can be applied to what was read. */
  get isRead(): boolean {
    return this.opened !== null;
  }

  async read(): Promise<WorkbookSnapshot> {
    this.opened = null;
    this.calls.reads += 1;
    const state = await readState(this.path);
    this.tagSeen = tagOf(state);
    const workbook =
      state === null
        ? readWorkbook(newPackage(extname(this.path).toLowerCase() === '.xlsm'))
        : await openFile(state.bytes, this.path, readWorkbook);
    this.opened = { workbook, state };
    return workbook.snapshot;
  }

  async apply(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    const { opened } = this;
    if (opened === null) throw new Error('apply: read the workbook first');
    refuseIfOpen(this.path);
    // The parts in memory are half changed from here on; whatever happens, the next step is to read again.
    this.opened = null;
    const { writeChanges } = await import('./xlsx-write.ts');
    try {
      this.remarks = writeChanges(opened.workbook, changes);
    } catch (error) {
      // Sheets of others are looked through only now.
      throw inWords(error, this.path);
    }
    const bytes = opened.workbook.file.toBytes();
    this.calls.writes += 1;
    await replaceFile(this.path, opened.state, bytes);
    this.tagSeen = hashOf(bytes);
  }

  tag(): Promise<string> {
    return fileTag(this.path);
  }
}

import { basename } from 'node:path';
import { CHECK_MARK } from '#shared/workbook/check.ts';
import type { Change, WorkbookSnapshot } from '#shared/workbook/model.ts';
import { WorkbookError, type WorkbookPort } from '#shared/sync/workbook-port.ts';
import { escapeTexts } from './xlsx-cell.ts';
import { type FileState, hashOf, readState, refuseIfOpen, replaceFile } from './xlsx-file.ts';
import { showFilteredRows } from './xlsx-filters.ts';
import { identifySheets } from './xlsx-identity.ts';
import { readLooks } from './xlsx-look-store.ts';
import { newWorkbook, openWorkbook, partsThatWouldBeLost } from './xlsx-open.ts';
import { snapshotOf } from './xlsx-snapshot.ts';
import { type OpenWorkbook, writeChanges } from './xlsx-write.ts';

/**
 * The workbook as a local `.xlsx` file. Reading opens the file; applying changes the workbook that was read and replaces
 * the file by it, or leaves the file as it is.
 */
export class XlsxWorkbook implements WorkbookPort {
  readonly calls = { reads: 0, writes: 0 };
  private readonly path: string;
  private opened: (OpenWorkbook & { readonly state: FileState | null }) | null = null;
  tagSeen: string | null = null;
  /** A true/false in a cell is shown as TRUE, or as 1. */
  readonly tick = CHECK_MARK;

  constructor(path: string) {
    this.path = path;
  }

  async read(): Promise<WorkbookSnapshot> {
    this.opened = null;
    this.calls.reads += 1;
    const state = await readState(this.path);
    this.tagSeen = tagOf(state);
    const workbook = state === null ? newWorkbook() : await openWorkbook(state.bytes, this.path);
    const ours = identifySheets(workbook);
    const looks = readLooks(workbook);
    const snapshot = snapshotOf(workbook, ours, looks);
    this.opened = { workbook, ours, looks, snapshot, state };
    return snapshot;
  }

  async apply(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    const { opened } = this;
    if (opened === null) throw new Error('apply: read the workbook first');
    refuseIfOpen(this.path);
    if (opened.state !== null) this.refuseLoss(opened.state.bytes);
    // The workbook in memory is half changed from here on; whatever happens, the next step is to read again.
    this.opened = null;
    if (opened.state !== null) showFilteredRows(opened.state.bytes, opened.ours);
    writeChanges(opened, changes);
    escapeTexts(opened.workbook);
    const bytes = await opened.workbook.xlsx.writeBuffer({ zip: { compression: 'DEFLATE' } } as object);
    this.calls.writes += 1;
    const written = new Uint8Array(bytes);
    await replaceFile(this.path, opened.state, written);
    this.tagSeen = hashOf(written);
  }

  async tag(): Promise<string> {
    return tagOf(await readState(this.path));
  }

  private refuseLoss(bytes: Buffer): void {
    const parts = partsThatWouldBeLost(bytes);
    if (parts.length === 0) return;
    throw new WorkbookError(
      'not-a-workbook',
      `Tệp “${basename(this.path)}” có ${parts.join(', ')} mà hệ thống không giữ được khi ghi, nên chưa ghi gì. ` +
        'Đề nghị chuyển phần đó sang một tệp khác rồi chạy lại.',
    );
  }
}

function tagOf(state: FileState | null): string {
  return state?.hash ?? 'no file';
}

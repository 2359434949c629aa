import { applyChanges, tidySnapshot } from '#shared/workbook/apply.ts';
import type {
  CellValue,
  Change,
  RowSnapshot,
  TabSnapshot,
  WorkbookSnapshot,
} from '#shared/workbook/model.ts';
import { WorkbookError, type WorkbookPort } from '#shared/sync/workbook-port.ts';
import { MemoryLooks } from './memory-looks.ts';
import type { SeenLook, StaffEdits, WorkbookHarness } from '../workbook-harness.ts';

export function memoryHarness(file: MemoryFile): WorkbookHarness {
  return {
    port: () => Promise.resolve(new MemoryWorkbook(file)),
    edit: file,
    looks: (title, rows, columns) => Promise.resolve(file.looksOf(title, rows, columns)),
  };
}

/** A workbook in memory: what the other adapters are compared with, and the fastest one for tests of the engine. */
export class MemoryWorkbook implements WorkbookPort {
  readonly calls = { reads: 0, writes: 0 };
  private readonly file: MemoryFile;
  private version: number | null = null;

  constructor(file: MemoryFile) {
    this.file = file;
  }

  read(): Promise<WorkbookSnapshot> {
    this.calls.reads += 1;
    this.version = this.file.version;
    return Promise.resolve(this.file.snapshot());
  }

  apply(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return Promise.resolve();
    if (this.version !== this.file.version) {
      return Promise.reject(
        new WorkbookError('changed-meanwhile', 'Bảng tính vừa được sửa. Đề nghị chạy lại.'),
      );
    }
    this.calls.writes += 1;
    this.file.replace(applyChanges(this.file.snapshot(), changes));
    this.file.paint(changes);
    this.version = this.file.version;
    return Promise.resolve();
  }
}

interface MutableTab {
  /** Null: staff's own tab. */
  key: string | null;
  title: string;
  columns: (string | null)[];
  rows: { key: string | null; cells: CellValue[] }[];
  look: string | null;
}

/** What the "file" holds, and the hands of staff on it. */
export class MemoryFile implements StaffEdits {
  version = 0;
  private tabs: MutableTab[] = [];
  private readonly painted = new MemoryLooks();

  snapshot(): WorkbookSnapshot {
    const ours = this.tabs.filter((tab) => tab.key !== null);
    return tidySnapshot({
      tabs: ours.map(
        (tab): TabSnapshot => ({
          key: tab.key as string,
          title: tab.title,
          columns: [...tab.columns],
          rows: tab.rows.map((row): RowSnapshot => ({ key: row.key, cells: [...row.cells] })),
          look: tab.look,
        }),
      ),
      otherTitles: this.tabs.filter((tab) => tab.key === null).map((tab) => tab.title),
    });
  }

  replace(snapshot: WorkbookSnapshot): void {
    const places = new Map(this.tabs.map((tab, at) => [tab.title, at]));
    const others = this.tabs.filter((tab) => tab.key === null);
    const ours = snapshot.tabs.map(
      (tab): MutableTab => ({
        key: tab.key,
        title: tab.title,
        columns: [...tab.columns],
        rows: tab.rows.map((row) => ({ key: row.key, cells: [...row.cells] })),
        look: tab.look,
      }),
    );
    this.tabs = ours;
    for (const other of others) this.tabs.splice(places.get(other.title) ?? this.tabs.length, 0, other);
    this.version += 1;
  }

  /** The file holds no formats; it knows what the changes said of them. */
  paint(changes: readonly Change[]): void {
    this.painted.apply(changes);
  }

  looksOf(title: string, rows: number, columns: number): readonly (readonly SeenLook[])[] {
    const tab = this.tab(title);
    const titleOf = (key: string) => this.tabs.find((other) => other.key === key)?.title ?? '';
    return tab.rows
      .slice(0, rows)
      .map((row) =>
        tab.columns.slice(0, columns).map((column) => this.painted.cell(tab.key, row.key, column, titleOf)),
      );
  }

  titles(): Promise<readonly string[]> {
    return Promise.resolve(this.tabs.map((tab) => tab.title));
  }

  cells(title: string): Promise<readonly (readonly CellValue[])[]> {
    return Promise.resolve(this.tab(title).rows.map((row) => [...row.cells]));
  }

  setCell(title: string, row: number, column: number, value: CellValue): Promise<void> {
    const tab = this.tab(title);
    while (tab.rows.length <= row) tab.rows.push({ key: null, cells: [] });
    while (tab.columns.length <= column) tab.columns.push(null);
    const { cells } = tab.rows[row] as MutableTab['rows'][number];
    while (cells.length < column) cells.push(null);
    cells[column] = value;
    return this.edited();
  }

  async setCells(
    title: string,
    row: number,
    column: number,
    block: readonly (readonly CellValue[])[],
  ): Promise<void> {
    for (const [down, cells] of block.entries())
      for (const [right, value] of cells.entries())
        await this.setCell(title, row + down, column + right, value);
  }

  insertRow(title: string, at: number): Promise<void> {
    this.tab(title).rows.splice(at, 0, { key: null, cells: [] });
    return this.edited();
  }

  deleteRow(title: string, at: number): Promise<void> {
    this.tab(title).rows.splice(at, 1);
    return this.edited();
  }

  duplicateRow(title: string, at: number): Promise<void> {
    const { rows } = this.tab(title);
    const row = rows[at];
    if (row !== undefined) rows.splice(at + 1, 0, { key: row.key, cells: [...row.cells] });
    return this.edited();
  }

  sortRows(title: string, from: number, count: number, column: number): Promise<void> {
    const { rows } = this.tab(title);
    const sorted = rows
      .slice(from, from + count)
      .sort((a, b) => compareText(a.cells[column] ?? '', b.cells[column] ?? ''));
    rows.splice(from, sorted.length, ...sorted);
    return this.edited();
  }

  insertColumn(title: string, at: number): Promise<void> {
    const tab = this.tab(title);
    tab.columns.splice(at, 0, null);
    for (const row of tab.rows) if (row.cells.length > at) row.cells.splice(at, 0, null);
    return this.edited();
  }

  deleteColumn(title: string, at: number): Promise<void> {
    const tab = this.tab(title);
    tab.columns.splice(at, 1);
    for (const row of tab.rows) row.cells.splice(at, 1);
    return this.edited();
  }

  moveColumn(title: string, from: number, to: number): Promise<void> {
    const tab = this.tab(title);
    const width = tab.columns.length;
    tab.columns.splice(to, 0, ...tab.columns.splice(from, 1));
    for (const row of tab.rows) {
      while (row.cells.length < width) row.cells.push(null);
      row.cells.splice(to, 0, ...row.cells.splice(from, 1));
    }
    return this.edited();
  }

  addTab(title: string): Promise<void> {
    this.tabs.push({ key: null, title, columns: [], rows: [], look: null });
    return this.edited();
  }

  renameTab(title: string, newTitle: string): Promise<void> {
    this.tab(title).title = newTitle;
    return this.edited();
  }

  moveTab(title: string, to: number): Promise<void> {
    const tab = this.tab(title);
    this.tabs.splice(this.tabs.indexOf(tab), 1);
    this.tabs.splice(to, 0, tab);
    return this.edited();
  }

  deleteTab(title: string): Promise<void> {
    this.tabs.splice(this.tabs.indexOf(this.tab(title)), 1);
    return this.edited();
  }

  private edited(): Promise<void> {
    this.version += 1;
    return Promise.resolve();
  }

  private tab(title: string): MutableTab {
    const tab = this.tabs.find((candidate) => candidate.title === title);
    if (tab === undefined) throw new Error(`no tab "${title}"`);
    return tab;
  }
}

function compareText(left: CellValue, right: CellValue): number {
  const a = String(left);
  const b = String(right);
  return a < b ? -1 : a > b ? 1 : 0;
}

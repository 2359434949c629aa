/**
 * The command `sync` with an export and an office of its own, and all that it leaves: what was said, the exit code, the
 * report, and the queue as it stands in the workbook. The workbook is in memory: here it is about the reading.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { cellText } from '#shared/responses/cell-text.ts';
import { HEADER_ROW, REVIEW_TAB } from '#shared/workbook/keys.ts';
import type { DateOrder } from '#shared/time/timestamp-text.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { type SyncOptions, syncOpened } from '../../sync-server/cli/commands/sync.ts';
import { exitCodeOf } from '../../sync-server/cli/exit-code.ts';
import { openJob } from '../../sync-server/cli/open-job.ts';
import { tellError } from '../../sync-server/cli/tell.ts';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { saidWhile } from '../cli/in-process.ts';
import { newFolder, removeFolder } from '../cli/run-cli.ts';
import { writeOneClassFiles } from '../fixtures/small-office-files.ts';
import { longAgo } from '../long-ago.ts';
import { MemoryFile, MemoryWorkbook } from '../workbook/memory-workbook.ts';

/** Hòa An, Vị Thanh 1 and Hỏa Lựu; a day after the grace day of the registration. */
const NOW = '2026-05-09T12:00:00+07:00';

export interface Synced {
  readonly code: number | null;
  readonly err: string;
  /** "name → status", in the order of the responses' rows; the name as it was typed. */
  readonly people: readonly string[];
  readonly unused: readonly string[];
  /** "row: problem" for rows that register nobody. */
  readonly problems: readonly string[];
  /** "name | unit typed | reason" of the rows in `Cần xử lý`. */
  readonly queue: readonly string[];
  readonly notes: readonly string[];
}

interface SyncedWith {
  /** How the file is called, where it matters. */
  readonly name?: string;
  readonly now?: string;
  readonly mapping?: string;
  /** All units of the plan. */
  readonly isWhole?: boolean;
  readonly dateOrder?: DateOrder | undefined;
}

export async function syncedFile(path: string, options: SyncedWith = {}): Promise<Synced> {
  const folder = newFolder();
  try {
    const { plan, programme } = writeOneClassFiles(folder);
    const report = join(folder, 'bao-cao.json');
    const { now = NOW, mapping, isWhole = false, dateOrder } = options;
    const office = { workbook: join(folder, 'so-lop.xlsx'), programme, ...(isWhole ? {} : { plan }) };
    const read = {
      ...(mapping === undefined ? {} : { mapping }),
      ...(dateOrder === undefined ? {} : { dateOrder }),
    };
    const file = new MemoryFile();
    const sync = { ...office, ...read, responses: path, report, now };
    const { code, err } = await saidWhile(() => syncInto(file, sync));
    if (code !== 0) return { code, err, people: [], unused: [], problems: [], queue: [], notes: [] };
    return { code, err, ...readReport(report), queue: queueOf(file) };
  } finally {
    removeFolder(folder);
  }
}

async function syncInto(file: MemoryFile, options: SyncOptions): Promise<number> {
  const journal = openJournal(':memory:');
  try {
    const open = await openJob(options, 'cli', false);
    await open.journal.close();
    const job = { ...open.job, workbook: new MemoryWorkbook(file), journal };
    return await syncOpened({ ...open, job }, options);
  } catch (error) {
    tellError(error);
    return exitCodeOf(error);
  } finally {
    await journal.close();
  }
}

export async function syncedBytes(content: string | Uint8Array, options: SyncedWith = {}): Promise<Synced> {
  const folder = newFolder();
  try {
    const path = join(folder, options.name ?? 'phan-hoi.csv');
    writeFileSync(path, content);
    longAgo(path);
    return await syncedFile(path, options);
  } finally {
    removeFolder(folder);
  }
}

export function syncedRows(rows: readonly (readonly string[])[], options: SyncedWith = {}): Promise<Synced> {
  return syncedBytes(csv(rows), options);
}

export function csv(rows: readonly (readonly string[])[]): string {
  return stringify(rows.map((row) => [...row]));
}

export const HEADER = ['Dấu thời gian', 'Đơn vị', 'Họ và tên', 'Chức vụ', 'Thành phần', 'Số điện thoại'];
export const AN = ['Xã Hòa An', 'Nguyễn Văn An', 'Chủ tịch UBND', 'Lãnh đạo UBND', '0901234567'];
export const BONG = ['Xã Vị Thanh 1', 'Trần Thị Bông', 'Chuyên viên', 'Công chức', '0902345678'];
export const BOTH = ['Nguyễn Văn An → seated', 'Trần Thị Bông → seated'];

/** The time of the given row, as a Form writes it. */
export function at(row: number): string {
  const [minute, second] = [row % 60, Math.floor(row / 60)].map((part) => String(part).padStart(2, '0'));
  return `2026/05/05 9:${minute}:${second} SA GMT+7`;
}

/** One person a row, all of one unit: who is no name waits, the first of the others sits. */
export function syncedNames(names: readonly string[]): Promise<Synced> {
  const row = (name: string, index: number) => [at(index), 'Xã Hòa An', name, 'Chuyên viên', 'Công chức', ''];
  return syncedRows([HEADER, ...names.map(row)]);
}

interface ReportRead {
  readonly registrations: readonly {
    readonly row: number;
    readonly delegate: number;
    readonly fullName: string;
    readonly status: string;
    readonly notes: readonly unknown[];
  }[];
  readonly rowProblems: readonly { readonly row: number; readonly problem: string }[];
  readonly unusedColumns: readonly { readonly title: string }[];
}

function readReport(path: string): Pick<Synced, 'people' | 'unused' | 'problems' | 'notes'> {
  const report: ReportRead = JSON.parse(readFileSync(path, 'utf8'));
  const registrations = [...report.registrations].sort((a, b) => a.row - b.row || a.delegate - b.delegate);
  return {
    people: registrations.map(({ fullName, status }) => `${fullName} → ${status}`),
    notes: registrations.flatMap(({ fullName, notes }) =>
      notes.map((note) => `${fullName}: ${String(note)}`),
    ),
    problems: report.rowProblems.map(({ row, problem }) => `${row}: ${problem}`),
    unused: report.unusedColumns.map(({ title }) => title),
  };
}

function queueOf(file: MemoryFile): string[] {
  const { tabs } = file.snapshot();
  return tabs
    .filter(({ key }) => key === REVIEW_TAB)
    .flatMap(({ columns, rows }) => {
      const head = rows.findIndex(({ key }) => key === HEADER_ROW);
      const cell = (cells: readonly CellValue[], key: string) => cellText(cells[columns.indexOf(key)]);
      return rows
        .slice(head + 1)
        .map(({ cells }) => ['name', 'unitTyped', 'reason'].map((key) => cell(cells, key)).join(' | '));
    });
}

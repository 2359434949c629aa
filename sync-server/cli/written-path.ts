/**
 * Every file that a person names to be written goes through here (H2): it must be none of the files that the command works
 * with, by whatever name or link, and where something stands already, only what may be written over is.
 */
import { lstatSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isReport } from '#shared/registrations/report.ts';
import { filePlace, isWithin } from '../local/file-place.ts';
import { writeWhole } from '../local/write-whole.ts';
import { UsageError } from './exit-code.ts';
import type { JobOptions } from './source.ts';
import { workbookPlace } from './workbook-place.ts';
import { journalPath, planPath, RESPONSES_FOLDER } from './workplace.ts';

/** Throws `UsageError` where the report cannot be written without destroying something. Asked before anything is done. */
export function refuseReportOver(report: string, options: JobOptions): void {
  const place = filePlace(report);
  const used = usedFiles(options).find((file) => filePlace(file.path) === place);
  if (used !== undefined) throw refusal(report, `là ${used.what}`);
  const folder = responsesFolders(options).find((one) => isWithin(report, one));
  if (folder !== undefined)
    throw refusal(report, `nằm trong thư mục phản hồi “${basename(folder)}”, nơi mọi tệp được đọc`);
  const other = whatStands(report);
  if (other !== null) throw refusal(report, `đã có và không phải báo cáo của Sổ Lớp (${other})`);
}

/** Looks again at what stands there: time went by since it was asked. */
export async function writeReport(report: string, json: string, options: JobOptions): Promise<void> {
  refuseReportOver(report, options);
  await writeWhole(report, Buffer.from(json));
}

/** Throws `UsageError` where files written into this folder would be read as responses. */
export function refuseOutAmongResponses(folder: string, options: JobOptions): void {
  const within = responsesFolders(options).find((one) => isWithin(join(folder, 'x'), one));
  if (within === undefined) return;
  throw new UsageError(
    `--out cần một thư mục khác: “${folder}” nằm trong thư mục phản hồi “${basename(within)}”, nơi mọi danh sách được đọc như đã nhận từ đơn vị. ` +
      'Chưa ghi gì. Đề nghị nêu một thư mục ngoài thư mục ấy.',
  );
}

/** Throws `UsageError` where the workbook and its journal are one file, or one of them is something that is read. */
export function refuseSharedFiles(options: JobOptions, workbook: string | null): void {
  const journal = journalPath(options, workbook);
  const read = namedInputs(options);
  const written = [
    ...(workbook === null ? [] : [{ option: '--workbook', path: workbook }]),
    ...(journal === IN_MEMORY ? [] : [{ option: '--journal', path: journal }]),
  ];
  for (const [index, { option, path }] of written.entries()) {
    const place = filePlace(path);
    const others = [...read, ...(index > 0 && workbook !== null ? [{ what: WORKBOOK, path: workbook }] : [])];
    const same = others.find((one) => filePlace(one.path) === place);
    if (same === undefined) continue;
    throw new UsageError(
      `${option} cần một tệp khác: “${path}” là ${same.what}. Chưa ghi gì. Đề nghị nêu mỗi tệp một tên riêng.`,
    );
  }
}

interface UsedFile {
  readonly what: string;
  readonly path: string;
}

const IN_MEMORY = ':memory:';
const WORKBOOK = 'bảng tính mà lệnh này dùng';
const JOURNAL = 'nhật ký của bảng tính, hoặc tệp đi kèm nhật ký';
/** What SQLite and the lock keep beside the journal. */
const BESIDE_JOURNAL = ['', '-wal', '-shm', '-journal', '.lock'];

function usedFiles(options: JobOptions): readonly UsedFile[] {
  const workbook = workbookOf(options);
  const journal = journalPath(options, workbook);
  return [
    ...(workbook === null ? [] : [{ what: WORKBOOK, path: workbook }]),
    ...(journal === IN_MEMORY
      ? []
      : BESIDE_JOURNAL.map((end) => ({ what: JOURNAL, path: `${journal}${end}` }))),
    ...namedInputs(options),
  ];
}

function namedInputs(options: JobOptions): readonly UsedFile[] {
  const { responses, programme, mapping } = options;
  const named = [
    ['tệp kế hoạch mà lệnh này đọc', planPath(options)],
    ['tệp chương trình công tác mà lệnh này đọc', programme],
    ['tệp khai báo cột mà lệnh này đọc', mapping],
    ['bảng phản hồi mà lệnh này đọc', responses],
  ] as const;
  return named.flatMap(([what, path]) => (path === undefined ? [] : [{ what, path }]));
}

function responsesFolders(options: JobOptions): readonly string[] {
  const workbook = workbookOf(options);
  const beside = workbook === null ? [] : [join(dirname(workbook), RESPONSES_FOLDER)];
  const { responses } = options;
  const isFolder =
    responses !== undefined && statSync(responses, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder ? [...beside, responses] : beside;
}

function workbookOf(options: JobOptions): string | null {
  return options.spreadsheet === undefined ? workbookPlace(options).path : null;
}

function refusal(report: string, why: string): UsageError {
  return new UsageError(
    `--report cần một tệp khác: “${report}” ${why}. Chưa ghi gì. Đề nghị nêu tên một tệp chưa có, hoặc một báo cáo cũ để ghi lên.`,
  );
}

/** What stands there and must not be written over, in words; null: nothing, or a report of ours. */
function whatStands(path: string): string | null {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined)
    return lstatSync(path, { throwIfNoEntry: false }) === undefined ? null : 'liên kết tới tệp không có';
  if (found.isDirectory()) return 'thư mục';
  if (!found.isFile()) return 'đường ống hoặc thiết bị';
  if (found.size === 0) return 'tệp trống';
  if (found.size > REPORT_BYTES_MAX) return 'tệp khác';
  return whatIsIn(readFileSync(path));
}

/** A report of 50,000 people has 40 MB. */
const REPORT_BYTES_MAX = 256 * 1024 * 1024;

function whatIsIn(content: Buffer): string | null {
  const start = content.toString('latin1', 0, SQLITE.length);
  if (start.startsWith('PK\u0003\u0004')) return 'bảng tính hoặc tệp nén';
  if (start === SQLITE) return 'nhật ký hoặc cơ sở dữ liệu';
  try {
    return isReport(JSON.parse(content.toString('utf8'))) ? null : 'tệp JSON khác';
  } catch {
    return 'tệp khác';
  }
}

const SQLITE = 'SQLite format 3\0';

import { basename } from 'node:path';
import type ExcelJS from 'exceljs';
import { WorkbookError } from '#shared/sync/workbook-port.ts';
import { DEFINED_NAME } from '#shared/workbook/marks.ts';
import { Workbook } from './load-exceljs.ts';
import { zipParts } from './zip-parts.ts';

/** A fixed moment, so that the same content gives the same file parts whenever it is written. */
const CREATED = new Date(Date.UTC(2026, 0, 1));

export function newWorkbook(): ExcelJS.Workbook {
  const workbook = new Workbook();
  workbook.creator = 'Sổ Lớp';
  workbook.lastModifiedBy = 'Sổ Lớp';
  workbook.created = CREATED;
  workbook.modified = CREATED;
  return workbook;
}

/** Reads the bytes of an `.xlsx`; anything else ends with a message that says what it seems to be. */
export async function openWorkbook(bytes: Buffer, path: string): Promise<ExcelJS.Workbook> {
  const name = basename(path);
  if (bytes.length === 0) throw notAWorkbook(name, 'tệp trống, không có nội dung');
  if (bytes.subarray(0, 4).equals(OLE)) throw notAWorkbook(name, 'tệp .xls kiểu cũ hoặc tệp có mật khẩu');
  if (!bytes.subarray(0, 4).equals(ZIP)) throw notAWorkbook(name, 'tệp không có định dạng .xlsx');
  const workbook = new Workbook();
  try {
    await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  } catch (error) {
    throw notAWorkbook(name, 'tệp bị hỏng hoặc không đầy đủ', error);
  }
  if (workbook.worksheets.length === 0) throw notAWorkbook(name, 'tệp nén không chứa tab nào');
  dropFilterNames(workbook);
  dropNamesOfCopies(workbook, bytes);
  return workbook;
}

/**
 * Parts that the library would lose on writing, as their folder in the file and what people call them. A file that holds
 * one is read but never written: what somebody made in it must not vanish.
 */
export function partsThatWouldBeLost(bytes: Buffer): readonly string[] {
  return LOST_PARTS.filter(([folder]) => bytes.includes(folder)).map(([, name]) => name);
}

const LOST_PARTS: readonly (readonly [string, string])[] = [
  ['xl/charts/', 'biểu đồ'],
  ['xl/chartsheets/', 'tab biểu đồ'],
  ['xl/pivotTables/', 'bảng tổng hợp PivotTable'],
  ['xl/vbaProject', 'macro'],
  ['xl/embeddings/', 'đối tượng nhúng'],
  ['xl/slicers/', 'bộ lọc Slicer'],
  ['xl/externalLinks/', 'liên kết đến bảng tính khác'],
];

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** Names with which other programs remember filters belong to one sheet each; written back they would be the workbook's. */
function dropFilterNames(workbook: ExcelJS.Workbook): void {
  workbook.definedNames.model = workbook.definedNames.model.filter(({ name }) => !name.startsWith('_xlnm.'));
}

/**
 * A sheet copied in Excel gets the names that point into it once more, as its own. The library knows no names of a sheet
 * and keeps the last of those that are called the same; by which sheet a name of ours is the workbook's, ours is known.
 */
function dropNamesOfCopies(workbook: ExcelJS.Workbook, bytes: Buffer): void {
  const text = zipParts(bytes, (part) => part === 'xl/workbook.xml').get('xl/workbook.xml') ?? '';
  if (!text.includes('localSheetId')) return;
  const own = new Map<string, string>();
  for (const [, attributes = '', range = ''] of text.matchAll(/<(?:\w+:)?definedName\b([^>]*)>([^<]*)</g)) {
    const name = /\bname="([^"]*)"/.exec(attributes)?.[1] ?? '';
    if (!attributes.includes('localSheetId')) own.set(name, plainXml(range));
  }
  workbook.definedNames.model = workbook.definedNames.model.flatMap((one) => {
    if (DEFINED_NAME.partsOf(one.name) === null) return [one];
    const range = own.get(one.name);
    return range === undefined ? [] : [{ name: one.name, ranges: [range] }];
  });
}

function plainXml(text: string): string {
  const signs: Readonly<Record<string, string>> = { apos: "'", quot: '"', lt: '<', gt: '>', amp: '&' };
  return text.replace(/&(apos|quot|lt|gt|amp);/g, (_, sign: string) => signs[sign] ?? '');
}

function notAWorkbook(name: string, why: string, cause?: unknown): WorkbookError {
  return new WorkbookError(
    'not-a-workbook',
    `Không đọc được “${name}” như một bảng tính .xlsx: ${why}. Tệp được giữ nguyên. Đề nghị chọn đúng tệp, hoặc mở bằng Excel rồi lưu lại dạng .xlsx.`,
    cause === undefined ? undefined : { cause },
  );
}

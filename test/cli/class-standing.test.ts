import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { beforeAll, expect, test } from 'vitest';
import { command } from './in-process.ts';
import { newFolder, removeFolder } from './run-cli.ts';
import { onTestFinished } from 'vitest';

/** A class is held when staff say so, and every surface says the same (batch 2 with Appendix 01). */
const NOW = ['--now', '2026-05-30T08:00:00+07:00'];
let folder: string;
let made: Buffer;

beforeAll(async () => {
  folder = newFolder();
  const ended = await command(['setup', '--workbook', join(folder, 'so-lop.xlsx'), ...NOW]);
  expect(ended.code, ended.err).toBe(0);
  const { readFileSync } = await import('node:fs');
  made = readFileSync(join(folder, 'so-lop.xlsx'));
  return () => removeFolder(folder);
});

/** A copy of the workbook with “Tình trạng lớp” of some classes typed, after a sync. */
async function synced(said: Readonly<Record<string, string>>): Promise<Reading> {
  const own = newFolder();
  onTestFinished(() => removeFolder(own));
  const path = join(own, 'so-lop.xlsx');
  const { writeFileSync } = await import('node:fs');
  writeFileSync(path, made);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.getWorksheet('Danh sách lớp');
  const [column] = placesOf(sheet, 'Tình trạng lớp');
  for (const [label, text] of Object.entries(said)) {
    const row = sheet?.getRow(placesOf(sheet, label)[1] ?? 0);
    if (row !== undefined && column !== undefined) row.getCell(column).value = text;
  }
  await book.xlsx.writeFile(path);
  const first = await command(['sync', '--workbook', path, ...NOW]);
  expect(first.code, first.err).toBe(0);
  expect((await command(['sync', '--workbook', path, ...NOW])).err).toContain('Không có gì thay đổi');
  const after = new ExcelJS.Workbook();
  await after.xlsx.readFile(path);
  return {
    path,
    textOf: (title) => JSON.stringify(after.getWorksheet(title)?.getSheetValues()),
    rowOf: (title, label) => {
      const found = after.getWorksheet(title);
      return JSON.stringify(found?.getRow(placesOf(found, label)[1] ?? 0).values);
    },
  };
}

interface Reading {
  readonly path: string;
  readonly textOf: (title: string) => string;
  readonly rowOf: (title: string, label: string) => string;
}

/** Column and row of the first cell that says just this. */
function placesOf(sheet: ExcelJS.Worksheet | undefined, text: string): readonly number[] {
  let found: readonly number[] = [];
  sheet?.eachRow((row, at) =>
    row.eachCell((cell, column) => {
      if (found.length === 0 && cell.text === text) found = [column, at];
    }),
  );
  return found;
}

test('dates that are over say nothing: no class is held, and each surface says that nobody confirmed it', async () => {
  const reading = await synced({});
  expect(reading.textOf('NV IV.2')).toContain('đã tổ chức 0/8 lớp');
  expect(reading.rowOf('NV IV.2', 'Lớp 01')).toContain('Đã qua ngày – chưa xác nhận');
  expect(reading.rowOf('Tổng hợp', 'Lớp 01')).toContain('Đã qua ngày – chưa xác nhận');
  expect(reading.textOf('Lớp 01')).toContain('Tình trạng lớp: Đã qua ngày – chưa xác nhận');
  expect(reading.textOf('Phụ lục 01')).not.toContain('8/8');
});

test('what staff say stands on every surface, and only what they say is held counts', async () => {
  const reading = await synced({
    'Lớp 01': 'Đã tổ chức',
    'Lớp 02': 'đã tổ chức',
    'Lớp 03': 'Hoãn',
    'Lớp 04': 'Hủy',
    'Lớp 05': 'Dự kiến',
    'Lớp 06': 'xong rồi',
  });
  expect(reading.textOf('NV IV.2')).toContain('đã tổ chức 2/8 lớp');
  for (const [label, words] of [
    ['Lớp 01', 'Đã tổ chức'],
    ['Lớp 02', 'Đã tổ chức'],
    ['Lớp 03', 'Hoãn'],
    ['Lớp 04', 'Hủy'],
    ['Lớp 05', 'Đã qua ngày – chưa xác nhận'],
    ['Lớp 06', 'Đã qua ngày – chưa xác nhận'],
  ] as const) {
    expect(reading.rowOf('NV IV.2', label), label).toContain(words);
    expect(reading.rowOf('Tổng hợp', label), label).toContain(words);
    expect(reading.textOf(label), label).toContain(`Tình trạng lớp: ${words}`);
  }
  // What nobody can read is said beside the cell.
  expect(reading.rowOf('Danh sách lớp', 'Lớp 06')).toContain('Lưu ý: cần một trong: Dự kiến');
  const { out } = await command(['explain', 'IV.2', '--workbook', reading.path, ...NOW]);
  expect(out).toContain('xác nhận đã tổ chức 2/8 lớp');
});

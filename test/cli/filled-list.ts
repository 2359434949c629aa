import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect } from 'vitest';
import { command } from './in-process.ts';
import { NOW, type SmallOffice } from './small-office.ts';

/** Types into the first sheet: right of each label, and below each title of the table. */
async function filled(
  file: string,
  to: string,
  labels: Record<string, string>,
  person: Record<string, string>,
) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  const sheet = book.worksheets[0] ?? expect.fail('no sheet');
  const find = (wanted: string): { readonly row: number; readonly column: number } => {
    let found: { row: number; column: number } | null = null;
    sheet.eachRow((cells, row) =>
      cells.eachCell((cell, column) => {
        if (typeof cell.value === 'string' && cell.value.startsWith(wanted)) found = { row, column };
      }),
    );
    return found ?? expect.fail(`no “${wanted}”`);
  };
  for (const [label, text] of Object.entries(labels)) {
    const { row, column } = find(label);
    sheet.getRow(row).getCell(column + 1).value = text;
  }
  for (const [title, text] of Object.entries(person)) {
    const { row, column } = find(title);
    sheet.getRow(row + 1).getCell(column).value = text;
  }
  await book.xlsx.writeFile(to);
}

/** The template of a unit, filled in with one person and put into a folder of responses. */
export async function listOfHoaAn(office: SmallOffice, folder: string): Promise<void> {
  const out = join(office.folder, 'mau');
  const wanted = ['--unit', 'Xã Hòa An', '--out', out];
  const made = await command(['lists', 'template', ...office.options.slice(0, 2), ...wanted, ...NOW]);
  expect(made.code, made.err).toBe(0);
  const [template = ''] = readdirSync(out);
  await filled(
    join(out, template),
    join(folder, 'hoa-an.xlsx'),
    { 'Ngày nhận': '07/05/2026' },
    {
      'Họ và tên': 'Đặng Thị Danh Sách',
      'Chức vụ': 'Phó Chủ tịch UBMTTQ xã',
      'Thành phần': 'Lãnh đạo UBMTTQ',
      'Số điện thoại': '0900555666',
    },
  );
}

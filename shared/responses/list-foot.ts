/** What ends a list of people: totals, then place, date, who signs. */
import { plainKey } from '../text/vietnamese.ts';
import type { CellValue } from '../workbook/model.ts';
import { cellText } from './cell-text.ts';
import type { ListColumns } from './list-columns.ts';

/** “Cộng”, “Tổng số: 3 đại biểu”; “Tống Văn A” is somebody, and so is one whose note begins with “Tổng hợp”. */
export function isTotal(cells: readonly CellValue[], names: readonly string[]): boolean {
  const said = names.filter((text) => !NUMBER.test(text));
  const first = cells.map(cellText).find((text) => text !== '' && !NUMBER.test(text));
  return (said.length === 0 ? [first ?? ''] : said).every((text) => TOTAL.test(plainKey(text)));
}

const NUMBER = /^\d+[.)]?$/;
const TOTAL =
  /^(?:tong cong|tong so|tong|cong)(?: (?:so )?(?:dai bieu|nguoi|danh sach))?[\s:.,\d]*(?:dai bieu|nguoi)?[\s.]*$/;

/** A row of the foot names nobody who comes: its words stand in no column of a person, or across several. */
export function isFoot(cells: readonly CellValue[], { name }: ListColumns): boolean {
  const texts = cells.map((cell) => plainKey(cellText(cell)));
  if (!texts.some((text) => FOOT.test(text))) return false;
  const named = name.map((column) => texts[column] ?? '').filter((text) => text !== '');
  return named.every(
    (text) => FOOT.test(text) || texts.filter((other) => other === text).length > name.length + 1,
  );
}

const DOTS = '[\\d.…_\\s]+';
const FOOT = new RegExp(
  [
    `^(?:[^,]{0,60}, ?)?ngay ${DOTS}thang ${DOTS}(?:nam ${DOTS})?$`,
    '^(?:tm|kt|tl|tuq|q)\\.',
    '^(?:nguoi|can bo|chuyen vien) (?:lap|tong hop)(?: (?:bieu|danh sach))?\\W*$',
    '^(?:thu truong|noi nhan|xac nhan (?:cua|ubnd))',
    '^\\(ky\\b',
  ].join('|'),
);

/** Lines that the sent template ends with, still as they were sent. */
export function isFootOfTemplate(cells: readonly CellValue[]): boolean {
  const texts = cells.map((cell) => plainKey(cellText(cell))).filter((text) => text !== '');
  return texts.every((text) => UNTOUCHED.test(text));
}

const UNTOUCHED =
  /^(?:[.…_]+, ngay [.…_]+ thang [.…_]+ nam 20[.…_]+|\(ky, ghi ro ho ten(?:, dong dau)?\)|tm\. thuong truc hoi dong nhan dan|thu truong don vi|nguoi lap danh sach)$/;

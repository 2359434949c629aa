import { comparedText } from '../responses/cell-text.ts';
import { unwrappedText } from '../responses/excel-text.ts';
import { headingRow } from '../responses/heading-row.ts';
import type { ResponsesTable } from '../responses/response.ts';
import { ResponsesError } from '../responses/responses-error.ts';
import { type SoundLetters, withSoundLetters } from '../responses/spoilt-letters.ts';
import type { CellValue } from '../workbook/model.ts';
import { isOurTable } from '../workbook/our-table.ts';
import { cellOf } from './read-google-workbook.ts';
import type { GoogleSheet } from './google-workbook.ts';

/** Which tab holds the Form's responses, where the office says so. */
export interface ResponsesChoice {
  readonly sheetId?: number;
  readonly title?: string;
}

export interface ResponsesCandidate {
  readonly sheet: GoogleSheet;
  readonly values: readonly (readonly unknown[])[];
}

/** What was read in search of the responses, and what came of it. */
export interface ResponsesReading {
  /** Null: there is no table, or nobody can tell which of several the Form feeds. */
  readonly table: ResponsesTable | null;
  /** Titles of the tabs looked at, each with what stands there, in words. */
  readonly lookedAt: string;
  /** Why there is no table. */
  readonly missing: 'none' | 'several' | null;
}

/** The tabs worth reading: the one chosen; else every tab that is not ours, those named as Forms names them first. */
export function responsesCandidates(
  others: readonly GoogleSheet[],
  choice: ResponsesChoice,
): readonly GoogleSheet[] {
  if (isChosen(choice)) return others.filter((sheet) => matches(sheet, choice));
  const theirs = others.filter(({ isCopyOfOurs }) => isCopyOfOurs !== true);
  const isNamed = (sheet: GoogleSheet) => FORM_TITLE.test(plain(sheet.title));
  return [...theirs.filter(isNamed), ...theirs.filter((sheet) => !isNamed(sheet))].slice(0, CANDIDATES_MAX);
}

/**
 * The table among the tabs read: the one chosen, else the one with the titles of responses, wherever they stand. Of
 * several, one that holds every row of the others (they are copies of it, or what it held before the Form was linked
 * anew); where none does nobody can tell which the Form feeds, and the office must say.
 *
 * @param passedOver tabs that are not read, because they are copies of ours.
 */
export function responsesTable(
  candidates: readonly ResponsesCandidate[],
  choice: ResponsesChoice,
  timeZone?: string,
  passedOver: readonly GoogleSheet[] = [],
): ResponsesReading {
  const read = candidates.map(({ sheet, values }) => {
    const isOurs = !isChosen(choice) && isOurTable(values);
    return { sheet, isOurs, table: isOurs ? null : tableIn(values, sheet.title, isChosen(choice)) };
  });
  const lookedAt = [
    ...read.map(({ sheet, table, isOurs }) => [sheet.title, isOurs ? COPY_WORDS : stateWords(table)]),
    ...passedOver.map(({ title }) => [title, COPY_WORDS]),
  ]
    .map(([title, words]) => `“${title}” (${words})`)
    .join(', ');
  const found = read.flatMap(({ sheet, table }) => (table === null ? [] : [{ sheet, table }]));
  const whole = found.find((one) => found.every((other) => holdsRowsOf(one.table, other.table)));
  if (whole === undefined)
    return {
      table: null,
      lookedAt: lookedAt || wantedWords(choice),
      missing: found.length === 0 ? 'none' : 'several',
    };
  const { sheet } = whole;
  const table = withLetters(whole.table, sheet.title);
  const copies = found.filter((one) => one !== whole).map((one) => `“${one.sheet.title}”`);
  const notices = [
    ...(table.notices ?? []),
    ...(copies.length === 0
      ? []
      : [
          `Đọc phản hồi ở tab “${sheet.title}”; ${copies.join(', ')} chỉ chứa những dòng đã có ở đó nên không đọc.`,
        ]),
  ];
  const taken: ResponsesTable = {
    ...table,
    ...(notices.length === 0 ? {} : { notices }),
    ...(timeZone === undefined ? {} : { timeZone }),
  };
  return { table: taken, lookedAt, missing: null };
}

/** Why no table of responses was taken and what to do, for the person who asked for a sync. */
export function responsesMissingText({ lookedAt, missing }: ResponsesReading): string {
  return missing === 'several'
    ? `Có nhiều tab giống bảng phản hồi mà mỗi tab có dòng riêng, không rõ biểu mẫu đang ghi vào tab nào: ${lookedAt}. ` +
        'Đề nghị chỉ rõ tab bằng --responses-tab (hoặc cấu hình máy chủ), hoặc xóa tab không dùng.'
    : `Không tìm thấy bảng phản hồi trong bảng tính; đã tìm ở: ${lookedAt}. ` +
        'Đề nghị kiểm tra tab phản hồi còn không và dòng tiêu đề của nó (Dấu thời gian, Đơn vị, Họ và tên), hoặc liên kết lại biểu mẫu.';
}

function tableIn(
  values: readonly (readonly unknown[])[],
  title: string,
  isChosen: boolean,
): ResponsesTable | null {
  const cells = values.map((row) => row.map(cellOf));
  const first = looksLikeResponses(values[0] ?? []) ? 0 : null;
  const heading = first ?? headingRow(cells, NEEDED);
  if (heading !== null) return tableBelow(cells, heading);
  const readBack = tableReadBack(cells, title);
  if (readBack !== null || !isChosen) return readBack;
  return tableBelow(cells, headingRow(cells, NEEDED - 1) ?? 0);
}

/** Titles in an old encoding are known only once they are read back. */
function tableReadBack(cells: Cells, title: string): ResponsesTable | null {
  const sound = soundLetters(cells, title);
  if (sound?.notice == null) return null;
  const heading = headingRow(sound.rows, NEEDED);
  return heading === null ? null : { ...tableBelow(sound.rows, heading), notices: [sound.notice] };
}

/** Null: they cannot be read back, or they are not what they seem. */
function soundLetters(cells: Cells, title: string): SoundLetters | null {
  try {
    return withSoundLetters(cells, `Tab “${title}”`);
  } catch (error) {
    if (error instanceof ResponsesError) return null;
    throw error;
  }
}

/** The answers below sound titles may have been pasted from elsewhere. Throws `ResponsesError` where letters are lost. */
function withLetters(table: ResponsesTable, title: string): ResponsesTable {
  const sound = withSoundLetters([table.header, ...table.rows], `Tab “${title}”`);
  if (sound.notice === null) return table;
  const [, ...rows] = sound.rows;
  return { ...table, rows, notices: [...(table.notices ?? []), sound.notice] };
}

function tableBelow(cells: Cells, heading: number): ResponsesTable {
  const [titles = [], ...rows] = cells.slice(heading);
  return {
    header: titles.map((title) => (title === null ? '' : String(title))),
    rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? unwrappedText(cell) : cell))),
  };
}

type Cells = readonly (readonly CellValue[])[];

/** A tab of staff's own may well have a day and a unit; only responses have all three. */
const NEEDED = 3;

function stateWords(table: ResponsesTable | null): string {
  if (table === null) return 'không có tiêu đề của bảng phản hồi';
  return table.rows.length === 0
    ? 'bảng phản hồi chưa có dòng nào'
    : `bảng phản hồi ${table.rows.length} dòng`;
}

const COPY_WORDS = 'bản sao một tab của Sổ Lớp nên không đọc';

function wantedWords({ sheetId, title }: ResponsesChoice): string {
  if (title !== undefined) return `tab “${title}” đã chỉ định, nay không còn hoặc đã đổi tên`;
  return sheetId === undefined
    ? 'bảng tính không có tab nào khác'
    : `tab số ${sheetId} đã chỉ định, nay không còn`;
}

/** Wherever the rows stand; columns that only one of the two has do not count, as where staff filter into a tab of their own. */
function holdsRowsOf(whole: ResponsesTable, part: ResponsesTable): boolean {
  if (whole === part) return true;
  const common = part.header.flatMap((title, column) => {
    const same = title === '' ? -1 : whole.header.indexOf(title);
    return same < 0 || part.header.indexOf(title) !== column ? [] : [{ whole: same, part: column }];
  });
  if (common.length < COMMON_MIN) return false;
  const rows = new Set(
    whole.rows.map((row) =>
      rowText(
        row,
        common.map((column) => column.whole),
      ),
    ),
  );
  return part.rows.every((row) =>
    rows.has(
      rowText(
        row,
        common.map((column) => column.part),
      ),
    ),
  );
}

/** A time and a name. */
const COMMON_MIN = 2;

function rowText(row: readonly CellValue[], columns: readonly number[]): string {
  return JSON.stringify(columns.map((column) => comparedText(row[column])));
}

/** An office's spreadsheet has a handful of tabs of its own; more are not read in search of one. */
const CANDIDATES_MAX = 12;

/** "Câu trả lời biểu mẫu 1", "Form Responses 1", "Form_Responses". */
const FORM_TITLE =
  /^(?:cau tra loi (?:bieu mau|cua bieu mau)|form[ _]?responses?|phan hoi (?:cua )?bieu mau)/;

const TIME_TITLE = /^(?:dau thoi gian|timestamp|thoi gian (?:gui|nop|dang ky)|ngay gio (?:gui|nop))$/;

function looksLikeResponses(header: readonly unknown[]): boolean {
  const titles = header.filter((title) => typeof title === 'string' && title.trim() !== '');
  const first = header[0];
  return titles.length > 1 && typeof first === 'string' && TIME_TITLE.test(plain(first));
}

function isChosen({ sheetId, title }: ResponsesChoice): boolean {
  return sheetId !== undefined || title !== undefined;
}

function matches(sheet: GoogleSheet, { sheetId, title }: ResponsesChoice): boolean {
  return sheetId === undefined ? isTitle(sheet, title ?? '') : sheet.sheetId === sheetId;
}

/** Whether that is what somebody calls the tab. */
export function isTitle(sheet: GoogleSheet, title: string): boolean {
  return plain(sheet.title) === plain(title);
}

function plain(text: string): string {
  const letters = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/gi, 'd');
  return letters.replace(/\s+/g, ' ').trim().toLowerCase();
}

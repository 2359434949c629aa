import type { ResponsesTable } from '../responses/response.ts';
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

/** The tabs worth reading: the one chosen; else those named as Forms names them; else every tab that is not ours. */
export function responsesCandidates(
  others: readonly GoogleSheet[],
  choice: ResponsesChoice,
): readonly GoogleSheet[] {
  if (isChosen(choice)) return others.filter((sheet) => matches(sheet, choice));
  const named = others.filter((sheet) => FORM_TITLE.test(plain(sheet.title)));
  return (named.length > 0 ? named : others).slice(0, CANDIDATES_MAX);
}

/**
 * The table among the tabs read. Without a choice it is the one whose heading begins with a time of submission; where
 * several do, nobody can tell which the Form feeds, and none is taken: the office must say.
 */
export function responsesTable(
  candidates: readonly ResponsesCandidate[],
  choice: ResponsesChoice,
): ResponsesTable | null {
  const found = isChosen(choice)
    ? candidates
    : candidates.filter(({ values }) => looksLikeResponses(values[0] ?? []));
  const [only, ...more] = found;
  if (only === undefined || more.length > 0) return null;
  const [header = [], ...rows] = only.values;
  return {
    header: header.map(titleOf),
    rows: rows.map((row) => row.map(cellOf)),
  };
}

function titleOf(title: unknown): string {
  const value = cellOf(title);
  return value === null ? '' : String(value);
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
  return sheetId === undefined ? plain(sheet.title) === plain(title ?? '') : sheet.sheetId === sheetId;
}

function plain(text: string): string {
  const letters = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/gi, 'd');
  return letters.replace(/\s+/g, ' ').trim().toLowerCase();
}

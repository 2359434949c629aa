/**
 * Reads a whole column of submission times. It is read as one, because only the column shows whether 06/05/2026 is a
 * day of May or of June (known trap): a cell such as 13/05/2026 proves the order for all. Where nothing proves it and
 * the two readings of some cell differ, the order must be given; it is never guessed from today or from the rows'
 * order, which a person may have sorted. The same for years of two digits, where all cells have them.
 *
 * A clock's time is that of the zone the cell names, else of where the table stands (R5).
 */
import { instantInZone, statedZone, VIETNAM, type Zone } from '../time/time-zones.ts';
import {
  type DateOrder,
  instantOfParts,
  type TimestampParts,
  timestampParts,
  wallOfParts,
  type YearOrder,
} from '../time/timestamp-text.ts';
import { maskPhonesIn } from '../people/phone.ts';
import type { CellValue } from '../workbook/model.ts';
import { cellText } from './cell-text.ts';
import { ResponsesError } from './responses-error.ts';
import { refuseSwappedDates } from './swapped-dates.ts';

export interface TimestampOptions {
  readonly dateOrder?: DateOrder | undefined;
  /** The tab of the plan in which staff may say it. */
  readonly planTab?: string | undefined;
  /** Where the table's clock stands, as a name of the IANA list or an offset; absent: Vietnam. */
  readonly timeZone?: string | undefined;
}

/** Milliseconds since the epoch by row; null where the cell holds no readable time. Throws `ResponsesError`. */
export function readTimestamps(
  cells: readonly CellValue[],
  { dateOrder, timeZone, planTab = 'Kế hoạch' }: TimestampOptions = {},
): (number | null)[] {
  const zone = zoneOfTable(timeZone);
  const serials = cells.map(serialOf);
  const texts = cells.map((cell, index) => (serials[index] === null ? timestampParts(cellText(cell)) : null));
  refuseZones(texts, cells);
  refuseSwappedDates(
    serials.map((serial, index) => (serial === null ? (texts[index] ?? null) : wallOfSerial(serial))),
    cells,
  );
  const read = withoutMixedYears(texts);
  const order = orderOfColumn(read, cells, dateOrder, planTab);
  const instants = cells.map((_, index) => {
    const serial = serials[index] ?? null;
    if (serial !== null) return instantInZone(wallOfSerial(serial), zone);
    const parts = read[index] ?? null;
    return parts === null ? null : instantOfParts(parts, order, zone);
  });
  refuseUnreadable(instants, cells);
  return instants;
}

/** A column that is written in a way nobody knows is one question, and not one for each row. */
function refuseUnreadable(instants: readonly (number | null)[], cells: readonly CellValue[]): void {
  const filled = instants.flatMap((_, index) => (cellText(cells[index]) === '' ? [] : [index]));
  const unread = filled.filter((index) => instants[index] === null);
  const read = filled.length - unread.length;
  if (unread.length < UNREADABLE_MIN || read > filled.length * STRAY_SHARE_MAX) return;
  throw new ResponsesError(
    'timestamps-unreadable',
    `Không đọc được thời điểm gửi của ${unread.length} trong ${filled.length} dòng, ví dụ “${shownTime(cells[unread[0] ?? 0])}”; ` +
      'cần dạng 06/05/2026 14:05:11. Đề nghị tải lại bảng phản hồi từ Google Biểu mẫu, hoặc đặt định dạng ngày giờ của cột này rồi xuất lại.',
  );
}

/** A single row may be somebody's own mistake. */
const UNREADABLE_MIN = 2;
const SHOWN_LENGTH_MAX = 60;

function shownTime(cell: CellValue | undefined): string {
  return maskPhonesIn(cellText(cell).slice(0, SHOWN_LENGTH_MAX));
}

function zoneOfTable(timeZone: string | undefined): Zone {
  if (timeZone === undefined) return VIETNAM;
  const zone = statedZone(timeZone);
  if (zone !== null) return zone;
  throw new ResponsesError(
    'time-zone-unclear',
    `Không rõ múi giờ “${timeZone}” của bảng tính, nên không biết các phản hồi gửi lúc nào. ` +
      'Đề nghị vào Tệp › Cài đặt của bảng tính, chọn múi giờ (GMT+07:00) rồi đồng bộ lại.',
  );
}

/** Serials of the years 2000–2099; other numbers are no dates. */
const SERIAL_MIN = 36_526;
const SERIAL_MAX = 73_051;

/** A date cell arrives as a serial; a .csv may hold one as text ("46148,5869"). */
function serialOf(cell: CellValue): number | null {
  const number =
    typeof cell === 'string' && /^\s*\d{5}(?:[.,]\d+)?\s*$/.test(cell)
      ? Number(cell.trim().replace(',', '.'))
      : cell;
  return typeof number === 'number' && number >= SERIAL_MIN && number < SERIAL_MAX ? number : null;
}

/** Rounded to the second's thousandth, because a serial's fraction is not exact. */
function wallOfSerial(serial: number): number {
  return Math.round((serial - SERIAL_OF_EPOCH) * 86_400_000);
}

/** Days between 1899-12-30, where spreadsheets begin to count, and 1970-01-01. */
const SERIAL_OF_EPOCH = 25_569;

/** A zone that several share, or that most of the column has and nobody knows, is one question and not one for each row. */
function refuseZones(texts: readonly (TimestampParts | null)[], cells: readonly CellValue[]): void {
  const ambiguous = texts.findIndex((parts) => parts?.zone === 'ambiguous');
  const unknown = texts.flatMap((parts, index) => (parts?.zone === 'unknown' ? [index] : []));
  const read = texts.filter((parts) => parts !== null).length;
  const isWhole = unknown.length > read * STRAY_SHARE_MAX;
  const index = ambiguous >= 0 ? ambiguous : isWhole ? unknown[0] : undefined;
  if (index === undefined) return;
  const why = ambiguous >= 0 ? 'ghi tắt một múi giờ mà nhiều nơi cùng dùng' : 'ghi một múi giờ chưa biết';
  throw new ResponsesError(
    'time-zone-unclear',
    `Cột thời điểm gửi ${why}, ví dụ “${cellText(cells[index])}”, nên không biết các phản hồi gửi lúc nào. ` +
      'Đề nghị đặt múi giờ của Google Biểu mẫu hoặc bảng tính (Tệp › Cài đặt) là (GMT+07:00) rồi tải lại bảng phản hồi.',
  );
}

/** Years of two digits are read where the whole column has them; among others each is a mistake of its own. */
function withoutMixedYears(texts: readonly (TimestampParts | null)[]): readonly (TimestampParts | null)[] {
  const areAllShort = texts.every((parts) => parts === null || parts.isShortYear);
  return areAllShort ? texts : texts.map((parts) => (parts?.isShortYear === true ? null : parts));
}

/** One stray cell among many that agree is a mistake of its own (it becomes `no_time`), not a doubt about the rest. */
const STRAY_SHARE_MAX = 0.1;

function orderOfColumn(
  read: readonly (TimestampParts | null)[],
  cells: readonly CellValue[],
  given: DateOrder | undefined,
  planTab: string,
): YearOrder {
  const isYearFirst = yearFirst(read, cells, given);
  if (isYearFirst) return 'ymd';
  if (given !== undefined) return given;
  const proofs = { dmy: 0, mdy: 0 };
  let open: number | null = null;
  read.forEach((parts, index) => {
    if (parts === null) return;
    const asDmy = wallOfParts(parts, 'dmy');
    const asMdy = wallOfParts(parts, 'mdy');
    if (asDmy !== null && asMdy === null) proofs.dmy++;
    if (asMdy !== null && asDmy === null) proofs.mdy++;
    if (asDmy !== null && asMdy !== null && asDmy !== asMdy) open ??= index;
  });
  const [winner, fewer] =
    proofs.dmy >= proofs.mdy ? (['dmy', proofs.mdy] as const) : (['mdy', proofs.dmy] as const);
  const isProved = proofs[winner] > 0 && fewer <= proofs[winner] * STRAY_SHARE_MAX;
  if (isProved || (open === null && fewer === 0)) return winner;
  throw orderUnclear(open === null ? '' : cellText(cells[open]), proofs, planTab);
}

/** Of years of two digits: whether the first number is the year. Years far from the product's own life are none. */
function yearFirst(
  read: readonly (TimestampParts | null)[],
  cells: readonly CellValue[],
  given: DateOrder | undefined,
): boolean {
  const short = read.flatMap((parts, index) =>
    parts?.isShortYear === true && parts.order === 'either' ? [{ parts, index }] : [],
  );
  if (short.length === 0) return false;
  const fits = (order: YearOrder) =>
    short.filter(({ parts }) => {
      const wall = wallOfParts(parts, order);
      return wall !== null && isPlausibleYear(new Date(wall).getUTCFullYear());
    }).length;
  const last = Math.max(fits('dmy'), fits('mdy'));
  const first = fits('ymd');
  const isLast = last > 0 && first <= last * STRAY_SHARE_MAX;
  const isSame = short.every(({ parts }) => wallOfParts(parts, 'ymd') === wallOfParts(parts, 'dmy'));
  if (isLast || isSame || given !== undefined) return false;
  if (first > 0 && last <= first * STRAY_SHARE_MAX) return true;
  throw yearUnclear(cellText(cells[short[0]?.index ?? 0]));
}

const SHORT_YEAR_MIN = 2020;
const SHORT_YEAR_MAX = 2039;

function isPlausibleYear(year: number): boolean {
  return year >= SHORT_YEAR_MIN && year <= SHORT_YEAR_MAX;
}

function yearUnclear(example: string): ResponsesError {
  return new ResponsesError(
    'date-order-unclear',
    `Cột thời điểm gửi ghi năm bằng hai chữ số, ví dụ “${example}”: không rõ số nào là năm. ` +
      'Đề nghị xuất lại với năm đủ bốn chữ số (ví dụ 06/05/2026), hoặc thêm --date-order dmy hay --date-order mdy nếu năm đứng cuối.',
  );
}

function orderUnclear(
  example: string,
  proofs: { dmy: number; mdy: number },
  planTab: string,
): ResponsesError {
  const why =
    proofs.dmy > 0
      ? `Cột thời điểm gửi lẫn hai kiểu: ${proofs.dmy} dòng chỉ đọc được là ngày/tháng, ${proofs.mdy} dòng chỉ đọc được là tháng/ngày.`
      : `Cột thời điểm gửi có thể đọc là ngày/tháng hoặc tháng/ngày, ví dụ “${example}”; không dòng nào cho biết kiểu nào đúng.`;
  return new ResponsesError(
    'date-order-unclear',
    `${why} Đề nghị cho biết một lần: chọn “Kiểu ngày trong bảng phản hồi” ở tab “${planTab}”, ` +
      'hoặc thêm --date-order dmy (ngày/tháng/năm) hay --date-order mdy (tháng/ngày/năm) khi chạy lệnh.',
  );
}

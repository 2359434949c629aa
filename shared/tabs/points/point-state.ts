/** What staff recorded of one point, and how far it is (P74). */
import { dayCell, textCell } from '../../programme/progress-cell.ts';
import { readPhones } from '../../people/phone.ts';
import { plainKey } from '../../text/vietnamese.ts';
import { displayDay, type IsoDay } from '../../time/local-date.ts';
import { PRESENT_COLUMN } from '../../workbook/keys.ts';
import type { RowOn } from '../office/cells-on.ts';
import { countCell } from '../office/count-cell.ts';

export const POINT_STATES = ['ready', 'failed', 'placed', 'none'] as const;
export type PointState = (typeof POINT_STATES)[number];

export const POINT_STATE_WORDS: Readonly<Record<PointState, string>> = {
  ready: 'Sẵn sàng',
  failed: 'Thử chưa đạt',
  placed: 'Đã báo địa điểm',
  none: 'Chưa báo',
};

export interface Point {
  readonly state: PointState;
  /** The day of the test, as staff say; null: they do not. */
  readonly testedOn: IsoDay | null;
  /** Null: not told, or not readable. */
  readonly expected: number | null;
  /** By day, where it was told how many were there: 0 is a number, nothing is none. */
  readonly present: ReadonlyMap<IsoDay, number>;
  readonly problems: readonly string[];
}

export function readPoint(row: RowOn, days: readonly IsoDay[], asOf: IsoDay): Point {
  const problems: string[] = [];
  const say = (text: string): void => void problems.push(text);
  const place = textCell(row.value('place'));
  const testedOn = testDay(row, asOf, say);
  const result = testedOn === undefined ? null : testResult(row, say);
  if (place === null && result !== null)
    say('Có kết quả thử, chưa có địa điểm: chưa tính; đề nghị ghi địa điểm.');
  checkContact(row, place, say);
  const state = place === null ? 'none' : result === null ? 'placed' : result;
  const expected = countOf(row, 'expected', 'Dự kiến dự', say);
  const present = new Map<IsoDay, number>();
  for (const day of days) {
    const count = countOf(row, PRESENT_COLUMN.of(day), `Có mặt ngày ${displayDay(day)}`, say);
    if (count === null) continue;
    if (day > asOf) say(`Ngày ${displayDay(day)} chưa đến: số có mặt chưa tính.`);
    else present.set(day, count);
  }
  return { state, testedOn: testedOn ?? null, expected, present, problems };
}

/** Undefined: there is one, and nobody can tell which, so what was found that day does not count yet. */
function testDay(row: RowOn, asOf: IsoDay, say: (text: string) => void): IsoDay | null | undefined {
  const { value: day, unreadable } = dayCell(row.value('tested'));
  if (unreadable !== null) {
    say(`Ngày thử “${unreadable}” không đọc được: chưa tính kết quả thử; đề nghị ghi dạng 18/05/2026.`);
    return undefined;
  }
  if (day === null || day <= asOf) return day;
  // A test that is planned has no result yet.
  if (textCell(row.value('result')) !== null)
    say(`Ngày thử ${displayDay(day)} ở tương lai: chưa tính kết quả thử; đề nghị kiểm tra.`);
  return undefined;
}

function testResult(row: RowOn, say: (text: string) => void): 'ready' | 'failed' | null {
  const text = textCell(row.value('result'));
  if (text === null) return null;
  const result = RESULTS.get(plainKey(text)) ?? null;
  if (result === null) say(`Kết quả thử “${text}” chưa tính; đề nghị chọn “Đạt” hoặc “Chưa đạt”.`);
  return result;
}

const RESULTS: ReadonlyMap<string, 'ready' | 'failed'> = new Map([
  ['dat', 'ready'],
  ['chua dat', 'failed'],
  ['khong dat', 'failed'],
]);

function checkContact(row: RowOn, place: string | null, say: (text: string) => void): void {
  const phone = textCell(row.value('phone'));
  // Without the digits: they are nobody's business but the one who calls (P227).
  if (phone !== null && readPhones(phone).valid.length === 0)
    say('Số điện thoại không đúng dạng; đề nghị kiểm tra.');
  if (place !== null && textCell(row.value('contact')) === null) say('Chưa có cán bộ đầu mối.');
}

function countOf(row: RowOn, column: string, title: string, say: (text: string) => void): number | null {
  const { value, unreadable } = countCell(row.value(column));
  if (unreadable !== null)
    say(`${title}: “${unreadable}” không phải số người, chưa tính; đề nghị ghi một số nguyên.`);
  return value;
}

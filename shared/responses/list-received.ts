/**
 * When the office received a list (P43): the day that it typed beside “Ngày nhận”, else the one day in the file's name. What
 * was typed is somebody's word and goes first. The file's own time is no word of anybody: copying sets it anew, and a list
 * received in time would become late by being moved to another folder.
 */
import { maskPhonesIn } from '../people/phone.ts';
import { dayOfSerial, displayDay, type IsoDay, serialOfDay } from '../time/local-date.ts';
import { timestampParts, wallOfParts } from '../time/timestamp-text.ts';
import type { CellValue } from '../workbook/model.ts';
import { cellText } from './cell-text.ts';
import type { DayInName } from './day-in-name.ts';
import type { ReceivedSaid } from './list-heading.ts';

export interface Received {
  readonly day: IsoDay;
  /** As a cell of the table: with its time of day where one was typed, else the day's first moment. */
  readonly serial: number;
  readonly from: 'typed' | 'name';
}

export function receivedOf(
  said: readonly ReceivedSaid[],
  inName: DayInName,
): { readonly received: Received | null; readonly notices: readonly string[] } {
  const typed = [...new Set(said.map(({ value }) => value))];
  const serials = [...new Set(typed.map(serialTyped))];
  const [serial] = serials;
  if (serial === undefined) return byName(inName);
  if (serials.length > 1 || serial === null) {
    const words = typed.map((value) => `“${shown(value)}”`).join(', ');
    const why = serials.length > 1 ? 'ghi nhiều ngày' : 'không đọc được';
    return asked(`“Ngày nhận” ${why} (${words}; cần dạng 11/05/2026 hoặc 11/05/2026 14:30)`);
  }
  const day = dayOfSerial(serial);
  const differs = inName.day !== null && inName.day !== day;
  return {
    received: { day, serial, from: 'typed' },
    notices: differs
      ? [`“Ngày nhận” là ${displayDay(day)}, tên tệp ghi ${displayDay(inName.day)}; tính theo “Ngày nhận”.`]
      : [],
  };
}

function byName({ day, problem }: DayInName): ReturnType<typeof receivedOf> {
  if (day === null)
    return asked(
      problem === null
        ? 'chưa ghi “Ngày nhận”, tên tệp cũng không có ngày'
        : `chưa ghi “Ngày nhận”; ${problem}`,
    );
  return { received: { day, serial: serialOfDay(day), from: 'name' }, notices: [] };
}

function asked(why: string): ReturnType<typeof receivedOf> {
  return {
    received: null,
    notices: [
      `${why}, nên chưa biết gửi lúc nào và chưa ai trong danh sách được ghi nhận. Đề nghị ghi ngày cơ quan nhận vào ô “Ngày nhận” của tệp rồi đồng bộ lại.`,
    ],
  };
}

/** Serials of the years 2000–2099. */
const SERIAL_MIN = 36_526;
const SERIAL_END = 73_051;
const MS_PER_DAY = 86_400_000;

/** Null: no day that can be told. A year of two digits is none. */
function serialTyped(value: CellValue): number | null {
  if (typeof value === 'number') return value >= SERIAL_MIN && value < SERIAL_END ? value : null;
  const parts = timestampParts(cellText(value));
  if (parts === null || parts.isShortYear || parts.zone !== 'none') return null;
  const wall = wallOfParts(parts, 'dmy');
  if (wall === null) return null;
  return serialOfDay(new Date(wall).toISOString().slice(0, 10)) + (wall % MS_PER_DAY) / MS_PER_DAY;
}

const SHOWN_LENGTH_MAX = 40;

function shown(value: CellValue): string {
  return maskPhonesIn(cellText(value).slice(0, SHOWN_LENGTH_MAX));
}

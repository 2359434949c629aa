import type { PanelClass, PanelDay } from '#shared/panel/panel-state.ts';
import { displayDay, displayInstant } from '#shared/time/local-date.ts';

/** `14:05` today, `07/05/2026 14:05` on another day. */
export function clock(instant: number, now: number): string {
  const shown = displayInstant(instant);
  const [day, time] = shown.split(' ') as [string, string];
  return displayInstant(now).startsWith(day) ? time : shown;
}

export function day(isoDay: string): string {
  return displayDay(isoDay);
}

/** P38: of a class of several days every one. */
export function daysOfClass({ date, weekday, sessions, days }: PanelClass): readonly PanelDay[] {
  return days ?? [{ date, weekday, sessions }];
}

/** `0912 345 678`: read out in groups on the phone. */
export function phoneGroups(phone: string): string {
  return /^\d{10}$/.test(phone) ? `${phone.slice(0, 4)} ${phone.slice(4, 7)} ${phone.slice(7)}` : phone;
}

/** Days to a due date, in words. */
export function daysLeft(days: number | null): string {
  if (days === null) return '';
  if (days < 0) return `Quá hạn ${-days} ngày`;
  if (days === 0) return 'Hạn hôm nay';
  return `Còn ${days} ngày`;
}

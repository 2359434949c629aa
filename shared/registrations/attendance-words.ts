import { numberText } from '../text/number-text.ts';
import type { ClassSession } from '../plan/class-sessions.ts';
import type { ClassAttendance, SessionAttendance } from './class-attendance.ts';

/** "sáng: có mặt 24/27 (89%), vắng có lý do 2, vắng không lý do 1"; P40. */
export function attendanceSentences(
  { sessions, absentUnits }: ClassAttendance,
  planned: readonly ClassSession[],
  unitName: (code: string) => string,
): readonly string[] {
  const told = sessions.map((one, at) => sessionText(one, planned[at]?.label ?? one.session));
  const units = absentUnits.map(unitName);
  const absent = units.length === 0 ? [] : [`Vắng cả đoàn (${units.length}): ${units.join(', ')}.`];
  return [`Có mặt ${told.join('; ')}.`, ...absent];
}

function sessionText(one: SessionAttendance, label: string): string {
  const { present, excused, unexcused, notCalled, rate } = one;
  if (rate === null) return `${label}: chưa điểm danh`;
  const called = present + excused + unexcused;
  const beside = [
    ...(excused === 0 ? [] : [`vắng có lý do ${excused}`]),
    ...(unexcused === 0 ? [] : [`vắng không lý do ${unexcused}`]),
    ...(notCalled === 0 ? [] : [`chưa điểm danh ${notCalled}`]),
  ];
  const share = `${numberText(present)}/${numberText(called)} (${Math.round(rate * 100)}%)`;
  return [`${label} ${share}`, ...beside].join(', ');
}

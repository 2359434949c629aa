import { displayDay, weekdayOf } from '../time/local-date.ts';
import type { Unit } from '../units/unit.ts';
import { isDay } from './plan-day.ts';
import type { ClassField, PlanFinding } from './plan-problem.ts';
import type { PlanClass } from './plan.ts';
import { statedCounts } from './stated-counts.ts';
import { weekdayNamed } from '../time/weekday.ts';

/** One class by itself: its day, sessions, host, and whether what the document states of it agrees with what it lists. */
export function checkClass(
  planClass: PlanClass,
  index: number,
  byCode: ReadonlyMap<string, Unit>,
): readonly PlanFinding[] {
  const findings: PlanFinding[] = [];
  const add = (severity: 'error' | 'warning', field: ClassField, value: string, message: string) =>
    findings.push({ severity, part: { of: 'class', class: index, field }, value, message });

  if (!isDay(planClass.date)) {
    add('error', 'date', planClass.date, 'ngày học phải là một ngày có thật (ví dụ 12/5/2026).');
  } else if (planClass.weekdayStated !== null) {
    const complaint = weekdayComplaint(planClass.weekdayStated, planClass.date);
    if (complaint !== null) add('warning', 'weekdayStated', planClass.weekdayStated, complaint);
  }
  for (const { name, start } of planClass.sessions) {
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(start) || /[;\n]/.test(name)) {
      add(
        'error',
        'sessions',
        `${name} ${start}`.trim(),
        'mỗi buổi gồm tên và giờ bắt đầu, ví dụ “sáng 08:00; chiều 13:15”.',
      );
    }
  }
  if (planClass.host !== null && planClass.host !== '' && !byCode.has(planClass.host)) {
    add(
      'error',
      'host',
      planClass.host,
      'không có đơn vị nào mang mã này; đề nghị kiểm tra đơn vị nơi tổ chức.',
    );
  }
  if (planClass.units.length === 0)
    add('warning', 'units', '', 'lớp chưa có đơn vị nào; đề nghị xếp đơn vị vào lớp.');
  for (const [field, value, message] of countComplaints(planClass, byCode))
    add('warning', field, value, message);
  return findings;
}

function weekdayComplaint(stated: string, date: string): string | null {
  const named = weekdayNamed(stated);
  if (named === null) return 'không rõ là thứ mấy trong tuần; đề nghị ghi lại, ví dụ “thứ Ba”.';
  if (named === weekdayNamed(weekdayOf(date))) return null;
  return `ngày ${displayDay(date)} là ${weekdayOf(date)}; đề nghị kiểm tra ngày và thứ.`;
}

type CountComplaint = readonly [field: ClassField, value: string, message: string];

function countComplaints(
  { statedText, statedUnits, units }: PlanClass,
  byCode: ReadonlyMap<string, Unit>,
): readonly CountComplaint[] {
  const complaints: CountComplaint[] = [];
  if (statedUnits !== null && statedUnits !== units.length) {
    const message = `văn bản nêu ${statedUnits} đơn vị, danh sách có ${units.length}; đề nghị kiểm tra.`;
    complaints.push(['statedUnits', String(statedUnits), message]);
  }
  const listed = units.flatMap((unit) => byCode.get(unit.code)?.type ?? []);
  if (statedText === null || listed.length < units.length) return complaints;
  for (const [type, stated] of Object.entries(statedCounts(statedText))) {
    const count = listed.filter((other) => other === type).length;
    if (count === stated) continue;
    complaints.push([
      'statedText',
      statedText,
      `văn bản nêu ${stated} ${type}, danh sách có ${count} ${type}; đề nghị kiểm tra.`,
    ]);
  }
  return complaints;
}

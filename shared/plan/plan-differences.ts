import { displayDay } from '../time/local-date.ts';
import type { IsoDay } from '../time/local-date.ts';
import { isDay } from './plan-day.ts';
import type { Plan, PlanClass } from './plan.ts';

/**
 * Where two plans ask for something else, in words for staff: what the workbook holds, what the file says. Words of the
 * document that decide nothing (topics, stated counts) are not compared.
 *
 * @param unitName the name of a unit by its code.
 */
export function planDifferences(
  held: Plan,
  given: Plan,
  unitName: (code: string) => string,
): readonly string[] {
  return [
    ...different('tên kế hoạch', held.title, given.title),
    ...different('ngày ban hành', dayText(held.issued), dayText(given.issued)),
    ...different('hạn đăng ký', dayText(held.registration.deadline), dayText(given.registration.deadline)),
    ...different('ngày gia hạn', dayText(held.registration.graceDay), dayText(given.registration.graceDay)),
    ...different('thành phần', rolesText(held), rolesText(given)),
    ...classDifferences(held, given),
    ...unitDifferences(held, given, unitName),
  ];
}

function different(what: string, held: string, given: string): readonly string[] {
  return held === given ? [] : [`${what}: bảng tính ghi ${quoted(held)}, tệp ghi ${quoted(given)}`];
}

function quoted(text: string): string {
  return text === '' ? 'để trống' : `“${text}”`;
}

function dayText(day: IsoDay | null | undefined): string {
  return day == null ? '' : isDay(day) ? displayDay(day) : day;
}

function rolesText({ roles }: Plan): string {
  return roles.map(({ label }) => label).join('; ');
}

function classDifferences(held: Plan, given: Plan): readonly string[] {
  const codes = [...new Set([...held.classes, ...given.classes].map(({ code }) => code))].sort();
  return codes.flatMap((code): readonly string[] => {
    const [here, there] = [classOf(held, code), classOf(given, code)];
    if (here === undefined) return [`lớp ${code}: chỉ có trong tệp`];
    if (there === undefined) return [`lớp ${code}: chỉ có trong bảng tính`];
    return [
      ...different(`ngày học lớp ${code}`, dayText(here.date), dayText(there.date)),
      ...different(`địa điểm lớp ${code}`, here.venue, there.venue),
      ...different(`các buổi lớp ${code}`, sessionsText(here), sessionsText(there)),
    ];
  });
}

function classOf({ classes }: Plan, code: string): PlanClass | undefined {
  return classes.find((one) => one.code === code);
}

function sessionsText({ sessions }: PlanClass): string {
  return sessions.map(({ name, start }) => `${name} ${start}`.trim()).join('; ');
}

function unitDifferences(held: Plan, given: Plan, unitName: (code: string) => string): readonly string[] {
  const [here, there] = [classesByUnit(held), classesByUnit(given)];
  const codes = [...new Set([...here.keys(), ...there.keys()])].sort();
  return codes.flatMap((code): readonly string[] => {
    const [at, wanted] = [here.get(code), there.get(code)];
    if (at === wanted) return [];
    const place = (list: string | undefined) => (list === undefined ? 'không có' : `lớp ${list}`);
    return [`${unitName(code)}: bảng tính xếp ${place(at)}, tệp xếp ${place(wanted)}`];
  });
}

function classesByUnit({ classes }: Plan): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { code, units } of classes) {
    for (const unit of units) {
      const before = found.get(unit.code);
      found.set(unit.code, before === undefined ? code : `${before}, ${code}`);
    }
  }
  return found;
}

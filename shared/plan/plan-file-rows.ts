/**
 * A plan file as rows: what stands in it, each with its path (`classes[3].units[2]`), counted from 0 as programs count.
 * What contradicts itself within a row is reported here; what is wrong with the plan as a whole, when it is drafted.
 */
import { cleanText, toneKey } from '../text/vietnamese.ts';
import type { Unit } from '../units/unit.ts';
import { type MatchTyped, unitCodeOf } from '../units/unit-code.ts';
import type { PlanFile, PlanFileClass } from './plan-file.ts';
import type { PlanProblem } from './plan-problem.ts';
import type { ClassRow, PlanRows, PlanSettings, RoleRow } from './plan-rows.ts';
import { readPlanFileUnit } from './read-plan-file-unit.ts';
import { statedTotal } from './stated-counts.ts';

export function planFileRows(
  file: PlanFile,
  units: readonly Unit[],
  match: MatchTyped | undefined,
  found: PlanProblem[],
): PlanRows<string> {
  const readUnit = readPlanFileUnit(units, match, found);
  return {
    settings: settingsOf(file),
    roles: rolesOf(file, found),
    classes: file.classes.map((fileClass, index) => ({
      ...classOf(fileClass),
      where: `classes[${index}]`,
      host: hostOf(fileClass, index, units, found),
    })),
    units: file.classes.flatMap((fileClass, classAt) =>
      fileClass.units.map((unit, index) => ({
        ...readUnit(unit, classAt, index),
        where: `classes[${classAt}].units[${index}]`,
        classAt,
      })),
    ),
    topics: texts(file.topics),
    oddities: texts(file.oddities),
  };
}

function settingsOf(file: PlanFile): PlanSettings {
  const { url, deadlineText, deadlineStrict, deadlineLenient } = file.registration;
  const graceDay = textOrNull(deadlineLenient);
  const issued = textOrNull(file.issued);
  return {
    title: cleanText(file.title ?? file.source ?? ''),
    batch: cleanText(String(file.batch ?? '')),
    issuer: cleanText(file.issuer ?? ''),
    ...(issued === null ? {} : { issued }),
    url: textOrNull(url),
    deadlineText: cleanText(deadlineText ?? ''),
    deadline: cleanText(deadlineStrict),
    // A file that names the same day twice, strictly and leniently, gives no grace.
    graceDay: graceDay === cleanText(deadlineStrict) ? null : graceDay,
  };
}

function rolesOf(file: PlanFile, found: PlanProblem[]): readonly RoleRow<string>[] {
  return file.quota.roles.map(({ key, label, shortLabel, count }, index) => {
    if (count !== null && count !== undefined && count !== 1) {
      found.push({
        severity: 'error',
        path: `quota.roles[${index}].count`,
        value: String(count),
        message:
          'mỗi đơn vị có đúng một chỗ cho mỗi thành phần; cần thêm chỗ thì đề nghị khai thêm một thành phần có mã và tên riêng.',
      });
    }
    return {
      where: `quota.roles[${index}]`,
      key: cleanText(key),
      label: cleanText(label),
      shortLabel: cleanText(shortLabel ?? ''),
    };
  });
}

function classOf(fileClass: PlanFileClass): Omit<ClassRow<string>, 'where' | 'host'> {
  const code = classCodeOf(fileClass.no);
  const stated = fileClass.statedCounts;
  const statedText = textOrNull(stated?.text);
  const numbers = [stated?.xa, stated?.phuong].filter((count) => typeof count === 'number');
  return {
    code,
    label: cleanText(fileClass.label ?? '') || `Lớp ${code}`,
    date: cleanText(fileClass.date),
    weekdayStated: textOrNull(fileClass.weekdayStated),
    sessions: (fileClass.sessions ?? []).map(({ name, start }) => ({
      name: cleanText(name),
      start: cleanText(start).replace(/^(\d):/, '0$1:'),
    })),
    venue: cleanText(fileClass.venueTyped ?? ''),
    statedText,
    statedUnits:
      numbers.length > 0 ? numbers.reduce((sum, count) => sum + count, 0) : statedTotal(statedText ?? ''),
  };
}

function hostOf(
  { host }: PlanFileClass,
  index: number,
  units: readonly Unit[],
  found: PlanProblem[],
): string | null {
  if (host === null || host === undefined) return null;
  const code = unitCodeOf(host.code);
  const name = cleanText(host.fullName ?? '');
  const named = units.find((other) => toneKey(other.fullName) === toneKey(name));
  if (name === '' || (named !== undefined && (code === '' || code === named.code)))
    return named?.code ?? (code || null);
  const path = `classes[${index}].host.fullName`;
  const official = units.find((other) => other.code === code);
  // An unknown code is reported by `checkPlan`.
  if (code !== '' && official === undefined) return code;
  const message =
    official === undefined
      ? 'không có đơn vị nào mang đúng tên này; đề nghị ghi mã đơn vị nơi tổ chức.'
      : `mã ${code} là ${official.fullName}; mã và tên trái nhau, đề nghị sửa một trong hai.`;
  found.push({ severity: 'error', path, value: name, message });
  return '';
}

/** 1, "1" and "01" are class 01; what is no such number stays as it is, to be reported. */
function classCodeOf(no: string | number): string {
  const text = cleanText(String(no));
  return /^\d+$/.test(text) ? String(Number(text)).padStart(2, '0') : text;
}

function texts(list: readonly string[] | null | undefined): readonly string[] {
  return (list ?? []).map(cleanText).filter((text) => text !== '');
}

function textOrNull(text: string | null | undefined): string | null {
  return cleanText(text ?? '') || null;
}

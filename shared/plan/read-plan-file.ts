/**
 * Reads a plan file: everything that is wrong is told at once, each with its path, the value and what was expected.
 * A plan with errors is refused whole; the document's own slips come back as warnings beside the plan.
 */
import { cleanText, toneKey } from '../text/vietnamese.ts';
import type { Unit } from '../units/unit.ts';
import { type MatchTyped, unitCodeOf } from '../units/unit-code.ts';
import { checkPlan } from './check-plan.ts';
import { compareCodes } from './class-code.ts';
import { type PlanFile, type PlanFileClass, planFile, tolerantPlanFile } from './plan-file.ts';
import { planFileClaims } from './plan-file-claims.ts';
import type { PlanPart, PlanProblem, PlanRead } from './plan-problem.ts';
import type { Role } from '../people/role.ts';
import type { Plan, PlanClass } from './plan.ts';
import { readPlanFileUnit } from './read-plan-file-unit.ts';
import { shortLabelOf } from './short-label.ts';
import { statedTotal } from './stated-counts.ts';

/** `match` resolves units given by name only; without it only exact official names are. */
export function readPlanFile(json: unknown, units: readonly Unit[], match?: MatchTyped): PlanRead {
  const strict = planFile.safeParse(json, { reportInput: true });
  const misshapen = strict.success ? [] : strict.error.issues.map(problemOfIssue);
  const tolerant = tolerantPlanFile.safeParse(json);
  if (!tolerant.success || (misshapen.length > 0 && misshapen[0]?.path === '')) {
    return { plan: null, problems: misshapen };
  }
  const file = tolerant.data;
  const found: PlanProblem[] = [];
  const plan = planOf(file, units, match, found);
  for (const { part, ...finding } of checkPlan(plan, units)) found.push({ ...finding, path: pathOf(part) });
  found.push(...planFileClaims(file, plan));

  // What a misshapen field led to is not told a second time.
  const consequences = (path: string) =>
    misshapen.some((problem) => isWithin(path, problem.path) || isWithin(problem.path, path));
  const problems = [...misshapen, ...found.filter((problem) => !consequences(problem.path))];
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) {
    // What refuses the plan comes first; the rest may as well be mended in the same sitting.
    const warnings = problems.filter((problem) => problem.severity === 'warning');
    return { plan: null, problems: [...errors, ...warnings] };
  }
  return { plan: inOrderOfCodes(plan), warnings: problems };
}

function planOf(
  file: PlanFile,
  units: readonly Unit[],
  match: MatchTyped | undefined,
  found: PlanProblem[],
): Plan {
  const { url, deadlineText, deadlineStrict, deadlineLenient } = file.registration;
  const graceDay = textOrNull(deadlineLenient);
  const readUnit = readPlanFileUnit(units, match, found);
  return {
    title: cleanText(file.title ?? file.source ?? ''),
    batch: cleanText(String(file.batch ?? '')),
    issuer: cleanText(file.issuer ?? ''),
    registration: {
      url: textOrNull(url),
      deadlineText: cleanText(deadlineText ?? ''),
      deadline: cleanText(deadlineStrict),
      // A file that names the same day twice, strictly and leniently, gives no grace.
      graceDay: graceDay === cleanText(deadlineStrict) ? null : graceDay,
    },
    roles: rolesOf(file, found),
    classes: file.classes.map((fileClass, index) => ({
      ...classOf(fileClass),
      host: hostOf(fileClass, index, units, found),
      units: fileClass.units.map((unit, unitIndex) => readUnit(unit, index, unitIndex)),
    })),
    topics: texts(file.topics),
    oddities: texts(file.oddities),
  };
}

function rolesOf(file: PlanFile, found: PlanProblem[]): readonly Role[] {
  const roles = file.quota.roles.map(({ key, label, shortLabel }) => ({
    key: cleanText(key),
    label: cleanText(label),
    shortLabel: cleanText(shortLabel ?? '') || shortLabelOf(label),
  }));
  for (const [index, { count }] of file.quota.roles.entries()) {
    if (count === null || count === undefined || count === 1) continue;
    found.push({
      severity: 'error',
      path: `quota.roles[${index}].count`,
      value: String(count),
      message:
        'mỗi đơn vị có đúng một chỗ cho mỗi thành phần; cần thêm chỗ thì đề nghị khai thêm một thành phần có mã và tên riêng.',
    });
  }
  const shorts = roles.map((role) => role.shortLabel.toLowerCase());
  const clash = new Set(shorts).size < shorts.length;
  // Short labels made here may coincide ("Cán bộ …", "Cán bộ …"); then the whole labels tell the roles apart.
  return roles.map((role, index) =>
    clash && !file.quota.roles[index]?.shortLabel ? { ...role, shortLabel: role.label } : role,
  );
}

function classOf(fileClass: PlanFileClass): Omit<PlanClass, 'host' | 'units'> {
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

function inOrderOfCodes(plan: Plan): Plan {
  return { ...plan, classes: [...plan.classes].sort((left, right) => compareCodes(left.code, right.code)) };
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly input?: unknown;
}

function problemOfIssue({ path, message, input }: Issue): PlanProblem {
  const missing = input === undefined;
  return {
    severity: 'error',
    path: path
      .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
      .join('')
      .replace(/^\./, ''),
    value: missing ? '' : (JSON.stringify(input) ?? ''),
    message: missing ? `thiếu; ${message}.` : `${message}.`,
  };
}

function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
}

/** The finding's place in the words of the file. */
function pathOf(part: PlanPart): string {
  switch (part.of) {
    case 'plan':
      return PLAN_PATHS[part.field];
    case 'role':
      return `quota.roles[${part.role}].${part.field}`;
    case 'class':
      return `classes[${part.class}].${CLASS_PATHS[part.field]}`;
    case 'unit':
      return `classes[${part.class}].units[${part.unit}].${part.field}`;
    default:
      return part satisfies never;
  }
}

const PLAN_PATHS = {
  title: 'title',
  batch: 'batch',
  issuer: 'issuer',
  url: 'registration.url',
  deadlineText: 'registration.deadlineText',
  deadline: 'registration.deadlineStrict',
  graceDay: 'registration.deadlineLenient',
  roles: 'quota.roles',
  classes: 'classes',
} as const;

const CLASS_PATHS = {
  code: 'no',
  date: 'date',
  weekdayStated: 'weekdayStated',
  sessions: 'sessions',
  venue: 'venueTyped',
  host: 'host.code',
  statedText: 'statedCounts.text',
  statedUnits: 'statedCounts',
  units: 'units',
} as const;

/**
 * Reads a plan file: everything that is wrong is told at once, each with its path, the value and what was expected.
 * A plan with errors is refused whole; the document's own slips come back as warnings beside the plan.
 */
import type { Unit } from '../units/unit.ts';
import type { MatchTyped } from '../units/unit-code.ts';
import { draftPlan } from './draft-plan.ts';
import { planFile, tolerantPlanFile } from './plan-file.ts';
import { planFileClaims, withClaims } from './plan-file-claims.ts';
import { planFileRows } from './plan-file-rows.ts';
import type { PlanPart, PlanProblem, PlanRead } from './plan-problem.ts';

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
  const { plan, findings } = draftPlan(planFileRows(file, units, match, found), units);
  for (const { part, where, ...finding } of findings) {
    const message = inFile(part, finding);
    found.push({ ...finding, message, path: pathOf(part, where) });
  }
  const claims = planFileClaims(file, plan);
  found.push(...claims);

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
  return { plan: withClaims(plan, claims), warnings: problems };
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

/** A day is written otherwise in a file than in a cell. */
function inFile(part: PlanPart, { severity, message }: Pick<PlanProblem, 'severity' | 'message'>): string {
  const isDayField = 'field' in part && ['date', 'deadline', 'graceDay', 'issued'].includes(part.field);
  return isDayField && severity === 'error'
    ? `${message} Trong tệp kế hoạch, ngày ghi dạng 2026-05-12.`
    : message;
}

/** The finding's place in the words of the file. */
function pathOf(part: PlanPart, where: string | null): string {
  if (part.of === 'plan') return PLAN_PATHS[part.field];
  return `${where ?? ''}.${part.of === 'class' ? CLASS_PATHS[part.field] : part.field}`;
}

const PLAN_PATHS = {
  title: 'title',
  batch: 'batch',
  issuer: 'issuer',
  issued: 'issued',
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

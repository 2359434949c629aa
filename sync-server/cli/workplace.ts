import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { batch2Plan } from '#shared/plan/batch-2-plan.ts';
import { planProblemText } from '#shared/plan/plan-problem.ts';
import type { DutyPlan } from '#shared/plan/duty-plan.ts';
import { type PartProblem, partProblemText } from '#shared/plan/plan-parts.ts';
import type { Plan } from '#shared/plan/plan.ts';
import { planUnits } from '#shared/plan/plan-units.ts';
import { isPlanFile2, readPlan2 } from '#shared/plan/read-plan-2.ts';
import { readPlanFile } from '#shared/plan/read-plan-file.ts';
import { withKnownLinks } from '#shared/programme/known-links.ts';
import { programme2026 } from '#shared/programme/programme-2026.ts';
import { programmeProblemText } from '#shared/programme/programme-problem.ts';
import type { Programme } from '#shared/programme/programme.ts';
import { readProgramme } from '#shared/programme/read-programme.ts';
import { type ResponseMapping, readMapping } from '#shared/responses/response-mapping.ts';
import { dayOf, instantOfLocal } from '#shared/time/local-date.ts';
import type { Gazetteer } from '#shared/units/gazetteer.ts';
import { gazetteerOf } from '#shared/units/provinces.ts';
import { jsonText, SAVE_AS_UTF_8 } from '../local/json-text.ts';
import { DEFAULT_PROVINCE } from '../config/default-province.ts';
import { UsageError } from './exit-code.ts';
import { InputError } from './input-error.ts';
import { gazetteerOn, knownUnits } from './national-units.ts';

/** Options that name files and times, as the commands share them. */
export interface WorkplaceOptions {
  readonly workbook?: string;
  readonly spreadsheet?: string;
  readonly journal?: string;
  readonly responses?: string;
  readonly mapping?: string;
  readonly plan?: string;
  /** The plan named is added to those of the workbook; a text names it here. */
  readonly add?: boolean | string;
  /** The plan named takes the place of another form of it. */
  readonly replace?: boolean;
  readonly programme?: string;
  /** Official code of the province whose units the office works with. */
  readonly province?: string;
  readonly now?: string;
}

export const DEFAULT_WORKBOOK = 'so-lop.xlsx';
/** Exports dropped here, beside the workbook, are found without being named. */
export const RESPONSES_FOLDER = 'phan-hoi';

/** The time of a command: `--now`, or the clock's. Without an offset a time is Vietnamese. */
export function nowOf({ now }: WorkplaceOptions): number {
  if (now === undefined) return Date.now();
  const day = /^(\d{4})-(\d{2})-(\d{2})(?=$|T)/.exec(now);
  const hasOffset = /(Z|[+-]\d{2}:?\d{2})$/.test(now.slice(10));
  const instant = Date.parse(hasOffset ? now : now.length === 10 ? `${now}T00:00:00+07:00` : `${now}+07:00`);
  // `Date.parse` takes 30 February for 2 March.
  const isRealDay = day !== null && instantOfLocal(Number(day[1]), Number(day[2]), Number(day[3])) !== null;
  if (isRealDay && !Number.isNaN(instant)) return instant;
  throw new UsageError(`--now cần một thời điểm dạng 2026-05-09T08:00:00+07:00; đã nhận “${now}”.`);
}

/** The units that everything below works with, made once: those of the day of the command. */
export async function gazetteerFor(options: WorkplaceOptions): Promise<Gazetteer> {
  const { province = DEFAULT_PROVINCE } = options;
  return gazetteerOf(province) ?? (await gazetteerOn(province, dayOf(nowOf(options))));
}

/** The plan named, with what a person should look at in it; without one, the plan that comes with the project. */
export async function planOf(options: WorkplaceOptions, gazetteer: Gazetteer): Promise<NamedPlan> {
  const plan = planPath(options);
  if (plan === undefined) return { plan: batch2Plan(gazetteer.units), dutyPlan: null, warnings: [] };
  const json = await readJson(plan, 'tệp kế hoạch');
  if (isPlanFile2(json))
    return { plan: batch2Plan(gazetteer.units), ...(await dutyPlanOf(json, plan, gazetteer)) };
  const read = readPlanFile(json, gazetteer.units, (typed) => gazetteer.match(typed).code);
  if (read.plan !== null)
    return { plan: read.plan, dutyPlan: null, warnings: read.warnings.map(planProblemText) };
  const lines = (severity: 'error' | 'warning') =>
    read.problems
      .filter((problem) => problem.severity === severity)
      .map((problem) => `\n  - ${planProblemText(problem)}`);
  const [errors, notes] = [lines('error'), lines('warning')];
  const beside =
    notes.length === 0
      ? ''
      : `\nNgoài ra, nên xem lại (không bắt buộc, ${notes.length} chỗ):${notes.join('')}`;
  throw new InputError(
    'plan-refused',
    `Tệp kế hoạch “${basename(plan)}” chưa dùng được, cần sửa ${errors.length} chỗ:${errors.join('')}${beside}`,
  );
}

/** The plan file that the options name: behind `--plan`, or behind `--add`. Undefined: none. */
export function planPath({ plan, add }: WorkplaceOptions): string | undefined {
  if (typeof add !== 'string') {
    if (add !== true || plan !== undefined) return plan;
    throw new UsageError('--add cần một tệp kế hoạch: --add TỆP, hoặc --plan TỆP --add.');
  }
  if (plan === undefined || plan === add) return add;
  throw new UsageError(`--add đã nêu “${add}”, --plan nêu “${plan}”; mỗi lần chỉ thêm một kế hoạch.`);
}

export interface NamedPlan {
  /** Of classes; where the file is of version 2, the one that comes with the project, which is not asked for then. */
  readonly plan: Plan;
  /** Of version 2. */
  readonly dutyPlan: DutyPlan | null;
  readonly warnings: readonly string[];
}

async function dutyPlanOf(
  json: unknown,
  path: string,
  gazetteer: Gazetteer,
): Promise<Pick<NamedPlan, 'dutyPlan' | 'warnings'>> {
  const { plan, problems, warnings } = readPlan2(json, planUnits(await knownUnits(gazetteer)));
  const texts = (found: readonly PartProblem[]) => found.map((one) => partProblemText(one, 'cần '));
  if (plan !== null) return { dutyPlan: plan, warnings: texts(warnings) };
  const lines = texts(problems).map((text) => `\n  - ${text}`);
  throw new InputError(
    'plan-refused',
    `Tệp kế hoạch “${basename(path)}” chưa dùng được, cần sửa ${problems.length} chỗ:${lines.join('')}`,
  );
}

/** The programme named, with what a person should look at in it. */
export async function programmeOf({
  programme,
}: WorkplaceOptions): Promise<{ readonly programme: Programme; readonly warnings: readonly string[] }> {
  if (programme === undefined) return { programme: programme2026(), warnings: [] };
  const read = readProgramme(await readJson(programme, 'tệp chương trình công tác'));
  if (read.programme !== null) {
    const warnings = read.problems.map(programmeProblemText);
    return { programme: withKnownLinks(read.programme, programme2026()), warnings };
  }
  const errors = read.problems.filter((problem) => problem.severity === 'error');
  const lines = errors.map((problem) => `  - ${programmeProblemText(problem)}`);
  throw new InputError(
    'programme-refused',
    `Tệp chương trình công tác “${basename(programme)}” chưa dùng được:\n${lines.join('\n')}`,
  );
}

export async function mappingOf({ mapping }: WorkplaceOptions): Promise<ResponseMapping | undefined> {
  return mapping === undefined ? undefined : readMapping(await readJson(mapping, 'tệp khai báo cột'));
}

/** The journal stands beside a local workbook; that of a Google spreadsheet in the folder `.so-lop`. */
export function journalPath(options: WorkplaceOptions, workbookPath: string | null): string {
  if (options.journal !== undefined) return options.journal;
  return workbookPath === null
    ? join('.so-lop', `${options.spreadsheet ?? 'so-lop'}.nhat-ky.sqlite`)
    : workbookPath.replace(/(\.xlsx)?$/i, '.nhat-ky.sqlite');
}

/** @param what it is, in words, for messages. */
export async function readJson(path: string, what: string): Promise<unknown> {
  let content: Buffer;
  try {
    content = await readFile(path);
  } catch {
    throw new InputError(
      'not-found',
      `Không đọc được ${what} “${path}”. Đề nghị kiểm tra đường dẫn và quyền đọc.`,
    );
  }
  const text = jsonText(content);
  if (text === null) {
    throw new InputError('not-json', `Không đọc được ${what} “${basename(path)}”: cần ${SAVE_AS_UTF_8}.`);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const where = error instanceof Error ? faultPlace(error.message, text) : '';
    throw new InputError(
      'not-json',
      `Không đọc được ${what} “${basename(path)}”: tệp JSON sai cú pháp${where}. Đề nghị sửa rồi chạy lại.`,
    );
  }
}

/** “ở dòng 3, cột 7”, as far as the parser tells; its own words are English and quote the file. */
function faultPlace(message: string, text: string): string {
  const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(message) ?? [];
  if (line !== undefined && column !== undefined) return ` ở dòng ${line}, cột ${column}`;
  if (!message.startsWith('Unexpected end')) return '';
  return ` ở dòng ${text.trimEnd().split('\n').length} (tệp kết thúc giữa chừng)`;
}

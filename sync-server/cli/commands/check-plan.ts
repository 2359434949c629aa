import { basename } from 'node:path';
import { countObligations, type ObligationCounts } from '#shared/obligations/count-obligations.ts';
import { DUTY_KIND_WORDS } from '#shared/obligations/duty-words.ts';
import { expandPlan } from '#shared/obligations/expand.ts';
import { DUTY_KINDS } from '#shared/plan/duty-plan.ts';
import type { PartProblem } from '#shared/plan/plan-parts.ts';
import { type AnyPlanContext, isPlanFile1, readAnyPlan } from '#shared/plan/read-any-plan.ts';
import { type DutyPlanRead, isPlanFile2 } from '#shared/plan/read-plan-2.ts';
import { isProgrammeFile, readProgrammeAsPlan } from '#shared/programme/programme-as-plan.ts';
import { numberText } from '#shared/text/number-text.ts';
import { EXIT } from '../exit-code.ts';
import { tell } from '../tell.ts';
import { textTable } from '../text-table.ts';
import { gazetteerFor, readJson, type WorkplaceOptions } from '../workplace.ts';

export interface CheckPlanOptions extends Pick<WorkplaceOptions, 'province'> {
  readonly json?: boolean;
}

/** What a plan file asks for, and everything that is wrong with it; writes nothing (design.md, "Contracts"). */
export async function checkPlan(path: string, options: CheckPlanOptions): Promise<number> {
  const json = await readJson(path, 'tệp kế hoạch');
  const form = formOf(json);
  const read =
    form === 'programme' ? readProgrammeAsPlan(json) : readAnyPlan(json, contextFor(form, options));
  const counts = read.plan === null ? null : countObligations(expandPlan(read.plan));
  if (options.json === true) process.stdout.write(`${JSON.stringify(jsonOf(read, counts))}\n`);
  else if (read.plan !== null && counts !== null)
    process.stdout.write(`${read.plan.title}\nMã kế hoạch: ${read.plan.id}\n\n${tableOf(counts)}\n`);
  if (form === 'programme')
    tell('Tệp này là một chương trình công tác: mỗi nhiệm vụ được tính là một nghĩa vụ của cơ quan chủ trì.');
  // Version 1 says what was expected in whole sentences.
  tellAll(read, basename(path), { isJson: options.json === true, need: form === 'plan-1' ? '' : 'cần ' });
  return read.plan === null ? EXIT.wrongUse : EXIT.done;
}

/** Version 1 names units of one province; making its gazetteer takes longer than all the rest. */
function contextFor(form: PlanForm, options: CheckPlanOptions): AnyPlanContext {
  if (form !== 'plan-1') return { units: [], match: () => null };
  const gazetteer = gazetteerFor(options);
  return { units: gazetteer.units, match: (typed) => gazetteer.match(typed).code };
}

type PlanForm = 'plan-1' | 'plan-2' | 'programme';

/** A file that names another version says so in the words of version 2. */
function formOf(json: unknown): PlanForm {
  if (isPlanFile2(json)) return 'plan-2';
  if (isProgrammeFile(json)) return 'programme';
  return isPlanFile1(json) ? 'plan-1' : 'plan-2';
}

function jsonOf({ plan, problems, warnings }: DutyPlanRead, counts: ObligationCounts | null) {
  const nothing = countObligations({ obligations: [], unknown: [] });
  return {
    title: plan?.title ?? null,
    id: plan?.id ?? null,
    problems,
    warnings,
    oddities: plan?.oddities ?? [],
    ...(counts ?? nothing),
  };
}

function tableOf({ obligations, amounts, unknown }: ObligationCounts): string {
  const rows = DUTY_KINDS.filter((kind) => obligations[kind] + unknown[kind] > 0).map((kind) => [
    DUTY_KIND_WORDS[kind],
    numberText(obligations[kind]),
    numberText(amounts[kind]),
    unknown[kind] === 0 ? '' : `${unknown[kind]} mục chưa xác định`,
  ]);
  return textTable(['Nghĩa vụ', 'Số nghĩa vụ', 'Tổng số lượng', 'Chưa biết'], rows);
}

interface Telling {
  readonly isJson: boolean;
  /** What stands before the words of what was expected. */
  readonly need: string;
}

function tellAll({ plan, problems, warnings }: DutyPlanRead, name: string, { isJson, need }: Telling): void {
  if (plan === null) tell(`Tệp kế hoạch “${name}” chưa dùng được, cần sửa ${problems.length} chỗ:`);
  for (const problem of problems) tell(`  - ${problemText(problem, need)}`);
  if (warnings.length > 0) tell(`Nên xem lại (không bắt buộc, ${warnings.length} chỗ):`);
  for (const warning of warnings) tell(`  - ${problemText(warning, need)}`);
  if (plan === null || isJson || plan.oddities.length === 0) return;
  tell(`Điểm cần lưu ý của văn bản (${plan.oddities.length}):`);
  for (const oddity of plan.oddities) tell(`  - ${oddity}`);
}

function problemText({ path, value, expected }: PartProblem, need: string): string {
  const place = path === '' ? 'Cả tệp' : path;
  const text = textOf(value);
  if (value === null || value === undefined || text === '') return `${place}: ${need}${expected}`;
  const shown = text.length <= VALUE_MAX ? text : `${text.slice(0, VALUE_MAX)}…`;
  return `${place}: “${shown}” – ${need}${expected}`;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
    ? value.join('; ')
    : JSON.stringify(value);
}

/** A value that fills the screen hides the message behind it. */
const VALUE_MAX = 80;

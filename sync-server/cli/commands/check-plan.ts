import { basename } from 'node:path';
import { countObligations, type ObligationCounts } from '#shared/obligations/count-obligations.ts';
import { DUTY_KIND_WORDS } from '#shared/obligations/duty-words.ts';
import { expandPlan } from '#shared/obligations/expand.ts';
import { DUTY_KINDS } from '#shared/plan/duty-plan.ts';
import { partProblemText } from '#shared/plan/plan-parts.ts';
import { planUnits } from '#shared/plan/plan-units.ts';
import { type AnyPlanContext, isPlanFile1, readAnyPlan } from '#shared/plan/read-any-plan.ts';
import { type DutyPlanRead, isPlanFile2 } from '#shared/plan/read-plan-2.ts';
import { isProgrammeFile, readProgrammeAsPlan } from '#shared/programme/programme-as-plan.ts';
import { numberText } from '#shared/text/number-text.ts';
import { EXIT } from '../exit-code.ts';
import { print, printJson, tell } from '../terminal.ts';
import { knownUnits } from '../national-units.ts';
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
    form === 'programme' ? readProgrammeAsPlan(json) : readAnyPlan(json, await contextFor(form, options));
  const counts = read.plan === null ? null : countObligations(expandPlan(read.plan));
  if (options.json === true) printJson(jsonOf(read, counts));
  else if (read.plan !== null && counts !== null)
    print([read.plan.title, `Mã kế hoạch: ${read.plan.id}`, '', ...tableOf(counts)]);
  if (form === 'programme')
    tell('Tệp này là một chương trình công tác: mỗi nhiệm vụ được tính là một nghĩa vụ của cơ quan chủ trì.');
  // Version 1 says what was expected in whole sentences.
  tellAll(read, basename(path), { isJson: options.json === true, need: form === 'plan-1' ? '' : 'cần ' });
  return read.plan === null ? EXIT.wrongUse : EXIT.done;
}

/** Version 1 names units of one province, version 2 those of any registry; a programme names none. */
async function contextFor(form: PlanForm, options: CheckPlanOptions): Promise<AnyPlanContext> {
  const gazetteer = await gazetteerFor(options);
  const { units } = gazetteer;
  const match = (typed: string) => gazetteer.match(typed).code;
  return form === 'plan-1' ? { units, match } : { units, match, ...planUnits(await knownUnits(gazetteer)) };
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

function tableOf({ obligations, amounts, unknown }: ObligationCounts): readonly string[] {
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
  for (const problem of problems) tell(`  - ${partProblemText(problem, need)}`);
  if (warnings.length > 0) tell(`Nên xem lại (không bắt buộc, ${warnings.length} chỗ):`);
  for (const warning of warnings) tell(`  - ${partProblemText(warning, need)}`);
  if (plan === null || isJson || plan.oddities.length === 0) return;
  tell(`Điểm cần lưu ý của văn bản (${plan.oddities.length}):`);
  for (const oddity of plan.oddities) tell(`  - ${oddity}`);
}

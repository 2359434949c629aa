import { basename } from 'node:path';
import { countObligations, type ObligationCounts } from '#shared/obligations/count-obligations.ts';
import { DUTY_KIND_WORDS } from '#shared/obligations/duty-words.ts';
import { expandPlan } from '#shared/obligations/expand.ts';
import { DUTY_KINDS } from '#shared/plan/duty-plan.ts';
import { partProblemText } from '#shared/plan/plan-parts.ts';
import { readAnyPlan } from '#shared/plan/read-any-plan.ts';
import { type DutyPlanRead, isPlanFile2 } from '#shared/plan/read-plan-2.ts';
import { planUnits } from '#shared/plan/plan-units.ts';
import { numberText } from '#shared/text/number-text.ts';
import { EXIT } from '../exit-code.ts';
import { tell } from '../tell.ts';
import { knownUnits } from '../national-units.ts';
import { textTable } from '../text-table.ts';
import { gazetteerFor, readJson, type WorkplaceOptions } from '../workplace.ts';

export interface CheckPlanOptions extends Pick<WorkplaceOptions, 'province'> {
  readonly json?: boolean;
}

/** What a plan file asks for, and everything that is wrong with it; writes nothing (design.md, "Contracts"). */
export async function checkPlan(path: string, options: CheckPlanOptions): Promise<number> {
  const gazetteer = await gazetteerFor(options);
  const json = await readJson(path, 'tệp kế hoạch');
  const read = readAnyPlan(json, {
    units: gazetteer.units,
    match: (typed) => gazetteer.match(typed).code,
    ...(isPlanFile2(json) ? planUnits(await knownUnits(gazetteer)) : {}),
  });
  const counts = read.plan === null ? null : countObligations(expandPlan(read.plan));
  if (options.json === true) process.stdout.write(`${JSON.stringify(jsonOf(read, counts))}\n`);
  else if (read.plan !== null && counts !== null)
    process.stdout.write(`${read.plan.title}\nMã kế hoạch: ${read.plan.id}\n\n${tableOf(counts)}\n`);
  // Version 1 says what was expected in whole sentences.
  tellAll(read, basename(path), { isJson: options.json === true, need: isPlanFile2(json) ? 'cần ' : '' });
  return read.plan === null ? EXIT.wrongUse : EXIT.done;
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
  for (const problem of problems) tell(`  - ${partProblemText(problem, need)}`);
  if (warnings.length > 0) tell(`Nên xem lại (không bắt buộc, ${warnings.length} chỗ):`);
  for (const warning of warnings) tell(`  - ${partProblemText(warning, need)}`);
  if (plan === null || isJson || plan.oddities.length === 0) return;
  tell(`Điểm cần lưu ý của văn bản (${plan.oddities.length}):`);
  for (const oddity of plan.oddities) tell(`  - ${oddity}`);
}

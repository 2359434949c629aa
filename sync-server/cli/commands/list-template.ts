import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { listFileName } from '#shared/lists/list-file-name.ts';
import { listTemplate, type TemplateUnit } from '#shared/lists/list-template.ts';
import type { DutyPlan } from '#shared/plan/duty-plan.ts';
import { registrationPlanOf } from '#shared/plan/registration-view.ts';
import { upgradePlan1 } from '#shared/plan/upgrade-plan-1.ts';
import { runSync } from '#shared/sync/run-sync.ts';
import type { KnownUnits } from '#shared/units/known-units.ts';
import { listTemplateWorkbook } from '../../lists/list-template-xlsx.ts';
import { writeNewWhole } from '../../local/write-whole.ts';
import { EXIT, UsageError } from '../exit-code.ts';
import { InputError } from '../input-error.ts';
import { knownUnits } from '../national-units.ts';
import { openJob } from '../open-job.ts';
import type { JobOptions } from '../source.ts';
import { printJson, tell } from '../terminal.ts';
import { DEFAULT_WORKBOOK, gazetteerFor, planOf } from '../workplace.ts';
import { refuseOutAmongResponses } from '../written-path.ts';

export interface ListTemplateOptions extends JobOptions {
  readonly unit?: readonly string[];
  readonly for?: string;
  readonly out: string;
  readonly json?: boolean;
}

/**
 * Writes the list to fill in (P80), a file for each unit of the plan, or for those named. A file that is there already is
 * left alone: a commune may have filled it in. Nothing else is written.
 */
export async function writeListTemplates(options: ListTemplateOptions): Promise<number> {
  refuseOutAmongResponses(options.out, options);
  const gazetteer = await gazetteerFor(options);
  const known = await knownUnits(gazetteer);
  const plan = onePlan(await plansOf(options), options.for);
  const units = unitsAsked(plan, known, options.unit);
  const folder = resolve(options.out);
  await mkdir(folder, { recursive: true });
  const [written, kept]: [string[], string[]] = [[], []];
  for (const unit of units) {
    const template = listTemplate(plan, unit);
    if (template === null) continue;
    const name = listFileName(plan.id, unit.name);
    const isNew = await writeNewWhole(join(folder, name), await listTemplateWorkbook(template));
    (isNew ? written : kept).push(name);
  }
  if (options.json === true) printJson({ plan: plan.id, folder, written, kept });
  if (written.length > 0)
    tell(`Đã ghi ${written.length} mẫu danh sách của “${plan.shortTitle}” vào ${folder}.`);
  if (kept.length > 0)
    tell(
      `Không ghi đè ${kept.length} tệp đã có, vì đơn vị có thể đã điền: ${kept.join(', ')}. Đề nghị chọn thư mục khác bằng --out.`,
    );
  return kept.length > 0 ? EXIT.failed : EXIT.done;
}

/** The plan of the file that was named, else those of the workbook. */
async function plansOf(options: ListTemplateOptions): Promise<readonly DutyPlan[]> {
  if (options.plan !== undefined) {
    const { plan, dutyPlan } = await planOf(options, await gazetteerFor(options));
    return [dutyPlan ?? upgradePlan1(plan)];
  }
  const path = options.workbook ?? DEFAULT_WORKBOOK;
  if (options.spreadsheet === undefined && !existsSync(path)) {
    throw new InputError(
      'not-found',
      `Chưa có bảng tính “${path}” để lấy kế hoạch. Đề nghị chạy trong thư mục có bảng tính, hoặc nêu tệp kế hoạch bằng --plan.`,
    );
  }
  const { job, journal } = await openJob(options, 'cli', true);
  try {
    const { planned } = await runSync({
      ...job,
      responses: () => Promise.resolve(null),
      withoutResponses: true,
    });
    const { state } = planned;
    if (state === null) return [];
    const duty = state.dutyPlans.states.map((one) => one.plan);
    const isOfDuties = duty.some(({ title }) => title === state.plan.title);
    return isOfDuties || state.plan.classes.length === 0 ? duty : [upgradePlan1(state.plan), ...duty];
  } finally {
    await journal.close();
  }
}

function onePlan(plans: readonly DutyPlan[], asked: string | undefined): DutyPlan {
  const fitting = plans.filter(
    (plan) => codesOf(plan).length > 0 && (asked === undefined || plan.id === asked),
  );
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return only;
  const list = plans.map(({ id, shortTitle }) => `\n  ${id}  ${shortTitle}`).join('');
  if (fitting.length > 1)
    throw new UsageError(`Bảng tính có nhiều kế hoạch; đề nghị nêu một kế hoạch bằng --for:${list}`);
  if (asked !== undefined && !plans.some(({ id }) => id === asked))
    throw new UsageError(`Không có kế hoạch “${asked}”. Các kế hoạch đang có:${list || ' chưa có.'}`);
  throw new InputError(
    'nothing-to-do',
    `Kế hoạch không yêu cầu đơn vị nào có tên cử đại biểu, nên không có mẫu danh sách để gửi.${list}`,
  );
}

/** Units of which somebody is asked, in the order of the plan. */
function codesOf(plan: DutyPlan): readonly string[] {
  return [...new Set(registrationPlanOf(plan).classes.flatMap(({ units }) => units.map(({ code }) => code)))];
}

function unitsAsked(
  plan: DutyPlan,
  known: KnownUnits,
  asked: readonly string[] | undefined,
): readonly TemplateUnit[] {
  const registryOf = (code: string) =>
    plan.parties.find(({ members }) => members?.includes(code) === true)?.registry ?? null;
  const units = codesOf(plan).map((code): TemplateUnit => {
    return { code, name: known.units(code, registryOf(code))?.name ?? code };
  });
  if (asked === undefined) return units;
  const registries = [...new Set(units.map(({ code }) => registryOf(code)))];
  const codes = new Set(
    asked.map((typed) => {
      const meant = registries.flatMap((registry) => known.match(typed, registry) ?? []);
      const unit = units.find(({ code, name }) => meant.includes(code) || code === typed || name === typed);
      if (unit !== undefined) return unit.code;
      const why = meant.length > 0 ? 'không có trong kế hoạch' : 'không khớp đúng một đơn vị';
      throw new UsageError(
        `--unit “${typed}” ${why}. Đề nghị ghi tên đầy đủ như trong kế hoạch, ví dụ “${units[0]?.name ?? ''}”.`,
      );
    }),
  );
  return units.filter(({ code }) => codes.has(code));
}

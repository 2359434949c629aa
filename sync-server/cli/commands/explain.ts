import { explainTask } from '#shared/programme/explain-task.ts';
import { maskPhones } from '#shared/people/mask-phones.ts';
import { nameKeys } from '#shared/people/person-name.ts';
import { directoryOf } from '#shared/registrations/directory.ts';
import { explainRegistration, explainUnit } from '#shared/registrations/explain.ts';
import type { Registration } from '#shared/registrations/registration.ts';
import type { PlannedProgramme } from '#shared/tabs/programme/plan-programme.ts';
import type { RegisteredPlanState } from '#shared/sync/registered-plan-state.ts';
import type { SyncState } from '#shared/sync/sync-state.ts';
import type { Gazetteer } from '#shared/units/gazetteer.ts';
import { TASK_STATE_WORDS } from '#shared/programme/programme-words.ts';
import { STATUS_WORDS, UNIT_STATE_WORDS } from '#shared/registrations/registration-words.ts';
import { runSync, type SyncJob } from '#shared/sync/run-sync.ts';
import { explainedDuties } from '../explain-duties.ts';
import type { Explanation } from '../explanation.ts';
import { EXIT } from '../exit-code.ts';
import { InputError } from '../input-error.ts';
import { openJob } from '../open-job.ts';
import { type JobOptions } from '../source.ts';
import { tell } from '../tell.ts';
import { tellUnknownClasses } from '../unknown-classes.ts';

/** Why a person, a unit or a task has the state it has, rule by rule. Nothing is written. */
export async function explain(
  who: string,
  options: JobOptions & { readonly json?: boolean },
): Promise<number> {
  const { job, journal } = await openJob(options, 'cli', true);
  try {
    const found = (await explainedTask(who, job)) ?? (await explainedOthers(who, job));
    if (options.json === true) process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
    else process.stdout.write(`${found.map(asText).join('\n\n')}${found.length === 0 ? '' : '\n'}`);
    if (found.length > 0) return EXIT.done;
    tell(
      `Không tìm thấy ai, đơn vị nào hay nhiệm vụ nào theo “${who}”. Có thể ghi họ tên, tên đơn vị, “dòng 12” hoặc mã nhiệm vụ như II.1.`,
    );
    return EXIT.failed;
  } finally {
    await journal.close();
  }
}

/** Tasks follow from the workbook alone: neither an export that cannot be read nor a faulty class plan is in the way. */
async function explainedTask(who: string, job: SyncJob): Promise<readonly Explanation[] | null> {
  if (!TASK_KEY.test(who.trim())) return null;
  const responses = { responses: () => Promise.resolve(null), withoutResponses: true };
  const { planned } = await runSync({ ...job, ...responses });
  const task = taskExplanation(who, planned.programme);
  if (task === null) return null;
  tellUnknownClasses(planned);
  return [task];
}

const TASK_KEY = /^(?:NV\s+)?[IVX]+\.\d+$/i;

async function explainedOthers(who: string, job: SyncJob): Promise<readonly Explanation[]> {
  const { planned } = await runSync(job);
  if (planned.state !== null) return explanations(who, planned.state, job.gazetteer);
  throw new InputError(
    'plan-refused',
    'Kế hoạch trong bảng tính chưa dùng được; đề nghị chạy npm run so-lop -- sync để xem chỗ cần sửa.',
  );
}

function taskExplanation(who: string, { state }: PlannedProgramme): Explanation | null {
  const key = who
    .trim()
    .replace(/^NV\s+/i, '')
    .toUpperCase();
  const task = state.tasks.find((one) => one.task.key === key);
  if (task === undefined) return null;
  const reasons = explainTask(task).map((text) => ({
    rule: /^(T\d)/.exec(text)?.[1] ?? 'T4',
    text: text.replace(/^T\d[:.]?\s*/, ''),
  }));
  return {
    about: `Nhiệm vụ ${task.task.key}: ${task.task.title}`,
    state: TASK_STATE_WORDS[task.state].label,
    reasons,
  };
}

function explanations(who: string, state: SyncState, gazetteer: Gazetteer): Explanation[] {
  const { registered } = state;
  const aliases = registered.flatMap(({ decided }) => decided.aliases);
  const unit = gazetteer.withAliases(aliases).match(who).code;
  return [
    ...registered.flatMap((one) =>
      explanationsOf(who, unit, one, { gazetteer, isOnly: registered.length === 1 }),
    ),
    ...explainedDuties(who, unit, state.dutyPlans.states),
  ];
}

/** Of several plans every explanation says which it is about. */
function explanationsOf(
  who: string,
  unit: string | null,
  { plan, reconciliation }: RegisteredPlanState,
  { gazetteer, isOnly }: { readonly gazetteer: Gazetteer; readonly isOnly: boolean },
): Explanation[] {
  const directory = directoryOf(plan, reconciliation, gazetteer.units);
  const people = peopleNamed(who, reconciliation.registrations);
  const units = reconciliation.units.filter((one) => one.code === unit || one.code === who.trim());
  const ofPlan = isOnly ? '' : ` – ${plan.title}`;
  return [
    ...units.map((one) => ({
      about: `${one.name} (mã ${one.code})${ofPlan}`,
      state: UNIT_STATE_WORDS[one.state],
      reasons: explainUnit(one, directory),
    })),
    ...people.map((one) => ({
      about: `${maskPhones(one.fullName)}${one.row === null ? '' : `, ${one.place ?? `dòng ${one.row}`}`} (mã ${one.key})${ofPlan}`,
      state: STATUS_WORDS[one.status].label,
      reasons: explainRegistration(one, directory),
    })),
  ];
}

function peopleNamed(who: string, registrations: readonly Registration[]): readonly Registration[] {
  const row = /^dòng\s+(\d+)$/iu.exec(who.trim().normalize('NFC'))?.[1];
  if (row !== undefined) return registrations.filter((one) => one.row === Number(row));
  const byKey = registrations.filter((one) => one.key === who.trim());
  if (byKey.length > 0) return byKey;
  const wanted = nameKeys(who).k2;
  if (wanted === '') return [];
  const whole = registrations.filter((one) =>
    [one.fullName, one.name].some((name) => nameKeys(name).k2 === wanted),
  );
  if (whole.length > 0) return whole;
  // What was typed into the form counts too: "Long Phú" is asked for because a row waits with just that.
  return registrations.filter((one) => one.unit === null && nameKeys(one.unitTyped).k2 === wanted);
}

function asText({ about, state, reasons }: Explanation): string {
  return [`${about} — ${state}`, ...reasons.map(({ rule, text }) => `  ${rule.padEnd(3)} ${text}`)].join(
    '\n',
  );
}

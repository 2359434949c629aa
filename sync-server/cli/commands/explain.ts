import { maskPhones } from '#shared/people/mask-phones.ts';
import { explainTask } from '#shared/programme/explain-task.ts';
import { TASK_STATE_WORDS } from '#shared/programme/programme-words.ts';
import { runSync, type SyncJob } from '#shared/sync/run-sync.ts';
import type { SyncState } from '#shared/sync/sync-state.ts';
import type { PlannedProgramme } from '#shared/tabs/programme/plan-programme.ts';
import { explainedIn } from '../explain-registered.ts';
import type { Explanation } from '../explanation.ts';
import { EXIT } from '../exit-code.ts';
import { InputError } from '../input-error.ts';
import { lookedFor } from '../looked-for.ts';
import { openJob } from '../open-job.ts';
import { type JobOptions } from '../source.ts';
import { print, printJson, tell } from '../terminal.ts';
import { tellUnknownClasses } from '../unknown-classes.ts';

/** Why a person, a unit or a task has the state it has, rule by rule. Nothing is written. */
export async function explain(
  who: string,
  options: JobOptions & { readonly json?: boolean },
): Promise<number> {
  const { job, journal } = await openJob(options, 'cli', true);
  try {
    const task = await explainedTask(who, job);
    const state = task === null ? await stateOf(job) : null;
    const found = state === null ? (task ?? []) : explainedIn(who, state, job.gazetteer);
    if (options.json === true) printJson(found, 2);
    else print(found.flatMap((one, index) => [...(index === 0 ? [] : ['']), ...linesOf(one)]));
    if (found.length > 0) return EXIT.done;
    if (state !== null) tell(await nothingLines(who, state, job));
    return EXIT.failed;
  } finally {
    await journal.close();
  }
}

async function nothingLines(
  who: string,
  state: SyncState,
  { gazetteer }: SyncJob,
): Promise<readonly string[]> {
  const places = await lookedFor(who, state, gazetteer);
  return [
    `Không tìm thấy “${maskPhones(who)}”. Đã tìm trong:`,
    ...places.map((place) => `  – ${place}.`),
    'Đề nghị chạy lại với một tên nêu trên, hoặc với họ tên, tên đơn vị, “dòng 12”, mã nhiệm vụ như II.1.',
  ];
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

async function stateOf(job: SyncJob): Promise<SyncState> {
  const { planned } = await runSync(job);
  if (planned.state !== null) return planned.state;
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

function linesOf({ about, state, reasons }: Explanation): readonly string[] {
  return [`${about} — ${state}`, ...reasons.map(({ rule, text }) => `  ${rule.padEnd(3)} ${text}`)];
}

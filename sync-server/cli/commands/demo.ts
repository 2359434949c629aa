import { existsSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { isSampleWorkbook } from '#shared/tabs/summary/sample-mark.ts';
import { sampleProgress } from '../../demo/sample-progress.ts';
import type { DutyPlan } from '#shared/plan/duty-plan.ts';
import { dayOf } from '#shared/time/local-date.ts';
import type { Gazetteer } from '#shared/units/gazetteer.ts';
import { SAMPLE_HEADER, sampleResponses } from '../../demo/sample-responses.ts';
import { writeWhole } from '../../local/write-whole.ts';
import { EXIT, UsageError } from '../exit-code.ts';
import { InputError } from '../input-error.ts';
import { type OpenJob, openJob } from '../open-job.ts';
import { knownUnits } from '../national-units.ts';
import { DEFAULT_WORKBOOK, gazetteerFor, nowOf, RESPONSES_FOLDER } from '../workplace.ts';
import { batch2Plan } from '#shared/plan/batch-2-plan.ts';
import { planId } from '#shared/plan/plan-id.ts';
import { syncOpened } from './sync.ts';
import { tell } from '../terminal.ts';

interface DemoOptions {
  readonly once?: boolean;
  readonly dir?: string;
  /** Name of a sample plan, or `all`. */
  readonly plan?: string;
  readonly port: string;
  readonly now?: string;
  readonly json?: boolean;
}

/** A workbook from a real plan and fictional people; then the panel, until Ctrl+C. */
export async function demo(options: DemoOptions): Promise<number> {
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`--port cần một số từ 0 đến 65535; đã nhận “${options.port}”.`);
  }
  const plans = await plansOf(options);
  const dir = options.dir ?? (options.plan === undefined ? 'demo' : `demo-${options.plan}`);
  const workbook = join(dir, DEFAULT_WORKBOOK);
  const now = options.now === undefined ? {} : { now: options.now };
  const isNew = !existsSync(workbook);
  if (isNew) refuseRealResponses(dir);
  else await refuseRealWorkbook(workbook);
  await writeSample(dir, plans, nowOf(options));
  const open = await openJob({ workbook, ...now, ...(isNew ? { dateOrder: 'dmy' } : {}) }, 'cli', false);
  try {
    const code = await syncOpened(
      await sampleJob(open, plans, isNew),
      options.json === true ? { json: true } : {},
    );
    tell(`Bảng tính mẫu: ${workbook}`);
    if (options.once === true || code !== EXIT.done) return code;
  } finally {
    await open.journal.close();
  }
  const { servePanel } = await import('../serve-panel.ts');
  return await servePanel({ workbook, ...now, port });
}

interface DemoPlans {
  /** Batch 2 with the programme, as version 1 says them. */
  readonly hasClasses: boolean;
  readonly duties: readonly DutyPlan[];
}

async function plansOf({ plan = 'batch-2' }: DemoOptions): Promise<DemoPlans> {
  if (plan === 'batch-2') return { hasClasses: true, duties: [] };
  const { isSamplePlan, SAMPLE_PLANS, samplePlan } = await import('../../demo/sample-plans.ts');
  if (plan === 'all') {
    const others = SAMPLE_PLANS.filter((name) => name !== 'batch-2');
    return { hasClasses: true, duties: await Promise.all(others.map(samplePlan)) };
  }
  if (isSamplePlan(plan)) return { hasClasses: false, duties: [await samplePlan(plan)] };
  throw new UsageError(`--plan của demo cần một trong: ${SAMPLE_PLANS.join(', ')}, all; đã nhận “${plan}”.`);
}

/** Written once: written again it would be the newest export of the folder, and withdraw whoever a newer one brought. */
async function writeSample(dir: string, { hasClasses, duties }: DemoPlans, nowMs: number): Promise<void> {
  const folder = join(dir, RESPONSES_FOLDER);
  await mkdir(folder, { recursive: true });
  const gazetteer = await gazetteerFor({});
  const plan = duties.find((one) => one.duties.some(({ what }) => what === 'seat'));
  const day = plan?.occasions[0]?.days[0]?.date;
  const isAlone = !hasClasses || plan === undefined;
  const fileOf = (id: string) => (isAlone ? join(folder, SAMPLE_FILE) : join(folder, id, SAMPLE_FILE));
  if (hasClasses)
    await writeOnce(fileOf(planId(batch2Plan(gazetteer.units))), () => Promise.resolve(sampleCsv(gazetteer)));
  if (plan === undefined || day === undefined) return;
  await writeOnce(fileOf(plan.id), async () => {
    const { CONFERENCE_HEADER, conferenceResponses } = await import('../../demo/sample-conference.ts');
    const rows = conferenceResponses(plan, (await knownUnits(gazetteer)).units, day, nowMs);
    return stringify([[...CONFERENCE_HEADER], ...rows], { bom: true });
  });
}

async function writeOnce(path: string, text: () => Promise<string>): Promise<void> {
  if (existsSync(path)) return;
  await mkdir(dirname(path), { recursive: true });
  await writeWhole(path, Buffer.from(await text()));
}

async function sampleJob(open: OpenJob, { hasClasses, duties }: DemoPlans, isNew: boolean): Promise<OpenJob> {
  const asOf = dayOf(open.job.nowMs);
  const { job } = open;
  const programme = hasClasses ? sampleProgress(asOf) : null;
  if (duties.length === 0)
    return {
      ...open,
      job: { ...job, ...(programme === null ? {} : { initialProgress: programme }), isSample: true },
    };
  const [{ sampleCellsOf }, { bothCells }] = await Promise.all([
    import('../../demo/sample-plans.ts'),
    import('../../demo/sample-cells.ts'),
  ]);
  const cells = sampleCellsOf(duties, await knownUnits(job.gazetteer), asOf);
  const initialProgress = programme === null ? cells : bothCells(programme, cells);
  const given = { plan: hasClasses, programme: false };
  const named = isNew ? { dutyPlans: duties, takePlan: 'add' as const, given } : {};
  return { ...open, job: { ...job, ...named, initialProgress, isSample: true } };
}

const SAMPLE_FILE = 'phan-hoi-mau.csv';

/** Fictional people must never get among real ones: a workbook is a sample only by the mark in it. */
async function refuseRealWorkbook(workbook: string): Promise<void> {
  const { XlsxWorkbook } = await import('../../local/xlsx-workbook.ts');
  if (isSampleWorkbook(await new XlsxWorkbook(workbook).read())) return;
  throw new InputError(
    'not-a-demo',
    `“${workbook}” đã có và không phải bảng tính mẫu nên được giữ nguyên. Đề nghị chọn thư mục khác bằng --dir.`,
  );
}

/** Exports that wait for their workbook are an office's, not the sample's. */
function refuseRealResponses(dir: string): void {
  const folder = join(dir, RESPONSES_FOLDER);
  const files = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true, recursive: true }).filter((one) => !one.isDirectory())
    : [];
  const others = files.map(({ name }) => name).filter((name) => name !== SAMPLE_FILE);
  if (others.length === 0) return;
  throw new InputError(
    'not-a-demo',
    `Thư mục “${folder}” đã có tệp khác (${others[0]}) nên không lập bảng tính mẫu ở đây. Đề nghị chọn thư mục khác bằng --dir.`,
  );
}

/** As a spreadsheet program saves it: UTF-8 with the mark that Excel needs. */
function sampleCsv({ units }: Gazetteer): string {
  return stringify([[...SAMPLE_HEADER], ...sampleResponses(batch2Plan(units), units)], { bom: true });
}

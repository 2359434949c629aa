import { existsSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { isSampleWorkbook } from '#shared/tabs/summary/sample-mark.ts';
import { sampleProgress } from '../../demo/sample-progress.ts';
import { dayOf } from '#shared/time/local-date.ts';
import type { Gazetteer } from '#shared/units/gazetteer.ts';
import { SAMPLE_HEADER, sampleResponses } from '../../demo/sample-responses.ts';
import { writeWhole } from '../../local/write-whole.ts';
import { EXIT, UsageError } from '../exit-code.ts';
import { InputError } from '../input-error.ts';
import { openJob } from '../open-job.ts';
import { DEFAULT_WORKBOOK, gazetteerFor, RESPONSES_FOLDER } from '../workplace.ts';
import { batch2Plan } from '#shared/plan/batch-2-plan.ts';
import { syncOpened } from './sync.ts';
import { tell } from '../tell.ts';

interface DemoOptions {
  readonly once?: boolean;
  readonly dir: string;
  readonly port: string;
  readonly now?: string;
  readonly json?: boolean;
}

/** A workbook from the real plan and fictional responses; then the panel, until Ctrl+C. */
export async function demo(options: DemoOptions): Promise<number> {
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`--port cần một số từ 0 đến 65535; đã nhận “${options.port}”.`);
  }
  const workbook = join(options.dir, DEFAULT_WORKBOOK);
  const now = options.now === undefined ? {} : { now: options.now };
  const isNew = !existsSync(workbook);
  if (isNew) refuseRealResponses(options.dir);
  else await refuseRealWorkbook(workbook);
  const folder = join(options.dir, RESPONSES_FOLDER);
  const sample = join(folder, SAMPLE_FILE);
  await mkdir(folder, { recursive: true });
  // Written once: written again it would be the newest export of the folder, and withdraw whoever a newer one brought.
  if (!existsSync(sample)) await writeWhole(sample, Buffer.from(sampleCsv(await gazetteerFor({}))));
  const open = await openJob({ workbook, ...now, ...(isNew ? { dateOrder: 'dmy' } : {}) }, 'cli', false);
  try {
    const initialProgress = sampleProgress(dayOf(open.job.nowMs));
    const started = { ...open, job: { ...open.job, initialProgress, isSample: true } };
    const code = await syncOpened(started, options.json === true ? { json: true } : {});
    tell(`Bảng tính mẫu: ${workbook}`);
    if (options.once === true || code !== EXIT.done) return code;
  } finally {
    await open.journal.close();
  }
  const { servePanel } = await import('../serve-panel.ts');
  return await servePanel({ workbook, ...now, port });
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
  const others = existsSync(folder) ? readdirSync(folder).filter((name) => name !== SAMPLE_FILE) : [];
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

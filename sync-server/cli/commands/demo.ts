import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { sampleProgress } from '../../demo/sample-progress.ts';
import { dayOf } from '#shared/time/local-date.ts';
import type { Gazetteer } from '#shared/units/gazetteer.ts';
import { SAMPLE_HEADER, sampleResponses } from '../../demo/sample-responses.ts';
import { writeWhole } from '../../local/write-whole.ts';
import { EXIT, UsageError } from '../exit-code.ts';
import { InputError } from '../input-error.ts';
import { openJob } from '../open-job.ts';
import { gazetteerFor, RESPONSES_FOLDER } from '../workplace.ts';
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
  const responses = join(options.dir, RESPONSES_FOLDER, 'phan-hoi-mau.csv');
  const workbook = join(options.dir, 'so-lop.xlsx');
  refuseRealWorkbook(workbook, responses);
  await mkdir(join(options.dir, RESPONSES_FOLDER), { recursive: true });
  await writeWhole(responses, Buffer.from(sampleCsv(gazetteerFor({}))));
  const place = { workbook, responses, ...(options.now === undefined ? {} : { now: options.now }) };
  const open = await openJob({ ...place, dateOrder: 'dmy' }, 'cli', false);
  try {
    const initialProgress = sampleProgress(dayOf(open.job.nowMs));
    const started = { ...open, job: { ...open.job, initialProgress } };
    const code = await syncOpened(started, options.json === true ? { json: true } : {});
    tell(`Bảng tính mẫu: ${workbook}`);
    if (options.once === true || code !== EXIT.done) return code;
  } finally {
    await open.journal.close();
  }
  const { servePanel } = await import('../serve-panel.ts');
  return await servePanel({ ...place, dateOrder: 'dmy', port });
}

/** Fictional people must never get among real ones: a workbook that no demo made has no sample responses beside it. */
function refuseRealWorkbook(workbook: string, responses: string): void {
  if (!existsSync(workbook) || existsSync(responses)) return;
  throw new InputError(
    'not-a-demo',
    `“${workbook}” đã có và không phải bảng tính mẫu nên được giữ nguyên. Đề nghị chọn thư mục khác bằng --dir.`,
  );
}

/** As a spreadsheet program saves it: UTF-8 with the mark that Excel needs. */
function sampleCsv({ units }: Gazetteer): string {
  return stringify([[...SAMPLE_HEADER], ...sampleResponses(batch2Plan(units), units)], { bom: true });
}

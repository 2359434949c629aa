import { Worker } from 'node:worker_threads';
import type { ServiceConfig, WorkbookConfig } from '../config/service-config.ts';
import type { OpenedWorkbooks } from '../service/answer-calls.ts';
import { remoteWorkbooks } from '../service/remote-workbooks.ts';
import { ERROR_KINDS } from './exit-code.ts';

/** What the thread is given to begin with. */
export interface ThreadGiven {
  readonly configs: readonly WorkbookConfig[];
  readonly officeDomain: string | null;
  readonly accessLogDays: number;
}

/**
 * A workbook of 50,000 responses needs about a gigabyte while it is synced. Given more, the engine would let what is used up
 * lie about longer: 50 small workbooks then take 600 MB instead of 450.
 */
const MEMORY_MB = 1_536;

/** As `openWorkbooks`, in a thread of their own with this process's environment. */
export async function openWorkbooksApart({
  workbooks: configs,
  signIn,
  accessLogDays,
}: ServiceConfig): Promise<OpenedWorkbooks> {
  const thread = new Worker(new URL('./workbooks-thread.ts', import.meta.url), {
    workerData: { configs, officeDomain: signIn?.hostedDomain ?? null, accessLogDays } satisfies ThreadGiven,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const { workbooks, runSelfTest } = await remoteWorkbooks(thread, ERROR_KINDS);
  const isOnline = configs.some(({ spreadsheet }) => spreadsheet !== null);
  return { workbooks, ...(isOnline && runSelfTest !== undefined ? { runSelfTest } : {}) };
}

import { Worker } from 'node:worker_threads';
import type { WorkbookConfig } from '../config/service-config.ts';
import type { OpenedWorkbooks } from '../service/answer-calls.ts';
import { remoteWorkbooks } from '../service/remote-workbooks.ts';
import { ERROR_KINDS } from './exit-code.ts';

/** As `openWorkbooks`, in a thread of their own with this process's environment. */
export async function openWorkbooksApart(configs: readonly WorkbookConfig[]): Promise<OpenedWorkbooks> {
  const thread = new Worker(new URL('./workbooks-thread.ts', import.meta.url), { workerData: configs });
  const { workbooks, runSelfTest } = await remoteWorkbooks(thread, ERROR_KINDS);
  const isOnline = configs.some(({ spreadsheet }) => spreadsheet !== null);
  return { workbooks, ...(isOnline && runSelfTest !== undefined ? { runSelfTest } : {}) };
}

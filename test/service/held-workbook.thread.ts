/** A thread with one workbook that holds up its whole thread for as long as the test says, and fails as it is told. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { WorkbookError } from '#shared/sync/workbook-port.ts';
import { ERROR_KINDS } from '../../sync-server/cli/exit-code.ts';
import { answerCalls } from '../../sync-server/service/answer-calls.ts';
import { SimpleWorkbook } from '../http/simple-workbook.ts';

/** Words of the memory that both threads see: 0, the sync goes on when it is 1; 1, it has begun. */
const hold = workerData as Int32Array;
const service = new SimpleWorkbook();
service.isKnown = false;
service.beforeSyncEnds = () => {
  Atomics.store(hold, 1, 1);
  Atomics.notify(hold, 1);
  Atomics.wait(hold, 0, 0);
  service.isKnown = true;
  if (Atomics.load(hold, 0) === FAILS) throw new WorkbookError('quota', 'Google tạm từ chối.');
  if (Atomics.load(hold, 0) === ENDS) process.exit(0);
  return Promise.resolve();
};
const FAILS = 2;
const ENDS = 3;

const workbooks = new Map([
  ['mot', { service, registrationUntil: () => '2026-05-08', close: () => undefined }],
]);
answerCalls(parentPort as MessagePort, { workbooks }, ERROR_KINDS);

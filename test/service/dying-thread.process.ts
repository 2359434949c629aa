/** A process whose workbooks' thread ends by itself in the middle of a sync. */
import { Worker } from 'node:worker_threads';
import { remoteWorkbooks } from '../../sync-server/service/remote-workbooks.ts';

const ENDS = 3;
const hold = new Int32Array(new SharedArrayBuffer(8));
Atomics.store(hold, 0, ENDS);
const thread = new Worker(new URL('held-workbook.thread.ts', import.meta.url), { workerData: hold });
const { workbooks } = await remoteWorkbooks(thread, []);
await workbooks.get('mot')?.service.sync({ trigger: 'timer', confirm: false });

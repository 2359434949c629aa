/** Serves one workbook whose syncs take long, and stops on SIGTERM like the real service. Prints what happens. */
import { setTimeout as wait } from 'node:timers/promises';
import { createServer } from '../../sync-server/http/create-server.ts';
import { createLogger } from '../../sync-server/http/server-log.ts';
import { localAuth } from '../../sync-server/http/sign-in.ts';
import { stopOnSignal } from '../../sync-server/http/stop-on-signal.ts';
import { SimpleWorkbook } from './simple-workbook.ts';

const syncMs = Number(process.argv[2]);
const workbook = new SimpleWorkbook();
workbook.beforeSyncEnds = async () => {
  process.stdout.write('sync begins\n');
  await wait(syncMs);
  process.stdout.write('sync ends\n');
};
const server = await createServer({
  workbooks: new Map([['can-tho', workbook]]),
  auth: localAuth(),
  clock: { now: () => Date.now() },
  logger: createLogger('silent'),
  config: { host: '127.0.0.1', port: 0, publicHosts: [], doorbellsPerMinute: 60, panelHtml: null },
});
stopOnSignal(() => server.stop());
process.stdout.write(`${server.url}\n`);

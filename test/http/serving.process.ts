/** Serves one workbook whose syncs take long, and stops on SIGTERM like the real service. Prints what happens. */
import { setTimeout as wait } from 'node:timers/promises';
import { readConfig } from '../../sync-server/config/read-config.ts';
import { runService } from '../../sync-server/http/run-service.ts';
import { createLogger } from '../../sync-server/log/server-log.ts';
import { stopOnSignal } from '../../sync-server/http/stop-on-signal.ts';
import { SimpleWorkbook } from './simple-workbook.ts';

const syncMs = Number(process.argv[2]);
const workbook = new SimpleWorkbook();
workbook.beforeSyncEnds = async () => {
  process.stdout.write('sync begins\n');
  await wait(syncMs);
  process.stdout.write('sync ends\n');
};
const service = await runService({
  config: readConfig({ SO_LOP_PORT: '0' }),
  workbooks: new Map([
    [
      'can-tho',
      { service: workbook, registrationUntil: () => null, close: () => process.stdout.write('closed\n') },
    ],
  ]),
  logger: createLogger('silent'),
  now: () => Date.now(),
  panelHtml: null,
});
stopOnSignal(() => service.stop());
process.stdout.write(`${service.url}\n`);

/** Serves one workbook whose syncs end when a line comes in, and stops on SIGTERM like the real service. Prints what happens. */
import { createInterface } from 'node:readline';
import { readConfig } from '../../sync-server/config/read-config.ts';
import { runService } from '../../sync-server/http/run-service.ts';
import { createLogger } from '../../sync-server/log/server-log.ts';
import { stopOnSignal } from '../../sync-server/http/stop-on-signal.ts';
import { SimpleWorkbook } from './simple-workbook.ts';

const lines = createInterface({ input: process.stdin });
const workbook = new SimpleWorkbook();
workbook.beforeSyncEnds = async () => {
  process.stdout.write('sync begins\n');
  await new Promise((resolve) => lines.once('line', resolve));
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
  doorbellSecret: Buffer.alloc(32, 7),
  panelHtml: null,
});
stopOnSignal(() => {
  const stopped = service.stop();
  process.stdout.write('stopping\n');
  return stopped;
});
process.stdout.write(`${service.entrance}\n`);

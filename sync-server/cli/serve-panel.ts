import { randomBytes } from 'node:crypto';
import { createServer } from '../http/create-server.ts';
import { createLogger } from '../log/server-log.ts';
import { localAuth } from '../http/sign-in.ts';
import { SyncedWorkbook } from '../service/synced-workbook.ts';
import { EXIT } from './exit-code.ts';
import { openJob } from './open-job.ts';
import { type JobOptions } from './source.ts';
import { panelHtml } from './panel-html.ts';
import { print, tell } from './terminal.ts';

/** The panel of one local workbook on the loopback address, until Ctrl+C. */
export async function servePanel(options: JobOptions & { readonly port: number }): Promise<number> {
  const page = await panelHtml();
  const { job, name } = await openJob(options, 'panel', false);
  const startedAt = Date.now();
  // With --now the demo's clock starts there and goes on from it.
  const now = () => job.nowMs + (Date.now() - startedAt);
  const workbook = new SyncedWorkbook(job, now);
  const server = await createServer({
    workbooks: new Map([['local', workbook]]),
    auth: localAuth(),
    doorbellSecret: randomBytes(32),
    clock: { now },
    logger: createLogger('silent'),
    config: {
      host: '127.0.0.1',
      port: options.port,
      publicHosts: [],
      doorbellsPerMinute: 120,
      readsPerMinute: 6_000,
      failedSignInsPerMinute: 60,
      panelHtml: page,
    },
  });
  tell(`Trang theo dõi của ${name}:`);
  print(server.entrance);
  tell('Nhấn Ctrl+C để dừng.');
  await stopped();
  await server.stop();
  await workbook.close();
  return EXIT.done;
}

function stopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}

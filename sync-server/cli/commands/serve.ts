import { type ServiceConfig, type WorkbookConfig } from '../../config/service-config.ts';
import { readConfig } from '../../config/read-config.ts';
import { createServer } from '../../http/create-server.ts';
import { createLogger } from '../../http/server-log.ts';
import { googleAuth, localAuth } from '../../http/sign-in.ts';
import { startScheduler } from '../../schedule/scheduler.ts';
import { SyncedWorkbook } from '../../sync/synced-workbook.ts';
import { EXIT } from '../exit-code.ts';
import { openJob } from '../open-job.ts';
import { panelHtml } from '../panel-html.ts';

/** The service: HTTP, schedule and doorbells for all workbooks of the configuration, until SIGTERM or SIGINT. */
export async function serve(options: { readonly config?: string }): Promise<number> {
  const config = readConfig(process.env, options.config);
  const logger = createLogger(config.logLevel);
  const now = () => Date.now();
  const workbooks = new Map<string, SyncedWorkbook>();
  for (const each of config.workbooks) workbooks.set(each.id, await openWorkbook(each, now));
  const { signIn } = config;
  const server = await createServer({
    workbooks,
    auth: signIn === null ? localAuth() : googleAuth(signIn, { now }),
    clock: { now },
    logger,
    config: {
      host: config.listen.host,
      port: config.listen.port,
      publicHosts: config.listen.publicHosts,
      doorbellsPerMinute: config.limits.doorbellsPerMinute,
      panelHtml: signIn === null ? await panelHtml() : null,
    },
  });
  const scheduler = startScheduler(
    [...workbooks].map(([id, workbook]) => ({
      id,
      registrationUntil: () => untilOf(config, id) ?? workbook.registrationUntil(),
      ring: () => server.ring(id, { trigger: 'timer', confirm: false }),
    })),
    { config: config.schedule, now },
  );
  await signalled();
  scheduler.stop();
  await server.stop();
  for (const workbook of workbooks.values()) workbook.close();
  return EXIT.done;
}

async function openWorkbook(config: WorkbookConfig, now: () => number): Promise<SyncedWorkbook> {
  const { spreadsheet, file, responses, plan, programme, journal } = config;
  const { job, journal: opened } = await openJob(
    {
      ...(spreadsheet === null ? {} : { spreadsheet }),
      ...(file === null ? {} : { workbook: file }),
      ...(responses === null ? {} : { responses }),
      ...(plan === null ? {} : { plan }),
      ...(programme === null ? {} : { programme }),
      ...(journal === null ? {} : { journal }),
    },
    'timer',
    false,
  );
  return new SyncedWorkbook(job, opened, now);
}

function untilOf(config: ServiceConfig, id: string): string | null {
  return config.workbooks.find((each) => each.id === id)?.registrationUntil ?? null;
}

function signalled(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}

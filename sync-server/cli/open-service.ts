import type { ServiceConfig, WorkbookConfig } from '../config/service-config.ts';
import { type RunningService, runService, type ServiceWorkbook } from '../http/run-service.ts';
import type { CertificateSource } from '../http/kept-certificates.ts';
import type { Logger } from '../log/server-log.ts';
import type { RunSelfTest } from '../service/background-self-test.ts';
import { SyncedWorkbook } from '../service/synced-workbook.ts';
import { type OpenGoogle, openJob } from './open-job.ts';

/**
 * The service as its configuration says: opens every workbook and runs until it is stopped. What belongs to a process of
 * its own is not in here: signals, stdout and the environment (commands/serve.ts).
 *
 * @param parts.now the clock; milliseconds since the epoch.
 * @param parts.panelHtml the panel's page for local mode; null: none.
 * @param parts.certificates who vouches for sign-ins; Google where nothing is given.
 */
export async function openService(parts: {
  readonly config: ServiceConfig;
  readonly openGoogle: OpenGoogle;
  readonly logger: Logger;
  readonly now: () => number;
  readonly panelHtml: string | null;
  readonly doorbellSecret: Buffer;
  readonly certificates?: CertificateSource;
}): Promise<RunningService> {
  const { openGoogle, ...others } = parts;
  const google = once(openGoogle);
  const workbooks = new Map<string, ServiceWorkbook>();
  for (const each of parts.config.workbooks)
    workbooks.set(each.id, await openWorkbook(each, google, parts.now));
  const isOnline = parts.config.workbooks.some(({ spreadsheet }) => spreadsheet !== null);
  const runSelfTest: RunSelfTest = async (spreadsheet, run) => {
    const { runSelfTest: tryAll } = await import('../self-test/run-self-test.ts');
    return await tryAll(await google(), spreadsheet, run);
  };
  return await runService({ ...others, workbooks, ...(isOnline ? { runSelfTest } : {}) });
}

/** Google counts calls for the account, not for each spreadsheet, so all share one way to it and its limiter. */
function once(openGoogle: OpenGoogle): OpenGoogle {
  let opened: ReturnType<OpenGoogle> | null = null;
  return () => (opened ??= openGoogle());
}

async function openWorkbook(
  config: WorkbookConfig,
  openGoogle: OpenGoogle,
  now: () => number,
): Promise<ServiceWorkbook> {
  const { spreadsheet, file, formId, ...others } = config;
  const { responses, responsesTab, dateOrder, mapping, province, plan, programme, journal } = others;
  const options = { responses, responsesTab, dateOrder, mapping, province, plan, programme, journal };
  const open = await openJob(
    withoutNulls({ ...options, spreadsheet, workbook: file, form: formId }),
    'timer',
    false,
    { openGoogle, apart: true },
  );
  const version = config.checkVersion ? open.version : undefined;
  const service = new SyncedWorkbook(open.job, now, version);
  return {
    service,
    registrationUntil: () => service.registrationUntil(),
    purgePhones: (beforeMs) => open.journal.purgePhones(beforeMs),
    close: () => service.close(),
  };
}

type WithoutNulls<Options> = { readonly [Key in keyof Options]?: NonNullable<Options[Key]> };

function withoutNulls<Options extends object>(options: Options): WithoutNulls<Options> {
  const given = Object.entries(options).filter(([, value]) => value !== null);
  return Object.fromEntries(given) as WithoutNulls<Options>;
}

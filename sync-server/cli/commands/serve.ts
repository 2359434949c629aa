import { readConfig } from '../../config/read-config.ts';
import type { WorkbookConfig } from '../../config/service-config.ts';
import { runService, type ServiceWorkbook } from '../../http/run-service.ts';
import { createLogger } from '../../log/server-log.ts';
import type { CertificateSource } from '../../http/sign-in.ts';
import { stopOnSignal } from '../../http/stop-on-signal.ts';
import { SyncedWorkbook } from '../../service/synced-workbook.ts';
import { openJob } from '../open-job.ts';
import { PanelMissingError, panelHtml } from '../panel-html.ts';
import { tell } from '../tell.ts';

/**
 * The service: HTTP, schedule and doorbells for all workbooks of the configuration. Ends the process at SIGTERM or
 * SIGINT, and never returns before.
 *
 * @param certificates who vouches for sign-ins; Google where nothing is given. Code may give another source, no setting
 * and no environment variable can: whoever could set it could sign in as anybody.
 */
export async function serve(
  options: { readonly config?: string },
  certificates?: CertificateSource,
): Promise<never> {
  const config = readConfig(process.env, options.config);
  const now = () => Date.now();
  const workbooks = new Map<string, ServiceWorkbook>();
  for (const each of config.workbooks) workbooks.set(each.id, await openWorkbook(each, now));
  const service = await runService({
    config,
    workbooks,
    logger: createLogger(config.logLevel),
    now,
    panelHtml: config.signIn === null ? await panelIfMade() : null,
    ...(certificates === undefined ? {} : { certificates }),
  });
  tell(`Máy chủ Sổ Lớp nghe ở ${service.url}, giữ ${workbooks.size} bảng tính. Nhấn Ctrl+C để dừng.`);
  stopOnSignal(() => service.stop());
  return new Promise<never>(() => undefined);
}

/** A service without the page still syncs; whoever starts it is told. */
async function panelIfMade(): Promise<string | null> {
  try {
    return await panelHtml();
  } catch (error) {
    if (!(error instanceof PanelMissingError)) throw error;
    tell(error.message);
    return null;
  }
}

async function openWorkbook(config: WorkbookConfig, now: () => number): Promise<ServiceWorkbook> {
  const { spreadsheet, file, formId, ...others } = config;
  const { responses, responsesTab, dateOrder, mapping, province, plan, programme, journal } = others;
  const options = { responses, responsesTab, dateOrder, mapping, province, plan, programme, journal };
  const open = await openJob(
    withoutNulls({ ...options, spreadsheet, workbook: file, form: formId }),
    'timer',
    false,
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

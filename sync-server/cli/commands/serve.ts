import { readConfig } from '../../config/read-config.ts';
import type { WorkbookConfig } from '../../config/service-config.ts';
import { runService, type ServiceWorkbook } from '../../http/run-service.ts';
import { createLogger } from '../../http/server-log.ts';
import type { CertificateSource } from '../../http/sign-in.ts';
import { stopOnSignal } from '../../http/stop-on-signal.ts';
import { SyncedWorkbook } from '../../sync/synced-workbook.ts';
import { openJob } from '../open-job.ts';
import { panelHtml } from '../panel-html.ts';
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
    panelHtml: config.signIn === null ? await panelHtml() : null,
    ...(certificates === undefined ? {} : { certificates }),
  });
  tell(`Máy chủ Sổ Lớp nghe ở ${service.url}, giữ ${workbooks.size} bảng tính. Nhấn Ctrl+C để dừng.`);
  stopOnSignal(() => service.stop());
  return new Promise<never>(() => undefined);
}

async function openWorkbook(config: WorkbookConfig, now: () => number): Promise<ServiceWorkbook> {
  const { spreadsheet, file, responses, formId, responsesTab, plan, programme, journal } = config;
  const open = await openJob(
    {
      ...(spreadsheet === null ? {} : { spreadsheet }),
      ...(file === null ? {} : { workbook: file }),
      ...(responses === null ? {} : { responses }),
      ...(formId === null ? {} : { form: formId }),
      ...(responsesTab === null ? {} : { responsesTab }),
      ...(plan === null ? {} : { plan }),
      ...(programme === null ? {} : { programme }),
      ...(journal === null ? {} : { journal }),
    },
    'timer',
    false,
  );
  const version = config.checkVersion ? open.version : undefined;
  const service = new SyncedWorkbook(open.job, open.journal, now, version);
  return {
    service,
    registrationUntil: () => service.registrationUntil(),
    purgePhones: (beforeMs) => open.journal.purgePhones(beforeMs),
    close: () => service.close(),
  };
}

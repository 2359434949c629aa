import type { WorkbookConfig } from '../config/service-config.ts';
import type { OpenedWorkbooks } from '../service/answer-calls.ts';
import type { RunSelfTest } from '../service/background-self-test.ts';
import { SyncedWorkbook } from '../service/synced-workbook.ts';
import type { ServiceWorkbook } from '../service/workbook-service.ts';
import { type OpenGoogle, openJob } from './open-job.ts';

export interface WorkbookParts {
  readonly openGoogle: OpenGoogle;
  /** The clock; milliseconds since the epoch. */
  readonly now: () => number;
  /** Of the office's accounts (`signIn.hostedDomain`); null: any. */
  readonly officeDomain: string | null;
  /** How long it is known who was given phones. */
  readonly accessLogDays: number;
}

/**
 * Opens every workbook that the service's configuration names, in this thread.
 */
export async function openWorkbooks(
  configs: readonly WorkbookConfig[],
  parts: WorkbookParts,
): Promise<OpenedWorkbooks> {
  const google = once(parts.openGoogle);
  const workbooks = new Map<string, ServiceWorkbook>();
  for (const each of configs)
    workbooks.set(each.id, await openWorkbook(each, { ...parts, openGoogle: google }));
  const isOnline = configs.some(({ spreadsheet }) => spreadsheet !== null);
  const runSelfTest: RunSelfTest = async (spreadsheet, run) => {
    const { runSelfTest: tryAll } = await import('../self-test/run-self-test.ts');
    return await tryAll(await google(), spreadsheet, run);
  };
  return { workbooks, ...(isOnline ? { runSelfTest } : {}) };
}

const DAY_MS = 86_400_000;

/** Google counts calls for the account, not for each spreadsheet, so all share one way to it and its limiter. */
function once(openGoogle: OpenGoogle): OpenGoogle {
  let opened: ReturnType<OpenGoogle> | null = null;
  return () => (opened ??= openGoogle());
}

async function openWorkbook(
  config: WorkbookConfig,
  { openGoogle, now, officeDomain, accessLogDays }: WorkbookParts,
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
  const { sharing } = open;
  const service = new SyncedWorkbook(open.job, now, {
    ...(version === undefined ? {} : { version }),
    ...(sharing === undefined ? {} : { sharing: () => sharing(officeDomain) }),
    noteAccess: (access) => open.journal.noteAccess(access, access.at - accessLogDays * DAY_MS),
  });
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

import { openJournal } from '../journal/open-journal.ts';
import { sweepLeftovers } from '../local/write-whole.ts';
import type { Journal } from '../journal/sqlite-journal.ts';
import type { GoogleService } from '../google/open-google-workbook.ts';
import type { SyncJob } from '#shared/sync/run-sync.ts';
import type { SyncStage } from '#shared/sync/sync-stage.ts';
import { googleOfEnvironment } from './google-of-environment.ts';
import { localSource } from './local-source.ts';
import { ResponsesFiles } from './responses-files.ts';
import { journalOnDemand } from './journal-on-demand.ts';
import type { JobOptions, SharingLook, Source } from './source.ts';
import { knownUnits } from './national-units.ts';
import { gazetteerFor, journalPath, mappingOf, nowOf, planOf, planPath, programmeOf } from './workplace.ts';
import { refuseSharedFiles } from './written-path.ts';

export interface OpenJob {
  readonly job: SyncJob;
  readonly journal: Journal;
  /** For messages: the file's path or the spreadsheet's id. */
  readonly name: string;
  /** What a person should look at in the files that were named, in words. */
  readonly warnings: readonly string[];
  /** A number that changes whenever anything changes that a sync reads; null: not to be had now. Absent: there is none. */
  readonly version?: () => Promise<string | null>;
  /** Absent: a workbook that is shared with nobody. */
  readonly sharing?: SharingLook;
}

/** Asked once for each spreadsheet of Google, and never for a local workbook. */
export type OpenGoogle = () => Promise<GoogleService>;

/**
 * Opens everything a sync needs, as the options say, and checks every file that was named before anything is read
 * that costs time or calls.
 *
 * @param readOnly opens the journal for reading only: nothing will be written.
 * @param parts.apart reads and writes a local workbook in a thread of its own: for a process that serves several.
 * @param parts.openGoogle default: the way to Google of this process's environment, for this workbook alone.
 */
export async function openJob(
  options: JobOptions,
  trigger: string,
  readOnly: boolean,
  parts: {
    readonly onStage?: (stage: SyncStage) => void;
    readonly openGoogle?: OpenGoogle;
    readonly apart?: boolean;
  } = {},
): Promise<OpenJob> {
  const { onStage, openGoogle = () => googleOfEnvironment(process.env), apart = false } = parts;
  const nowMs = nowOf(options);
  const gazetteer = await gazetteerFor(options);
  const [planned, programmed, mapping] = await Promise.all([
    planOf(options, gazetteer),
    programmeOf(options),
    mappingOf(options),
  ]);
  // Said once when the workbook is made, the order of day and month stands in its plan from then on.
  const { plan } = planned;
  const { dateOrder } = options;
  const registration = dateOrder === undefined ? plan.registration : { ...plan.registration, dateOrder };
  const setupPlan = { ...plan, registration };
  const source =
    options.spreadsheet === undefined
      ? await localSource(options, (typed) => gazetteer.match(typed).code, apart)
      : await openGoogleSource(await openGoogle(), options, options.spreadsheet);
  if (!readOnly) refuseSharedFiles(options, source.path);
  const path = journalPath(options, source.path);
  const sweep = () => (source.path === null ? Promise.resolve() : sweepLeftovers(source.path));
  const journal = readOnly ? openJournal(path, { readOnly }) : journalOnDemand(path, sweep);
  const job: SyncJob = {
    workbook: source.workbook,
    journal,
    responses: source.responses,
    ...(source.lists === undefined ? {} : { lists: source.lists }),
    responsesPlace: source.responsesPlace,
    responsesStandHere: source.responsesStandHere,
    responsesMissing: source.responsesMissing,
    nowMs,
    trigger,
    setupPlan,
    programme: programmed.programme,
    given: {
      plan: planPath(options) !== undefined && planned.dutyPlan === null,
      programme: options.programme !== undefined,
    },
    dutyPlans: planned.dutyPlan === null ? [] : [planned.dutyPlan],
    takePlan: options.add !== undefined ? 'add' : options.replace === true ? 'replace' : undefined,
    mapping,
    dateOrder: options.dateOrder,
    gazetteer,
    openRegistries: () => knownUnits(gazetteer),
    confirm: options.confirm === true,
    dryRun: readOnly,
    ...(onStage === undefined ? {} : { onStage }),
  };
  const { name, version, sharing } = source;
  const warnings = [...planned.warnings, ...programmed.warnings];
  return {
    job,
    journal,
    name,
    warnings,
    ...(version === undefined ? {} : { version }),
    ...(sharing === undefined ? {} : { sharing }),
  };
}

async function openGoogleSource(
  google: GoogleService,
  options: JobOptions,
  spreadsheetId: string,
): Promise<Source> {
  const { googleSource } = await import('./google-source.ts');
  const mapping = await mappingOf(options);
  return googleSource(google, options, spreadsheetId, new ResponsesFiles(options, null, mapping));
}

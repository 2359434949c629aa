import { isDeepStrictEqual } from 'node:util';
import type { GoogleCheck } from '../../google/check-google.ts';
import { readConfig } from '../../config/read-config.ts';
import type { ServiceConfig } from '../../config/service-config.ts';
import { spreadsheetJournalChecks } from '../check-journal.ts';
import { EXIT } from '../exit-code.ts';
import { googleOfEnvironment } from '../google-of-environment.ts';
import { print, printJson, tell } from '../terminal.ts';
import type { WorkplaceOptions } from '../workplace.ts';

interface CheckOptions extends WorkplaceOptions {
  readonly form?: string;
  readonly config?: string;
  readonly json?: boolean;
}

/** Tells what is configured, what can be reached, what is missing, and how to mend each. */
export async function check(options: CheckOptions): Promise<number> {
  const config = readConfig(process.env, options.config);
  const checks = [...(await localChecks(options, config)), ...(await googleChecks(options, config))];
  if (options.json === true) printJson(checks, 2);
  else {
    for (const { what, state, detail, howToFix } of checks) {
      print(`${MARKS[state]} ${what}: ${detail}`);
      if (howToFix !== null) print(`    → ${howToFix}`);
    }
  }
  const has = (state: GoogleCheck['state']) => checks.some((one) => one.state === state);
  tell(has('failed') ? 'Có mục cần khắc phục (✗).' : has('missing') ? SOMETHING_MISSING : NOTHING_TO_DO);
  return has('failed') ? EXIT.failed : EXIT.done;
}

const SOMETHING_MISSING = 'Có mục nên xem lại (–); không mục nào hỏng.';
const NOTHING_TO_DO = 'Không có mục nào cần khắc phục.';

/** The local workbooks that are named; where nothing at all is named, that of this folder. */
async function localChecks(options: CheckOptions, config: ServiceConfig): Promise<readonly GoogleCheck[]> {
  const configured = config.workbooks.flatMap(({ file, responses, journal }) =>
    file === null
      ? []
      : [
          {
            workbook: file,
            ...(responses === null ? {} : { responses }),
            ...(journal === null ? {} : { journal }),
          },
        ],
  );
  const isNothingNamed = options.spreadsheet === undefined && config.workbooks.length === 0;
  const asked = options.workbook !== undefined || isNothingNamed ? [options, ...configured] : configured;
  if (asked.length === 0) return [];
  const { checkLocal } = await import('../check-local.ts');
  const checks: GoogleCheck[] = [];
  for (const one of asked) checks.push(...(await checkLocal(one)));
  return checks;
}

/** The spreadsheets that are named; an office without Google hears nothing of it. */
async function googleChecks(options: CheckOptions, config: ServiceConfig): Promise<readonly GoogleCheck[]> {
  const named = config.workbooks.flatMap(({ spreadsheet, formId, journal }) =>
    spreadsheet === null ? [] : [{ spreadsheet, formId, journal }],
  );
  const asked = [
    ...(options.spreadsheet === undefined
      ? []
      : [
          {
            spreadsheet: options.spreadsheet,
            formId: options.form ?? null,
            journal: options.journal ?? null,
          },
        ]),
    ...named,
  ];
  if (asked.length === 0) return [];
  const { checkGoogle } = await import('../../google/check-google.ts');
  const service = await googleOfEnvironment(process.env);
  const checks: GoogleCheck[] = [];
  for (const { spreadsheet, formId, journal } of asked) {
    const ofJournal = await spreadsheetJournalChecks({
      spreadsheet,
      ...(journal === null ? {} : { journal }),
    });
    const found = await checkGoogle(service, spreadsheet, {
      formId: formId ?? service.config.formId,
      officeDomain: config.signIn?.hostedDomain ?? null,
    });
    // What does not depend on the spreadsheet is said once.
    checks.push(...found.filter((one) => !checks.some((said) => isDeepStrictEqual(said, one))), ...ofJournal);
  }
  return checks;
}

const MARKS = { ok: '✓', missing: '–', failed: '✗' } as const;

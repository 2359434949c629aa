import { isDeepStrictEqual } from 'node:util';
import type { GoogleCheck } from '../../google/check-google.ts';
import { readConfig } from '../../config/read-config.ts';
import { EXIT } from '../exit-code.ts';
import { googleOfEnvironment } from '../google-of-environment.ts';
import { tell } from '../tell.ts';

/** Tells what is configured, what can be reached, what is missing, and how to mend each. */
export async function check(options: {
  readonly spreadsheet?: string;
  readonly form?: string;
  readonly config?: string;
  readonly json?: boolean;
}): Promise<number> {
  const config = readConfig(process.env, options.config);
  const { checkGoogle } = await import('../../google/check-google.ts');
  const service = await googleOfEnvironment(process.env);
  const named = config.workbooks.flatMap(({ spreadsheet, formId }) =>
    spreadsheet === null ? [] : [{ spreadsheet, formId: formId ?? service.config.formId }],
  );
  const asked = [
    ...(options.spreadsheet === undefined
      ? []
      : [{ spreadsheet: options.spreadsheet, formId: options.form ?? service.config.formId }]),
    ...named,
  ];
  const checks: GoogleCheck[] = [];
  for (const { spreadsheet, formId } of asked.length === 0 ? [NOTHING_NAMED] : asked) {
    const found = await checkGoogle(service, spreadsheet, formId);
    // What does not depend on the spreadsheet is said once.
    checks.push(...found.filter((one) => !checks.some((said) => isDeepStrictEqual(said, one))));
  }
  if (options.json === true) process.stdout.write(`${JSON.stringify(checks, null, 2)}\n`);
  else {
    for (const { what, state, detail, howToFix } of checks) {
      process.stdout.write(`${MARKS[state]} ${what}: ${detail}\n`);
      if (howToFix !== null) process.stdout.write(`    → ${howToFix}\n`);
    }
  }
  const failed = checks.some((one) => one.state === 'failed');
  tell(failed ? 'Có mục cần khắc phục.' : 'Không có mục nào hỏng.');
  return failed ? EXIT.failed : EXIT.done;
}

const NOTHING_NAMED = { spreadsheet: null, formId: null };

const MARKS = { ok: '✓', missing: '–', failed: '✗' } as const;

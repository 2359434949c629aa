import { readConfig } from '../../config/read-config.ts';
import { EXIT } from '../exit-code.ts';
import { googleConfigOrThrow } from '../google-of-environment.ts';
import { tell } from '../tell.ts';

/** Tells what is configured, what can be reached, what is missing, and how to mend each. */
export async function check(options: {
  readonly spreadsheet?: string;
  readonly config?: string;
  readonly json?: boolean;
}): Promise<number> {
  const config = readConfig(process.env, options.config);
  const { googleService } = await import('../../google/open-google-workbook.ts');
  const { checkGoogle } = await import('../../google/check-google.ts');
  const service = googleService(googleConfigOrThrow());
  const spreadsheets = [
    ...(options.spreadsheet === undefined ? [] : [options.spreadsheet]),
    ...config.workbooks.flatMap(({ spreadsheet }) => (spreadsheet === null ? [] : [spreadsheet])),
  ];
  const checks = (
    await Promise.all(
      (spreadsheets.length === 0 ? [null] : spreadsheets).map((id) => checkGoogle(service, id)),
    )
  ).flat();
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

const MARKS = { ok: '✓', missing: '–', failed: '✗' } as const;

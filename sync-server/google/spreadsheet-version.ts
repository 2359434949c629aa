import { drive, type drive_v3 } from 'googleapis/build/src/apis/drive/index.js';
import { GoogleCalls } from './google-calls.ts';
import { authOf } from './google-auth.ts';
import type { GoogleService } from './open-google-workbook.ts';

/**
 * The version Drive counts for a spreadsheet: it rises with every change anybody sees. Equal to the one after our last
 * sync, nothing needs to be read. A cheap look only: where it cannot be had, null, and the sync reads as ever.
 */
export async function spreadsheetVersion(
  service: GoogleService,
  spreadsheetId: string,
): Promise<string | null> {
  return (await driveFile(service, spreadsheetId, 'version'))?.version ?? null;
}

/** What Drive says of a spreadsheet; null where it cannot be had. */
export async function driveFile(
  { config, limiter, timing }: GoogleService,
  spreadsheetId: string,
  fields: string,
): Promise<drive_v3.Schema$File | null> {
  const { driveRootUrl } = config;
  const client = drive({
    version: 'v3',
    auth: authOf(config),
    ...(driveRootUrl === null ? {} : { rootUrl: driveRootUrl }),
  });
  const { account } = config;
  // Nobody waits for a saving of two calls: one attempt, a short one.
  const limits = { timeoutMs: 10_000, retryTotalMs: 0 };
  const calls = new GoogleCalls(spreadsheetId, { limiter, timing, account, ...limits });
  try {
    return await calls.read((options) =>
      client.files.get({ fileId: spreadsheetId, fields, supportsAllDrives: true }, { ...options }),
    );
  } catch {
    return null;
  }
}

import { GoogleCalls } from './google-calls.ts';
import { authOf, type SignIn } from './google-auth.ts';
import type { GoogleConfig } from './google-config.ts';
import { GoogleSheetsWorkbook } from './google-sheets-workbook.ts';
import { RateLimiter } from './rate-limiter.ts';
import { realTiming, type Timing } from './timing.ts';

/** What all spreadsheets of one service share: the quota is counted for the service, not for each. */
export interface GoogleService {
  readonly config: GoogleConfig;
  readonly limiter: RateLimiter;
  readonly timing: Timing;
  /** Signs and sends the calls of a workbook. */
  readonly signIn: SignIn;
}

export function googleService(
  config: GoogleConfig,
  timing: Timing = realTiming,
  signIn: SignIn = authOf,
): GoogleService {
  return { config, timing, signIn, limiter: new RateLimiter(timing) };
}

export function openGoogleWorkbook(
  { config, limiter, timing, signIn }: GoogleService,
  spreadsheetId: string,
  timeoutMs?: number,
): GoogleSheetsWorkbook {
  const { account } = config;
  const calls = new GoogleCalls(spreadsheetId, {
    limiter,
    timing,
    account,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  return new GoogleSheetsWorkbook({
    spreadsheetId,
    auth: signIn(config),
    rootUrl: config.sheetsRootUrl,
    calls,
    protection: config.protection,
    responses: config.responses,
  });
}

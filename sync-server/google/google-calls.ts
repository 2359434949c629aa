import { WorkbookError } from '#shared/sync/workbook-port.ts';
import type { CallFailure, CallSubject } from './google-error.ts';
import { failureOf, workbookErrorOf } from './google-error.ts';
import type { CallKind, RateLimiter } from './rate-limiter.ts';
import { RETRY_TOTAL_MS, retryDelayMs } from './retry-delay.ts';
import type { Timing } from './timing.ts';

/** What every request to Google carries: a time limit, and no retries but our own. */
export interface CallOptions {
  readonly signal: AbortSignal;
  readonly retry: false;
  readonly retryConfig: { readonly retry: 0 };
}

/** A write of a whole workbook takes Google some 10 s; after a minute no answer will come. */
export const CALL_TIMEOUT_MS = 60_000;

/** Somebody may be waiting at the command line, and the next doorbell tries again anyway. */
const NETWORK_TOTAL_MS = 60_000;

/**
 * Makes the calls of one spreadsheet: waits for its turn, limits the time, repeats what may be repeated, and turns
 * failures into errors that say what to do. A write is repeated only where Google says that it was not applied.
 */
export class GoogleCalls {
  reads = 0;
  writes = 0;
  private readonly spreadsheetId: string;
  private readonly limiter: RateLimiter;
  private readonly timing: Timing;
  private readonly account: string | null;
  private readonly subject: CallSubject;
  private readonly timeoutMs: number;
  private readonly retryTotalMs: number;

  constructor(
    spreadsheetId: string,
    environment: {
      readonly limiter: RateLimiter;
      readonly timing: Timing;
      readonly account: string | null;
      readonly timeoutMs?: number;
      /** How long one call may wait between attempts, all waits together. */
      readonly retryTotalMs?: number;
      /** Default: a spreadsheet. */
      readonly subject?: CallSubject;
    },
  ) {
    this.spreadsheetId = spreadsheetId;
    this.limiter = environment.limiter;
    this.timing = environment.timing;
    this.account = environment.account;
    this.subject = environment.subject ?? 'spreadsheet';
    this.timeoutMs = environment.timeoutMs ?? CALL_TIMEOUT_MS;
    this.retryTotalMs = environment.retryTotalMs ?? RETRY_TOTAL_MS;
  }

  read<T>(call: (options: CallOptions) => Promise<{ readonly data: T }>): Promise<T> {
    return this.make('read', call);
  }

  write<T>(call: (options: CallOptions) => Promise<{ readonly data: T }>): Promise<T> {
    return this.make('write', call);
  }

  private async make<T>(
    kind: CallKind,
    call: (options: CallOptions) => Promise<{ readonly data: T }>,
  ): Promise<T> {
    let waitedMs = 0;
    for (let attempts = 1; ; attempts++) {
      await this.limiter.take(kind, this.spreadsheetId);
      if (kind === 'read') this.reads += 1;
      else this.writes += 1;
      const begun = this.timing.now();
      const failure = await this.attempt(call);
      if (!('status' in failure)) return failure.data;
      if (!mayRepeat(kind, failure)) throw this.errorOf(kind, failure);
      const random = this.timing.random();
      const { retryAfterMs, status } = failure;
      // Calls that hang are waiting too; and a network that is down is told sooner than a quota.
      waitedMs += this.timing.now() - begun;
      const totalMs = status === null ? Math.min(this.retryTotalMs, NETWORK_TOTAL_MS) : this.retryTotalMs;
      const delay = retryDelayMs({ attempts, waitedMs, retryAfterMs, random, totalMs });
      if (delay === null) throw this.errorOf(kind, failure);
      waitedMs += delay;
      await this.timing.sleep(delay);
    }
  }

  private async attempt<T>(
    call: (options: CallOptions) => Promise<{ readonly data: T }>,
  ): Promise<{ readonly data: T } | CallFailure> {
    const signal = this.timing.timeLimit(this.timeoutMs);
    try {
      const { data } = await call({ signal, retry: false, retryConfig: { retry: 0 } });
      return { data };
    } catch (error) {
      return failureOf(error, this.timing.now());
    }
  }

  private errorOf(kind: CallKind, failure: CallFailure): WorkbookError {
    if (kind === 'write' && failure.applied === 'unclear') {
      return new WorkbookError(
        'unclear',
        `Chưa rõ lần ghi vừa rồi đã có hiệu lực hay chưa (${failure.reason}); hệ thống sẽ đọc lại bảng trước khi ghi tiếp.`,
      );
    }
    return workbookErrorOf(failure, this.account, this.subject);
  }
}

/** Reads may always be repeated; a write only where it was certainly not applied and may succeed later. */
function mayRepeat(kind: CallKind, failure: CallFailure): boolean {
  const isPassing =
    failure.status === null ||
    failure.status === 429 ||
    failure.status === 408 ||
    failure.status >= 500 ||
    (failure.status === 403 && /rate|quota/i.test(failure.reason));
  return isPassing && (kind === 'read' || failure.applied === 'no');
}

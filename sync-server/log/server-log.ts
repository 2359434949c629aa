import { type DestinationStream, type LogFn, type Logger, pino } from 'pino';
import { ResponsesError } from '#shared/responses/responses-error.ts';
import { Refusal } from '#shared/sync/refusal.ts';
import { JournalError } from '../journal/journal-error.ts';
import { ResponsesFileError } from '../local/responses-file-error.ts';
import { WorkbookError } from '#shared/sync/workbook-port.ts';

export type { Logger } from 'pino';

/**
 * Structured logs to stdout, one JSON object a line. They hold no personal data: requests are logged by route pattern
 * (an address may hold a name), callers by alias, and of an error only its kind and where it happened, for messages
 * may quote what somebody typed.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { service: 'so-lop' },
    timestamp: pino.stdTimeFunctions.isoTime,
    hooks: {
      // pino would add the message of an error to its line, whatever the serializers leave out.
      logMethod(entry: Parameters<LogFn>, log: LogFn): void {
        const [facts, ...rest] = entry as readonly unknown[];
        log.apply(this as unknown as Logger, [withoutMessages(facts), ...rest] as Parameters<LogFn>);
      },
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

function withoutMessages(facts: unknown): unknown {
  if (facts instanceof Error) return { err: factsOfError(facts) };
  if (typeof facts !== 'object' || facts === null) return facts;
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [key, value instanceof Error ? factsOfError(value) : value]),
  );
}

function factsOfError(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = OURS.some((ours) => error instanceof ours)
    ? (error as Error & { readonly code: string }).code
    : systemCode(error);
  // The stack begins with the message, which may itself look like a frame.
  const frames = (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  const facts = { name: error.name, code, frames: frames.slice(0, 12).map((frame) => frame.trim()) };
  return error.cause === undefined ? facts : { ...facts, cause: factsOfError(error.cause) };
}

/** Their codes are words of ours. */
const OURS = [WorkbookError, JournalError, ResponsesError, ResponsesFileError, Refusal] as const;

/** Codes of the system are words like ECONNRESET or ERR_…; anything else could be data. */
function systemCode(error: Error): string | undefined {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,40}$/.test(code) ? code : undefined;
}

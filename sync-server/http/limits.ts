import { type Request, type RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { handler } from './answers.ts';
import { ProblemError, problemOfError } from './problem.ts';
import type { Auth } from './sign-in.ts';
import { callerOf } from './workbook-routes.ts';

/** How often one caller may ask within a minute; the answer beyond it is 429. */
export interface RequestLimits {
  /** What costs a sync. */
  readonly doorbellsPerMinute: number;
  readonly readsPerMinute: number;
  /** Of one address. */
  readonly failedSignInsPerMinute: number;
}

/** Counted by person where there is one: everybody behind one proxy shares an address. */
export function limitPerCaller(perMinute: number): RequestHandler {
  return rateLimit({
    windowMs: MINUTE_MS,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (_request, response) => callerOf(response).alias,
    handler: () => {
      throw new ProblemError('too-many-requests');
    },
  });
}

/** Of what only looks: a page asks a few times a minute, a program that guesses far more. */
export function limitReads(perMinute: number): RequestHandler {
  const limit = limitPerCaller(perMinute);
  return (request, response, next) =>
    request.method === 'GET' || request.method === 'HEAD' ? limit(request, response, next) : next();
}

/**
 * Asks who calls, and puts the answer where routes find it. An address from which nobody got in too often within a minute
 * waits: whoever tries keys is slowed down, and below that a neighbour's mistake costs nobody anything.
 */
export function signInWithin(
  perMinute: number,
  auth: { readonly authenticate: (request: Request) => ReturnType<Auth['authenticate']> },
): RequestHandler {
  const failures = rateLimit({
    windowMs: MINUTE_MS,
    limit: perMinute,
    standardHeaders: false,
    legacyHeaders: false,
    keyGenerator: addressOf,
    handler: refuse,
  });
  return handler(async (request, response, next) => {
    const before = await failures.getKey(addressOf(request));
    if (before !== undefined && before.totalHits >= perMinute && !isOver(before.resetTime)) refuse();
    try {
      response.locals['caller'] = await auth.authenticate(request);
    } catch (error) {
      if (problemOfError(error).status !== 401) throw error;
      await failures(request, response, () => next(error));
      return;
    }
    next();
  });
}

const MINUTE_MS = 60_000;

function addressOf(request: Request): string {
  return ipKeyGenerator(request.ip ?? '');
}

function refuse(): never {
  throw new ProblemError('too-many-sign-ins');
}

function isOver(until: Date | undefined): boolean {
  return until !== undefined && until.getTime() <= Date.now();
}

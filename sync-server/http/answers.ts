import { performance } from 'node:perf_hooks';
import type { ErrorRequestHandler, NextFunction, Request, RequestHandler, Response } from 'express';
import { type Problem, ProblemError, problemOfError } from './problem.ts';
import type { Logger } from '../log/server-log.ts';
import type { Metrics } from './server-metrics.ts';
import type { Caller } from './sign-in.ts';

/** One line and one count per answer, by route pattern. */
export function logRequests(logger: Logger, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const start = performance.now();
    response.on('finish', () => {
      const seconds = (performance.now() - start) / 1000;
      const facts = { route: routeOf(request), method: request.method, status: response.statusCode, seconds };
      metrics.observeRequest(facts);
      const caller = (response.locals['caller'] as Caller | undefined)?.alias;
      logger.info({ event: 'request', ...facts, caller, problem: response.locals['problem'] as unknown });
    });
    next();
  };
}

/** A handler that answers later. What it throws goes where everything thrown goes. */
export function handler(
  work: (request: Request, response: Response, next: NextFunction) => Promise<void>,
): RequestHandler {
  return (request, response, next) => {
    work(request, response, next).catch(next);
  };
}

export const noSuchPage: RequestHandler = () => {
  throw new ProblemError('not-found');
};

/** The last handler: whatever was thrown on the way becomes a problem. */
export function answerProblem(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const problem = problemOfError(error);
    response.locals['problem'] = problem.code;
    if (problem.status === 500) logger.error({ event: 'fault', err: error });
    if (response.headersSent) {
      next(error);
      return;
    }
    sendProblem(response, problem);
  };
}

function sendProblem(response: Response, problem: Problem): void {
  if (problem.status === 401) response.set('WWW-Authenticate', 'Bearer realm="so-lop"');
  if (problem.retryAfter !== undefined) response.set('Retry-After', String(problem.retryAfter));
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

function routeOf(request: Request): string {
  const pattern = (request.route as { readonly path?: unknown } | undefined)?.path;
  return typeof pattern === 'string' ? `${request.baseUrl === '' ? '' : '/v1/workbooks'}${pattern}` : 'none';
}

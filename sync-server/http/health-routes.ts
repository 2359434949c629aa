import { type Request, Router } from 'express';
import { handler } from './answers.ts';
import { isLoopbackPeer } from '../config/loopback.ts';
import type { Metrics } from './server-metrics.ts';
import type { Auth } from './sign-in.ts';
import { demand } from './workbook-routes.ts';

export interface HealthParts {
  readonly metrics: Metrics;
  readonly auth: Auth;
  readonly life: { readonly isStopping: boolean };
}

/** For whoever watches the process. They say nothing about workbooks or people but counts by workbook id. */
export function healthRoutes({ metrics, auth, life }: HealthParts): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  // One workbook that cannot be reached is no reason to restart the others: that stands in its status.
  router.get('/readyz', (_request, response) => {
    response.status(life.isStopping ? 503 : 200).json({ status: life.isStopping ? 'stopping' : 'ready' });
  });
  router.get(
    '/metrics',
    handler(async (request, response) => {
      if (auth.localKey === null && !isFromThisMachine(request)) {
        response.locals['caller'] = await auth.authenticate(request);
        demand(response, null, 'administer');
      }
      response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
    }),
  );
  return router;
}

/** A collector on this machine has no Google account; what came through the proxy is marked by it. */
function isFromThisMachine(request: Request): boolean {
  const { headers, socket } = request;
  const isForwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  return !isForwarded && isLoopbackPeer(socket.remoteAddress);
}

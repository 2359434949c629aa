import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import helmet from 'helmet';
import { answerProblem, logRequests, noSuchPage } from './answers.ts';
import { apiRoutes } from './api-routes.ts';
import { isLoopbackHost } from '../config/loopback.ts';
import { DoorbellKeys } from './doorbell-key.ts';
import { doorbellRoute } from './doorbell-route.ts';
import { healthRoutes } from './health-routes.ts';
import { limitPerCaller, limitReads, type RequestLimits, signInWithin } from './limits.ts';
import { ListenError } from './listen-error.ts';
import { panelRoutes } from './panel-routes.ts';
import { ProblemError } from './problem.ts';
import { Refusal } from '#shared/sync/refusal.ts';
import { WorkbookDoor } from './workbook-door.ts';
import { sameSite } from './same-site.ts';
import type { Logger } from '../log/server-log.ts';
import { createMetrics } from './server-metrics.ts';
import type { Auth } from './sign-in.ts';
import { selfTestRoutes } from './self-test-routes.ts';
import { type ServedWorkbook, workbookOf, workbookRoutes } from './workbook-routes.ts';
import { BackgroundSelfTest, type RunSelfTest } from '../service/background-self-test.ts';
import { Turns } from '../service/turns.ts';
import type { SyncRequest, SyncSummary, WorkbookService } from '../service/workbook-service.ts';

export interface ServerParts {
  readonly workbooks: ReadonlyMap<string, WorkbookService>;
  /** Other names of workbooks: the add-in knows its spreadsheet by Google's id. */
  readonly aliases?: ReadonlyMap<string, string>;
  /** Tries Google in a spreadsheet; absent: this server has no way to Google. */
  readonly runSelfTest?: RunSelfTest;
  readonly auth: Auth;
  /** From which the keys of the workbooks' doorbells follow. */
  readonly doorbellSecret: Buffer;
  readonly clock: { readonly now: () => number };
  readonly logger: Logger;
  readonly config: ServerConfig;
}

export interface ServerConfig extends RequestLimits {
  /** Address to listen on. Anything but loopback needs sign-in. */
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Names under which a reverse proxy on this machine offers the server. */
  readonly publicHosts: readonly string[];
  /** The panel's page, served at `/` in local mode; null: none. */
  readonly panelHtml: string | null;
}

export interface RunningServer {
  /** `http://127.0.0.1:8080`. */
  readonly url: string;
  /** What whoever sits at the machine opens; in local mode with the key that lets them in. Never logged. */
  readonly entrance: string;
  /** For the scheduler: rings like any doorbell. */
  ring(workbook: string, request: SyncRequest): Promise<SyncSummary>;
  /** Accepts nothing new, lets running syncs finish, and cuts what is left after `STOP_MS_MAX`. */
  stop(): Promise<void>;
}

/** Google answers a sync in about a second; more at once would only wait for its quota, each with a workbook in memory. */
const SYNCS_AT_ONCE = 4;
const BODY_BYTES_MAX = 65_536;
/** A stop must be over within 10 s; two seconds are kept for closing journals and logs. */
const STOP_MS_MAX = 8_000;
const SWEEP_MS = 20;
const REQUEST_MS_MAX = 30_000;
const HEADERS_MS_MAX = 10_000;
/** Longer than the minute for which proxies keep a connection: who closes first must not be the one who is written to. */
const KEEP_ALIVE_MS = 75_000;

/** Starts the server. Refuses an address that others can reach while nobody has to sign in. */
export async function createServer(parts: ServerParts): Promise<RunningServer> {
  const { auth, clock, config, logger } = parts;
  const isOpenToOthers = !isLoopbackHost(config.host) || config.publicHosts.length > 0;
  if (isOpenToOthers && auth.localKey !== null) throw new Error(NEEDS_SIGN_IN);
  const metrics = createMetrics();
  const turns = new Turns(SYNCS_AT_ONCE);
  const served = [...parts.workbooks].map(([id, service]): [string, ServedWorkbook] => {
    const door = new WorkbookDoor(id, service, { turns, logger, metrics, now: clock.now });
    return [id, { id, service, door }];
  });
  const workbooks = new Map(served);
  const { runSelfTest } = parts;
  const selfTest = runSelfTest === undefined ? null : new BackgroundSelfTest(runSelfTest, clock.now);
  const life = { isStopping: false };
  const server = createHttpServer(
    { requestTimeout: REQUEST_MS_MAX, headersTimeout: HEADERS_MS_MAX, maxHeaderSize: 16_384 },
    createApp({ parts, metrics, workbooks, life, selfTest }),
  );
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await listen(server, config);
  const { port } = server.address() as AddressInfo;
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  logger.info({ event: 'listening', url, workbooks: [...workbooks.keys()] });
  let stopped: Promise<void> | null = null;
  return {
    url,
    entrance: auth.localKey?.entrance(url) ?? `${url}/`,
    ring(workbook, request) {
      const known = workbooks.get(workbook);
      return known === undefined
        ? Promise.reject(new ProblemError('workbook-unknown'))
        : known.door.ring(request);
    },
    stop() {
      life.isStopping = true;
      stopped ??= stopServer(
        server,
        [...[...workbooks.values()].map(({ door }) => door), ...(selfTest === null ? [] : [selfTest])],
        logger,
      );
      return stopped;
    },
  };
}

export interface AppParts {
  readonly parts: ServerParts;
  readonly metrics: ReturnType<typeof createMetrics>;
  readonly workbooks: ReadonlyMap<string, ServedWorkbook>;
  readonly life: { readonly isStopping: boolean };
  readonly selfTest: BackgroundSelfTest | null;
}

/** Everything between the connection and the workbooks. */
export function createApp({ parts, metrics, workbooks, life, selfTest }: AppParts): Express {
  const { auth, config, logger } = parts;
  const keys = new DoorbellKeys(parts.doorbellSecret);
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple');
  // Behind a proxy on this machine, and only there, its word for who calls is taken.
  app.set('trust proxy', config.publicHosts.length > 0 ? 'loopback' : false);
  app.use(logRequests(logger, metrics));
  app.use(helmet({ contentSecurityPolicy: { directives: NOTHING_RUNS, useDefaults: false } }));
  app.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  const mustCheckHost = isLoopbackHost(config.host) || config.publicHosts.length > 0;
  if (mustCheckHost) app.use(sameSite(config.publicHosts));
  app.use(healthRoutes({ metrics, auth, life }));
  if (config.panelHtml !== null && auth.localKey !== null)
    app.use(panelRoutes(config.panelHtml, parts.workbooks, auth.localKey));
  const aliases = parts.aliases ?? new Map<string, string>();
  const limitDoorbells = limitPerCaller(config.doorbellsPerMinute);
  const of = workbookOf({ workbooks, aliases, isLocal: auth.localKey !== null });
  // Before the sign-in: triggers have a key of their own.
  app.use(
    '/v1/workbooks',
    doorbellRoute({ keys, of, workbooks, aliases, limitDoorbells, limits: config, readJson: readJson() }),
  );
  app.use(
    '/v1',
    signInWithin(config.failedSignInsPerMinute, auth),
    (_request, _response, next) => {
      if (life.isStopping) throw new Refusal('stopping');
      next();
    },
    limitReads(config.readsPerMinute),
    readJson(),
  );
  app.use(apiRoutes({ limits: config, isLocal: auth.localKey !== null }));
  app.use(
    '/v1/workbooks',
    workbookRoutes({ of, limitDoorbells, keys }),
    selfTestRoutes({
      of,
      selfTest,
      real: (spreadsheet) => workbooks.get(aliases.get(spreadsheet) ?? '') ?? null,
      limitDoorbells,
    }),
  );
  app.use(noSuchPage);
  app.use(answerProblem(logger));
  return app;
}

/** Answers are data: nothing in them may run, whatever a browser thinks they are. */
const NOTHING_RUNS = { defaultSrc: ["'none'"], frameAncestors: ["'none'"] };

/** JSON only, small and not compressed; a body of another type is refused, for browsers send those across sites. */
function readJson(): express.RequestHandler {
  const parse = express.json({ limit: BODY_BYTES_MAX, inflate: false, strict: true });
  return (request, response, next) => {
    const hasBody =
      request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length']) > 0;
    if (hasBody && request.is('application/json') === false) throw new ProblemError('wrong-content-type');
    parse(request, response, next);
  };
}

function listen(server: Server, { host, port }: ServerConfig): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new ListenError(error, host, port));
    });
    server.listen(port, host, () => resolve());
  });
}

async function stopServer(
  server: Server,
  working: readonly { readonly stop: () => Promise<void> }[],
  logger: Logger,
): Promise<void> {
  logger.info({ event: 'stopping' });
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const cut = setTimeout(() => server.closeAllConnections(), STOP_MS_MAX);
  const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), STOP_MS_MAX).unref());
  await Promise.race([Promise.all(working.map((one) => one.stop())), late]);
  // What waited for a sync is being answered; each connection ends as soon as it has its answer.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  await Promise.race([closed, late]);
  clearInterval(sweep);
  clearTimeout(cut);
  logger.info({ event: 'stopped' });
}

const NEEDS_SIGN_IN =
  'Máy chủ chỉ mở cho máy khác khi đã cấu hình đăng nhập (signIn). Đề nghị cấu hình đăng nhập, hoặc để máy chủ chạy tại 127.0.0.1.';

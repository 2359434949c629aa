import { onTestFinished } from 'vitest';
import { createServer, type RunningServer, type ServerConfig } from '../../sync-server/http/create-server.ts';
import { createLogger } from '../../sync-server/log/server-log.ts';
import { type Auth, localAuth } from '../../sync-server/http/sign-in.ts';
import type { RunSelfTest } from '../../sync-server/service/background-self-test.ts';
import type { WorkbookService } from '../../sync-server/service/workbook-service.ts';
import { complaintsAbout } from './documented.ts';
import { keyCookie } from './key-cookie.ts';
import { SimpleWorkbook } from './simple-workbook.ts';

export interface StartedServer {
  readonly server: RunningServer;
  readonly workbook: SimpleWorkbook;
  /** Everything logged so far. */
  readonly log: () => string;
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  readonly post: (
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Response>;
}

/** The real server on a free loopback port, with one workbook `can-tho` (and whatever else is given), until the test ends. */
export async function startedServer(
  parts: {
    readonly auth?: Auth;
    readonly config?: Partial<ServerConfig>;
    readonly runSelfTest?: RunSelfTest;
    readonly others?: Readonly<Record<string, WorkbookService>>;
  } = {},
): Promise<StartedServer> {
  const workbook = new SimpleWorkbook();
  let log = '';
  const server = await createServer({
    workbooks: new Map<string, WorkbookService>([
      ['can-tho', workbook],
      ...Object.entries(parts.others ?? {}),
    ]),
    aliases: new Map([['1AbC_spreadsheet', 'can-tho']]),
    ...(parts.runSelfTest === undefined ? {} : { runSelfTest: parts.runSelfTest }),
    auth: parts.auth ?? localAuth(),
    doorbellSecret: Buffer.alloc(32, 7),
    clock: { now: () => Date.now() },
    logger: createLogger('trace', { write: (line: string) => void (log += line) }),
    config: {
      host: '127.0.0.1',
      port: 0,
      publicHosts: [],
      doorbellsPerMinute: 60,
      readsPerMinute: 600,
      failedSignInsPerMinute: 60,
      panelHtml: null,
      ...parts.config,
    },
  });
  onTestFinished(() => server.stop());
  // As the browser that opened the printed address; a header that the test names itself stands above it.
  const headersWith = (headers: Readonly<Record<string, string>>) => ({
    ...keyCookie(server.entrance),
    ...headers,
  });
  const call = async (
    path: string,
    init: RequestInit & { headers: Readonly<Record<string, string>> },
  ): Promise<Response> => {
    const response = await fetch(`${server.url}${path}`, { ...init, headers: headersWith(init.headers) });
    await mustBeDocumented(init.method ?? 'GET', path, response.clone());
    return response;
  };
  return {
    server,
    workbook,
    log: () => log,
    get: (path, headers = {}) => call(path, { headers }),
    post: (path, body, headers = {}) =>
      call(path, {
        method: 'POST',
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
  };
}

/** Whatever a test asks for: the answer is one that the API document names. */
async function mustBeDocumented(method: string, path: string, response: Response): Promise<void> {
  const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
  const body = await response.text();
  const bare = path.split('?')[0] ?? '';
  const complaints = complaintsAbout({ method, path: bare, status: response.status, type, body });
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
}

/** Checks the shape of every refusal and answers with what matters of it. */
export async function problemOf(
  response: Response,
): Promise<{ readonly status: number; readonly code: unknown }> {
  const problem = (await response.json()) as Readonly<Record<string, unknown>>;
  const isProblem =
    response.headers.get('content-type') === 'application/problem+json; charset=utf-8' &&
    problem['status'] === response.status &&
    problem['type'] === `urn:so-lop:problem:${String(problem['code'])}` &&
    String(problem['title']).length > 5 &&
    String(problem['detail']).length > 10;
  if (!isProblem) throw new Error(`not a problem: ${JSON.stringify(problem)}`);
  return { status: response.status, code: problem['code'] };
}

export const SYNC = '/v1/workbooks/can-tho/sync';
export const DECISIONS = '/v1/workbooks/can-tho/decisions';
export const APPROVE = { ask: 'decide', registration: 'r1.1', kind: 'approve', value: null } as const;

/** A promise with its ends outside. */
export function gate(): { readonly passed: Promise<void>; readonly open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { passed: promise, open: resolve };
}

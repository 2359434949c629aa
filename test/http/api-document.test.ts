/** The API document and the server say the same: routes, answers, problems. */
import type { Express } from 'express';
import { expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { OPERATIONS } from '../../sync-server/http/api-operations.ts';
import { createApp } from '../../sync-server/http/create-server.ts';
import { PROBLEM_KINDS } from '../../sync-server/http/problem-kinds.ts';
import { createMetrics } from '../../sync-server/http/server-metrics.ts';
import { localAuth } from '../../sync-server/http/sign-in.ts';
import { createLogger } from '../../sync-server/log/server-log.ts';
import { panelScene } from '../addon/panel-scene.ts';
import { complaintsAbout, DOCUMENT, readDocument } from './documented.ts';
import { as, READER, testAuth } from './signed-token.ts';
import { SimpleWorkbook } from './simple-workbook.ts';
import { APPROVE, problemOf, startedServer } from './started-server.ts';

const PATH = '/v1/openapi.json';

test('the server gives its own document, with its version and its limits', async () => {
  const { get } = await startedServer({ config: { readsPerMinute: 123 } });
  const answer = await get(PATH);
  const text = await answer.text();
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(JSON.parse(text)).toMatchObject({ openapi: '3.1.1', info: { version: packageJson.version } });
  expect(text).toContain('At most 123 a minute');
  // Nobody signs in with Google here: the browser has the key of local mode.
  expect(JSON.parse(text)).toMatchObject({
    components: { securitySchemes: { localKey: { type: 'apiKey', in: 'cookie' } } },
    paths: { [PATH]: { get: { security: [{ localKey: [] }] } }, '/healthz': { get: { security: [] } } },
  });
  expect(Object.keys(readDocument(JSON.parse(text)).paths)).toContain('/v1/workbooks/{id}/sync');
});

test('the document is for whoever has signed in, readers too, and only to be read', async () => {
  const { get, server } = await startedServer({ auth: testAuth() });
  expect(await problemOf(await get(PATH))).toEqual({ status: 401, code: 'sign-in-required' });
  const signedIn = await get(PATH, as(READER));
  expect(await signedIn.json()).toMatchObject({
    paths: { '/v1/workbooks/{id}/sync': { post: { security: [{ google: [] }] } } },
  });
  const refused = await fetch(`${server.url}${PATH}`, { method: 'POST', headers: as(READER) });
  expect(refused.headers.get('allow')).toBe('GET, HEAD');
  expect(await problemOf(refused)).toEqual({ status: 405, code: 'method-not-allowed' });
});

test('every route that the server has stands in the document, and nothing else does', () => {
  const documented = OPERATIONS.map(({ method, path }) => `${method} ${path}`).sort();
  expect(routesOf(wholeApp())).toEqual(documented);
});

test('control: a route that nobody wrote into the document is seen', () => {
  const app = wholeApp();
  app.get('/v1/workbooks/:id/secret', (_request, response) => void response.json({}));
  expect(routesOf(app)).toContain('get /v1/workbooks/{id}/secret');
});

test('every problem that the server knows is named by some route, with its own status', () => {
  const named = new Set(OPERATIONS.flatMap(({ problems }) => problems));
  expect([...PROBLEM_KINDS.keys()].filter((code) => !named.has(code as never))).toEqual([
    // Of any address: said at the head of the document.
    'method-not-allowed',
  ]);
  for (const operation of Object.values(DOCUMENT.paths).flatMap((path) => Object.values(path)))
    for (const [status, { content }] of Object.entries(operation.responses)) {
      const schema = content['application/problem+json']?.schema as
        | { properties: { code: { enum: string[] } } }
        | undefined;
      for (const code of schema?.properties.code.enum ?? [])
        expect([code, PROBLEM_KINDS.get(code)?.[0]]).toEqual([code, Number(status)]);
    }
});

test('real answers are what the document says of them, whole states of a panel among them', async () => {
  const scene = panelScene();
  class SceneWorkbook extends SimpleWorkbook {
    override panelState = (reader: { readonly mayDecide: boolean }) => scene.state(reader);
    override search = (text: string) => scene.search(text);
  }
  const { get, post } = await startedServer({
    others: { khac: new SceneWorkbook() },
    runSelfTest: () => Promise.resolve({ tried: [], leftBehind: 0 }),
  });
  // `get` and `post` hold each answer against the document.
  const at = (rest: string) => `/v1/workbooks/khac/${rest}`;
  const answers = await Promise.all([
    get(at('panel')),
    get(at('status')),
    get(at(`units?q=${encodeURIComponent('Long Phú')}`)),
    get(at('classes/01/roster.xlsx')),
    get(at('self-test')),
    post(at('sync'), { trigger: 'panel' }),
    post(at('sync'), { trigger: 'menu' }),
    post(at('sync'), { trigger: 'timer' }),
    post(at('decisions'), APPROVE),
    post(at('self-test'), { spreadsheet: '1TrongDeThu' }),
    get('/healthz'),
    get('/readyz'),
    get('/metrics'),
    get(PATH),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([
    200, 200, 200, 200, 200, 200, 200, 202, 200, 202, 200, 200, 200, 200,
  ]);
});

test('control: an answer with a field more, a field less, another status, type or code is complained of', () => {
  const sound = {
    method: 'GET',
    path: '/v1/workbooks/can-tho/status',
    status: 200,
    type: 'application/json',
    body: JSON.stringify({
      id: 'can-tho',
      title: 'Sổ lớp',
      state: 'ok',
      message: 'Đã đồng bộ.',
      lastSyncAt: 1,
      lastDoneAt: null,
      running: false,
      waiting: false,
    }),
  };
  expect(complaintsAbout(sound)).toEqual([]);
  const withBody = (change: object) => ({
    ...sound,
    body: JSON.stringify({ ...(JSON.parse(sound.body) as object), ...change }),
  });
  const problem = (code: string) => ({
    ...sound,
    status: 404,
    type: 'application/problem+json',
    body: JSON.stringify({
      type: `urn:so-lop:problem:${code}`,
      title: 'Không có',
      status: 404,
      detail: 'Không có gì ở đây.',
      code,
    }),
  });
  expect(complaintsAbout(problem('workbook-unknown'))).toEqual([]);
  const faults = [
    withBody({ phone: '0912345678' }),
    withBody({ running: undefined }),
    withBody({ state: 'fine' }),
    { ...sound, status: 201 },
    { ...sound, type: 'text/html' },
    problem('class-unknown'),
    { ...sound, path: '/v1/workbooks/can-tho/secret' },
  ];
  for (const fault of faults) expect(complaintsAbout(fault), JSON.stringify(fault)).toHaveLength(1);
});

test('control: a server whose answer is none of the document is caught on the way', async () => {
  const { get, workbook } = await startedServer();
  const more = { matched: null, reason: 'x', suggestions: [], phones: ['0912345678'] };
  workbook.search = () => more;
  await expect(get('/v1/workbooks/can-tho/units?q=a')).rejects.toThrow('phones');
});

/** Every route that there can be: of local mode and of a server that reaches Google. */
function wholeApp(): Express {
  const auth = localAuth();
  const config = {
    host: '127.0.0.1',
    port: 0,
    publicHosts: [],
    doorbellsPerMinute: 60,
    readsPerMinute: 600,
    failedSignInsPerMinute: 60,
    panelHtml: '<p></p>',
  };
  const logger = createLogger('silent');
  return createApp({
    parts: {
      workbooks: new Map(),
      doorbellSecret: Buffer.alloc(32),
      auth,
      clock: { now: () => 0 },
      logger,
      config,
    },
    metrics: createMetrics(),
    workbooks: new Map(),
    life: { isStopping: false },
    selfTest: null,
  });
}

/** What express keeps of a route, of a router, or of what stands before them. */
interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
  /** Where it is mounted. */
  readonly rawPath: unknown;
}

function routesOf(app: Express): readonly string[] {
  const found = (layers: readonly Layer[], mount: string): readonly string[] =>
    layers.flatMap((layer) => {
      const { route, handle, rawPath } = layer;
      if (route !== undefined) {
        const methods = Object.keys(route.methods).filter((method) => method !== '_all');
        return methods.map((method) => `${method} ${mount}${route.path.replaceAll(/:(\w+)/g, '{$1}')}`);
      }
      if (handle.stack === undefined) return [];
      if (typeof rawPath !== 'string') throw new Error('a router is mounted where this test cannot look');
      return found(handle.stack, mount + rawPath.replace(/\/$/, ''));
    });
  return [...found(app.router.stack as unknown as readonly Layer[], '')].sort();
}

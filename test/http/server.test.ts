import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { WorkbookError } from '../../sync-server/workbook-port.ts';
import { APPROVE, DECISIONS, gate, problemOf, startedServer, SYNC } from './started-server.ts';

test('a doorbell answers with the outcome of the sync', async () => {
  const { post, workbook } = await startedServer();
  const response = await post(SYNC, { trigger: 'form' });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ outcome: 'done', sync: 1, message: 'Đã cập nhật 3 ô.' });
  expect(workbook.syncs).toEqual([{ trigger: 'form', confirm: false }]);
  expect((await post(SYNC)).status).toBe(200);
});

test('the panel is told the state that its sync led to', async () => {
  const { post } = await startedServer();
  expect(await (await post(SYNC, { trigger: 'panel' })).json()).toMatchObject({
    message: 'Đã cập nhật 3 ô.',
    state: { version: 1, mayDecide: true },
  });
});

test('two doorbells during a sync become one more sync, and both are answered', async () => {
  const { post, workbook, get } = await startedServer();
  const first = gate();
  const begun = gate();
  workbook.beforeSyncEnds = () => {
    begun.open();
    return first.passed;
  };
  const running = post(SYNC, {});
  await begun.passed;
  const later = [post(SYNC, {}), post(SYNC, {})];
  await untilWaiting(get);
  // The second of them has arrived too once a request sent after it is answered on the same server.
  await get('/v1/workbooks/can-tho/status');
  first.open();
  const answers = await Promise.all([running, ...later].map(async (answer) => (await answer).json()));
  expect(answers.map((answer) => (answer as { readonly sync: number }).sync)).toEqual([1, 2, 2]);
  expect(workbook.syncs).toHaveLength(2);
});

test('a decision is written between syncs, and synced before it is answered', async () => {
  const { post, workbook } = await startedServer();
  const response = await post(DECISIONS, APPROVE);
  expect(await response.json()).toEqual({
    savedAt: 7,
    by: null,
    state: { version: 1, mayDecide: true },
    notice: null,
  });
  expect(workbook.decisions).toEqual([{ request: APPROVE, by: null }]);
  expect(workbook.events).toEqual(['decided', 'sync 1 begins', 'sync 1 ends']);
});

test('a decision that was written but could not be synced says both', async () => {
  const { post, workbook } = await startedServer();
  workbook.beforeSyncEnds = () =>
    Promise.reject(new WorkbookError('unreachable', 'Không kết nối được Google.'));
  expect(await (await post(DECISIONS, APPROVE)).json()).toMatchObject({
    savedAt: 7,
    state: null,
    notice: 'Quyết định đã ghi, nhưng chưa đồng bộ được. Không kết nối được Google.',
  });
});

test('status, panel and search answer while a sync runs', async () => {
  const { get, post, workbook } = await startedServer();
  const held = gate();
  workbook.beforeSyncEnds = () => held.passed;
  const running = post(SYNC, {});
  await untilRunning(get);
  expect(await (await get('/v1/workbooks/can-tho/status')).json()).toMatchObject({
    id: 'can-tho',
    state: 'ok',
  });
  expect(await (await get('/v1/workbooks/can-tho/panel')).json()).toEqual({ version: 1, mayDecide: true });
  const found = await get(`/v1/workbooks/can-tho/units?q=${encodeURIComponent('xã Long Phú')}`);
  expect(await found.json()).toEqual({ matched: null, reason: 'Không rõ đơn vị', suggestions: [] });
  expect(workbook.searches).toEqual(['xã Long Phú']);
  held.open();
  await running;
});

test('the list of a class is offered under its Vietnamese name, without phones unless asked', async () => {
  const { get, workbook } = await startedServer();
  const response = await get('/v1/workbooks/can-tho/classes/01/roster.xlsx');
  expect(response.headers.get('content-type')).toBe(
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  );
  expect(response.headers.get('content-disposition')).toBe(
    `attachment; filename="danh-sach-lop-01.xlsx"; filename*=UTF-8''Danh%20s%C3%A1ch%20l%E1%BB%9Bp%2001.xlsx`,
  );
  expect(await response.text()).toBe('PK roster');
  await get('/v1/workbooks/can-tho/classes/01/roster.xlsx?phones=1');
  expect(workbook.rosters).toEqual([
    { classCode: '01', withPhones: false },
    { classCode: '01', withPhones: true },
  ]);
});

test.for([
  ['GET', '/v1/workbooks/khac/status', 404, 'workbook-unknown'],
  ['GET', '/v1/workbooks/__proto__/status', 404, 'workbook-unknown'],
  ['GET', '/v1/workbooks/%E0%A4%A/status', 404, 'not-found'],
  ['GET', '/v1/workbooks/can-tho/classes/99/roster.xlsx', 404, 'class-unknown'],
  ['GET', '/v1/workbooks/can-tho/classes/..%2f01/roster.xlsx', 404, 'class-unknown'],
  ['GET', '/v1/workbooks/can-tho/classes/01/roster.xlsx?phones=yes', 400, 'bad-query'],
  ['GET', '/v1/workbooks/can-tho/units', 400, 'bad-query'],
  ['GET', '/v1/workbooks/can-tho/units?q=a&q=b', 400, 'bad-query'],
  ['GET', `/v1/workbooks/can-tho/units?q=${'a'.repeat(201)}`, 400, 'bad-query'],
  ['GET', '/nowhere', 404, 'not-found'],
  ['GET', '/', 404, 'not-found'],
  ['DELETE', '/v1/workbooks/can-tho/sync', 405, 'method-not-allowed'],
  ['GET', '/v1/workbooks/can-tho/decisions', 405, 'method-not-allowed'],
  ['POST', '/v1/workbooks/can-tho/panel', 405, 'method-not-allowed'],
] as const)('%s %s is refused with %i %s', async ([method, path, status, code]) => {
  const { server } = await startedServer();
  expect(await problemOf(await fetch(`${server.url}${path}`, { method }))).toEqual({ status, code });
});

test.for([
  ['no JSON', '{', 'application/json', 400, 'bad-json'],
  ['no object', '[]', 'application/json', 400, 'bad-body'],
  ['an unknown trigger', '{"trigger":"x"}', 'application/json', 400, 'bad-body'],
  ['a field nobody knows', '{"force":true}', 'application/json', 400, 'bad-body'],
  ['what forms send across sites', '{}', 'text/plain', 415, 'wrong-content-type'],
  ['65,537 bytes', JSON.stringify('x'.repeat(65_535)), 'application/json', 413, 'body-too-large'],
  ['2 MB', JSON.stringify('x'.repeat(2_000_000)), 'application/json', 413, 'body-too-large'],
] as const)('a doorbell with %s is refused', async ([, body, type, status, code]) => {
  const { post, workbook } = await startedServer();
  expect(await problemOf(await post(SYNC, body, { 'content-type': type }))).toEqual({ status, code });
  expect(workbook.syncs).toEqual([]);
});

test('a compressed body is refused unread', async () => {
  const { post } = await startedServer();
  const refused = await post(SYNC, '{}', { 'content-encoding': 'gzip' });
  expect(await problemOf(refused)).toEqual({ status: 415, code: 'wrong-content-type' });
});

test.for([
  [{ ...APPROVE, kind: 'set_unit' }, 'value'],
  [{ ...APPROVE, registration: '' }, 'registration'],
  [{ ...APPROVE, kind: 'destroy' }, 'kind'],
] as const)('a wrong decision is refused by place, and nothing is written: %j', async ([body]) => {
  const { post, workbook } = await startedServer();
  const response = await post(DECISIONS, body);
  expect(await problemOf(response)).toEqual({ status: 400, code: 'bad-body' });
  expect(workbook.decisions).toEqual([]);
});

test.for([
  ['not-found', 404],
  ['open-elsewhere', 409],
  ['no-space', 507],
  ['quota', 503],
] as const)('a workbook that is %s says so to staff, and the server goes on', async ([code, status]) => {
  const { post, workbook } = await startedServer();
  workbook.beforeSyncEnds = () => Promise.reject(new WorkbookError(code, 'Bảng tính chưa dùng được.'));
  const refused = await post(SYNC, {});
  expect(refused.headers.get('retry-after')).toBe(code === 'quota' ? '60' : null);
  expect(await problemOf(refused)).toEqual({ status, code });
  workbook.beforeSyncEnds = () => Promise.resolve();
  expect((await post(SYNC, {})).status).toBe(200);
});

test('a fault of ours tells the caller nothing about our insides', async () => {
  const { post, workbook, log } = await startedServer();
  workbook.beforeSyncEnds = () => Promise.reject(new TypeError('Nguyễn Văn An 0912345678'));
  const response = await post(SYNC, {});
  const text = await response.clone().text();
  expect(await problemOf(response)).toEqual({ status: 500, code: 'internal' });
  expect(text + log()).not.toMatch(/Nguyễn|0912345678/);
  expect(log()).toContain('simple-workbook.ts');
});

test('health, readiness and metrics answer, and metrics count syncs without naming people', async () => {
  const { get, post } = await startedServer();
  await post(SYNC, { trigger: 'form' });
  await get(`/v1/workbooks/can-tho/units?q=${encodeURIComponent('Nguyễn Văn An')}`);
  expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
  expect(await (await get('/readyz')).json()).toEqual({ status: 'ready' });
  const metrics = await (await get('/metrics')).text();
  expect(metrics).toContain('so_lop_syncs_total{workbook="can-tho",outcome="done"} 1');
  expect(metrics).toContain('so_lop_doorbells_total{workbook="can-tho",trigger="form"} 1');
  expect(metrics).toContain('route="/v1/workbooks/:id/units",method="GET",status="200"');
  expect(metrics).not.toMatch(/Nguy/);
});

test('a thousand doorbells from one caller are mostly refused, with when to come back, and the server goes on', async () => {
  const { get, post, workbook } = await startedServer();
  const answers = await Promise.all(Array.from({ length: 1_000 }, () => post(SYNC, {})));
  const statuses = answers.map((answer) => answer.status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(60);
  expect(statuses.filter((status) => status === 429)).toHaveLength(940);
  const refused = answers.find((answer) => answer.status === 429) as Response;
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await problemOf(refused)).toEqual({ status: 429, code: 'too-many-requests' });
  // Those accepted were coalesced.
  expect(workbook.syncs.length).toBeLessThanOrEqual(60);
  expect((await get('/v1/workbooks/can-tho/status')).status).toBe(200);
  expect((await get('/healthz')).status).toBe(200);
});

test('a workbook also answers to the id of its spreadsheet, which is all the add-in knows', async () => {
  const { post, workbook } = await startedServer();
  expect((await post('/v1/workbooks/1AbC_spreadsheet/sync', {})).status).toBe(200);
  expect(workbook.syncs).toHaveLength(1);
});

test('one workbook that fails or hangs does not hold up another', async () => {
  const hanging = await startedServer();
  const { post } = await startedServer({ others: { khac: hanging.workbook } });
  const held = gate();
  hanging.workbook.beforeSyncEnds = () => held.passed;
  const stuck = post('/v1/workbooks/khac/sync', {});
  expect((await post(SYNC, {})).status).toBe(200);
  held.open();
  expect((await stuck).status).toBe(200);
});

test.for([
  ['another name', { host: 'attacker.example' }, 421, 'wrong-host'],
  ['another port', { host: '127.0.0.1:1' }, 421, 'wrong-host'],
  ['a name that only begins like ours', { host: 'localhost.attacker.example' }, 421, 'wrong-host'],
  ['no name', { host: '' }, 421, 'wrong-host'],
  ['another page', { origin: 'https://attacker.example' }, 403, 'wrong-origin'],
  ['a page of another local program', { origin: 'http://127.0.0.1:1' }, 403, 'wrong-origin'],
  ['a page without origin', { origin: 'null' }, 403, 'wrong-origin'],
  ['another site by its mark', { 'sec-fetch-site': 'cross-site' }, 403, 'wrong-origin'],
] as const)('a request for or from %s is refused in local mode', async ([, headers, status, code]) => {
  const { server, workbook } = await startedServer();
  const answer = await raw(server.url, { host: new URL(server.url).host, ...headers });
  expect(answer).toContain(`HTTP/1.1 ${status} `);
  expect(answer).toContain(`"code":"${code}"`);
  expect(workbook.syncs).toEqual([]);
});

test('our own page may post, and programs that send no origin', async () => {
  const { server, post, workbook } = await startedServer();
  expect((await post(SYNC, {}, { origin: server.url })).status).toBe(200);
  const port = new URL(server.url).port;
  const named = { host: `localhost:${port}`, origin: `http://localhost:${port}` };
  expect(await raw(server.url, named)).toContain('HTTP/1.1 200 ');
  expect(workbook.syncs).toHaveLength(2);
});

test('the panel is served in local mode, and only its own scripts may run', async () => {
  const panelHtml = '<html><style>a{}</style>\r\n<body><script>\r\nlet x = 1;\r\n</script></body></html>';
  const { get } = await startedServer({ config: { panelHtml } });
  const response = await get('/');
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(await response.text()).toBe(panelHtml.replaceAll('\r\n', '\n'));
  // Of "\nlet x = 1;\n" and "a{}", computed apart from this code.
  expect(policy).toContain("script-src 'sha256-PCA06x5AClOd4MjKmg3RZDFBTufKR2vjtf2Rt+9Kt3s='");
  expect(policy).toContain("style-src 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='");
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|\*/);
});

test('answers are neither kept nor framed nor guessed at', async () => {
  const { get } = await startedServer();
  const { headers } = await get('/v1/workbooks/can-tho/panel');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('x-powered-by')).toBeNull();
});

test('stopping finishes the running sync, answers who waits for it, and takes nothing new', async () => {
  const { server, get, post, workbook } = await startedServer();
  const held = gate();
  workbook.beforeSyncEnds = () => held.passed;
  const running = post(SYNC, {});
  await untilRunning(get);
  const stopped = server.stop();
  held.open();
  expect((await running).status).toBe(200);
  await stopped;
  await expect(get('/healthz')).rejects.toThrow();
  expect(workbook.events).toEqual(['sync 1 begins', 'sync 1 ends']);
});

type Get = (path: string) => Promise<Response>;

async function untilRunning(get: Get): Promise<void> {
  await until(get, 'running');
}

async function untilWaiting(get: Get): Promise<void> {
  await until(get, 'waiting');
}

/** Asks the server itself until it says so. */
async function until(get: Get, state: 'running' | 'waiting'): Promise<void> {
  for (;;) {
    const status = (await (await get('/v1/workbooks/can-tho/status')).json()) as Record<string, unknown>;
    if (status[state] === true) return;
  }
}

/** A doorbell with headers that `fetch` would not send. */
function raw(url: string, headers: Readonly<Record<string, string>>): Promise<string> {
  const lines = Object.entries({ ...headers, connection: 'close', 'content-length': '0' });
  const head = [`POST ${SYNC} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`), '', ''];
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk: Buffer) => void (answer += chunk.toString()));
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
    socket.write(head.join('\r\n'));
  });
}

import { expect, test } from 'vitest';
import { WorkbookError } from '#shared/sync/workbook-port.ts';
import { EMPTY_STATE } from './simple-workbook.ts';
import { APPROVE, DECISIONS, gate, problemOf, startedServer, SYNC } from './started-server.ts';

test('who waits for a sync is answered with its outcome', async () => {
  const { post, workbook } = await startedServer();
  const response = await post(SYNC, { trigger: 'menu' });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ outcome: 'done', sync: 1, message: 'Đã cập nhật 3 ô.' });
  expect(workbook.syncs).toEqual([{ trigger: 'menu', confirm: false }]);
  expect((await post(SYNC)).status).toBe(200);
});

test.for(['form', 'edit', 'timer'] as const)(
  'a trigger (%s) is told at once that it was heard, and the sync goes on',
  async (trigger) => {
    const { get, post, workbook } = await startedServer();
    const held = gate();
    workbook.beforeSyncEnds = () => held.passed;
    const heard = await post(SYNC, { trigger });
    expect([heard.status, await heard.json()]).toEqual([202, { accepted: true }]);
    await untilRunning(get);
    // One that waits its turn does for all who ring meanwhile.
    for (let more = 0; more < 5; more++) expect((await post(SYNC, { trigger })).status).toBe(202);
    held.open();
    expect((await post(SYNC, {})).status).toBe(200);
    expect(workbook.syncs.length).toBeLessThanOrEqual(3);
    expect(workbook.syncs[0]).toEqual({ trigger, confirm: false });
  },
);

test.for(['undo', 'cli', 'x'])('nobody outside may say that they are %s', async (trigger) => {
  const { post, workbook } = await startedServer();
  expect(await problemOf(await post(SYNC, { trigger }))).toEqual({ status: 400, code: 'bad-body' });
  expect(workbook.syncs).toEqual([]);
});

test('of more callers than an office has, those too many are told when to come back; the others are answered', async () => {
  const { get, post, workbook } = await startedServer({ config: { doorbellsPerMinute: 1_000 } });
  const held = gate();
  workbook.beforeSyncEnds = () => held.passed;
  const running = post(SYNC, {});
  await untilRunning(get);
  const refused: Response[] = [];
  const allRefused = gate();
  const many = Array.from({ length: 150 }, async () => {
    const answer = await post(SYNC, {});
    if (answer.status === 503 && refused.push(answer) === 51) allRefused.open();
    return answer;
  });
  await allRefused.passed;
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await problemOf(refused[0] as Response)).toEqual({ status: 503, code: 'busy' });
  held.open();
  const statuses = (await Promise.all([running, ...many])).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(100);
  expect(statuses.filter((status) => status === 503)).toHaveLength(51);
  expect((await post(SYNC, {})).status).toBe(200);
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
    state: EMPTY_STATE,
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
  expect(await (await get('/v1/workbooks/can-tho/panel')).json()).toEqual(EMPTY_STATE);
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
    `attachment; filename="danh-sach-lop-01.xlsx"; filename*=UTF-8''Danh%20s%C3%A1ch%20L%E1%BB%9Bp%2001%20%E2%80%93%20%C4%90%E1%BB%A3t%202.xlsx`,
  );
  expect(await response.text()).toBe('PK roster');
  await get('/v1/workbooks/can-tho/classes/01/roster.xlsx?phones=1');
  expect(workbook.rosters).toEqual([
    { classCode: '01', withPhones: false },
    { classCode: '01', withPhones: true },
  ]);
});

test('health, readiness and metrics answer, and metrics count syncs without naming people', async () => {
  const { get, post } = await startedServer();
  await post(SYNC, { trigger: 'menu' });
  await get(`/v1/workbooks/can-tho/units?q=${encodeURIComponent('Nguyễn Văn An')}`);
  expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
  expect(await (await get('/readyz')).json()).toEqual({ status: 'ready' });
  const metrics = await (await get('/metrics')).text();
  expect(metrics).toContain('so_lop_syncs_total{workbook="can-tho",outcome="done"} 1');
  expect(metrics).toContain('so_lop_doorbells_total{workbook="can-tho",trigger="menu"} 1');
  expect(metrics).toContain('route="/v1/workbooks/:id/units",method="GET",status="200"');
  expect(metrics).not.toMatch(/Nguy/);
});

test('three hundred doorbells from one caller are mostly refused, with when to come back, and the server goes on', async () => {
  const { get, post, workbook } = await startedServer();
  const answers = await Promise.all(Array.from({ length: 300 }, () => post(SYNC, {})));
  const statuses = answers.map((answer) => answer.status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(60);
  expect(statuses.filter((status) => status === 429)).toHaveLength(240);
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

test('the log holds no names, phones or addresses, whatever people send', async () => {
  const { get, post, workbook, log } = await startedServer();
  const personal = ['Nguyễn Văn An', '0912345678', 'an@example.vn'];
  workbook.beforeSyncEnds = () => Promise.reject(new WorkbookError('no-access', personal.join(' ')));
  for (const text of personal) {
    const encoded = encodeURIComponent(text);
    await get(`/v1/workbooks/can-tho/units?q=${encoded}`, {
      'user-agent': 'x',
      referer: `http://${encoded}/`,
    });
    await get(`/${encoded}`);
    await get(`/v1/workbooks/${encoded}/status`);
    await get(`/v1/workbooks/can-tho/classes/${encoded}/roster.xlsx`);
    await post(SYNC, { trigger: text });
    await post(SYNC, {});
    await post(DECISIONS, { ...APPROVE, registration: text });
    expect(log()).not.toContain(text);
    expect(log()).not.toContain(encoded);
  }
  expect(log().trim().split('\n').length).toBeGreaterThan(20);
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

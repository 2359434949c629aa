import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { keyCookie } from './key-cookie.ts';
import { problemOf, startedServer, SYNC } from './started-server.ts';

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
  const answer = await raw(server.url, {
    host: new URL(server.url).host,
    ...keyCookie(server.entrance),
    ...headers,
  });
  expect(answer).toContain(`HTTP/1.1 ${status} `);
  expect(answer).toContain(`"code":"${code}"`);
  expect(workbook.syncs).toEqual([]);
});

test.for(['/healthz', '/readyz', '/metrics', '/'])('%s answers to no other name either', async (path) => {
  const { server } = await startedServer();
  const answer = await raw(server.url, { host: 'attacker.example' }, `GET ${path}`);
  expect(answer).toContain('"code":"wrong-host"');
  const ours = await raw(server.url, { host: new URL(server.url).host }, 'GET /healthz');
  expect(ours).toContain('HTTP/1.1 200 ');
});

test('our own page may post, and programs that send no origin', async () => {
  const { server, post, workbook } = await startedServer();
  expect((await post(SYNC, {}, { origin: server.url })).status).toBe(200);
  const port = new URL(server.url).port;
  const named = {
    host: `localhost:${port}`,
    origin: `http://localhost:${port}`,
    ...keyCookie(server.entrance),
  };
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

test('whoever did not open the printed address gets nothing but what to do (M7)', async () => {
  const { server, get, post, workbook } = await startedServer({ config: { panelHtml: '<p>bảng</p>' } });
  const port = new URL(server.url).port;
  for (const cookie of [
    '',
    'so-lop=x',
    `so-lop-${port}=`,
    `so-lop-${port}=${'x'.repeat(24)}`,
    `so-lop-1=${key(server.entrance)}`,
  ]) {
    for (const path of ['panel', 'status', 'units?q=a', 'classes/01/roster.xlsx']) {
      const answer = await get(`/v1/workbooks/can-tho/${path}`, { cookie });
      expect(await problemOf(answer)).toEqual({ status: 401, code: 'local-key-missing' });
    }
    expect(await problemOf(await post(SYNC, {}, { cookie }))).toEqual({
      status: 401,
      code: 'local-key-missing',
    });
    const page = await get('/', { cookie });
    expect([page.status, await page.text()]).toEqual([
      401,
      expect.stringContaining('địa chỉ do chương trình in ra'),
    ]);
  }
  expect([workbook.events, workbook.rosters]).toEqual([[], []]);
});

test('the printed address lets in, and the key leaves the address bar', async () => {
  const { server, get, log } = await startedServer({ config: { panelHtml: '<p>bảng</p>' } });
  const opened = await fetch(`${server.entrance}&workbook=can-tho`, { redirect: 'manual' });
  expect([opened.status, opened.headers.get('location')]).toEqual([303, '/?workbook=can-tho']);
  const [cookie = '', ...flags] = (opened.headers.get('set-cookie') ?? '').split('; ');
  expect(flags).toEqual(['HttpOnly', 'SameSite=Strict', 'Path=/']);
  expect((await get('/?workbook=can-tho', { cookie })).status).toBe(200);
  expect((await get('/v1/workbooks/can-tho/panel', { cookie })).status).toBe(200);
  expect(log()).not.toContain(key(server.entrance));
});

function key(entrance: string): string {
  return new URL(entrance).searchParams.get('khoa') ?? '';
}

test('answers are neither kept nor framed nor guessed at', async () => {
  const { get } = await startedServer();
  const { headers } = await get('/v1/workbooks/can-tho/panel');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('x-powered-by')).toBeNull();
});

/** A doorbell, or another request, with headers that `fetch` would not send. */
function raw(url: string, headers: Readonly<Record<string, string>>, ask = `POST ${SYNC}`): Promise<string> {
  const lines = Object.entries({ ...headers, connection: 'close', 'content-length': '0' });
  const head = [`${ask} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`), '', ''];
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk: Buffer) => void (answer += chunk.toString()));
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
    socket.write(head.join('\r\n'));
  });
}

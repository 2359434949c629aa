import { expect, test } from 'vitest';
import { createServer } from '../../sync-server/http/create-server.ts';
import { createLogger } from '../../sync-server/log/server-log.ts';
import { AccessList } from '../../sync-server/http/access.ts';
import { googleAuth, localAuth } from '../../sync-server/http/sign-in.ts';
import {
  ADMINISTRATOR,
  as,
  bearer,
  claimsOf,
  DECIDER,
  EVERYWHERE,
  READER,
  SIGN_IN,
  signed,
  signedBySomebodyElse,
  testAuth,
} from './signed-token.ts';
import { APPROVE, DECISIONS, problemOf, startedServer, SYNC } from './started-server.ts';

const HOUR_S = 3_600;
const STATUS = '/v1/workbooks/can-tho/status';

const now = Math.floor(Date.now() / 1000);

test.for([
  ['no token', {}, 401, 'sign-in-required'],
  ['another scheme', { authorization: 'Basic YTpi' }, 401, 'sign-in-required'],
  ['a token that is none', bearer('a.b.c'), 401, 'sign-in-invalid'],
  ['a token too long', bearer('a'.repeat(9_000)), 401, 'sign-in-invalid'],
  [
    'an expired token',
    bearer(signed({ ...claimsOf(DECIDER), iat: now - 2 * HOUR_S, exp: now - HOUR_S })),
    401,
    'sign-in-expired',
  ],
  [
    'a token expired a moment ago',
    bearer(signed({ ...claimsOf(DECIDER), exp: now - 1 })),
    401,
    'sign-in-expired',
  ],
  [
    'a token from the future',
    bearer(signed({ ...claimsOf(DECIDER), iat: now + HOUR_S })),
    401,
    'sign-in-invalid',
  ],
  [
    'a token without expiry',
    bearer(signed({ ...claimsOf(DECIDER), exp: undefined })),
    401,
    'sign-in-invalid',
  ],
  [
    'another audience',
    bearer(signed({ ...claimsOf(DECIDER), aud: 'other.example' })),
    401,
    'sign-in-invalid',
  ],
  ['no audience', bearer(signed({ ...claimsOf(DECIDER), aud: undefined })), 401, 'sign-in-invalid'],
  [
    'another issuer',
    bearer(signed({ ...claimsOf(DECIDER), iss: 'https://other.example' })),
    401,
    'sign-in-invalid',
  ],
  ["somebody else's signature", bearer(signedBySomebodyElse(claimsOf(DECIDER))), 401, 'sign-in-invalid'],
  ['an unknown key', bearer(signed(claimsOf(DECIDER), { kid: 'other' })), 401, 'sign-in-invalid'],
  [
    'a key named like a property of every object',
    bearer(signed(claimsOf(DECIDER), { kid: 'toString' })),
    401,
    'sign-in-invalid',
  ],
  ['another algorithm', bearer(signed(claimsOf(DECIDER), { alg: 'none' })), 401, 'sign-in-invalid'],
  [
    'an unverified e-mail',
    bearer(signed({ ...claimsOf(DECIDER), email_verified: false })),
    401,
    'email-unverified',
  ],
  [
    'an e-mail verified in words only',
    bearer(signed({ ...claimsOf(DECIDER), email_verified: 'true' })),
    401,
    'email-unverified',
  ],
  ['a stranger', as('nguoi-la@so-lop.example'), 403, 'not-listed'],
  ['nobody', bearer(signed({ ...claimsOf(DECIDER), email: undefined })), 403, 'not-listed'],
] as const)('%s is refused everywhere, and the log holds no token', async ([, headers, status, code]) => {
  const { get, post, workbook, log } = await startedServer({ auth: testAuth() });
  for (const answer of [
    await get(STATUS, headers),
    await post(SYNC, {}, headers),
    await post(DECISIONS, APPROVE, headers),
  ]) {
    expect(answer.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer realm="so-lop"' : null);
    expect(await problemOf(answer)).toEqual({ status, code });
  }
  expect([...workbook.syncs, ...workbook.decisions]).toEqual([]);
  const token = (headers as { readonly authorization?: string }).authorization?.slice(7);
  if (token !== undefined)
    for (const part of token.split('.')) if (part.length > 3) expect(log()).not.toContain(part);
  expect(log()).not.toMatch(/so-lop\.example/);
});

test('a reader reads and rings, but neither decides nor confirms nor takes phones away', async () => {
  const { get, post, workbook } = await startedServer({ auth: testAuth() });
  const reader = as(READER);
  expect(await (await get('/v1/workbooks/can-tho/panel', reader)).json()).toMatchObject({
    version: 1,
    mayDecide: false,
  });
  expect((await post(SYNC, { trigger: 'menu' }, reader)).status).toBe(200);
  const list = '/v1/workbooks/can-tho/classes/01/roster.xlsx';
  expect((await get(list, reader)).status).toBe(200);
  for (const answer of [
    await post(DECISIONS, APPROVE, reader),
    await post(SYNC, { confirm: true }, reader),
    await get(`${list}?phones=1`, reader),
  ]) {
    expect(await problemOf(answer)).toEqual({ status: 403, code: 'may-not-decide' });
  }
  expect(workbook.decisions).toEqual([]);
  expect(workbook.syncs).toEqual([{ trigger: 'menu', confirm: false }]);
});

test('who may decide is known by address in any case, and is named with the decision', async () => {
  const { post, workbook, log } = await startedServer({ auth: testAuth() });
  const response = await post(DECISIONS, APPROVE, as(DECIDER.toUpperCase()));
  expect(await response.json()).toMatchObject({ savedAt: 7, by: DECIDER });
  expect(workbook.decisions).toEqual([{ request: APPROVE, by: DECIDER }]);
  expect(log()).not.toMatch(/can-bo|Can-Bo/i);
});

test('only accounts of the domain are taken where one is configured', async () => {
  const { get } = await startedServer({ auth: testAuth({ ...SIGN_IN, hostedDomain: 'so-lop.example' }) });
  const inside = bearer(signed({ ...claimsOf(READER), hd: 'so-lop.example' }));
  expect((await get(STATUS, inside)).status).toBe(200);
  expect(await problemOf(await get(STATUS, as(READER)))).toEqual({ status: 403, code: 'wrong-domain' });
});

test('any of the configured audiences is taken', async () => {
  const { get } = await startedServer({ auth: testAuth() });
  const second = bearer(signed({ ...claimsOf(READER), aud: 'second.apps.example' }));
  expect((await get(STATUS, second)).status).toBe(200);
});

test('one caller who rings too often does not use up what others may', async () => {
  const { post } = await startedServer({ auth: testAuth(), config: { doorbellsPerMinute: 5 } });
  const answers = await Promise.all(Array.from({ length: 20 }, () => post(SYNC, {}, as(READER))));
  expect(answers.filter((answer) => answer.status === 429)).toHaveLength(15);
  expect((await post(SYNC, {}, as(DECIDER))).status).toBe(200);
});

test('without certificates nobody is let in, and the answer says that it is not their fault', async () => {
  const auth = googleAuth(SIGN_IN, {
    access: new AccessList(EVERYWHERE),
    now: () => Date.now(),
    certificates: () => Promise.reject(new Error('offline')),
  });
  const { get } = await startedServer({ auth });
  expect(await problemOf(await get(STATUS, as(READER)))).toEqual({
    status: 503,
    code: 'sign-in-unavailable',
  });
});

test('an empty list of audiences is never taken for any audience', () => {
  expect(() => testAuth({ ...SIGN_IN, audiences: [] })).toThrow();
});

test('the panel page is for local mode only', async () => {
  const { get } = await startedServer({ auth: testAuth(), config: { panelHtml: '<p>x</p>' } });
  expect(await problemOf(await get('/'))).toEqual({ status: 404, code: 'not-found' });
});

test('metrics through the proxy are for administrators, on the machine itself for its collector', async () => {
  const auth = testAuth();
  const { get } = await startedServer({ auth });
  const proxied = { 'x-forwarded-for': '203.0.113.9' };
  expect((await get('/metrics')).status).toBe(200);
  expect(await problemOf(await get('/metrics', proxied))).toEqual({ status: 401, code: 'sign-in-required' });
  expect(await problemOf(await get('/metrics', { ...proxied, ...as(DECIDER) }))).toEqual({
    status: 403,
    code: 'may-not-administer',
  });
  expect((await get('/metrics', { ...proxied, ...as(ADMINISTRATOR) })).status).toBe(200);
});

test.for([
  ['an address others can reach', { host: '0.0.0.0' }],
  ['every address of the newer kind', { host: '::' }],
  ['a name offered by a proxy', { publicHosts: ['so-lop.example'] }],
] as const)('without sign-in the server refuses to start on %s', async ([, config]) => {
  const limits = { doorbellsPerMinute: 60, readsPerMinute: 600, failedSignInsPerMinute: 60 };
  const base = { host: '127.0.0.1', port: 0, publicHosts: [], ...limits, panelHtml: null };
  const parts = { workbooks: new Map(), clock: { now: () => 0 }, logger: createLogger('silent') };
  await expect(
    createServer({
      ...parts,
      doorbellSecret: Buffer.alloc(32),
      auth: localAuth(),
      config: { ...base, ...config },
    }),
  ).rejects.toThrow(/đăng nhập/);
});

test('a caller is the same in one log, another in the next, and never what the address alone gives (M2)', async () => {
  const callers = async () => {
    const { get, log } = await startedServer({ auth: testAuth() });
    for (let look = 0; look < 2; look++) await get(STATUS, as(READER));
    return [...log().matchAll(/"caller":"(\w+)"/g)].map(([, alias]) => alias);
  };
  const [one, other] = [await callers(), await callers()];
  expect(one).toHaveLength(2);
  expect(one[0]).toBe(one[1]);
  expect(other[0]).not.toBe(one[0]);
});

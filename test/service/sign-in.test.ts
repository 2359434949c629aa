import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  ADMINISTRATOR,
  as,
  bearer,
  CERTIFICATE,
  claimsOf,
  DECIDER,
  READER,
  PEOPLE,
  SIGN_IN,
  signed,
  signedBySomebodyElse,
} from '../http/signed-token.ts';
import { officeWorld } from './office-world.ts';

const ENTRY = join(import.meta.dirname, 'serve-with-certificates.process.ts');
const ID = 'bang-dot-2';
const SYNC = '/v1/workbooks/dot-2/sync';
const DECISIONS = '/v1/workbooks/dot-2/decisions';

const certificates = () => Promise.resolve({ ours: CERTIFICATE });

async function signedInOnly(limits: object = {}) {
  const world = await officeWorld();
  await world.synced(ID);
  const config = { signIn: { ...SIGN_IN, people: PEOPLE }, workbooks: [world.workbook('dot-2', ID)], limits };
  return { world, config };
}

test('the real process lets in whom it knows, each as far as their role goes', async () => {
  const { world, config } = await signedInOnly();
  Object.assign(world.env, { TEST_CERTIFICATE: CERTIFICATE });
  const server = await world.process.serve(config, ENTRY);
  const body = { trigger: 'menu' };
  expect((await server.post(SYNC, body, as(READER))).body).toMatchObject({ outcome: 'done' });
  expect((await server.get('/v1/workbooks/dot-2/panel', as(READER))).body.mayDecide).toBe(false);
  const { queue } = (await server.get('/v1/workbooks/dot-2/panel', as(DECIDER))).body;
  const { registration } = queue.find((one: { kind: string }) => one.kind === 'extra_pending');
  const decision = { ask: 'decide', registration, kind: 'approve', value: null };
  expect((await server.post(DECISIONS, decision, as(READER))).body.code).toBe('may-not-decide');
  expect((await server.post(DECISIONS, decision, as(DECIDER))).body).toMatchObject({
    by: DECIDER,
    state: { totals: { extraApproved: 1 } },
  });
  expect((await server.get('/metrics', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(401);
  expect(
    (await server.get('/metrics', { 'x-forwarded-for': '203.0.113.9', ...as(ADMINISTRATOR) })).status,
  ).toBe(200);
  const log = JSON.stringify(server.log);
  for (const email of [READER, DECIDER, ADMINISTRATOR]) expect(log).not.toContain(email);
});

const claims = (more: object) => ({ ...claimsOf(DECIDER), ...more });
const REFUSED: readonly (readonly [string, () => Readonly<Record<string, string>>, number, string])[] = [
  ['no token', () => ({}), 401, 'sign-in-required'],
  ['an expired token', () => bearer(signed(claims({ exp: 1_700_000_000 }))), 401, 'sign-in-expired'],
  ['another audience', () => bearer(signed(claims({ aud: 'another.example' }))), 401, 'sign-in-invalid'],
  ['another issuer', () => bearer(signed(claims({ iss: 'https://evil.example' }))), 401, 'sign-in-invalid'],
  ['an unverified e-mail', () => bearer(signed(claims({ email_verified: false }))), 401, 'email-unverified'],
  ['a stranger', () => as('nguoi-la@so-lop.example'), 403, 'not-listed'],
  ['another key', () => bearer(signedBySomebodyElse(claims({}))), 401, 'sign-in-invalid'],
  [
    'no signature',
    () => bearer(`${signed(claims({})).split('.').slice(0, 2).join('.')}.`),
    401,
    'sign-in-invalid',
  ],
];

test('the service refuses whoever cannot show who they are, and reads nothing for them', async () => {
  const { world, config } = await signedInOnly();
  const server = await world.serve(config, { certificates });
  await server.post(SYNC, {}, as(DECIDER));
  const reads = world.fake.calls('read');
  for (const [name, headers, status, code] of REFUSED) {
    const answer = await server.post(SYNC, {}, headers());
    expect({ status: answer.status, code: answer.body.code }, name).toEqual({ status, code });
  }
  expect(world.fake.calls('read')).toBe(reads);
});

test('a body of two megabytes and hundreds of doorbells are refused, and the service goes on', async () => {
  const { world, config } = await signedInOnly({ doorbellsPerMinute: 20 });
  const server = await world.serve(config, { certificates });
  const large = { trigger: 'menu', filler: 'x'.repeat(2_000_000) };
  expect((await server.post(SYNC, large, as(DECIDER))).body.code).toBe('body-too-large');
  const reader = as(READER);
  const answers: number[] = [];
  for (let wave = 0; wave < 3; wave++) {
    const some = Array.from({ length: 100 }, () => server.post(SYNC, { trigger: 'form' }, reader));
    answers.push(...(await Promise.all(some)).map(({ status }) => status));
  }
  expect(answers.filter((status) => status === 202)).toHaveLength(20);
  expect(answers.filter((status) => status === 429)).toHaveLength(280);
  // Another person is not shut out by that one, and those let in were few syncs.
  expect((await server.post(SYNC, {}, as(DECIDER))).body).toMatchObject({ outcome: 'done' });
  expect(server.log.filter(({ event }) => event === 'sync').length).toBeLessThan(10);
});

test('the real process takes in who joined and puts out who left, without a restart', async () => {
  const { world, config } = await signedInOnly();
  Object.assign(world.env, { TEST_CERTIFICATE: CERTIFICATE });
  const server = await world.process.serve(config, ENTRY);
  const status = async (who: string) => (await server.get('/v1/workbooks/dot-2/status', as(who))).status;
  expect([await status(READER), await status('moi@so-lop.example')]).toEqual([200, 403]);
  const people = { ...PEOPLE, read: ['moi@so-lop.example'] };
  await writeFile(
    join(world.dir, 'so-lop.json'),
    JSON.stringify({ ...config, signIn: { ...SIGN_IN, people } }),
  );
  server.process.kill('SIGHUP');
  await server.logged('people read');
  expect([await status(READER), await status('moi@so-lop.example')]).toEqual([403, 200]);
  await writeFile(join(world.dir, 'so-lop.json'), '{');
  server.process.kill('SIGHUP');
  await server.logged('people not read');
  expect(await status('moi@so-lop.example')).toBe(200);
});

test('the program itself has no setting by which another key could vouch for anybody', async () => {
  const world = await officeWorld();
  Object.assign(world.env, { TEST_CERTIFICATE: CERTIFICATE });
  const server = await world.process.serve({
    signIn: { ...SIGN_IN, people: PEOPLE },
    workbooks: [{ id: 'dot-2', spreadsheet: ID }],
  });
  const answer = await server.post(SYNC, {}, as(ADMINISTRATOR));
  expect([401, 503]).toContain(answer.status);
});

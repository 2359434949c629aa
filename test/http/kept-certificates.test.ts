import { expect, test } from 'vitest';
import { keptCertificates } from '../../sync-server/http/kept-certificates.ts';
import { ManualTimer } from './manual-timer.ts';
import { as, bearer, CERTIFICATE, EVERYWHERE, READER, SIGN_IN } from './signed-token.ts';
import { AccessList } from '../../sync-server/http/access.ts';
import { googleAuth } from '../../sync-server/http/sign-in.ts';
import { problemOf, startedServer } from './started-server.ts';

/** Google's certificates while Google answers, hangs and fails (M3). */
function google() {
  const timer = new ManualTimer(0);
  const state = { does: 'answers' as 'answers' | 'hangs' | 'fails', asked: 0 };
  const certificates = keptCertificates(
    () => {
      state.asked += 1;
      if (state.does === 'hangs') return new Promise(() => undefined);
      return state.does === 'fails'
        ? Promise.reject(new Error('offline'))
        : Promise.resolve({ key: `${timer.now}` });
    },
    { now: () => timer.now, timer },
  );
  return { timer, state, certificates };
}

test('however many ask while Google hangs, it is asked once, and all have an answer after five seconds', async () => {
  const { timer, state, certificates } = google();
  state.does = 'hangs';
  const answers = Promise.allSettled(Array.from({ length: 500 }, () => certificates()));
  timer.advance(5_000);
  expect((await answers).every(({ status }) => status === 'rejected')).toBe(true);
  expect(state.asked).toBe(1);
});

test.for(['hangs', 'fails'] as const)(
  'while Google %s the last good keys stand in, and it is left alone for half a minute',
  async (does) => {
    const { timer, state, certificates } = google();
    expect(await certificates()).toEqual({ key: '0' });
    state.does = does;
    const waiting = certificates();
    timer.advance(5_000);
    expect(await waiting).toEqual({ key: '0' });
    expect(await certificates()).toEqual({ key: '0' });
    expect(state.asked).toBe(2);
    timer.advance(30_000);
    state.does = 'answers';
    expect(await certificates()).toEqual({ key: '35000' });
  },
);

test('keys of more than a day ago let nobody in', async () => {
  const { timer, state, certificates } = google();
  await certificates();
  state.does = 'fails';
  timer.advance(86_400_001);
  await expect(certificates()).rejects.toThrow();
});

test('what is no token is refused without a question to Google', async () => {
  let asked = 0;
  const certificates = () => {
    asked += 1;
    return Promise.resolve({ ours: CERTIFICATE });
  };
  const auth = googleAuth(SIGN_IN, {
    access: new AccessList(EVERYWHERE),
    now: () => Date.now(),
    certificates,
  });
  const { get } = await startedServer({ auth });
  const status = '/v1/workbooks/can-tho/status';
  const head = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  for (const token of [
    'a',
    'a.b.c',
    'a.b.c.d',
    `${head({ alg: 'none', kid: 'ours' })}.e30.c2ln`,
    `${head({ alg: 'RS256' })}.e30.c2ln`,
    `${head(null)}.e30.c2ln`,
    `${head({ alg: 'RS256', kid: 'ours' })}.e30.`,
  ])
    expect(await problemOf(await get(status, bearer(token)))).toEqual({
      status: 401,
      code: 'sign-in-invalid',
    });
  expect(asked).toBe(0);
  expect((await get(status, as(READER))).status).toBe(200);
  expect(asked).toBe(1);
});

import { expect, test } from 'vitest';
import { as, bearer, DECIDER, READER, testAuth } from './signed-token.ts';
import { problemOf, startedServer } from './started-server.ts';

/** Reads and failed sign-ins have limits too (M8). */
const STATUS = '/v1/workbooks/can-tho/status';

test('who only looks is limited too, each for himself, and may ring all the same', async () => {
  const { get, post } = await startedServer({ auth: testAuth(), config: { readsPerMinute: 5 } });
  const statuses = [];
  for (let look = 0; look < 8; look++) statuses.push((await get(STATUS, as(READER))).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
  const units = await get('/v1/workbooks/can-tho/units?q=a', as(READER));
  expect(await problemOf(units)).toEqual({ status: 429, code: 'too-many-requests' });
  expect((await get(STATUS, as(DECIDER))).status).toBe(200);
  expect((await post('/v1/workbooks/can-tho/sync', {}, as(READER))).status).toBe(200);
});

test('an address that tries keys is told to wait, and so are keys that are good, until the minute is over', async () => {
  const { get } = await startedServer({ auth: testAuth(), config: { failedSignInsPerMinute: 5 } });
  const statuses = [];
  for (let key = 0; key < 5; key++) statuses.push((await get(STATUS, bearer(`a.b.${key}`))).status);
  expect(statuses).toEqual([401, 401, 401, 401, 401]);
  for (const headers of [bearer('a.b.c'), {}, as(READER)])
    expect(await problemOf(await get(STATUS, headers))).toEqual({ status: 429, code: 'too-many-sign-ins' });
});

test('control: below that, those who are signed in are not counted, however many they are at once', async () => {
  const { get } = await startedServer({ auth: testAuth(), config: { failedSignInsPerMinute: 5 } });
  for (let key = 0; key < 4; key++) await get(STATUS, bearer('a.b.c'));
  const answers = await Promise.all(Array.from({ length: 50 }, () => get(STATUS, as(READER))));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
});

test('somebody who is signed in and has no right is no failed sign-in', async () => {
  const { get } = await startedServer({ auth: testAuth(), config: { failedSignInsPerMinute: 2 } });
  for (let look = 0; look < 5; look++)
    expect((await get(STATUS, as('ai-do@so-lop.example'))).status).toBe(403);
});

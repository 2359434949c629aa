import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { doorbellSecret } from '../../sync-server/cli/doorbell-secret.ts';
import { as, DECIDER, READER, testAuth } from './signed-token.ts';
import { SimpleWorkbook } from './simple-workbook.ts';
import { APPROVE, problemOf, startedServer } from './started-server.ts';

/** Triggers ring with a key that opens one doorbell and nothing else (H4): nobody's identity goes along. */
async function started() {
  const other = new SimpleWorkbook();
  const all = await startedServer({ auth: testAuth(), others: { 'xa-khac': other } });
  const answer = await all.get('/v1/workbooks/can-tho/doorbell-key', as(DECIDER));
  const { key } = (await answer.json()) as { readonly key: string };
  return {
    ...all,
    other,
    key,
    ring: (id: string, brought: string, body: object = { trigger: 'form' }) =>
      all.post(`/v1/workbooks/${id}/doorbell`, body, { authorization: `Doorbell ${brought}` }),
  };
}

test('the key rings its own workbook, under each of its names, and is told at once that it was heard', async () => {
  const { key, ring, workbook } = await started();
  for (const id of ['can-tho', '1AbC_spreadsheet']) {
    const answer = await ring(id, key);
    expect([answer.status, await answer.json()]).toEqual([202, { accepted: true }]);
  }
  expect(workbook.syncs.length).toBeGreaterThan(0);
});

test('it opens no other workbook and nothing else of its own', async () => {
  const { get, post, key, ring, workbook, other } = await started();
  for (const [id, brought] of [
    ['xa-khac', key],
    ['khong-co', key],
    ['can-tho', `${key}x`],
    ['can-tho', ''],
  ] as const)
    expect(await problemOf(await ring(id, brought))).toEqual({ status: 401, code: 'doorbell-key-wrong' });
  const headers = { authorization: `Doorbell ${key}` };
  for (const path of ['panel', 'status', 'units?q=a', 'doorbell-key', 'classes/01/roster.xlsx'])
    expect(await problemOf(await get(`/v1/workbooks/can-tho/${path}`, headers))).toMatchObject({
      status: 401,
    });
  expect(await problemOf(await post('/v1/workbooks/can-tho/sync', {}, headers))).toMatchObject({
    status: 401,
  });
  expect(await problemOf(await post('/v1/workbooks/can-tho/decisions', APPROVE, headers))).toMatchObject({
    status: 401,
  });
  for (const body of [{ trigger: 'menu' }, { trigger: 'form', confirm: true }, {}])
    expect(await problemOf(await ring('can-tho', key, body))).toEqual({ status: 400, code: 'bad-body' });
  expect([workbook.events, other.events]).toEqual([[], []]);
});

test('only who may decide is given it; who tries keys is told to wait', async () => {
  const { get, ring } = await started();
  const refused = await get('/v1/workbooks/can-tho/doorbell-key', as(READER));
  expect(await problemOf(refused)).toEqual({ status: 403, code: 'may-not-decide' });
  for (let attempt = 0; attempt < 60; attempt++) await ring('can-tho', `x${attempt}`);
  expect(await problemOf(await ring('can-tho', 'x'))).toEqual({ status: 429, code: 'too-many-sign-ins' });
});

test('the log holds neither the key nor what somebody tried', async () => {
  const { key, ring, log } = await started();
  await ring('can-tho', key);
  await ring('can-tho', 'khoa-doan-mo');
  expect(log()).not.toMatch(new RegExp(`${key}|khoa-doan-mo`));
});

test('the secret is made once, for its owner alone; a damaged one is told', () => {
  const folder = mkdtempSync(join(tmpdir(), 'so-lop-secret-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, '.so-lop', 'chuong.bi-mat');
  const made = doorbellSecret(file);
  expect(made).toHaveLength(32);
  expect(doorbellSecret(file)).toEqual(made);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8')).not.toContain('\n');
  writeFileSync(file, '');
  expect(() => doorbellSecret(file)).toThrow(/bị hỏng.*xóa tệp/);
});

import { keyCookie } from './key-cookie.ts';
import { expect, test } from 'vitest';
import { WorkbookError } from '#shared/sync/workbook-port.ts';
import { APPROVE, DECISIONS, problemOf, startedServer, SYNC } from './started-server.ts';

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
  expect(
    await problemOf(await fetch(`${server.url}${path}`, { method, headers: keyCookie(server.entrance) })),
  ).toEqual({ status, code });
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

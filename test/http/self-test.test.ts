import { expect, test } from 'vitest';
import { WorkbookError } from '#shared/sync/workbook-port.ts';
import type { RunSelfTest, SelfTestState } from '../../sync-server/service/background-self-test.ts';
import type { Tried } from '../../sync-server/self-test/run-self-test.ts';
import { gate, problemOf, startedServer } from './started-server.ts';

const PATH = '/v1/workbooks/can-tho/self-test';
const EMPTY = { spreadsheet: '1TrongDeThu' };
const HOLDS: Tried = { id: 'a', says: 'Một điều', state: 'holds', found: null, otherwise: 'thì sao' };

/** A run that tries one thing, waits for the test, and tries another unless it was stopped. */
function heldRun() {
  const held = gate();
  const asked: string[] = [];
  let tidied = 0;
  const runSelfTest: RunSelfTest = async (spreadsheet, { onTried, isStopped }) => {
    asked.push(spreadsheet);
    onTried(HOLDS, 1, 2);
    await held.passed;
    const second: Tried = { ...HOLDS, id: 'b', state: 'broken', found: 'điều khác' };
    if (!isStopped()) onTried(second, 2, 2);
    tidied += 1;
    return { tried: isStopped() ? [HOLDS] : [HOLDS, second], leftBehind: 3 };
  };
  return { runSelfTest, open: held.open, asked, tidied: () => tidied };
}

test('a self-test runs beside the server, tells how far it is, and then what it found', async () => {
  const run = heldRun();
  const { get, post } = await startedServer({ runSelfTest: run.runSelfTest });
  const state = async () => (await (await get(PATH)).json()) as SelfTestState;
  expect(await state()).toMatchObject({ state: 'never', tried: [] });
  expect((await post(PATH, EMPTY)).status).toBe(202);
  expect(await state()).toMatchObject({ state: 'running', done: 1, all: 2, spreadsheet: '1TrongDeThu' });
  // One at a time, and the one that runs goes on.
  expect(await problemOf(await post(PATH, EMPTY))).toEqual({ status: 409, code: 'self-test-running' });
  run.open();
  expect(await state()).toMatchObject({
    state: 'done',
    tried: [{ id: 'a' }, { id: 'b', state: 'broken', found: 'điều khác' }],
    leftBehind: 3,
  });
  expect(run.asked).toEqual(['1TrongDeThu']);
  expect((await post(PATH, EMPTY)).status).toBe(202);
});

test('a spreadsheet in which an office works is tried only where somebody says that it is meant', async () => {
  const run = heldRun();
  run.open();
  const { post } = await startedServer({ runSelfTest: run.runSelfTest });
  const real = { spreadsheet: '1AbC_spreadsheet' };
  expect(await problemOf(await post(PATH, real))).toEqual({ status: 409, code: 'self-test-real-workbook' });
  expect(run.asked).toEqual([]);
  expect((await post(PATH, { ...real, real: true })).status).toBe(202);
  expect(run.asked).toEqual(['1AbC_spreadsheet']);
});

test('why a self-test could not be done is told in words, and it can be tried again', async () => {
  const runSelfTest: RunSelfTest = () =>
    Promise.reject(new WorkbookError('no-access', 'Đề nghị chia sẻ bảng tính.'));
  const { get, post } = await startedServer({ runSelfTest });
  await post(PATH, EMPTY);
  expect(await (await get(PATH)).json()).toMatchObject({
    state: 'failed',
    message: 'Đề nghị chia sẻ bảng tính.',
  });
  expect((await post(PATH, EMPTY)).status).toBe(202);
});

test('a server that is stopped lets the experiment end and takes the scratch tabs away', async () => {
  const run = heldRun();
  const { server, post } = await startedServer({ runSelfTest: run.runSelfTest });
  await post(PATH, EMPTY);
  const stopped = server.stop();
  expect(run.tidied()).toBe(0);
  run.open();
  await stopped;
  expect(run.tidied()).toBe(1);
});

test.for([
  ['without a way to Google', {}, PATH, EMPTY, 409, 'self-test-unavailable'],
  ['of a workbook nobody serves', heldRun(), '/v1/workbooks/la/self-test', EMPTY, 404, 'workbook-unknown'],
  ['without a spreadsheet', heldRun(), PATH, {}, 400, 'bad-body'],
  ['with an address for an id', heldRun(), PATH, { spreadsheet: 'https://a/b' }, 400, 'bad-body'],
] as const)('a self-test %s is refused', async ([, parts, path, body, status, code]) => {
  const { post } = await startedServer('runSelfTest' in parts ? { runSelfTest: parts.runSelfTest } : {});
  expect(await problemOf(await post(path, body))).toEqual({ status, code });
});

test.for(['read', 'decide'] as const)(
  'whoever may only %s neither begins a self-test nor sees one',
  async (role) => {
    const caller = { email: 'ai@so-lop.example', rights: { server: role, of: () => role }, alias: 'ai' };
    const auth = { localKey: null, authenticate: () => Promise.resolve(caller) };
    const run = heldRun();
    const { get, post } = await startedServer({ runSelfTest: run.runSelfTest, auth });
    const refused = { status: 403, code: 'may-not-administer' };
    expect(await problemOf(await post(PATH, EMPTY))).toEqual(refused);
    expect(await problemOf(await get(PATH))).toEqual(refused);
    expect(run.asked).toEqual([]);
  },
);

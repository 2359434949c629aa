import { expect, test } from 'vitest';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import type { Tab } from '#shared/workbook/model.ts';
import type { GoogleSheetsWorkbook } from '../../sync-server/google/google-sheets-workbook.ts';
import { CELLS_MAX, newColumn } from '../fakes/google-sheets/model.ts';
import { classTab, SEATS } from '../workbook/sample-tabs.ts';
import { fakeGoogle, SPREADSHEET, TEST_CONFIG } from './fake-google.ts';

const google = fakeGoogle();
const WANTED: readonly Tab[] = [classTab('01', SEATS)];

test('a read that meets 429, 500, 503, a lost connection and a slow reply is repeated until it succeeds', async () => {
  const { fake, timing, open } = worldOf();
  const failures = [429, 500, 503].map((status) => ({ status, body: errorBody(status, 'x') }));
  for (const before of failures) fake.faults.push({ on: 'read', before });
  fake.faults.push({ on: 'read', before: { status: 0, body: null, isLost: true } });
  fake.faults.push({ on: 'read', before: { status: 0, body: null, isSlow: true } });
  const workbook = open();
  expect((await workbook.read()).tabs).toEqual([]);
  expect(timing.waits.length).toBe(5);
  expect(workbook.calls.reads).toBe(2 + 5);
});

test('Retry-After is honoured', async () => {
  const { fake, timing, open } = worldOf();
  fake.faults.push({
    on: 'read',
    before: { status: 429, headers: { 'retry-after': '47' }, body: errorBody(429, 'x') },
  });
  await open().read();
  expect(timing.waits).toEqual([47_000]);
});

test('a write refused with 429 was not applied and is repeated', async () => {
  const { fake, open } = worldOf();
  fake.faults.push({ on: 'write', before: { status: 429, body: errorBody(429, 'x') } });
  const workbook = open();
  await write(workbook);
  expect(workbook.calls.writes).toBe(2);
  expect(await left(open())).toEqual([]);
});

const UNCLEAR = [
  ['500', { status: 500, body: errorBody(500, 'x') }],
  ['503', { status: 503, body: errorBody(503, 'x') }],
  ['a lost connection', { status: 0, body: null, isLost: true }],
  ['a reply that never comes', { status: 0, body: null, isSlow: true }],
] as const;

test.each(UNCLEAR)(
  'a write that ends with %s is never repeated blindly, applied or not',
  async (_name, reply) => {
    for (const when of ['before', 'after'] as const) {
      const { fake, open } = worldOf();
      fake.faults.push(when === 'before' ? { on: 'write', before: reply } : { on: 'write', after: reply });
      const workbook = open();
      await expect(write(workbook)).rejects.toMatchObject({ code: 'unclear' });
      expect(workbook.calls.writes).toBe(1);
      // Reading again shows whether it was; the second attempt writes exactly what is missing.
      await write(workbook);
      expect(workbook.calls.writes).toBe(when === 'before' ? 2 : 1);
      expect(await left(open())).toEqual([]);
      expect(fake.staff(SPREADSHEET).titles()).toEqual(['Lớp 01', 'Trang tính1']);
    }
  },
);

test('a service that stays away is reported within the stated total', async () => {
  const { fake, timing, open } = worldOf();
  for (let call = 0; call < 500; call++)
    fake.faults.push({ on: 'read', before: { status: 503, body: errorBody(503, 'x') } });
  await expect(open().read()).rejects.toMatchObject({ code: 'unreachable' });
  expect(timing.waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(240_000);
});

test('a quota that does not end says so', async () => {
  const { fake, open } = worldOf();
  for (let call = 0; call < 500; call++)
    fake.faults.push({ on: 'read', before: { status: 429, body: errorBody(429, 'x') } });
  await expect(open().read()).rejects.toMatchObject({
    code: 'quota',
    message: expect.stringContaining('hạn mức'),
  });
});

test('a spreadsheet that is gone is not found, and another goes on', async () => {
  const { fake, open } = worldOf();
  fake.create('thu-hai');
  fake.remove(SPREADSHEET);
  await expect(open().read()).rejects.toMatchObject({ code: 'not-found' });
  expect((await open('thu-hai').read()).tabs).toEqual([]);
});

test('a spreadsheet that lost its sharing names the account to share it with', async () => {
  const { fake, open } = worldOf();
  fake.faults.push({
    on: 'read',
    before: { status: 403, body: errorBody(403, 'The caller does not have permission', 'PERMISSION_DENIED') },
  });
  await expect(open().read()).rejects.toMatchObject({
    code: 'no-access',
    message: expect.stringContaining(TEST_CONFIG.account ?? ''),
  });
});

test('an API that was never switched on is told apart from missing sharing', async () => {
  const { fake, open } = worldOf();
  const message = 'Google Sheets API has not been used in project 1234567890 before or it is disabled.';
  fake.faults.push({
    on: 'read',
    before: { status: 403, body: errorBody(403, message, 'PERMISSION_DENIED') },
  });
  await expect(open().read()).rejects.toMatchObject({
    code: 'no-access',
    message: expect.stringContaining('chưa được bật'),
  });
});

test('a token that is not accepted is told, and never shown', async () => {
  const { fake, open } = worldOf();
  fake.acceptedToken = 'ma-khac';
  const error = await open()
    .read()
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'no-access', message: expect.stringContaining('đăng nhập') });
  expect(JSON.stringify(error) + String((error as Error).stack)).not.toContain('ma-thu-nghiem');
});

test('a spreadsheet at ten million cells says that it is full, and nothing is half written', async () => {
  const { fake, open } = worldOf();
  const sheet = fake.get(SPREADSHEET).sheets[0]!;
  sheet.columns = Array.from({ length: CELLS_MAX / sheet.rows.length }, newColumn);
  await expect(write(open())).rejects.toMatchObject({
    code: 'full',
    message: expect.stringContaining('10 triệu'),
  });
  expect(fake.staff(SPREADSHEET).titles()).toEqual(['Trang tính1']);
});

const REFUSALS = [
  [400, 'This operation is not supported for this document', 'not-a-workbook', 'tệp Excel'],
  [
    400,
    'Invalid requests[3].updateCells: You are trying to edit a protected cell or object.',
    'no-access',
    'khóa',
  ],
  [400, 'Invalid requests[0].updateCells: No grid with id: 5', 'changed-meanwhile', 'thay đổi'],
  [400, 'Invalid JSON payload received.', 'not-a-workbook', '400'],
] as const;

test.each(REFUSALS)(
  'a write refused with %i “%s” says %s, and is not repeated',
  async (status, message, code, words) => {
    const { fake, open } = worldOf();
    fake.faults.push({ on: 'write', before: { status, body: errorBody(status, message) } });
    const workbook = open();
    await expect(write(workbook)).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
    expect(workbook.calls.writes).toBe(1);
  },
);

test('a workbook too large for one request is written in several, and is whole', async () => {
  const { fake, open } = worldOf();
  const text = 'Đề nghị bổ sung thông tin. '.repeat(60);
  const rows = Array.from({ length: 1_200 }, (_, at) => ({
    key: `seat ${at}`,
    kind: 'data' as const,
    cells: { name: text + at },
  }));
  const wanted: readonly Tab[] = [1, 2].map((code) => ({ ...classTab(`0${code}`, []), rows }));
  const workbook = open();
  const sync = async () =>
    diffWorkbook({ snapshot: await workbook.read(), wanted, memory: () => null }).changes;
  await workbook.apply(await sync());
  expect(workbook.calls.writes).toBeGreaterThan(1);
  expect(Math.max(...fake.log.map(({ bytes }) => bytes))).toBeLessThan(2_000_000);
  expect(await sync()).toEqual([]);
});

test('a tab deleted just before the write makes the sync look again', async () => {
  const { fake, open } = worldOf();
  await write(open());
  const workbook = open();
  const snapshot = await workbook.read();
  const { changes } = diffWorkbook({
    snapshot,
    wanted: [classTab('01', SEATS.slice(1))],
    memory: () => null,
  });
  fake.staff(SPREADSHEET).deleteTab('Lớp 01');
  await expect(workbook.apply(changes)).rejects.toMatchObject({ code: 'changed-meanwhile' });
});

function worldOf() {
  const { fake, timing, ...api } = google();
  fake.create(SPREADSHEET);
  return { fake, timing, open: (id?: string) => api.open(id) };
}

async function write(workbook: GoogleSheetsWorkbook): Promise<void> {
  const snapshot = await workbook.read();
  await workbook.apply(diffWorkbook({ snapshot, wanted: WANTED, memory: () => null }).changes);
}

async function left(workbook: GoogleSheetsWorkbook) {
  const snapshot = await workbook.read();
  return diffWorkbook({ snapshot, wanted: WANTED, memory: () => null }).changes;
}

function errorBody(code: number, message: string, status = 'UNKNOWN'): object {
  return { error: { code, message, status } };
}

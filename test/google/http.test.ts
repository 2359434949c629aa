import { afterEach, expect, test } from 'vitest';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import { checkGoogle } from '../../sync-server/google/check-google.ts';
import { googleConfigFromEnvironment } from '../../sync-server/google/google-config.ts';
import { googleService, openGoogleWorkbook } from '../../sync-server/google/open-google-workbook.ts';
import { GoogleSheetsFake } from '../fakes/google-sheets/google-sheets-fake.ts';
import { type HttpFake, serveHttp } from '../fakes/google-sheets/serve-http.ts';
import { classTab, SEATS, summaryTab } from '../workbook/sample-tabs.ts';
import { FakeTiming, SPREADSHEET } from './fake-google.ts';

const open: HttpFake[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

test('another implementation is reached by its address and a ready token, over a real connection', async () => {
  const { fake, service } = await served();
  fake.acceptedToken = 'ma-truy-cap';
  const workbook = openGoogleWorkbook(service, SPREADSHEET);
  const wanted = [summaryTab(), classTab('01', SEATS)];
  await workbook.apply(diffWorkbook({ snapshot: await workbook.read(), wanted, memory: () => null }).changes);
  const snapshot = await workbook.read();
  expect(diffWorkbook({ snapshot, wanted, memory: () => null }).changes).toEqual([]);
  expect(fake.log.every(({ status }) => status === 200)).toBe(true);
});

test('a connection lost after the write took effect leaves one workbook, not two', async () => {
  const { fake, service } = await served();
  const workbook = openGoogleWorkbook(service, SPREADSHEET);
  fake.faults.push({ on: 'write', after: { status: 0, body: null, isLost: true } });
  const write = async () => {
    const snapshot = await workbook.read();
    await workbook.apply(diffWorkbook({ snapshot, wanted: [summaryTab()], memory: () => null }).changes);
  };
  await expect(write()).rejects.toMatchObject({ code: 'unclear' });
  await write();
  expect(fake.staff(SPREADSHEET).titles()).toEqual(['Tổng hợp', 'Trang tính1']);
});

test('a server that is not there is unreachable, and nothing was sent', async () => {
  const { service } = await served();
  for (const server of open.splice(0)) await server.close();
  await expect(openGoogleWorkbook(service, SPREADSHEET).read()).rejects.toMatchObject({
    code: 'unreachable',
  });
});

test('the check tells what is configured, what is reached and what is missing', async () => {
  const { fake, service } = await served();
  const states = async (id: string) => (await checkGoogle(service, id)).map(({ state }) => state);
  // Nothing answers for Drive here: that is no error, a sync reads as ever.
  expect(await states(SPREADSHEET)).toEqual(['ok', 'ok', 'ok', 'missing', 'missing', 'missing']);
  const header = ['Dấu thời gian', 'Đơn vị', 'Họ và tên'];
  fake.staff(SPREADSHEET).addTab('Form Responses 1', [header, [46148.5, 'Xã A', 'Lê Văn Ba']]);
  expect(await states(SPREADSHEET)).toEqual(['ok', 'ok', 'ok', 'missing', 'missing', 'ok']);
  fake.staff(SPREADSHEET).addTab('Form Responses 2', [header, [46149.5, 'Xã B', 'Lê Văn Tư']]);
  expect((await checkGoogle(service, SPREADSHEET)).at(-1)).toMatchObject({
    state: 'failed',
    howToFix: expect.stringContaining('“Form Responses 2”'),
  });
  fake.remove(SPREADSHEET);
  const [, , spreadsheet] = await checkGoogle(service, SPREADSHEET);
  expect(spreadsheet).toMatchObject({ state: 'failed', howToFix: expect.stringContaining('Không tìm thấy') });
  expect(JSON.stringify(await checkGoogle(service, SPREADSHEET))).not.toContain('ma-truy-cap');
});

async function served() {
  const fake = new GoogleSheetsFake();
  fake.create(SPREADSHEET);
  const server = await serveHttp(fake);
  open.push(server);
  const { config, problems } = googleConfigFromEnvironment({
    SO_LOP_SHEETS_ROOT_URL: server.rootUrl,
    SO_LOP_DRIVE_ROOT_URL: server.rootUrl,
    SO_LOP_ACCESS_TOKEN: 'ma-truy-cap',
  });
  expect(problems).toEqual([]);
  return { fake, service: googleService(config, new FakeTiming()) };
}

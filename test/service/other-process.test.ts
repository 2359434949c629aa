/** W2: whatever another program did to the workbook is read anew before the panel, a roster or the status is answered. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { PanelState } from '#shared/panel/panel-state.ts';
import type { SyncJob } from '#shared/sync/run-sync.ts';
import { runUndo } from '#shared/sync/run-undo.ts';
import type { WorkbookPort } from '#shared/sync/workbook-port.ts';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { XlsxWorkbook } from '../../sync-server/local/xlsx-workbook.ts';
import { SyncedWorkbook } from '../../sync-server/service/synced-workbook.ts';
import type { WorkbookStatus } from '../../sync-server/service/workbook-service.ts';
import { newFolder } from '../cli/run-cli.ts';
import { CAN_THO_GAZETTEER } from '../fixtures/can-tho.ts';
import { directGoogle, SPREADSHEET } from '../google/fake-google.ts';
import { startedServer } from '../http/started-server.ts';
import { HEADER, MTTQ, row, SMALL_PLAN, SMALL_PROGRAMME, STAFF } from '../sync/office.ts';
import { XlsxHands } from '../workbook/xlsx-hands.ts';

const FIRST = row('05 09:00', 'Xã Hòa An', 'Người Trước', STAFF);
const EXTRA = row('05 10:00', 'Xã Hòa An', 'Người Sau', STAFF);
const NEW = row('05 11:00', 'Xã Hòa An', 'Người Mới', MTTQ);

const PLACES = [
  ['a local file', onFile],
  ['Google Sheets', onGoogle],
] as const;

test.for(PLACES)('on %s a sync by another process shows in panel, roster and status', async ([, place]) => {
  const { server, other } = await twoInstances(place());
  expect(await server.seated()).toBe(1);
  other.rows.push(NEW);
  const { at } = await other.service.sync({ trigger: 'cli', confirm: false });
  // The control: without the look the server would go on with what it knew.
  expect((await server.service.panelState({ mayDecide: true })).totals.seated).toBe(1);
  const panel = await server.panel();
  expect(panel.totals.seated).toBe(2);
  expect(panel.lastSync).toMatchObject({ at, outcome: 'done' });
  expect(panel.figures.state).toBe('synced');
  expect(panel.people.map(({ fullName }) => fullName)).toContain('Người Mới');
  expect(await server.status()).toMatchObject({ state: 'ok', lastSyncAt: at });
});

test.for(PLACES)('on %s a roster printed after a sync by another process lacks nobody', async ([, place]) => {
  const { server, other } = await twoInstances(place());
  const before = await server.roster();
  other.rows.push(NEW);
  await other.service.sync({ trigger: 'cli', confirm: false });
  const after = await server.roster();
  expect(await namesIn(before)).not.toContain('Người Mới');
  expect(await namesIn(after)).toContain('Người Mới');
});

test.for(PLACES)('on %s a decision by another process, and its undoing, show at once', async ([, place]) => {
  const { server, other } = await twoInstances(place());
  const { queue } = await server.panel();
  const registration = queue.find(({ kind }) => kind === 'extra_pending')?.registration ?? '';
  await other.service.decide(
    { ask: 'decide', registration, kind: 'approve', value: null },
    'hai@so-lop.example',
  );
  const decided = await server.panel();
  expect(decided.totals.extraApproved).toBe(1);
  expect(JSON.stringify(decided)).toContain('hai@so-lop.example');
  await other.undoLast();
  expect((await server.panel()).totals.extraApproved).toBe(0);
});

test.for(PLACES)('on %s nothing is read again while nothing changed', async ([, place]) => {
  const { server } = await twoInstances(place());
  await server.panel();
  const { reads } = server.calls();
  await server.panel();
  await server.roster();
  expect(server.calls().reads).toBe(reads);
});

test('a failure is over once another process has synced', async () => {
  const place = onFile();
  const { server, other } = await twoInstances(place);
  server.responses.fail = true;
  await expect(server.service.sync({ trigger: 'menu', confirm: false })).rejects.toThrow();
  expect(await server.status()).toMatchObject({ state: 'failed' });
  server.responses.fail = false;
  await other.service.sync({ trigger: 'cli', confirm: false });
  expect(await server.status()).toMatchObject({ state: 'ok' });
});

test('what was typed into the file and saved counts before any sync, and the panel says that none has run', async () => {
  const place = onFile();
  const { server } = await twoInstances(place);
  await server.panel();
  const hands = new XlsxHands(place.path);
  const cells = await hands.cells('Cần xử lý');
  const title = cells.findIndex((line) => line.includes('Quyết định'));
  const column = cells[title]?.indexOf('Quyết định') ?? -1;
  const at = cells.findIndex((line) => line.includes('Người Sau'));
  await hands.setCell('Cần xử lý', at, column, 'Duyệt');
  const panel = await server.panel();
  expect(panel.totals.extraApproved).toBe(1);
  expect(panel.figures.state).toBe('ahead');
  await server.service.sync({ trigger: 'menu', confirm: false });
  expect((await server.panel()).figures.state).toBe('synced');
});

test('a file that cannot be read any more: the panel says that its figures are old, and no list is printed', async () => {
  const place = onFile();
  const { server } = await twoInstances(place);
  await server.panel();
  writeFileSync(place.path, 'không phải bảng tính');
  const panel = await server.panel();
  expect(panel.totals.seated).toBe(1);
  expect(panel.figures.state).toBe('behind');
  expect((await server.rosterAnswer()).status).toBe(422);
});

test('while a sync is held, the figures are those of the workbook and not those it was held for', async () => {
  const { server, other } = await twoInstances(onFile());
  other.rows.splice(0);
  expect((await other.service.sync({ trigger: 'cli', confirm: false })).outcome).toBe('held');
  const panel = await server.panel();
  expect(panel.totals.seated).toBe(1);
  expect(panel.lastSync).toMatchObject({ outcome: 'held', mayConfirm: true });
  await server.service.sync({ trigger: 'menu', confirm: false });
  expect((await server.panel()).totals.seated).toBe(1);
});

test('a sync held for displaced rows is shown with what was known, and nobody is offered to let it through', async () => {
  const place = onFile();
  const { server } = await twoInstances(place, [FIRST, NEW]);
  await server.panel();
  const hands = new XlsxHands(place.path);
  const cells = await hands.cells('Lớp 04');
  const header = cells.findIndex((one) => one.includes('Họ và tên') && one.length > 3);
  const column = (title: string) => cells[header]?.indexOf(title) ?? -1;
  const at = (name: string) => cells.findIndex((one) => one.includes(name));
  await hands.setCell('Lớp 04', at('Người Mới'), column('Họ và tên'), 'Người Trước');
  await hands.setCell('Lớp 04', at('Người Mới'), column('Xử lý'), 'Rút');
  const summary = await server.service.sync({ trigger: 'menu', confirm: true });
  expect(summary.outcome).toBe('held');
  const panel = await server.panel();
  expect(panel.totals.seated).toBe(2);
  expect(panel.figures.state).toBe('behind');
  expect(panel.lastSync).toMatchObject({ outcome: 'held', mayConfirm: false });
  expect((await server.rosterAnswer()).status).toBe(409);
});

interface Place {
  readonly open: () => WorkbookPort;
  readonly folder: string;
}

function onFile(): Place & { readonly path: string } {
  const folder = folderOfTest();
  const path = join(folder, 'so-lop.xlsx');
  return { folder, path, open: () => new XlsxWorkbook(path) };
}

function onGoogle(): Place {
  const world = directGoogle();
  world.fake.create(SPREADSHEET);
  return { folder: folderOfTest(), open: () => world.open() };
}

function folderOfTest(): string {
  const folder = newFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The server, asked over HTTP, and another program with its own way to the same workbook and the same journal. */
async function twoInstances(place: Place, given = [FIRST, EXTRA]) {
  const rows = [...given];
  let minute = 0;
  const now = () => Date.parse('2026-05-06T08:00:00+07:00') + 60_000 * minute++;
  const mine = instance(place, rows, now);
  const other = instance(place, rows, now);
  await mine.service.sync({ trigger: 'menu', confirm: false });
  const { get } = await startedServer({ others: { so: mine.service } });
  const { units } = await mine.service.panelState({ mayDecide: false });
  const classCode = units.find(({ name }) => name === 'Xã Hòa An')?.class;
  const rosterAnswer = () => get(`/v1/workbooks/so/classes/${classCode}/roster.xlsx`);
  const server = {
    service: mine.service,
    responses: mine.responses,
    calls: () => mine.job.workbook.calls,
    panel: async () => (await (await get('/v1/workbooks/so/panel')).json()) as PanelState,
    status: async () => (await (await get('/v1/workbooks/so/status')).json()) as WorkbookStatus,
    seated: async () => (await server.panel()).totals.seated,
    rosterAnswer,
    roster: async () => new Uint8Array(await (await rosterAnswer()).arrayBuffer()),
  };
  const undoLast = async () => {
    const [last] = await other.job.journal.syncs(1);
    await runUndo({ ...other.job, nowMs: now(), trigger: 'undo', confirm: false }, last?.sync ?? 0);
  };
  return { server, other: { service: other.service, rows, undoLast } };
}

function instance(place: Place, rows: string[][], now: () => number) {
  const responses = { fail: false };
  const job: Omit<SyncJob, 'nowMs' | 'trigger' | 'confirm'> = {
    workbook: place.open(),
    journal: openJournal(join(place.folder, 'so-lop.nhat-ky.sqlite')),
    responses: () =>
      responses.fail
        ? Promise.reject(new Error('gone'))
        : Promise.resolve({ header: HEADER, rows: [...rows] }),
    setupPlan: SMALL_PLAN,
    programme: SMALL_PROGRAMME,
    gazetteer: CAN_THO_GAZETTEER,
  };
  const service = new SyncedWorkbook(job, now);
  onTestFinished(() => service.close());
  return { job, service, responses };
}

async function namesIn(roster: Uint8Array): Promise<string> {
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(roster.buffer as ArrayBuffer);
  return JSON.stringify(workbook.worksheets.map((sheet) => sheet.getSheetValues()));
}

import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { columnAt } from '../fakes/google-sheets/marked-sheet.ts';
import { officeWorld, type OfficeWorld, RESPONSES_TAB, SAMPLE_ROWS } from './office-world.ts';

test('two spreadsheets and a local workbook are kept by one process: 48 tabs in 2 reads and 1 write, then 2 and 0', async () => {
  const world = await officeWorld();
  world.spreadsheet('bang-dot-2');
  world.spreadsheet('bang-dot-3', SAMPLE_ROWS);
  await mkdir(join(world.dir, 'ban-xuat'));
  await writeFile(join(world.dir, 'ban-xuat', 'phan-hoi.csv'), CSV);
  const { plan, programme } = world.workbook('dot-2', 'bang-dot-2');
  const workbooks = [
    { id: 'dot-2', spreadsheet: 'bang-dot-2', plan, programme },
    // Nothing but its id: the whole plan of eight classes, and the programme of the year.
    { id: 'dot-3', spreadsheet: 'bang-dot-3' },
    { id: 'tren-may', file: 'so-lop.xlsx', responses: 'ban-xuat', dateOrder: 'dmy', plan, programme },
  ];
  const server = await world.process.serve({ workbooks });
  await server.ring('dot-3');
  // Both spreadsheets ring at the start by the clock.
  const first = server.log.filter(({ event, sync }) => event === 'sync' && sync === 1);
  expect(first).toContainEqual(
    expect.objectContaining({
      workbook: 'dot-3',
      trigger: 'timer',
      outcome: 'done',
      changes: expect.objectContaining({ tabsAdded: 48 }),
      calls: { reads: 2, writes: 1 },
    }),
  );
  const second = (await server.ring('dot-3')).body;
  expect(second).toMatchObject({ outcome: 'done', calls: { reads: 2, writes: 0 } });
  expect((await server.ring('tren-may')).body).toMatchObject({ outcome: 'done', changes: { cells: 0 } });
  const panel = (await server.get('/v1/workbooks/tren-may/panel')).body;
  expect(panel.totals).toMatchObject({ seated: 1, responses: 1 });
  // The add-in knows its spreadsheet only by Google's id.
  expect((await server.ring('bang-dot-3')).body).toMatchObject({ outcome: 'done' });
  expect(await server.ring('bang-dot-3', { trigger: 'form' })).toMatchObject({ status: 202 });
  await server.idle('bang-dot-3');
  expect(await server.status('dot-3')).toMatchObject({ state: 'ok', lastSyncAt: expect.any(Number) });
  await server.ring('dot-2');
  expect(world.fake.staff('bang-dot-3').titles()).toContain('Lớp 08');
  const small = world.fake.staff('bang-dot-2').titles();
  expect(small.filter((title) => title.startsWith('Lớp '))).toEqual(['Lớp 04', 'Lớp 05']);
  // Each keeps its journal in the working folder, under the spreadsheet's id.
  const journals = await readdir(join(world.dir, '.so-lop'));
  for (const id of ['bang-dot-2', 'bang-dot-3']) expect(journals).toContain(`${id}.nhat-ky.sqlite`);
  expect(await server.end('SIGTERM')).toEqual([0, null]);
  expect(server.log.at(-1)).toMatchObject({ event: 'stopped' });
});

test('all spreadsheets share one way to Google, which counts calls for the account; local workbooks need none', async () => {
  const world = await officeWorld();
  for (const id of ['bang-dot-2', 'bang-dot-3']) await world.synced(id);
  const server = await world.serve({ workbooks: twoWorkbooks(world) });
  for (const id of ['dot-2', 'dot-3']) await server.ring(id);
  expect(server.waysToGoogle()).toBe(1);
  await server.stop();
  Object.assign(world.env, { SO_LOP_SHEETS_ROOT_URL: 'không phải địa chỉ' });
  const responses = join(world.dir, 'phan-hoi.csv');
  await writeFile(responses, CSV);
  const file = join(world.dir, 'so-lop.xlsx');
  const onlyLocal = {
    ...dot2(world),
    dateOrder: 'dmy',
    id: 'tren-may',
    spreadsheet: null,
    file,
    journal: null,
    responses,
  };
  const local = await world.serve({ workbooks: [onlyLocal] });
  expect((await local.ring('tren-may')).body).toMatchObject({ outcome: 'done' });
  expect(local.waysToGoogle()).toBe(0);
  await expect(world.serve({ workbooks: twoWorkbooks(world) })).rejects.toThrow('SO_LOP_SHEETS_ROOT_URL');
});

test('a decision of the panel stands in the sheet, shows in the class tab, and can be taken back', async () => {
  const { world, server } = await oneWorkbook();
  const { queue } = (await server.get('/v1/workbooks/dot-2/panel')).body;
  const extra = queue.find((one: { kind: string }) => one.kind === 'extra_pending');
  expect(extra).toBeDefined();
  const { registration, personKey: person } = extra;
  const asked = { ask: 'decide', registration, person, kind: 'approve', value: null };
  const decided = await server.post('/v1/workbooks/dot-2/decisions', asked);
  expect(decided.status).toBe(200);
  expect(decided.body).toMatchObject({ notice: null, state: { totals: { extraApproved: 1 } } });
  const staff = world.fake.staff('bang-dot-2');
  const inReview = () => cellBeside(world, 'Cần xử lý', registration, 'decision');
  expect(inReview()).toBe('Duyệt');
  const classTitle = staff.titles().find((title) => title === `Lớp ${extra.person.classCode}`)!;
  expect(staff.cells(classTitle).flat()).toContain('Bổ sung – đã duyệt');
  // The same again changes nothing.
  const log = world.fake.calls('write');
  expect((await server.post('/v1/workbooks/dot-2/decisions', asked)).status).toBe(200);
  expect(world.fake.calls('write')).toBe(log);
  const taken = await server.post('/v1/workbooks/dot-2/decisions', {
    ...asked,
    ask: 'takeBack',
    value: undefined,
  });
  expect(taken.body).toMatchObject({ notice: null, state: { totals: { extraApproved: 0 } } });
  expect(inReview()).toBe(null);
  expect(staff.cells(classTitle).flat()).not.toContain('Bổ sung – đã duyệt');
});

test('a decision whose reply was lost is found in the sheet and not written twice', async () => {
  const { world, server } = await oneWorkbook();
  const { queue } = (await server.get('/v1/workbooks/dot-2/panel')).body;
  const { registration } = queue.find((one: { kind: string }) => one.kind === 'extra_pending');
  const ask = { ask: 'decide', registration, kind: 'approve', value: null };
  world.fake.faults.push({ on: 'write', after: { status: 0, body: null, isLost: true } });
  const writes = world.fake.calls('write');
  expect((await server.post('/v1/workbooks/dot-2/decisions', ask)).body).toMatchObject({
    notice: null,
    state: { totals: { extraApproved: 1 } },
  });
  // The decision with its effect; what was read again shows both.
  expect(world.fake.calls('write')).toBe(writes + 1);
  expect(cellBeside(world, 'Cần xử lý', registration, 'decision')).toBe('Duyệt');
});

test('units are searched and lists of classes are made from what the last sync saw', async () => {
  const { server } = await oneWorkbook();
  const found = (await server.get(`/v1/workbooks/dot-2/units?q=${encodeURIComponent('long phu')}`)).body;
  expect(found.matched).toBe(null);
  expect(found.suggestions.length).toBeGreaterThan(1);
  const roster = await fetch(`${server.url}/v1/workbooks/dot-2/classes/04/roster.xlsx`, {
    headers: server.headers,
  });
  expect(roster.status).toBe(200);
  expect(
    Buffer.from(await roster.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
  expect((await server.get('/v1/workbooks/dot-2/classes/99/roster.xlsx')).body.code).toBe('class-unknown');
});

test('the panel asked in the first moment waits for the sync that runs and reads nothing beside it', async () => {
  const world = await officeWorld();
  world.spreadsheet('bang-dot-2');
  const server = await world.serve({ workbooks: [dot2(world)] });
  const panels = await Promise.all([1, 2, 3].map(() => server.get('/v1/workbooks/dot-2/panel')));
  for (const { body } of panels) expect(body.totals.seated).toBe(SEATED);
  await server.ring('dot-2');
  // At most: one look for the panel, the sync by the clock, the doorbell's.
  expect(world.fake.calls('read')).toBeLessThanOrEqual(6);
  expect(world.fake.calls('write')).toBe(1);
});

interface Told {
  readonly status: number;
  readonly code: string;
  readonly detail: RegExp;
}

const TROUBLES: readonly (readonly [string, (world: OfficeWorld) => () => void, Told])[] = [
  [
    'disappears',
    (world) => {
      const kept = world.fake.get('bang-dot-2');
      world.fake.remove('bang-dot-2');
      return () => world.fake.put(kept);
    },
    { status: 404, code: 'not-found', detail: /Không tìm thấy bảng tính Google/ },
  ],
  [
    'loses its sharing',
    (world) => world.close('bang-dot-2', 403, 'The caller does not have permission', ''),
    { status: 502, code: 'no-access', detail: /Chia sẻ.*Người chỉnh sửa/ },
  ],
  [
    'is full',
    (world) => {
      world.fake.staff('bang-dot-2').deleteTab('Lớp 04');
      const sheet = world.fake
        .get('bang-dot-2')
        .sheets.find(({ properties }) => properties.title === 'Trang tính1')!;
      const columns = sheet.columns;
      sheet.columns = Array.from({ length: 9_990 }, () => structuredClone(columns[0]!));
      return () => void (sheet.columns = columns);
    },
    { status: 507, code: 'full', detail: /10 triệu ô/ },
  ],
];

test.for(TROUBLES)(
  'a spreadsheet that %s says so in the answer and its status; the other goes on, and it recovers',
  async ([, strike, { status, code, detail }]) => {
    const world = await officeWorld();
    for (const id of ['bang-dot-2', 'bang-dot-3']) await world.synced(id);
    const server = await world.serve({ workbooks: twoWorkbooks(world) });
    for (const id of ['dot-2', 'dot-3']) await server.ring(id);
    const known = (await server.get('/v1/workbooks/dot-2/panel')).body.totals.seated;
    const mend = strike(world);
    const refused = await server.ring('dot-2');
    expect(refused).toMatchObject({
      status,
      body: { code, detail: expect.stringMatching(detail) },
    });
    expect(await server.status('dot-2')).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(detail),
      lastDoneAt: expect.any(Number),
    });
    expect((await server.ring('dot-3')).body).toMatchObject({ outcome: 'done' });
    expect(await server.status('dot-3')).toMatchObject({ state: 'ok' });
    // What was known before can still be looked at, and says that it is old.
    const panel = (await server.get('/v1/workbooks/dot-2/panel')).body;
    expect(panel).toMatchObject({ totals: { seated: known }, lastSync: { outcome: 'failed' } });
    expect((await server.get('/readyz')).status).toBe(200);
    mend();
    expect((await server.ring('dot-2')).body).toMatchObject({ outcome: 'done' });
    expect(await server.status('dot-2')).toMatchObject({ state: 'ok', message: 'Đã đồng bộ.' });
  },
);

test('a spreadsheet whose tabs were all deleted gets them back with what staff had typed', async () => {
  const { world, server } = await oneWorkbook();
  const staff = world.fake.staff('bang-dot-2');
  const sheet = staff.sheet('Lớp 05');
  const row = staff.cells('Lớp 05').findIndex((cells) => cells.includes('Đã đăng ký'));
  staff.setCell('Lớp 05', row, columnAt(sheet, 'remark'), 'gọi lại chiều thứ Sáu');
  await server.ring('dot-2');
  const deleted = staff.titles().filter((title) => title !== 'Trang tính1' && title !== RESPONSES_TAB);
  for (const title of deleted) staff.deleteTab(title);
  expect((await server.ring('dot-2')).body).toMatchObject({
    outcome: 'done',
    message: expect.stringContaining(`${deleted.length} tab`),
    calls: { reads: 2, writes: 1 },
  });
  expect(staff.cells('Lớp 05').flat()).toContain('gọi lại chiều thứ Sáu');
  expect((await server.ring('dot-2')).body.calls).toEqual({ reads: 2, writes: 0 });
});

test('responses whose dates nobody can tell are reported in words, and the settings say which they are', async () => {
  const world = await officeWorld();
  world.spreadsheet('bang-dot-2', [
    ['05/06/2026 08:00:00', 'Xã Long Phú', '', 'Nguyễn Văn Một', '', '', '0912000111'],
  ]);
  const server = await world.serve({ workbooks: [dot2(world)] });
  const refused = await server.ring('dot-2');
  expect(refused).toMatchObject({ status: 422, body: { code: expect.stringMatching(/^responses-/) } });
  expect(await server.status('dot-2')).toMatchObject({ state: 'failed', message: refused.body.detail });
  await server.stop();
  const told = await world.serve({ workbooks: [{ ...dot2(world), dateOrder: 'dmy' }] });
  expect((await told.ring('dot-2')).body).toMatchObject({ outcome: 'done' });
});

const dot2 = (world: OfficeWorld) => world.workbook('dot-2', 'bang-dot-2');

function twoWorkbooks(world: OfficeWorld): readonly object[] {
  return [dot2(world), world.workbook('dot-3', 'bang-dot-3')];
}

async function oneWorkbook() {
  const world = await officeWorld();
  await world.synced('bang-dot-2');
  const server = await world.serve({ workbooks: [dot2(world)] });
  await server.ring('dot-2');
  return { world, server };
}

/** The staff cell in the row about this registration. */
function cellBeside({ fake }: OfficeWorld, title: string, registration: string, column: string): unknown {
  const staff = fake.staff('bang-dot-2');
  const key = columnAt(staff.sheet(title), '#key');
  const rows = staff.cells(title).filter((cells) => String(cells[key]).includes(registration));
  expect(rows).toHaveLength(1);
  return rows[0]![columnAt(staff.sheet(title), column)] ?? null;
}

/** People seated in the small office after its first sync. */
const SEATED = 11;

const CSV = [
  'Dấu thời gian,1. Đơn vị,2. Họ và tên,3. Chức vụ,4. Số điện thoại',
  '06/05/2026 14:05:11,Xã Long Phú,Nguyễn Văn Một,Phó Chủ tịch UBND,0912000111',
].join('\n');

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SAMPLE_HEADER } from '../../sync-server/demo/sample-responses.ts';
import { instantOfSerial } from '#shared/time/local-date.ts';
import { GoogleFormFake } from '../fakes/google-forms/google-form-fake.ts';
import { officeWorld, type OfficeWorld, RESPONSES_TAB, SAMPLE_ROWS, SMALL_ROWS } from './office-world.ts';

const FORM = 'bieu-mau-dot-2';
/** People seated in the small office. */
const SEATED = 11;
const NOW = '2026-05-09T08:00:00+07:00';

test('responses through the Forms API and from the tab give the same report', async () => {
  const { world, form } = await formWorld(SAMPLE_ROWS);
  form.pageMax = 100;
  world.spreadsheet('tu-tab', timed(SAMPLE_ROWS));
  world.fake.create('tu-bieu-mau');
  const fromTab = await reported(world, 'tu-tab');
  const fromForm = await reported(world, 'tu-bieu-mau', '--form', FORM);
  expect(form.calls).toEqual({ form: 1, responses: 3 });
  expect(withoutPlaces(fromForm)).toEqual(withoutPlaces(fromTab));
  expect(fromForm['calls']).toEqual({ reads: 2, writes: 1 });
  const again = await reported(world, 'tu-bieu-mau', '--form', FORM);
  expect(again).toMatchObject({ changes: { cells: 0 }, calls: { reads: 2, writes: 0 } });
});

test('an edited response is known by its id, whatever was edited; a deleted one is withdrawn', async () => {
  const { world, form } = await formWorld();
  world.fake.create('bang');
  const first = await reported(world, 'bang', '--form', FORM);
  const rows = timed(SMALL_ROWS);
  const of = (name: string) => rows.findIndex((cells) => cells[3] === name);
  const answers = rows[of('Lý Công Vinh')]!.slice(1).map(String);
  // Another unit, another name, and after the deadline: nothing but the id says that it is the same.
  const [, , ...rest] = answers;
  form.edit(form.ids[of('Lý Công Vinh')]!, '2026-05-09T07:30:00+07:00', [
    'Xã Long Phú',
    '',
    ...rest.with(0, 'Người Khác Hẳn'),
  ]);
  form.delete(form.ids[of('Phạm Thị Thu')]!);
  const second = await reported(world, 'bang', '--form', FORM);
  const before = ofRow(first, 'delegates');
  expect(ofRow(second, 'delegates')).toBe(before);
  expect(ofRow(second, 'byStatus').withdrawn).toBe(1);
  const edited = second.registrations.filter(({ fullName }) => fullName === 'Người Khác Hẳn');
  // An edit makes nobody late (R8).
  expect(edited.map(({ status }) => status)).not.toContain('late_pending');
  expect(edited).toHaveLength(1);
});

test('the settings of a workbook name its form, and one whose form is gone says so while the other goes on', async () => {
  const { world } = await formWorld();
  for (const id of ['mot', 'hai']) world.fake.create(id);
  const server = await world.serve({
    workbooks: [
      world.workbook('mot', 'mot', { formId: FORM }),
      world.workbook('hai', 'hai', { formId: 'bieu-mau-da-xoa' }),
    ],
  });
  const refused = await server.ring('hai');
  expect(refused).toMatchObject({ status: 404, body: { code: 'not-found' } });
  expect(refused.body.detail).toContain('biểu mẫu');
  expect((await server.ring('mot')).body).toMatchObject({ outcome: 'done' });
  const { totals } = (await server.get('/v1/workbooks/mot/panel')).body;
  expect(totals.seated).toBe(SEATED);
});

test('of two tabs that look like responses, the settings say which', async () => {
  const world = await officeWorld();
  const staff = world.spreadsheet('bang');
  staff.addTab('Câu trả lời biểu mẫu 2', [SAMPLE_HEADER]);
  const server = await world.serve({
    workbooks: [world.workbook('bang', 'bang', { responsesTab: 'câu trả lời biểu mẫu 1' })],
  });
  await server.ring('bang');
  expect((await server.get('/v1/workbooks/bang/panel')).body.totals.seated).toBe(SEATED);
});

test('with the version asked first, a clock that finds it unchanged reads nothing; a doorbell always reads', async () => {
  const versions: string[] = [];
  const world = await officeWorld([
    ({ address }) => {
      if (!address.startsWith('/drive/v3/files/')) return null;
      versions.push(address);
      return { status: 200, body: { version: '7' } };
    },
  ]);
  await world.synced('bang');
  const server = await world.serve({
    workbooks: [world.workbook('bang', 'bang', { checkVersion: true })],
  });
  // The first by the clock writes what the days since the sample's sync changed; the second finds nothing.
  const heard = async (trigger: string) => {
    expect((await server.ring('bang', { trigger })).status).toBe(202);
    await server.idle('bang');
  };
  for (let turn = 0; turn < 3; turn++) await heard('timer');
  const reads = world.fake.calls('read');
  const { lastSyncAt } = await server.status('bang');
  await heard('timer');
  expect(server.log.findLast(({ event }) => event === 'sync')).toMatchObject({
    outcome: 'done',
    calls: { reads: 0, writes: 0 },
  });
  expect(world.fake.calls('read')).toBe(reads);
  const quiet = await server.status('bang');
  expect(quiet.state).toBe('ok');
  expect(quiet.lastSyncAt).toBeGreaterThan(lastSyncAt);
  await heard('edit');
  expect(world.fake.calls('read')).toBe(reads + 2);
  expect(versions.length).toBeGreaterThan(0);
});

test('a spreadsheet whose responses tab lost its heading is held, and the tabs looked at are named', async () => {
  const world = await officeWorld();
  const staff = await world.synced('bang');
  staff.setRows(RESPONSES_TAB, [SAMPLE_HEADER.map((_, column) => `Cột ${column}`)]);
  const held = await world.run('sync', ...world.onSpreadsheet('bang'), '--now', NOW);
  expect(held.code, held.err).toBe(3);
  expect(held.err).toContain(`đã tìm ở các tab`);
  expect(held.err).toContain(`“${RESPONSES_TAB}”`);
});

test('two tabs with responses of their own hold the sync, and the workbook says so where people look (G6, W3)', async () => {
  const world = await officeWorld();
  const staff = await world.synced('bang');
  staff.addTab('Câu trả lời biểu mẫu 2', [
    SAMPLE_HEADER,
    [46150.5, 'Xã Hòa An', '', 'Người Lạ', '', '', '0912000111'],
  ]);
  const sync = () => world.run('sync', ...world.onSpreadsheet('bang'), '--now', NOW);
  const held = await sync();
  expect(held.code, held.err).toBe(3);
  const title = () =>
    String(
      staff
        .cells('Tổng hợp')
        .flat()
        .find((cell) => String(cell).includes('TẠM DỪNG')) ?? '',
    );
  expect(title()).toMatch(/Có nhiều tab giống bảng phản hồi.*“Câu trả lời biểu mẫu 2”/);
  expect(staff.cells('Lớp 04').flat()).not.toContain('Người Lạ');
  staff.deleteTab('Câu trả lời biểu mẫu 2');
  const done = await sync();
  expect(done.code, done.err).toBe(0);
  expect(title()).toBe('');
});

test('no table of responses is said beside the Form’s address, also where nobody had registered (W3)', async () => {
  const world = await officeWorld();
  const staff = world.fake.create('bang');
  const { code, err } = await world.run('sync', ...world.smallOffice('bang'), '--now', NOW);
  expect(code).toBe(1);
  expect(err).toContain('Không tìm thấy bảng phản hồi');
  const notes = () =>
    staff
      .cells('Kế hoạch')
      .flat()
      .filter((cell) => String(cell).includes('Lưu ý về biểu mẫu'));
  expect(notes()).toEqual([expect.stringContaining('Không tìm thấy bảng phản hồi')]);
  staff.addTab(RESPONSES_TAB, [[...SAMPLE_HEADER, 'Đăng ký ăn'], ...SMALL_ROWS]);
  expect(await world.run('sync', ...world.onSpreadsheet('bang'), '--now', NOW)).toMatchObject({ code: 0 });
  expect(notes()).toEqual([expect.stringContaining('“Đăng ký ăn”')]);
  expect((await world.run('sync', ...world.onSpreadsheet('bang'), '--now', NOW)).err).toContain(
    'Không có gì thay đổi',
  );
});

async function formWorld(responses = SMALL_ROWS) {
  const [, ...titles] = SAMPLE_HEADER;
  const form = Object.assign(new GoogleFormFake(FORM, titles), { ids: [] as string[] });
  for (const [time, ...answers] of timed(responses)) {
    const at = new Date(instantOfSerial(Number(time))).toISOString();
    form.ids.push(form.submit(at, answers.map(String)));
  }
  return { world: await officeWorld([(request) => form.handle(request)]), form };
}

/** A Form gives every response a time: rows without a readable one cannot come from there. */
function timed(rows: readonly (readonly (string | number)[])[]) {
  return rows.filter(([time]) => typeof time === 'number');
}

interface Report {
  readonly account: Readonly<Record<string, unknown>>;
  readonly registrations: readonly Readonly<Record<string, unknown>>[];
  readonly rowProblems: readonly object[];
  readonly [key: string]: unknown;
}

async function reported(world: OfficeWorld, id: string, ...options: readonly string[]): Promise<Report> {
  const path = join(world.dir, `${id}.json`);
  const ran = await world.run('sync', ...world.smallOffice(id), '--now', NOW, '--report', path, ...options);
  expect(ran.code, ran.err).toBe(0);
  return JSON.parse(await readFile(path, 'utf8')) as Report;
}

/** Rows are counted as they stand, and keys come from the row's text or the source's id. */
function withoutPlaces({ changes: _changes, calls: _calls, ...report }: Report): object {
  const registrations = report.registrations.map(({ key: _key, row: _row, ...one }) => JSON.stringify(one));
  const units = JSON.stringify(report['units']).replaceAll(/"registration":"[^"]+"/g, '"registration":"x"');
  const rowProblems = report.rowProblems.map((one) => ({ ...one, row: 0 }));
  return { ...report, registrations: registrations.sort(), units, rowProblems };
}

function ofRow({ account }: Report, field: string) {
  return account[field] as { readonly withdrawn?: number };
}

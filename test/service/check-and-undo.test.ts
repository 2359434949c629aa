import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { GoogleFormFake } from '../fakes/google-forms/google-form-fake.ts';
import { columnAt } from '../fakes/google-sheets/marked-sheet.ts';
import { officeWorld, type OfficeWorld, RESPONSES_TAB } from './office-world.ts';

const ID = 'bang-dot-2';
const NOT_USED = 'Google Sheets API has not been used in project 1234567890 before or it is disabled.';

const MISSING: readonly (readonly [string, (world: OfficeWorld) => unknown, RegExp])[] = [
  ['a wrong id', (world) => world.fake.remove(ID), /Không tìm thấy bảng tính Google.*mã trong đường dẫn/s],
  [
    'no access',
    (world) => world.close(ID, 403, 'The caller does not have permission', ''),
    /Chia sẻ.*Người chỉnh sửa/s,
  ],
  [
    'an API that was never switched on',
    (world) => world.close(ID, 403, NOT_USED, 'SERVICE_DISABLED'),
    /Google Sheets API chưa được bật.*Google Cloud Console/s,
  ],
  [
    'a token that is not accepted',
    (world) => Object.assign(world.env, { SO_LOP_ACCESS_TOKEN: 'ma-het-han' }),
    /không nhận thông tin đăng nhập.*tệp khóa/s,
  ],
];

test.for(MISSING)('check names %s and says what to do', async ([, strike, words]) => {
  const world = await officeWorld();
  world.fake.create(ID);
  strike(world);
  const { code, out } = await world.run('check', '--spreadsheet', ID);
  expect(out).toMatch(words);
  expect(out).toContain('→');
  expect(code).toBe(1);
  // The sync of the same workbook says the same.
  const sync = await world.run('sync', ...world.smallOffice(ID));
  expect(sync.code).toBe(1);
  expect(sync.err).toMatch(words);
  expect(out + sync.err).not.toMatch(/ma-het-han|ma-truy-cap/);
});

test('check with neither token nor key says which to set, and a key file that is none is named', async () => {
  const world = await officeWorld();
  world.fake.create(ID);
  const { SO_LOP_ACCESS_TOKEN: _token, ...rest } = world.env;
  // Nothing on this machine may offer credentials: no home to look in, no cloud to ask.
  const none = { HOME: world.dir, GCE_METADATA_HOST: '127.0.0.1:1', METADATA_SERVER_DETECTION: 'none' };
  for (const name of Object.keys(world.env)) Reflect.deleteProperty(world.env, name);
  Object.assign(world.env, rest, none);
  // The library keeps for its process whether a cloud answered: so a process of its own.
  const without = await world.process.run('check', '--spreadsheet', ID);
  expect(without.code).toBe(1);
  expect(without.out).toContain('SO_LOP_GOOGLE_KEY_FILE');
  const keyFile = join(world.dir, 'khoa.json');
  await writeFile(keyFile, '{"type": "khac"}');
  Object.assign(world.env, { SO_LOP_GOOGLE_KEY_FILE: keyFile });
  const wrong = await world.run('check', '--spreadsheet', ID);
  expect(wrong.code).toBe(2);
  expect(wrong.out + wrong.err).toMatch(/khoa\.json.*client_email/s);
  // What a command of this process found in its environment is not left there for the next.
  expect(process.env['SO_LOP_GOOGLE_KEY_FILE']).toBe(undefined);
});

test('check of a configuration looks at every spreadsheet and form, and says once what is one for all', async () => {
  const form = new GoogleFormFake('bieu-mau', ['Đơn vị']);
  const world = await officeWorld([(request) => form.handle(request)]);
  world.fake.create(ID);
  const workbooks = [
    { id: 'mot', spreadsheet: ID, formId: 'bieu-mau' },
    { id: 'hai', spreadsheet: 'khong-co', formId: 'cung-khong-co' },
  ];
  const config = join(world.dir, 'so-lop.json');
  await writeFile(config, JSON.stringify({ workbooks }));
  const { code, out } = await world.run('check', '--config', config, '--json');
  const checks = JSON.parse(out) as { what: string; state: string; howToFix: string | null }[];
  const states = (what: string) => checks.filter((one) => one.what === what).map(({ state }) => state);
  expect(states('Bảng tính')).toEqual(['ok', 'failed']);
  expect(states('Biểu mẫu')).toEqual(['ok', 'failed']);
  expect(states('Thông tin đăng nhập')).toEqual(['ok']);
  expect(checks.find(({ what, state }) => what === 'Biểu mẫu' && state === 'failed')?.howToFix).toContain(
    '--form',
  );
  expect(code).toBe(1);
});

test('check tells that a spreadsheet was shared for viewing only, before any write fails', async () => {
  const world = await officeWorld([
    ({ address }) =>
      address.startsWith('/drive/v3/files/')
        ? { status: 200, body: { version: '7', capabilities: { canEdit: false } } }
        : null,
  ]);
  world.fake.create(ID);
  const { code, out } = await world.run('check', '--spreadsheet', ID);
  expect(out).toMatch(/chỉ được xem.*Người chỉnh sửa/s);
  expect(code).toBe(1);
});

test('check reads the journal of a spreadsheet, and says of which sync something is not what it recorded', async () => {
  const world = await officeWorld();
  await world.synced(ID);
  const ofJournal = async () => {
    const { out, code } = await world.run('check', ...world.onSpreadsheet(ID), '--json');
    return [code, JSON.parse(out).find(({ what }: { readonly what: string }) => what === 'Nhật ký')];
  };
  expect(await ofJournal()).toMatchObject([0, { state: 'ok' }]);
  const database = new DatabaseSync(join(world.dir, '.so-lop', `${ID}.nhat-ky.sqlite`));
  // Only a text that may be purged can be overwritten.
  database.exec("UPDATE response_versions SET content = replace(content, 'Công chức', 'Khác')");
  database.close();
  const detail = expect.stringContaining('bị hỏng ở nội dung phản hồi của lần đồng bộ số 1');
  expect(await ofJournal()).toMatchObject([1, { state: 'failed', detail }]);
});

test('of a spreadsheet the journal is backed up and restored; the rest is said to be with Google', async () => {
  const world = await officeWorld();
  await world.synced(ID);
  const path = join(world.dir, '.so-lop', `${ID}.nhat-ky.sqlite`);
  const here = world.onSpreadsheet(ID);
  const made = await world.run('backup', ...here, '--now', '2026-05-09T12:00:00+07:00');
  expect([made.code, made.err]).toEqual([0, expect.stringContaining('Nhật ký phiên bản')]);
  const folder = made.out.trim();
  expect(await readdir(folder)).toEqual([`${ID}.nhat-ky.sqlite`]);
  await writeFile(path, 'hỏng');
  const { code, err } = await world.run('restore', folder, ...here, '--now', '2026-05-10T12:00:00+07:00');
  expect(code, err).toBe(0);
  expect(await readdir(join(world.dir, '.so-lop'))).toContain(
    `${ID}-truoc-khi-khoi-phuc-2026-05-10-120000.nhat-ky.sqlite`,
  );
  expect((await world.run('check', ...here)).out).toMatch(/✓ Nhật ký: .*số 1/);
});

test('undo shows first, then puts back what a sync changed in the spreadsheet, though the reply is lost', async () => {
  const world = await officeWorld();
  const staff = await world.synced(ID);
  const status = () => {
    const sheet = staff.sheet('Lớp 05');
    const at = columnAt(sheet, 'position');
    return staff.cells('Lớp 05').map((cells) => cells[at] ?? null);
  };
  await world.run('sync', ...world.smallOffice(ID), '--now', '2026-05-09T09:00:00+07:00');
  const before = status();
  const at = columnAt(staff.sheet('Lớp 05'), 'name');
  const names = new Set(staff.cells('Lớp 05').flatMap((cells) => cells[at] ?? []));
  const seated = staff.cells(RESPONSES_TAB).findIndex((cells) => names.has(cells[3] ?? ''));
  staff.setCell(RESPONSES_TAB, seated, 4, 'Chuyên viên Văn phòng Ủy ban');
  await world.run('sync', ...world.smallOffice(ID), '--now', '2026-05-09T10:00:00+07:00');
  const after = status();
  expect(after).not.toEqual(before);
  const preview = await world.run('undo', ...world.onSpreadsheet(ID));
  expect(preview.code).toBe(3);
  expect(preview.err).toContain('--confirm');
  expect(status()).toEqual(after);
  world.fake.faults.push({ on: 'write', after: { status: 0, body: null, isLost: true } });
  const writes = world.fake.calls('write');
  const done = await world.run('undo', ...world.onSpreadsheet(ID), '--confirm');
  expect(done.code, done.err).toBe(0);
  expect(status()).toEqual(before);
  expect(world.fake.calls('write')).toBe(writes + 1);
});

test('the server tries Google in a spreadsheet that is named, and stopped amid it leaves it as it was', async () => {
  const world = await officeWorld();
  await world.synced(ID);
  world.fake.create('bang-trong');
  const titles = world.fake.staff('bang-trong').titles();
  const server = await world.serve({ workbooks: [world.workbook('dot-2', ID)] });
  const path = '/v1/workbooks/dot-2/self-test';
  expect((await server.post(path, { spreadsheet: ID })).body.code).toBe('self-test-real-workbook');
  expect((await server.post(path, { spreadsheet: 'bang-trong' })).status).toBe(202);
  let { body } = await server.get(path);
  while (body.state === 'running' && body.done === 0) ({ body } = await server.get(path));
  expect(body).toMatchObject({ tried: [{ state: 'holds' }], message: null });
  await server.stop();
  expect(world.fake.staff('bang-trong').titles()).toEqual(titles);
});

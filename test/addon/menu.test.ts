import { beforeAll, expect, test } from 'vitest';
import { ASSIGNMENT_TAB, UNIT_ROW } from '#shared/workbook/keys.ts';
import { SETTING_KEYS } from '../../addon/apps-script/setting-keys.ts';
import { builtAddOn } from './built-add-on.ts';
import { panelScene } from './panel-scene.ts';
import { DOORBELL_KEY, sheetScene, type SheetScene } from './sheet-scene.ts';

let built: Awaited<ReturnType<typeof builtAddOn>>;
beforeAll(async () => {
  built = await builtAddOn();
});

function scene(): SheetScene {
  return sheetScene(panelScene(), built.code, built.panelHtml);
}

const ABSENT = () => {
  throw new Error('Address unavailable: https://so-lop.example');
};
const syncs = ({ services }: SheetScene) => services.requests.filter(({ url }) => url.endsWith('/sync'));

test('the menu has the seven items, and each runs a function of the script', () => {
  const sheet = scene();
  sheet.run('onOpen');
  expect(sheet.services.menu?.title).toBe('Sổ Lớp');
  expect(sheet.services.menu?.items.map((item) => item.label)).toEqual([
    'Đồng bộ ngay',
    'Việc cần xử lý',
    'Kiểm tra kế hoạch',
    'Tra cứu đơn vị',
    'Thiết lập',
    'Kiểm tra Google Sheets',
    'Trợ giúp',
  ]);
  expect(sheet.services.menu?.subMenus).toEqual([]);
  const handlers = (sheet.services.menu?.items ?? []).map(({ handler }) => handler);
  expect(handlers.length).toBeGreaterThan(5);
  for (const handler of handlers) expect(() => sheet.run(handler)).not.toThrow();
});

test('drawing the menu asks no service that needs permission, for a simple trigger may not', () => {
  const sheet = scene();
  const allowed = ['SpreadsheetApp', 'console'];
  const globals = sheet.services.globals();
  sheet.services.globals = () =>
    Object.fromEntries(Object.entries(globals).filter(([name]) => allowed.includes(name)));
  expect(() => sheet.run('onOpen')).not.toThrow();
});

test('“Đồng bộ ngay” rings in the name of whoever asks and tells the outcome', () => {
  const sheet = scene();
  sheet.run('menuSync');
  expect(syncs(sheet)).toHaveLength(1);
  expect(syncs(sheet)[0]).toMatchObject({
    authorization: 'Bearer identity-token',
    body: { trigger: 'menu' },
  });
  expect(sheet.services.alerts).toEqual([{ title: 'Đồng bộ', text: 'Đã đồng bộ.' }]);
});

test('“Đồng bộ ngay” says in words why it failed and what to do', () => {
  const sheet = scene();
  sheet.services.server = ABSENT;
  sheet.run('menuSync');
  sheet.services.server = () => ({ status: 401, body: 'no' });
  sheet.run('menuSync');
  sheet.services.properties.delete(SETTING_KEYS.server);
  sheet.run('menuSync');
  const texts = sheet.services.alerts.map((alert) => alert.text);
  expect(texts[0]).toContain('Không kết nối được máy chủ');
  expect(texts[1]).toContain('không nhận tài khoản này');
  expect(texts[2]).toContain('Thiết lập');
});

test('the panel opens at the view that the menu item names', () => {
  const sheet = scene();
  sheet.run('menuQueue');
  sheet.run('menuFindUnit');
  expect(
    sheet.services.sidebars.map(({ title, html }) => [title, /data-view="(\w+)"/.exec(html)?.[1]]),
  ).toEqual([
    ['Sổ Lớp', 'queue'],
    ['Sổ Lớp', 'search'],
  ]);
});

test('setting up writes the address, makes each trigger once, rings, and says what it did', () => {
  const sheet = scene();
  sheet.services.properties.clear();
  sheet.services.prompts = ['https://so-lop.example/v1/workbooks/dot-2', ''];
  sheet.run('menuSetUp');
  const made = [...sheet.services.triggers];
  expect(made).toEqual([
    { handler: 'onFormSubmitted', kind: 'form' },
    { handler: 'onStaffEdit', kind: 'edit' },
    { handler: 'onHour', kind: 'hour' },
  ]);
  expect(sheet.services.alerts[0]?.text).toContain(
    'Đã ghi địa chỉ máy chủ: https://so-lop.example/v1/workbooks/dot-2',
  );
  expect(syncs(sheet)[0]?.url).toBe('https://so-lop.example/v1/workbooks/dot-2/sync');
  sheet.run('menuSetUp');
  expect(sheet.services.triggers).toEqual(made);
  expect(sheet.services.alerts[1]?.text).toContain('Giữ địa chỉ máy chủ');
  expect(sheet.services.alerts[1]?.text).not.toContain('Đã tạo');
});

test('setting up asks for the key of the doorbell in the name of whoever clicked, and keeps it', () => {
  const sheet = scene();
  sheet.services.properties.clear();
  sheet.services.prompts = ['https://so-lop.example', ''];
  sheet.run('menuSetUp');
  const asked = sheet.services.requests.filter(({ url }) => url.endsWith('/doorbell-key'));
  expect(asked.map(({ authorization }) => authorization)).toEqual(['Bearer identity-token']);
  expect(sheet.services.properties.get(SETTING_KEYS.doorbellKey)).toBe(DOORBELL_KEY);
  expect(sheet.services.alerts[0]?.text).toContain('Đã nhận khóa báo tin');
  expect(sheet.services.alerts[0]?.text).not.toContain(DOORBELL_KEY);
  sheet.run('menuSetUp');
  expect(sheet.services.alerts[1]?.text).toContain('Giữ khóa báo tin');
});

test('another address forgets the key of the one before, even where the new server gives none', () => {
  const sheet = scene();
  sheet.services.server = () => ({ status: 403, body: '{}' });
  sheet.services.prompts = ['https://khac.example'];
  sheet.run('menuSetUp');
  expect(sheet.services.properties.has(SETTING_KEYS.doorbellKey)).toBe(false);
  expect(sheet.services.alerts[0]?.text).toContain('Chưa nhận được khóa báo tin');
  sheet.run('onHour', {});
  expect(
    sheet.services.requests.every(({ authorization }) => authorization !== `Doorbell ${DOORBELL_KEY}`),
  ).toBe(true);
});

test('an add-in built for one server takes no other address, and calls none that stands there already', async () => {
  const { code, panelHtml } = await builtAddOn({ server: 'https://so-lop.example' });
  const sheet = sheetScene(panelScene(), code, panelHtml);
  sheet.services.prompts = ['https://khac.example'];
  sheet.run('menuSetUp');
  expect(sheet.services.alerts[0]?.text).toContain('chỉ làm việc với máy chủ https://so-lop.example');
  expect(sheet.services.properties.get(SETTING_KEYS.server)).toBe('https://so-lop.example');
  const before = sheet.services.requests.length;
  sheet.services.properties.set(SETTING_KEYS.server, 'https://khac.example');
  for (const run of ['menuSync', 'panelLoad', 'onHour']) sheet.run(run, {});
  expect(sheet.services.requests).toHaveLength(before);
});

test('setting up takes away doubled triggers of ours and leaves those of others', () => {
  const sheet = scene();
  const other = { handler: 'macroCuaCoQuan', kind: 'edit' } as const;
  sheet.services.triggers.push(
    { handler: 'onHour', kind: 'hour' },
    { handler: 'onHour', kind: 'hour' },
    other,
  );
  sheet.services.prompts = [''];
  sheet.run('menuSetUp');
  expect(sheet.services.triggers.filter(({ handler }) => handler === 'onHour')).toHaveLength(1);
  expect(sheet.services.triggers).toContain(other);
});

test.each([
  'http://so-lop.example',
  'so-lop.example',
  'https://so-lop.example/khac',
  'javascript:alert(1)',
  'https://a b',
])('setting up refuses the address %s and keeps the old one', (address) => {
  const sheet = scene();
  sheet.services.prompts = [address];
  sheet.run('menuSetUp');
  expect(sheet.services.properties.get(SETTING_KEYS.server)).toBe('https://so-lop.example');
  expect(sheet.services.alerts[0]?.text).toContain('không dùng được');
});

test('setting up names the script’s OAuth client, which the server must be told, and nothing else of the token', () => {
  const sheet = scene();
  const payload = Buffer.from('{"aud":"123-abc.apps.googleusercontent.com","email":"x@y.example"}').toString(
    'base64url',
  );
  for (const token of [`head.${payload}.signature`, 'not a token', null]) {
    sheet.services.token = token;
    sheet.services.prompts = [''];
    sheet.run('menuSetUp');
  }
  const [named, ...others] = sheet.services.alerts.map((alert) => alert.text);
  expect(named).toContain('123-abc.apps.googleusercontent.com');
  expect(named).not.toContain('signature');
  expect(named).not.toContain('x@y.example');
  for (const text of others) expect(text).not.toContain('Mã ứng dụng khách');
});

test('setting up says so where the sheet counts its days in another time zone', () => {
  const sheet = scene();
  sheet.services.prompts = ['', ''];
  sheet.run('menuSetUp');
  expect(sheet.services.alerts[0]?.text).not.toContain('Múi giờ');
  sheet.spreadsheet.timeZone = 'America/Los_Angeles';
  sheet.run('menuSetUp');
  expect(sheet.services.alerts[1]?.text).toContain('Múi giờ của bảng tính là America/Los_Angeles');
});

test('cancelling the set-up changes nothing', () => {
  const sheet = scene();
  sheet.services.prompts = [null];
  sheet.run('menuSetUp');
  expect(sheet.services.triggers).toEqual([]);
  expect(sheet.services.requests).toEqual([]);
});

test('a plan with nothing wrong but its known oddities is checked without a server, twice with the same notes', () => {
  const sheet = scene();
  sheet.services.server = ABSENT;
  const before = sheet.spreadsheet.sheets.map((each) => each.cells);
  sheet.run('menuCheckPlan');
  const notes = sheet.spreadsheet.sheets.map((each) => each.notes);
  sheet.run('menuCheckPlan');
  expect(sheet.spreadsheet.sheets.map((each) => each.notes)).toEqual(notes);
  expect(sheet.spreadsheet.sheets.map((each) => each.cells)).toEqual(before);
  expect(sheet.services.alerts[0]?.text).toMatch(/^0 chỗ cần sửa, \d+ chỗ đề nghị kiểm tra/);
});

test('what is wrong in the plan is noted on its cell, what was typed stays, and a mended cell loses the note', () => {
  const sheet = scene();
  const assignment = sheet.spreadsheet.tab(ASSIGNMENT_TAB);
  const [, unitRow] = assignment.keys().filter((key) => UNIT_ROW.is(key));
  const cell = assignment.cell(unitRow as string, 'unit');
  const right = cell.getValue();
  cell.setNote('đã hỏi xã');
  cell.setValue('Xã Không Có Thật');
  sheet.run('menuCheckPlan');
  expect(cell.getValue()).toBe('Xã Không Có Thật');
  expect(cell.getNote()).toMatch(/^đã hỏi xã\nSổ Lớp: Cần sửa: /);
  cell.setValue(right);
  sheet.run('menuCheckPlan');
  expect(cell.getNote()).toBe('đã hỏi xã');
});

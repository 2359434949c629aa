import { beforeAll, expect, test } from 'vitest';
import { REVIEW_TAB } from '#shared/workbook/keys.ts';
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
const syncs = ({ services }: SheetScene) => services.requests.filter(({ url }) => url.endsWith('/doorbell'));
const waiting = ({ services }: SheetScene) => services.properties.has(SETTING_KEYS.ringWanted);

test('a form submission, an edit of one of our tabs and the hour ring the server', () => {
  const sheet = scene();
  sheet.run('onFormSubmitted', {});
  sheet.run('onStaffEdit', { range: sheet.spreadsheet.tab(REVIEW_TAB).cell('r80.1', 'decision') });
  sheet.run('onHour', {});
  expect(syncs(sheet).map(({ body }) => body)).toEqual([
    { trigger: 'form' },
    { trigger: 'edit' },
    { trigger: 'timer' },
  ]);
  expect(waiting(sheet)).toBe(false);
});

test('a trigger rings with the key of the spreadsheet: nobody’s identity leaves Google behind their back', () => {
  const sheet = scene();
  for (const trigger of ['onFormSubmitted', 'onHour']) sheet.run(trigger, {});
  sheet.run('onStaffEdit', { range: sheet.spreadsheet.tab(REVIEW_TAB).cell('r80.1', 'decision') });
  expect(sheet.services.requests).toHaveLength(3);
  for (const { authorization } of sheet.services.requests)
    expect(authorization).toBe(`Doorbell ${DOORBELL_KEY}`);
  // Control: whoever clicks says who they are.
  sheet.run('menuSync');
  expect(sheet.services.requests.at(-1)?.authorization).toBe('Bearer identity-token');
});

test('without a key a trigger sends nothing, and the wish is kept', () => {
  const sheet = scene();
  sheet.services.properties.delete(SETTING_KEYS.doorbellKey);
  sheet.run('onFormSubmitted', {});
  expect(sheet.services.requests).toEqual([]);
  expect(waiting(sheet)).toBe(true);
});

test('an edit in a tab that is nobody’s business rings nothing; one in the responses does', () => {
  const sheet = scene();
  sheet.spreadsheet.staff.addTab('Ghi chép riêng', [['a']]);
  const own = sheet.spreadsheet.titled('Ghi chép riêng');
  sheet.run('onStaffEdit', { range: own.getRange(1, 1) });
  expect(syncs(sheet)).toHaveLength(0);
  const responses = sheet.spreadsheet.sheets[0];
  sheet.run('onStaffEdit', { range: responses?.getRange(1, 1) });
  expect(syncs(sheet)).toHaveLength(1);
});

test.each([
  ['absent', ABSENT],
  [
    'slow',
    () => {
      throw new Error('Timeout: https://so-lop.example');
    },
  ],
  ['refusing', () => ({ status: 403, body: '{}' })],
  ['broken', () => ({ status: 500, body: '' })],
] as const)('with the server %s a trigger stays silent and remembers the ring', (_, server) => {
  const sheet = scene();
  sheet.services.server = server;
  for (const trigger of ['onFormSubmitted', 'onHour']) expect(() => sheet.run(trigger, {})).not.toThrow();
  sheet.run('onStaffEdit', { range: sheet.spreadsheet.tab(REVIEW_TAB).cell('r80.1', 'decision') });
  expect(sheet.services.alerts).toEqual([]);
  expect(waiting(sheet)).toBe(true);
});

test('what could not be delivered is made good by the next ring', () => {
  const sheet = scene();
  sheet.services.server = ABSENT;
  sheet.run('onFormSubmitted', {});
  expect(waiting(sheet)).toBe(true);
  sheet.services.server = sheet.goodServer;
  sheet.run('onHour', {});
  expect(waiting(sheet)).toBe(false);
});

test('a trigger that fails in any service disturbs nobody', () => {
  const sheet = scene();
  const globals = sheet.services.globals();
  for (const broken of ['PropertiesService', 'LockService', 'ScriptApp', 'SpreadsheetApp']) {
    sheet.services.globals = () => ({ ...globals, [broken]: undefined });
    for (const trigger of ['onFormSubmitted', 'onHour', 'onStaffEdit']) {
      expect(() => sheet.run(trigger, {}), `${trigger} without ${broken}`).not.toThrow();
    }
  }
});

test('while another ring is out, a wish is left for it, and it rings once more', () => {
  const sheet = scene();
  let during = true;
  sheet.services.server = (request) => {
    if (during) {
      during = false;
      sheet.run('onStaffEdit', { range: sheet.spreadsheet.tab(REVIEW_TAB).cell('r80.1', 'decision') });
      // The clock of the script counts milliseconds; two wishes in one are one.
      sheet.services.properties.set(SETTING_KEYS.ringWanted, 'later');
    }
    return sheet.goodServer(request);
  };
  sheet.run('onFormSubmitted', {});
  expect(syncs(sheet)).toHaveLength(2);
  expect(waiting(sheet)).toBe(false);
  expect(sheet.services.held.size).toBe(0);
});

test('the token goes to the server named in the set-up and into no log', () => {
  const sheet = scene();
  sheet.services.server = ABSENT;
  sheet.run('onFormSubmitted', {});
  const hosts = sheet.services.requests.map(({ url }) => new URL(url).origin);
  expect(new Set(hosts)).toEqual(new Set(['https://so-lop.example']));
  expect(sheet.services.log.join('\n')).not.toContain('identity-token');
  expect(sheet.services.log).toEqual(['Sổ Lớp: chưa báo được máy chủ (absent).']);
});

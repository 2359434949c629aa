/** P226: a spreadsheet with phones that is open to others than the office is told in `check` and, once a day, in the panel. */
import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { dayOf } from '#shared/time/local-date.ts';
import { DailySharing } from '../../sync-server/service/daily-sharing.ts';
import { officeWorld } from './office-world.ts';

const ID = 'bang-dot-2';
const ANYONE = { type: 'anyone', role: 'reader', allowFileDiscovery: false };
const OURS = { type: 'user', role: 'owner', emailAddress: 'can-bo@so-lop.example' };
const PROGRAM = { type: 'user', role: 'writer', emailAddress: 'so-lop@du-an.iam.gserviceaccount.com' };
const STRANGER = { type: 'user', role: 'writer', emailAddress: 'nguoi-la@noi-khac.example' };
const DOMAIN = { type: 'domain', role: 'reader', domain: 'so-lop.example' };

/** A world in which Drive says whom every spreadsheet is shared with. */
async function sharedWith(permissions: () => readonly object[] | undefined) {
  const asked: string[] = [];
  const world = await officeWorld([
    ({ address }) => {
      if (!address.startsWith('/drive/v3/files/')) return null;
      if (!address.includes('permissions')) return { status: 200, body: { version: '7' } };
      asked.push(address);
      return { status: 200, body: { permissions: permissions() } };
    },
  ]);
  return { world, asked };
}

test.for<readonly [string, readonly object[], string, RegExp]>([
  [
    'to whoever has the link',
    [OURS, ANYONE],
    'failed',
    /bất kỳ ai có đường liên kết \(quyền xem\).*Bị hạn chế/s,
  ],
  [
    'to whoever looks for it',
    [{ ...ANYONE, role: 'writer', allowFileDiscovery: true }],
    'failed',
    /mọi người trên mạng.*\(quyền sửa\)/s,
  ],
  ['to all of a domain', [OURS, DOMAIN], 'failed', /mọi tài khoản của tên miền “so-lop\.example”/],
  ['to named people alone', [OURS, PROGRAM, STRANGER], 'ok', /không mở cho người ngoài/],
  ['to the link, taken back', [OURS, { ...ANYONE, deleted: true }], 'ok', /không mở cho người ngoài/],
  ['nobody may tell', [], 'missing', /không xem được bảng chia sẻ/],
])('check tells of a spreadsheet open %s', async ([, permissions, state, words]) => {
  const { world } = await sharedWith(() => permissions);
  world.spreadsheet(ID);
  const { out, code } = await world.run('check', '--spreadsheet', ID, '--json');
  const line = JSON.parse(out).find(({ what }: { readonly what: string }) => what === 'Chia sẻ');
  expect(line.state).toBe(state);
  expect(`${line.detail} ${line.howToFix}`).toMatch(words);
  expect(code).toBe(state === 'failed' ? 1 : 0);
});

test('the panel tells it too, from the first sync of the day, and Drive is asked once', async () => {
  const { world, asked } = await sharedWith(() => [OURS, ANYONE]);
  await world.synced(ID);
  const server = await world.serve({ workbooks: [world.workbook('dot-2', ID)] });
  await server.ring('dot-2');
  await server.ring('dot-2');
  const { body } = await server.get('/v1/workbooks/dot-2/panel');
  expect(body.sharing).toEqual([expect.stringContaining('bất kỳ ai có đường liên kết')]);
  expect(asked).toHaveLength(1);
});

test('where nothing is wrong, or nobody can tell, the panel says nothing', async () => {
  for (const permissions of [[OURS], undefined]) {
    const { world } = await sharedWith(() => permissions);
    await world.synced(ID);
    const server = await world.serve({ workbooks: [world.workbook('dot-2', ID)] });
    await server.ring('dot-2');
    expect((await server.get('/v1/workbooks/dot-2/panel')).body).not.toHaveProperty('sharing');
  }
});

test('with the office’s own domain, strangers are named, and the domain itself is nobody strange', async () => {
  const { world } = await sharedWith(() => [OURS, PROGRAM, STRANGER, DOMAIN]);
  world.spreadsheet(ID);
  const config = `${world.dir}/may-chu.json`;
  const signIn = {
    audiences: ['mot'],
    hostedDomain: 'so-lop.example',
    people: { read: ['can-bo@so-lop.example'] },
  };
  await writeFile(config, JSON.stringify({ signIn, workbooks: [{ id: 'dot-2', spreadsheet: ID }] }));
  const { out } = await world.run('check', '--config', config, '--json');
  const lines = JSON.parse(out).filter(({ what }: { readonly what: string }) => what === 'Chia sẻ');
  expect(lines).toHaveLength(1);
  expect(lines[0].detail).toContain('nguoi-la@noi-khac.example');
  expect(lines[0].detail).not.toMatch(/can-bo|gserviceaccount/);
});

test('each day it is asked once; a day on which nobody can tell leaves what was known', async () => {
  const answers: (readonly string[] | null)[] = [['mở'], null, []];
  let asked = 0;
  const sharing = new DailySharing(() => Promise.resolve(answers[asked++] ?? null));
  const at = (day: string, hour: string) => Date.parse(`${day}T${hour}:00:00+07:00`);
  await sharing.look(at('2026-05-06', '08'));
  await sharing.look(at('2026-05-06', '23'));
  expect([asked, sharing.warnings]).toEqual([1, ['mở']]);
  await sharing.look(at('2026-05-07', '00'));
  expect([asked, sharing.warnings, dayOf(at('2026-05-07', '00'))]).toEqual([2, ['mở'], '2026-05-07']);
  await sharing.look(at('2026-05-08', '08'));
  expect([asked, sharing.warnings]).toEqual([3, []]);
});

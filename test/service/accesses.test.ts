/** P221: no phone and no list leaves without a record of who was given it, when, and how many phones stood in it. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { PanelState } from '#shared/panel/panel-state.ts';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import type { Access } from '../../sync-server/journal/sqlite-journal.ts';
import { AccessLog } from '../../sync-server/service/access-log.ts';
import { as, CERTIFICATE, DECIDER, PEOPLE, READER, SIGN_IN } from '../http/signed-token.ts';
import { setCell, syncOf } from '../journal-samples.ts';
import { newPath } from '../journal/journal-files.ts';
import { officeWorld, SAMPLE_ROWS, WHOLE } from './office-world.ts';

const ID = 'bang-dot-2';
const PANEL = '/v1/workbooks/dot-2/panel';
const LIST = '/v1/workbooks/dot-2/classes/04/roster.xlsx';

test('who is given a list or phones stands in the journal, and accesses tells it', async () => {
  const world = await officeWorld();
  world.spreadsheet(ID, SAMPLE_ROWS);
  const server = await world.serve(
    { signIn: { ...SIGN_IN, people: PEOPLE }, workbooks: [world.workbook('dot-2', ID, WHOLE)] },
    { certificates: () => Promise.resolve({ ours: CERTIFICATE }) },
  );
  const told = async (...since: readonly string[]) => {
    const { code, out, err } = await world.run('accesses', ...world.onSpreadsheet(ID), '--json', ...since);
    expect(code, err).toBe(0);
    return JSON.parse(out).map(({ by, what, phones }: Access) => [by, what, phones]);
  };
  await server.post('/v1/workbooks/dot-2/sync', { trigger: 'menu' }, as(DECIDER));
  // Who may not decide is shown no phone.
  expect((await server.get(PANEL, as(READER))).status).toBe(200);
  expect(await told()).toEqual([]);
  expect((await server.get(LIST, as(READER))).status).toBe(200);
  expect((await server.get(`${LIST}?phones=1`, as(READER))).status).toBe(403);
  expect((await server.get(`${LIST}?phones=1`, as(DECIDER))).status).toBe(200);
  const { body } = await server.get(PANEL, as(DECIDER));
  await server.get(PANEL, as(DECIDER));
  const shown = (body as PanelState).classes.flatMap(({ missingUnits }) =>
    missingUnits.flatMap(({ contacts }) => contacts.flatMap(({ phones }) => phones)),
  );
  expect(shown.length).toBeGreaterThan(0);
  expect(await told()).toEqual([
    [READER, 'Danh sách Lớp 04', 0],
    [DECIDER, 'Danh sách Lớp 04', expect.any(Number)],
    [DECIDER, 'Danh sách gọi ở thanh bên', shown.length],
  ]);
  expect((await told())[1][2]).toBeGreaterThan(10);
  expect(await told('--since', '2199-01-01')).toEqual([]);
  const { out } = await world.run('accesses', ...world.onSpreadsheet(ID));
  expect(out).toMatch(new RegExp(`${DECIDER} +Danh sách Lớp 04 +\\d+`));
  expect(out).not.toMatch(/09\d{8}/);
});

test('where it cannot be recorded nothing is given out', async () => {
  const world = await officeWorld();
  world.spreadsheet(ID, SAMPLE_ROWS);
  const server = await world.serve({ workbooks: [world.workbook('dot-2', ID, WHOLE)] });
  await server.ring('dot-2');
  const blocker = new DatabaseSync(join(world.dir, '.so-lop', `${ID}.nhat-ky.sqlite`));
  blocker.exec("CREATE TRIGGER no_more BEFORE INSERT ON accesses BEGIN SELECT RAISE(ABORT, 'no'); END");
  blocker.close();
  const { status, body } = await server.get(`${LIST}?phones=1`);
  expect([status, body.code]).toEqual([500, 'journal-failed']);
});

test('what one person sees in the panel is noted once an hour, another for himself; what failed is tried again', async () => {
  const noted: Access[] = [];
  let fails = true;
  const log = new AccessLog((access) => {
    if (fails) return Promise.reject(new Error('full'));
    noted.push(access);
    return Promise.resolve();
  });
  const contacts = [{ fullName: '', position: '', phones: ['0900111222', '0900111333'] }];
  const state = { classes: [{ missingUnits: [{ contacts }] }] } as unknown as PanelState;
  await expect(log.panel(state, 'a@x.example', 0)).rejects.toThrow('full');
  fails = false;
  const MINUTE = 60_000;
  for (const at of [0, MINUTE, 59 * MINUTE, 60 * MINUTE]) await log.panel(state, 'a@x.example', at);
  await log.panel(state, null, MINUTE);
  expect(noted.map(({ at, by, phones }) => [at / MINUTE, by, phones])).toEqual([
    [0, 'a@x.example', 2],
    [60, 'a@x.example', 2],
    [1, null, 2],
  ]);
});

test('what is older than the office keeps it goes; what stands cannot be changed, and the journal adds up', async () => {
  const path = newPath();
  const journal = openJournal(path);
  await journal.finish(await journal.begin(syncOf({ changes: [setCell('x')] })), {
    at: 2,
    outcome: 'done',
    detail: '',
  });
  const access = (at: number): Access => ({ at, by: null, what: 'Danh sách Lớp 01', phones: 1 });
  for (const at of [100, 200, 300]) await journal.noteAccess(access(at), at - 150);
  expect(await journal.accesses(0)).toEqual([access(200), access(300)]);
  expect(await journal.accesses(250)).toEqual([access(300)]);
  expect(await journal.verify()).toEqual([]);
  await journal.close();
  const database = new DatabaseSync(path);
  expect(() => database.exec("UPDATE accesses SET by = 'x'")).toThrow('append-only');
  database.close();
});

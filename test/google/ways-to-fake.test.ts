import { expect, test } from 'vitest';
import type { Fault } from '../fakes/google-sheets/google-sheets-fake.ts';
import { classTab, SEATS } from '../workbook/sample-tabs.ts';
import { directGoogle, type FakeGoogle, fakeGoogle, SPREADSHEET } from './fake-google.ts';
import { SmallServer } from './staff-world.ts';

/** The random tests call the fake without a connection: what they see must be what they would see over one. */
const google = fakeGoogle();

const refused = (status: number, message = 'Internal error.') => ({
  status,
  headers: { 'retry-after': '7' },
  body: { error: { code: status, message, status: 'X' } },
});
const LOST = { status: 0, body: null, isLost: true };
const SLOW = { status: 0, body: null, isSlow: true };

const FAULTS: readonly (readonly [string, Omit<Fault, 'on'> | null])[] = [
  ['nothing', null],
  ['429 before it', { before: refused(429) }],
  ['400 before it', { before: refused(400) }],
  ['a tab that went', { before: refused(400, 'Invalid requests[0].updateCells: No grid with id: 7') }],
  ['401 before it', { before: refused(401) }],
  ['403 before it', { before: refused(403) }],
  ['404 before it', { before: refused(404) }],
  ['500 before it', { before: refused(500) }],
  ['503 after it', { after: refused(503) }],
  ['a lost connection before it', { before: LOST }],
  ['a lost connection after it', { after: LOST }],
  ['an answer that never comes, before it', { before: SLOW }],
  ['an answer that never comes, after it', { after: SLOW }],
];

test.each(FAULTS)(
  'with %s a sync ends in the same way with a connection and without',
  async (_name, fault) => {
    for (const on of ['read', 'write'] as const) {
      const faults: readonly Fault[] = fault === null ? [] : [{ on, ...fault }];
      const told = await ended(directGoogle(), faults);
      expect(told).toEqual(await ended(google(), faults));
      expect(told.log.length).toBeGreaterThan(0);
    }
  },
);

test('without a connection the token is still sent, and a wrong one is still refused', async () => {
  const { fake, ...api } = directGoogle();
  fake.create(SPREADSHEET);
  fake.acceptedToken = 'ma-thu-nghiem';
  expect((await api.open().read()).tabs).toEqual([]);
  fake.acceptedToken = 'ma khác';
  await expect(api.open().read()).rejects.toMatchObject({ code: 'no-access' });
});

async function ended(world: FakeGoogle, faults: readonly Fault[]) {
  const { fake, timing } = world;
  fake.create(SPREADSHEET);
  const server = new SmallServer(world);
  fake.faults.push(...faults);
  const first = await server.sync([classTab('01', SEATS)]);
  const second = await server.sync([classTab('01', SEATS.slice(1))]);
  const { log } = fake;
  return { first, second, log, waits: timing.waits, spreadsheet: JSON.stringify(fake.get(SPREADSHEET)) };
}

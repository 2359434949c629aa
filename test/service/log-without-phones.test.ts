import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { expect, test } from 'vitest';
import { phonesInText } from '#shared/people/phones-in-text.ts';
import { SAMPLE_HEADER } from '../../sync-server/demo/sample-responses.ts';
import {
  ADMINISTRATOR,
  as,
  bearer,
  CERTIFICATE,
  claimsOf,
  DECIDER,
  PEOPLE,
  READER,
  SIGN_IN,
  signed,
} from '../http/signed-token.ts';
import { longAgo } from '../long-ago.ts';
import { officeWorld, SMALL_ROWS } from './office-world.ts';

/**
 * What a server writes while an office works with it, things go wrong and strangers knock: the real process, over HTTP. Phones
 * stand in the data, in what is asked and answered, in what is refused and in what fails; none of them in its output.
 */
const ENTRY = join(import.meta.dirname, 'serve-with-certificates.process.ts');
const ID = 'bang-dot-2';
const TYPED = ['0911222333', '0911 222 333', '+84911222333', '0911.222.333', '０９１１２２２３３３'] as const;
const [PHONE] = TYPED;
/** Somebody may be known to Google by their number. */
const CALLER = `${PHONE}@so-lop.example`;

test('no phone is in what the server writes, whatever is asked of it and whatever fails', async () => {
  const office = await startedOffice();
  const { server } = office;
  for (const id of ['dot-2', 'tren-may']) await worksWith(server, id);
  for (const typed of TYPED) await strangersKnock(server, typed);
  await thingsFail(office);
  expect(await server.end('SIGTERM')).toEqual([0, null]);
  for (const fact of WRITTEN_OF)
    expect(
      server.log.some((entry) => holds(entry, fact)),
      JSON.stringify(fact),
    ).toBe(true);
  const written = server.written();
  expect(phonesOf(office.dir, written)).toEqual([]);
  expect(written).not.toContain('@so-lop.example');
  expect(written).not.toContain('Nguyễn');
});

/** It wrote much, of every kind. */
const WRITTEN_OF = [
  { event: 'sync', outcome: 'done', workbook: 'dot-2' },
  { event: 'sync', outcome: 'done', workbook: 'tren-may' },
  { event: 'sync', outcome: 'failed', workbook: 'dot-2' },
  { event: 'sync', outcome: 'failed', workbook: 'tren-may' },
  { event: 'request', status: 200, route: '/v1/workbooks/:id/decisions' },
  { event: 'request', status: 400 },
  { event: 'request', status: 401 },
  { event: 'request', status: 403 },
  { event: 'request', status: 404 },
  { event: 'people not read' },
  { event: 'stopped' },
];

async function startedOffice() {
  const world = await officeWorld();
  const { dir } = world;
  await world.synced(ID);
  const exports = join(dir, 'phan-hoi');
  await mkdir(exports);
  await exported(exports, [row('Nguyễn Văn Một', PHONE)]);
  const file = join(dir, `so-lop ${PHONE}.xlsx`);
  const { plan, programme } = world.workbook('dot-2', ID);
  const local = { id: 'tren-may', file, responses: exports, dateOrder: 'dmy', plan, programme };
  const people = { ...PEOPLE, decide: [DECIDER, CALLER] };
  const workbooks = [world.workbook('dot-2', ID), local];
  const config = { signIn: { ...SIGN_IN, people }, workbooks, logLevel: 'debug' };
  Object.assign(world.env, { TEST_CERTIFICATE: CERTIFICATE });
  const server = await world.process.serve(config, ENTRY);
  return { world, dir, exports, file, config, server };
}

type Office = Awaited<ReturnType<typeof startedOffice>>;
type Server = Office['server'];

const at = (id: string, path: string) => `/v1/workbooks/${id}${path}`;

async function worksWith(server: Server, id: string): Promise<void> {
  const sync = (trigger: string) => server.post(at(id, '/sync'), { trigger }, as(DECIDER));
  expect((await sync('menu')).status).toBe(200);
  expect((await sync('form')).status).toBe(202);
  const { body: panel } = await server.get(at(id, '/panel'), as(CALLER));
  // Control: what goes over the wire has phones, and the server has them in its hands.
  expect(phonesInText(JSON.stringify(panel)).length).toBeGreaterThan(0);
  for (const q of TYPED) await server.get(at(id, `/units?q=${encodeURIComponent(q)}`), as(READER));
  for (const who of [CALLER, READER]) await server.get(at(id, '/classes/04/roster.xlsx?phones=1'), as(who));
  await server.get(at(id, `/classes/${PHONE}/roster.xlsx`), as(CALLER));
  const decide = (asked: object) => server.post(at(id, '/decisions'), asked, as(CALLER));
  await decide({ ask: 'decide', registration: PHONE, kind: PHONE });
  const [first] = panel.queue as readonly { readonly registration: string }[];
  if (first === undefined) return;
  const asked = { ask: 'decide', registration: first.registration };
  const named = await decide({ ...asked, kind: 'set_name', value: `Lê Văn Hai (${PHONE})` });
  expect(named.status).toBe(200);
  expect((await decide({ ...asked, kind: 'set_unit', value: PHONE })).status).toBe(409);
}

/** And programs that send what nobody asked for. */
async function strangersKnock(server: Server, typed: string): Promise<void> {
  const inPath = encodeURIComponent(typed);
  for (const path of [`/${inPath}`, at(inPath, '/panel'), at('dot-2', `/${inPath}`), `/?q=${inPath}`])
    await server.get(path, as(CALLER));
  const plain = typed.normalize('NFKC');
  const header = { 'user-agent': plain, 'x-forwarded-for': plain };
  const look = (headers: Readonly<Record<string, string>>) => server.get(at('dot-2', '/panel'), headers);
  await look({ ...as(READER), ...header });
  await look({ ...header, origin: `https://${PHONE}.example` });
  await look(bearer(plain));
  await look(as(`${plain.replaceAll(' ', '')}@la.example`));
  await look(bearer(signed({ ...claimsOf(CALLER), aud: typed })));
  await server.post(at('dot-2', '/sync'), { trigger: typed, [typed]: typed }, as(CALLER));
  for (const id of [inPath, 'dot-2'])
    await server.post(at(id, '/doorbell'), { trigger: 'form' }, bearer(plain));
  await server.post('/v1/self-test', { spreadsheet: PHONE }, as(ADMINISTRATOR));
  await fetch(`${server.url}${at('dot-2', '/decisions')}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...as(CALLER) },
    body: `{"ask": "${typed}`,
  });
}

/** Google, the export, the workbook, the configuration. */
async function thingsFail({ world, server, exports, file, dir, config }: Office): Promise<void> {
  const sync = (id: string) => server.post(at(id, '/sync'), {}, as(DECIDER));
  const open = world.close(ID, 403, `The caller ${PHONE} does not have permission`, '');
  expect((await sync('dot-2')).status).toBe(502);
  open();
  for (const broken of [`hôm qua ${PHONE},Xã Long Phú\n`, `"${PHONE}`, `${PHONE}\u0000,`]) {
    await exported(exports, [row('Nguyễn Văn Một', PHONE)], broken);
    await sync('tren-may');
  }
  await rm(join(exports, 'phan-hoi.csv'));
  await mkdir(join(exports, PHONE));
  await sync('tren-may');
  await writeFile(file, `gọi ${PHONE}`);
  expect((await sync('tren-may')).status).toBeGreaterThanOrEqual(400);
  await writeFile(join(dir, 'so-lop.json'), JSON.stringify({ ...config, logLevel: PHONE }));
  server.process.kill('SIGHUP');
  await server.logged('people not read');
}

const row = (name: string, phone: string) =>
  ['29/04/2026 08:00:00', 'Xã Long Phú', '', name, 'Chủ tịch UBND', '', phone, '', '', '', '', ''] as const;

async function exported(folder: string, rows: readonly (readonly string[])[], end = ''): Promise<void> {
  const path = join(folder, 'phan-hoi.csv');
  await writeFile(path, `${stringify([SAMPLE_HEADER, ...rows])}${end}`);
  longAgo(path);
}

/** Those of the data, and whatever else reads like one. Times of the log and the folder of the test are none. */
function phonesOf(folder: string, written: string): readonly string[] {
  const text = written.normalize('NFKC').replaceAll(folder, '').replace(LOG_TIME, '');
  const digits = text.replace(MARKS, '');
  const known = [...SMALL_ROWS.map((cells) => String(cells[6] ?? '')), PHONE].flatMap((cell) =>
    phonesInText(cell).map(({ number }) => number.slice(1)),
  );
  return [...phonesInText(text).map(({ number }) => number), ...known.filter((one) => digits.includes(one))];
}

const LOG_TIME = /"time":"[^"]+"|"seconds":[\d.e-]+|http:\/\/127\.0\.0\.1:\d+|:\d+:\d+\)/g;
const MARKS = /[\s._,/\\|()-]/g;

function holds(entry: object, fact: object): boolean {
  const value = new Map(Object.entries(entry));
  return Object.entries(fact).every(([name, expected]) => value.get(name) === expected);
}

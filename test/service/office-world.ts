/** The real program as processes of its own, a fake of Google reached over real HTTP, and a folder of their own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished } from 'vitest';
import { serialOfInstant } from '#shared/time/local-date.ts';
import { SAMPLE_HEADER, sampleResponses } from '../../sync-server/demo/sample-responses.ts';
import { GoogleSheetsFake } from '../fakes/google-sheets/google-sheets-fake.ts';
import { type FakeService, serveHttp } from '../fakes/google-sheets/serve-http.ts';
import type { StaffHands } from '../fakes/google-sheets/staff-hands.ts';
import { BATCH_2_PLAN, CAN_THO_UNITS } from '../fixtures/can-tho.ts';

export const TOKEN = 'ma-truy-cap-thu-nghiem';
export const RESPONSES_TAB = 'Câu trả lời biểu mẫu 1';
/** Something on the way to Google for one spreadsheet, until the test says otherwise. */
type Closure = readonly [spreadsheetId: string, status: number, message: string, reason: string];

/** A world until the test ends; what was started last ends first. */
export async function officeWorld(services: readonly FakeService[] = []) {
  const fake = new GoogleSheetsFake();
  fake.acceptedToken = TOKEN;
  const closed: Closure[] = [];
  const asked: string[] = [];
  const refuse: FakeService = ({ address }) => {
    asked.push(address);
    const found = closed.find(([id]) => address.includes(`/${id}`));
    return found === undefined ? null : { status: found[1], body: googleError(...found) };
  };
  const google = await serveHttp(fake, [refuse, ...services]);
  onTestFinished(() => google.close());
  const dir = await mkdtemp(join(tmpdir(), 'so-lop-service-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const env = {
    ...process.env,
    SO_LOP_SHEETS_ROOT_URL: google.rootUrl,
    SO_LOP_DRIVE_ROOT_URL: google.rootUrl,
    SO_LOP_FORMS_ROOT_URL: google.rootUrl,
    SO_LOP_ACCESS_TOKEN: TOKEN,
  };
  return {
    fake,
    dir,
    env,
    /** Addresses asked of Google, in order. */
    asked,
    /** From now on this spreadsheet is refused; the answer takes it back. */
    close(...closure: Closure): () => void {
      closed.push(closure);
      return () => void closed.splice(closed.indexOf(closure), 1);
    },
    /** A spreadsheet as the Form left it: the responses, and nothing of ours. */
    spreadsheet(id: string, rows: readonly (readonly (string | number)[])[] = SAMPLE_ROWS): StaffHands {
      const staff = fake.create(id);
      staff.addTab(RESPONSES_TAB, [SAMPLE_HEADER, ...rows]);
      return staff;
    },
    /** The same after its first sync, as made once for all tests of the file; the program has run in `dir`. */
    async synced(id: string): Promise<StaffHands> {
      const { spreadsheet, journal } = await firstSync();
      fake.put({ ...structuredClone(spreadsheet), spreadsheetId: id });
      await mkdir(join(dir, '.so-lop'), { recursive: true });
      await writeFile(join(dir, '.so-lop', `${id}.nhat-ky.sqlite`), journal);
      return fake.staff(id);
    },
    run: (...args: readonly string[]) => ran(spawned(MAIN, args, { env, dir })),
    serve: (config: object, entry: string = MAIN) => served(config, entry, { env, dir }),
  };
}

export type OfficeWorld = Awaited<ReturnType<typeof officeWorld>>;
export type Served = Awaited<ReturnType<typeof served>>;

let made: ReturnType<typeof makeFirstSync> | undefined;

function firstSync() {
  made ??= makeFirstSync();
  return made;
}

async function makeFirstSync() {
  const world = await officeWorld();
  world.spreadsheet('dau-tien');
  const { code, stderr } = await world.run(
    'sync',
    '--spreadsheet',
    'dau-tien',
    '--now',
    '2026-05-09T08:00:00+07:00',
  );
  expect(code, stderr).toBe(0);
  const journal = await readFile(join(world.dir, '.so-lop', 'dau-tien.nhat-ky.sqlite'));
  return { spreadsheet: structuredClone(world.fake.get('dau-tien')), journal };
}

/** As a Form writes them: the time is a date cell. */
export const SAMPLE_ROWS: readonly (readonly (string | number)[])[] = sampleResponses(
  BATCH_2_PLAN,
  CAN_THO_UNITS,
).map(([time = '', ...answers]) => [serialOf(time), ...answers]);

function serialOf(time: string): string | number {
  const parts = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d):(\d\d)$/.exec(time);
  if (parts === null) return time;
  const [, day, month, year, ...clock] = parts;
  return serialOfInstant(Date.parse(`${year}-${month}-${day}T${clock.join(':')}+07:00`));
}

const MAIN = join(import.meta.dirname, '../../sync-server/cli/main.ts');

interface Place {
  readonly env: NodeJS.ProcessEnv;
  readonly dir: string;
}

function spawned(entry: string, args: readonly string[], { env, dir }: Place): ChildProcess {
  const child = spawn(process.execPath, [entry, ...args], {
    env,
    cwd: dir,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL'))
      await once(child, 'exit');
  });
  return child;
}

async function ran(child: ChildProcess) {
  const output = { stdout: '', stderr: '' };
  child.stdout!.on('data', (chunk: Buffer) => void (output.stdout += chunk.toString()));
  child.stderr!.on('data', (chunk: Buffer) => void (output.stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...output };
}

async function served(config: object, entry: string, place: Place) {
  const path = join(place.dir, 'so-lop.json');
  await writeFile(path, JSON.stringify({ listen: { port: 0 }, ...config }));
  const child = spawned(entry, ['serve', '--config', path], place);
  const log: Record<string, unknown>[] = [];
  const listeners = new Set<(entry: Readonly<Record<string, unknown>>) => void>();
  let errors = '';
  child.stderr!.on('data', (chunk: Buffer) => void (errors += chunk.toString()));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const entry = JSON.parse(line) as Record<string, unknown>;
      log.push(entry);
      if (entry['event'] === 'listening') resolve(String(entry['url']));
      for (const listener of listeners) listener(entry);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${errors}`)));
  });
  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(`${url}${path}`, init);
    const text = await response.text();
    const body = response.headers.get('content-type')?.includes('json') === true ? JSON.parse(text) : text;
    return { status: response.status, body };
  };
  const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  return {
    url,
    log,
    /** Resolves when the server has logged this. */
    logged: (event: string): Promise<void> =>
      new Promise((resolve) => {
        if (log.some((entry) => entry['event'] === event)) resolve();
        listeners.add((entry) => entry['event'] === event && resolve());
      }),
    errors: () => errors,
    get: (path: string, headers: Readonly<Record<string, string>> = {}) => ask(path, { headers }),
    post,
    ring: (id: string, body: object = { trigger: 'menu' }) => post(`/v1/workbooks/${id}/sync`, body),
    status: async (id: string) => (await ask(`/v1/workbooks/${id}/status`)).body,
    process: child,
    async end(signal: NodeJS.Signals): Promise<readonly [number | null, NodeJS.Signals | null]> {
      const gone = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
      child.kill(signal);
      return await gone;
    },
  };
}

interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a program outside would see
  // oxlint-disable-next-line typescript/no-explicit-any -- replies are read field by field, as a stranger would
  readonly body: any;
}

/**
 * Asks the server for its health until it is so, a bounded number of times: each try is a round trip through its event
 * loop, so nothing sleeps and nothing spins.
 */
export async function until(
  { get }: Pick<Served, 'get'>,
  what: string,
  isSo: () => boolean | Promise<boolean>,
): Promise<void> {
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    if (await isSo()) return;
    await get('/healthz');
  }
  expect.fail(`never: ${what}`);
}

const TRIES_MAX = 20_000;

function googleError(_id: string, code: number, message: string, reason: string): object {
  const status = code === 404 ? 'NOT_FOUND' : code === 400 ? 'INVALID_ARGUMENT' : 'PERMISSION_DENIED';
  const details = [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'googleapis.com' }];
  return { error: { code, message, status, ...(reason === '' ? {} : { details }) } };
}

/**
 * A server under load (issue 12): many workbooks against a fake of Google that keeps Google's quota, every doorbell ringing
 * again and again. Told are the limits beside what was seen: how soon a trigger is answered, the longest time in which the
 * server answered nobody, its memory, and how long after the last response the last workbook was right.
 */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DoorbellKeys } from '../../sync-server/http/doorbell-key.ts';
import { PROJECT } from './run-process.ts';

const WORKBOOKS = Number(process.env['SO_LOP_LOAD_WORKBOOKS'] ?? 50);
const DOORBELLS_PER_MINUTE = 1_000;
const SECONDS = Number(process.env['SO_LOP_LOAD_SECONDS'] ?? 120);
/** What Google lets one account do in a minute, reads and writes apart; the server keeps 5 of them for retries. */
const QUOTA = 60;
const SECRET = Buffer.alloc(32, 7);
const SIGN_IN = { audiences: ['do-tai'], people: { read: ['can-bo@so-lop.example'] } };
const NEWCOMER = 'Người Mới Đến';

/** Loaded into the server before anything of ours: the longest time between two turns of its event loop. */
const WATCH = `data:text/javascript,${encodeURIComponent(
  "import { monitorEventLoopDelay } from 'node:perf_hooks'; import { writeSync } from 'node:fs'; const delay = monitorEventLoopDelay({ resolution: 10 }); delay.enable(); process.on('SIGUSR2', () => delay.reset()); process.on('exit', () => writeSync(3, JSON.stringify({ stallMs: delay.max / 1e6 - 10, p99Ms: delay.percentile(99) / 1e6 - 10, memoryMb: process.resourceUsage().maxRSS / 1024 })));",
)}`;

interface Counted {
  readonly shown: readonly string[];
  readonly reads: number;
  readonly writes: number;
  readonly refused: number;
}

export async function benchLoad(): Promise<readonly string[]> {
  const dir = mkdtempSync(join(tmpdir(), 'so-lop-load-'));
  const ids = Array.from({ length: WORKBOOKS }, (_, at) => `bang-${at + 1}`);
  const google = fork(join(import.meta.dirname, 'load-google.process.ts'), [ids.join(',')]);
  try {
    const { rootUrl } = await told<{ readonly rootUrl: string }>(google);
    const server = await serve(dir, ids, rootUrl);
    const began = performance.now();
    await until(async () => (await count(google, '')).writes >= WORKBOOKS);
    const firstSyncs = performance.now() - began;
    const first = await count(google, '');
    google.send({ add: NEWCOMER });
    const added = performance.now();
    const rung = await ring(server, ids);
    await until(async () => (await count(google, NEWCOMER)).shown.length === WORKBOOKS);
    const right = performance.now() - added;
    const last = await count(google, NEWCOMER);
    const seen = await server.end();
    const reads = last.reads - first.reads;
    return [
      `${WORKBOOKS} workbooks of 48 tabs: first syncs ${inSeconds(firstSyncs)}, ${first.reads} reads and ${first.writes} writes (the quota of ${QUOTA} a minute alone takes ${inSeconds((Math.max(first.reads, first.writes) / QUOTA - 1) * 60_000)})`,
      `${rung.rung} doorbells in ${SECONDS} s: ${JSON.stringify(rung.statuses)}; answered in ${rung.median.toFixed(0)} ms (median), ${rung.p99.toFixed(0)} ms (99 %), ${rung.slowest.toFixed(0)} ms (slowest; limit 200)`,
      `event loop: stalled ${seen.stallMs.toFixed(0)} ms at most (limit 250), ${seen.p99Ms.toFixed(0)} ms (99 %); memory ${seen.memoryMb.toFixed(0)} MB (limit 500)`,
      `a response added to each: all ${WORKBOOKS} right after ${inSeconds(right)}, with ${reads} reads and ${last.writes - first.writes} writes, ${last.refused} calls refused by the quota`,
    ];
  } finally {
    google.kill();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function serve(dir: string, ids: readonly string[], rootUrl: string) {
  mkdirSync(join(dir, '.so-lop'));
  writeFileSync(join(dir, '.so-lop/chuong.bi-mat'), SECRET.toString('base64url'));
  const config = join(dir, 'so-lop.json');
  const workbooks = ids.map((id) => ({ id, spreadsheet: id, journal: join(dir, '.so-lop', `${id}.sqlite`) }));
  writeFileSync(config, JSON.stringify({ listen: { port: 0 }, signIn: SIGN_IN, workbooks }));
  const child = spawn(
    process.execPath,
    ['--import', WATCH, join(PROJECT, 'sync-server/cli/start.js'), 'serve', '--config', config],
    {
      cwd: dir,
      env: {
        ...process.env,
        SO_LOP_SHEETS_ROOT_URL: rootUrl,
        SO_LOP_DRIVE_ROOT_URL: rootUrl,
        SO_LOP_FORMS_ROOT_URL: rootUrl,
        SO_LOP_ACCESS_TOKEN: 'ma-do-tai',
      },
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    },
  );
  let [errors, usage] = ['', ''];
  child.stdio[3]?.on('data', (text: Buffer) => (usage += text.toString()));
  const entrance = await new Promise<string>((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
      const printed = /^(http:\S+)$/m.exec(errors)?.[1];
      if (printed !== undefined) resolve(printed);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${errors}`)));
  });
  // Starting is not load.
  child.kill('SIGUSR2');
  return {
    entrance,
    end: () =>
      new Promise<{ readonly stallMs: number; readonly p99Ms: number; readonly memoryMb: number }>(
        (resolve) => {
          child.once('close', () => resolve(JSON.parse(usage)));
          child.kill('SIGTERM');
        },
      ),
  };
}

interface Rung {
  readonly rung: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly median: number;
  readonly p99: number;
  readonly slowest: number;
}

/** As the triggers of each spreadsheet ring: with the key of its workbook. */
function ring({ entrance }: { readonly entrance: string }, ids: readonly string[]): Promise<Rung> {
  const keys = new DoorbellKeys(SECRET);
  const bells = ids.map((id) => [`${new URL(entrance).origin}/v1/workbooks/${id}/doorbell`, keys.of(id)]);
  const args = [JSON.stringify(bells), String(DOORBELLS_PER_MINUTE), String(SECONDS)];
  return told<Rung>(fork(join(import.meta.dirname, 'load-ringer.process.ts'), args));
}

function count(google: ChildProcess, name: string): Promise<Counted> {
  const answer = told<Counted>(google);
  google.send({ count: name });
  return answer;
}

function told<Message>(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    child.once('exit', reject);
    child.once('message', (message) => {
      child.off('exit', reject);
      resolve(message as Message);
    });
  });
}

const LOOK_EVERY_MS = 500;
const PATIENCE_MS = 30 * 60_000;

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const began = performance.now();
  while (!(await isSo())) {
    if (performance.now() - began > PATIENCE_MS) throw new Error('it never came to pass');
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

function inSeconds(ms: number): string {
  return `${(Math.max(0, ms) / 1000).toFixed(0)} s`;
}

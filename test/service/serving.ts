/** The service of a test: in this process, or the real program as a process of its own. Both are spoken to over HTTP. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { googleOfEnvironment } from '../../sync-server/cli/google-of-environment.ts';
import { openWorkbooks } from '../../sync-server/cli/open-workbooks.ts';
import { readConfig } from '../../sync-server/config/read-config.ts';
import { keyCookie } from '../http/key-cookie.ts';
import { runService } from '../../sync-server/http/run-service.ts';
import type { CertificateSource } from '../../sync-server/http/kept-certificates.ts';
import { createLogger } from '../../sync-server/log/server-log.ts';

/** Where a service finds itself: its environment, the folder for what it keeps, and the end of the test it belongs to. */
export interface Place {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly dir: string;
  readonly atEnd: AtEnd;
}

/** Vitest's `onTestFinished`. Of tests that run beside each other each has its own. */
export type AtEnd = (work: () => Promise<void>) => void;

type LogEntry = Readonly<Record<string, unknown>>;

/** What the program does after it has read its arguments, without a process of its own, until the test ends. */
export async function served(
  settings: object,
  place: Place,
  parts: { readonly certificates?: CertificateSource } = {},
) {
  const log: LogEntry[] = [];
  let waysToGoogle = 0;
  const path = await settingsIn(place, settings);
  const config = readConfig(place.env, path);
  const openGoogle = () => {
    waysToGoogle += 1;
    return googleOfEnvironment(place.env);
  };
  const service = await runService({
    config,
    ...(await openWorkbooks(config.workbooks, {
      openGoogle,
      now: () => Date.now(),
      officeDomain: config.signIn?.hostedDomain ?? null,
      accessLogDays: config.accessLogDays,
    })),
    logger: createLogger('info', { write: (line) => void log.push(JSON.parse(line) as LogEntry) }),
    now: () => Date.now(),
    doorbellSecret: Buffer.alloc(32, 7),
    panelHtml: null,
    ...parts,
  });
  place.atEnd(() => service.stop());
  return {
    ...talkTo(service.entrance),
    log,
    /** How often the service made itself a way to Google, with a limiter of its own. */
    waysToGoogle: () => waysToGoogle,
    stop: () => service.stop(),
  };
}

/** The real program, or another that starts it, as a process of its own until the test ends. */
export async function servedByProcess(config: object, place: Place, entry: string = MAIN) {
  const child = spawned(entry, ['serve', '--config', await settingsIn(place, config)], place);
  const log: LogEntry[] = [];
  let printed = '';
  const listeners = new Set<(entry: LogEntry) => void>();
  let errors = '';
  const entrance = await new Promise<string>((resolve, reject) => {
    child.stderr!.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
      const entrance = /^(http:\S+)$/m.exec(errors)?.[1];
      if (entrance !== undefined && errors.includes('Ctrl+C')) resolve(entrance);
    });
    createInterface({ input: child.stdout! }).on('line', (line) => {
      printed += `${line}\n`;
      const entry = JSON.parse(line) as LogEntry;
      log.push(entry);
      for (const listener of listeners) listener(entry);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${errors}`)));
  });
  return {
    ...talkTo(entrance),
    log,
    /** Everything that the process has written, to stdout and to stderr, as it stands there. */
    written: () => `${printed}${errors}`,
    /** Resolves when the server has logged this. */
    logged: (event: string): Promise<void> =>
      new Promise((resolve) => {
        if (log.some((entry) => entry['event'] === event)) resolve();
        listeners.add((entry) => entry['event'] === event && resolve());
      }),
    process: child,
    /** Resolves when the process is gone and everything that it logged has been read. */
    async end(signal: NodeJS.Signals): Promise<readonly [number | null, NodeJS.Signals | null]> {
      const gone = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
      child.kill(signal);
      return await gone;
    },
  };
}

/** One command of the real program. */
export async function ranByProcess(args: readonly string[], place: Place) {
  const child = spawned(MAIN, args, place);
  const said = { out: '', err: '' };
  child.stdout!.on('data', (chunk: Buffer) => void (said.out += chunk.toString()));
  child.stderr!.on('data', (chunk: Buffer) => void (said.err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said };
}

const MAIN = join(import.meta.dirname, '../../sync-server/cli/start.js');

function spawned(entry: string, args: readonly string[], { env, dir, atEnd }: Place): ChildProcess {
  const child = spawn(process.execPath, [entry, ...args], {
    env,
    cwd: dir,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  atEnd(async () => {
    if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL'))
      await once(child, 'exit');
  });
  return child;
}

async function settingsIn({ dir }: Place, config: object): Promise<string> {
  const path = join(dir, 'so-lop.json');
  await writeFile(path, JSON.stringify({ listen: { port: 0 }, ...config }));
  return path;
}

/** Questions to a service, as any program puts them. */
function talkTo(entrance: string) {
  const { origin: url } = new URL(entrance);
  const always = keyCookie(entrance);
  const ask = async (path: string, init: Asked = {}): Promise<Answer> => {
    const response = await fetch(`${url}${path}`, { ...init, headers: { ...always, ...init.headers } });
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
    /** What every question of whoever sits at the machine carries. */
    headers: always,
    get: (path: string, headers: Readonly<Record<string, string>> = {}) => ask(path, { headers }),
    post,
    ring: (id: string, body: object = { trigger: 'menu' }) => post(`/v1/workbooks/${id}/sync`, body),
    status: async (id: string) => (await ask(`/v1/workbooks/${id}/status`)).body,
    /** Resolves when nothing that was rung for runs or waits. */
    async idle(id: string): Promise<void> {
      const { running, waiting } = (await ask(`/v1/workbooks/${id}/status`)).body;
      if (running || waiting) await this.idle(id);
    },
  };
}

type Asked = Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> };

interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a program outside would see
  // oxlint-disable-next-line typescript/no-explicit-any -- replies are read field by field, as a stranger would
  readonly body: any;
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { newFolder, removeFolder } from '../cli/run-cli.ts';
import { builtInFolder, type Image, stagesOf } from './image-steps.ts';
import { developmentToolsIn } from './installed.ts';
import { newcomersEnvironment, runAsNewcomer } from './run-as-newcomer.ts';

/** The steps of the Dockerfile, taken in a folder: a release goes in, a service that answers comes out. */
const CHECKOUT = fileURLToPath(new URL('../../', import.meta.url));
const DOCKERFILE = join(CHECKOUT, 'sync-server/deploy/Dockerfile');
let folder: string;
let image: Image;

beforeAll(async () => {
  folder = newFolder();
  const archive = join(CHECKOUT, 'dist', 'release', `so-lop-${packageJson.version}.tgz`);
  expect(await runAsNewcomer('npm', ['run', 'release'], CHECKOUT)).toMatchObject({ code: 0 });
  expect(await runAsNewcomer('tar', ['-xzf', archive], folder)).toMatchObject({ code: 0 });
  const context = join(folder, `so-lop-${packageJson.version}`);
  image = await builtInFolder(DOCKERFILE, context, folder, async (command, args, cwd) => {
    const ended = await runAsNewcomer(command, args, cwd);
    expect(ended).toMatchObject({ code: 0, err: '' });
  });
});
afterAll(() => removeFolder(folder));

test('the image holds the program and the packages it runs on, and no development tool', () => {
  const program = join(image.root, 'opt/so-lop');
  expect(readdirSync(program).sort()).toEqual([
    'dist',
    'node_modules',
    'package-lock.json',
    'package.json',
    'sbom.cdx.json',
    'shared',
    'sync-server',
  ]);
  expect(developmentToolsIn(program, join(CHECKOUT, 'package-lock.json'))).toEqual([]);
});

test('it does not run as an administrator, and its last stage runs nothing that fetches', () => {
  expect(image.user).toBe('so-lop');
  const last = stagesOf(DOCKERFILE).at(-1);
  expect(last?.from).not.toContain('node');
  expect(last?.steps.filter(({ word }) => word === 'RUN').map(({ rest }) => rest.split(' ')[0])).toEqual([
    'useradd',
  ]);
});

test('what is started there answers, is found healthy, and ends at SIGTERM', async () => {
  const config = join(image.root, 'etc.json');
  writeFileSync(config, JSON.stringify({ workbooks: [{ id: 'mot', file: 'so-lop.xlsx' }] }));
  const port = await freePort();
  const env = { ...newcomersEnvironment(), ...image.env, SO_LOP_CONFIG: config, SO_LOP_PORT: String(port) };
  expect(await healthy(env)).toBe(1);
  const [node = '', ...args] = image.entrypoint.map(within);
  const cwd = join(image.root, image.workdir);
  mkdirSync(cwd, { recursive: true });
  const child = spawn(node, args, { cwd, env: { ...env, SO_LOP_HOST: '127.0.0.1' } });
  const ended = once(child, 'close');
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('Ctrl+C')) resolve();
    });
    void ended.then(() => reject(new Error(said)));
  });
  expect(await healthy(env)).toBe(0);
  child.kill('SIGTERM');
  expect((await ended)[0]).toBe(0);
  expect(await healthy(env)).toBe(1);
});

test('open to others it refuses to start without sign-in, as anywhere else', async () => {
  expect(image.env['SO_LOP_HOST']).toBe('0.0.0.0');
  const config = join(image.root, 'open.json');
  writeFileSync(config, JSON.stringify({ workbooks: [{ id: 'mot', file: 'so-lop.xlsx' }] }));
  const env = { ...newcomersEnvironment(), ...image.env, SO_LOP_CONFIG: config };
  const [node = '', ...args] = image.entrypoint.map(within);
  const child = spawn(node, args, { cwd: join(image.root, image.workdir), env });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  expect((await once(child, 'close'))[0]).toBe(2);
  expect(said).toContain('đăng nhập');
});

test('the unit for systemd starts what a release holds', () => {
  const unit = readFileSync(join(image.root, 'opt/so-lop/sync-server/deploy/so-lop.service'), 'utf8');
  const [, ...words] = /^ExecStart=(.*)$/m.exec(unit)?.[1]?.split(' ') ?? [];
  expect([within(/^ExecStart=(\S+)/m.exec(unit)?.[1] ?? ''), ...words.map(within)]).toEqual(
    image.entrypoint.map(within),
  );
});

/** A place of the image, where it lies here. */
function within(path: string): string {
  return path.startsWith('/') ? join(image.root, path) : path;
}

async function healthy(env: NodeJS.ProcessEnv): Promise<number | null> {
  const [node = '', ...args] = image.healthcheck.map(within);
  return ((await once(spawn(node, args, { env }), 'close')) as [number | null])[0];
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

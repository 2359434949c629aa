import { spawn } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { BUNDLED } from '../../addon/software-bill.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { type Ended, newFolder, removeFolder } from '../cli/run-cli.ts';
import { bytesBelow, developmentToolsIn, installedIn, packagesLoadedBy } from './installed.ts';
import { newcomersEnvironment, runAsNewcomer } from './run-as-newcomer.ts';
import { keyCookie } from '../http/key-cookie.ts';

/**
 * What an office does with a release: it unpacks it into an empty folder, installs without the development packages and
 * starts. Every command is the real one, in an environment that knows nothing of this checkout.
 */
const CHECKOUT = fileURLToPath(new URL('../../', import.meta.url));
const LOCK_FILE = join(CHECKOUT, 'package-lock.json');
const MAIN = join('sync-server', 'cli', 'main.ts');
/** Node itself is 190 MB of it, Google's clients 225. A browser or a compiler would not fit. */
const INSTALLED_BYTES_MAX = 600e6;
const BILL = z.object({
  components: z.array(z.object({ group: z.string().optional(), name: z.string() })),
});
let folder: string;
let office: string;
let install: Ended;

beforeAll(async () => {
  folder = newFolder();
  office = join(folder, `so-lop-${packageJson.version}`);
  const archive = join(CHECKOUT, 'dist', 'release', `so-lop-${packageJson.version}.tgz`);
  expect(await runAsNewcomer('npm', ['run', 'release'], CHECKOUT)).toMatchObject({ code: 0 });
  expect(await runAsNewcomer('tar', ['-xzf', archive], folder)).toMatchObject({ code: 0 });
  const startedAt = performance.now();
  install = await runAsNewcomer('npm', ['ci', '--omit=dev'], office);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  const megabytes = Math.round(bytesBelow(join(office, 'node_modules')) / 1e6);
  console.log(`installed ${installedIn(office).length} packages, ${megabytes} MB, in ${seconds} s`);
});
afterAll(() => removeFolder(folder));

test('the archive holds what runs and what is read, and no tests, tools or anybody’s files', () => {
  const files = readdirSync(office).sort();
  expect(files).toEqual(
    ['.npmrc', 'ARCHITECTURE.md', 'CHANGELOG.md', 'README.md', 'dist', 'docs', 'node_modules'].concat([
      'package-lock.json',
      'package.json',
      'sbom.cdx.json',
      'shared',
      'sync-server',
    ]),
  );
  expect(readdirSync(join(office, 'dist', 'addon')).sort()).toEqual([
    'Code.js',
    'appsscript.json',
    'panel.html',
  ]);
  expect(readFileSync(join(office, '.npmrc'), 'utf8')).toMatch(/^omit=dev$/m);
  expect(readFileSync(join(office, 'package-lock.json'), 'utf8')).toBe(readFileSync(LOCK_FILE, 'utf8'));
});

test('the archive’s bill of materials names what was really installed, and beside it only what is built in', () => {
  const bill = BILL.parse(JSON.parse(readFileSync(join(office, 'sbom.cdx.json'), 'utf8')));
  const named = bill.components.map(({ group, name }) => (group === undefined ? name : `${group}/${name}`));
  const installed = installedIn(office).map((place) => place.split('node_modules/').at(-1) ?? '');
  expect([...new Set(named)].sort()).toEqual([...new Set([...installed, ...BUNDLED])].sort());
});

test('the install says how many packages came and not one warning', () => {
  expect(install).toMatchObject({ code: 0, err: '' });
  expect(install.out).toMatch(/^added \d+ packages/m);
  expect(install.out).not.toMatch(/warn|deprecated|EBADENGINE|funding/i);
});

test('no package that only development needs is installed', () => {
  expect(developmentToolsIn(office, LOCK_FILE)).toEqual([]);
  const tools = Object.keys(packageJson.devDependencies);
  expect(tools.filter((tool) => existsSync(join(office, 'node_modules', tool)))).toEqual([]);
  // The same look at this checkout finds them.
  expect(developmentToolsIn(CHECKOUT, LOCK_FILE)).toContain('node_modules/vitest');
  expect(tools.filter((tool) => !existsSync(join(CHECKOUT, 'node_modules', tool)))).toEqual([]);
});

test('what is installed is small enough for a small machine', () => {
  expect(bytesBelow(join(office, 'node_modules'))).toBeLessThan(INSTALLED_BYTES_MAX);
});

test('every package that a released file loads is one that a release brings', () => {
  const sources = ['shared', 'sync-server'].flatMap((room) => sourcesBelow(join(office, room)));
  const loaded = new Set(sources.flatMap(packagesLoadedBy));
  const brought = Object.keys(packageJson.dependencies);
  expect([...loaded].filter((name) => !brought.includes(name))).toEqual([]);
  expect([...loaded].sort()).toEqual(brought.filter((name) => name !== 'node').sort());
  // The panel's sources load what only development has, and that is seen.
  const ofPanel = sourcesBelow(join(CHECKOUT, 'addon', 'panel')).flatMap(packagesLoadedBy);
  expect(ofPanel).toEqual(expect.arrayContaining(['htm', 'preact']));
});

test('the demo runs there on the Node that came with the packages', async () => {
  const node = await runAsNewcomer(join('node_modules', '.bin', 'node'), ['--version'], office);
  expect(node.out.trim()).toBe(`v${packageJson.dependencies.node}`);
  const demo = await runAsNewcomer(
    'npm',
    ['run', 'demo', '--', '--once', '--dir', join(folder, 'demo')],
    office,
  );
  expect(demo).toMatchObject({ code: 0 });
  expect(demo.out.split('\n').filter((line) => /^0[1-8] /.test(line))).toHaveLength(8);
});

test('the panel is served there as it was built', async () => {
  const page = await pageOf(office, join(folder, 'served'));
  expect(page).toBe(readFileSync(join(CHECKOUT, 'dist', 'addon', 'panel.html'), 'utf8'));
});

test('an install to which nobody gave the page says so, and says what to do', async () => {
  const bare = join(folder, 'bare');
  cpSync(office, bare, { recursive: true, filter: (path) => !/[\\/](?:node_modules|dist|docs)$/.test(path) });
  symlinkSync(join(office, 'node_modules'), join(bare, 'node_modules'));
  const demo = await runAsNewcomer(
    join('node_modules', '.bin', 'node'),
    [MAIN, 'demo', '--port', '0', '--dir', join(folder, 'no-page')],
    bare,
  );
  expect(demo).toMatchObject({ code: 1, err: expect.stringContaining('npm run release') });
  expect(demo.err).not.toContain('    at ');
});

test('packages for another Node are installed without a word, which npm alone would not do', async () => {
  const quiet = oldNodeFolder('quiet');
  copyFileSync(join(CHECKOUT, '.npmrc'), join(quiet, '.npmrc'));
  expect(await runAsNewcomer('npm', ['ci'], quiet)).toMatchObject({ code: 0, err: '' });
  expect((await runAsNewcomer('npm', ['ci'], oldNodeFolder('loud'))).err).toContain('EBADENGINE');
});

test('an install that fails still says why', async () => {
  const broken = oldNodeFolder('broken');
  copyFileSync(join(CHECKOUT, '.npmrc'), join(broken, '.npmrc'));
  writeFileSync(
    join(broken, 'package.json'),
    JSON.stringify({ ...OLD_NODE, dependencies: { zod: '4.6.7' } }),
  );
  const { code, err } = await runAsNewcomer('npm', ['ci'], broken);
  expect(code).toBe(1);
  expect(err).toMatch(/Missing: zod@4\.6\.7 from lock file/);
});

const OLD_NODE = { name: 'old-node', version: '1.0.0', engines: { node: '>=999' } };

/** A project for a Node that nobody has yet. */
function oldNodeFolder(name: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  writeFileSync(join(path, 'package.json'), JSON.stringify(OLD_NODE));
  const lock = { ...OLD_NODE, lockfileVersion: 3, requires: true, packages: { '': OLD_NODE } };
  writeFileSync(join(path, 'package-lock.json'), JSON.stringify(lock));
  return path;
}

function sourcesBelow(path: string): readonly string[] {
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  return names.map((name) => readFileSync(join(path, name), 'utf8'));
}

/** Starts the demo as installed, asks for the page at the address it prints, and stops it. */
async function pageOf(installation: string, dir: string): Promise<string> {
  const node = join(installation, 'node_modules', '.bin', 'node');
  const args = [MAIN, 'demo', '--port', '0', '--dir', dir];
  const child = spawn(node, args, { cwd: installation, env: newcomersEnvironment() });
  const ended = new Promise((resolve) => child.on('close', resolve));
  try {
    let out = '';
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        out += text;
        const printed = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(out)?.[0];
        if (printed !== undefined) resolve(printed);
      });
      void ended.then(() => reject(new Error(`the demo ended without an address:\n${out}`)));
    });
    const answer = await fetch(new URL('/', url), { headers: keyCookie(url) });
    expect(answer.status).toBe(200);
    return await answer.text();
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

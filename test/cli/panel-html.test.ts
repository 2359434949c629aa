import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundlePanel } from '../../addon/bundle/bundle-panel.ts';
import { panelHtml } from '../../sync-server/cli/panel-html.ts';
import { endOf, newFolder, removeFolder } from './run-cli.ts';

/** Where the panel's page comes from: see `npm run test:install` for the same in a real installation. */
const CHECKOUT = fileURLToPath(new URL('../../', import.meta.url));
let folder: string;
let built: URL;
let notBuilt: URL;

beforeAll(() => {
  folder = newFolder();
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist', 'panel.html'), '<p>built</p>');
  built = pathToFileURL(join(folder, 'dist', 'panel.html'));
  notBuilt = pathToFileURL(join(folder, 'panel.html'));
});
afterAll(() => removeFolder(folder));

const notInstalled = () => import(pathToFileURL(join(folder, 'bundle-panel.ts')).href);

test('where the development packages are installed the page is bundled anew, whatever was built before', async () => {
  const loadBundler = () => import('../../addon/bundle/bundle-panel.ts');
  expect(await panelHtml({ loadBundler, built })).toBe(await bundlePanel());
});

test('where they are not it is the page that was built', async () => {
  expect(await panelHtml({ loadBundler: notInstalled, built })).toBe('<p>built</p>');
});

test('where neither can be had an error says what to do', async () => {
  await expect(panelHtml({ loadBundler: notInstalled, built: notBuilt })).rejects.toMatchObject({
    code: 'panel-missing',
    message: expect.stringContaining('npm run release'),
  });
});

test('a page that cannot be bundled is an error and not an older page', async () => {
  const bundlePanel = () => Promise.reject(new Error('Build failed'));
  await expect(panelHtml({ loadBundler: () => Promise.resolve({ bundlePanel }), built })).rejects.toThrow(
    'Build failed',
  );
});

test('a file that an install does not have is told as a missing module, as the program loads its own', async () => {
  const asked = "await import('./addon/bundle/none.ts').catch(({ code }) => process.stdout.write(code))";
  const args = ['--import', './sync-server/cli/quick-loading.js', '--input-type=module', '--eval', asked];
  const ended = await endOf(spawn(process.execPath, args, { cwd: CHECKOUT }));
  expect(ended).toEqual({ code: 0, out: 'ERR_MODULE_NOT_FOUND', err: '' });
});

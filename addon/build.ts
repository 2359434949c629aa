/**
 * Builds the add-in into dist/addon: Code.js, panel.html and appsscript.json, ready for `clasp push`.
 *
 * node addon/build.ts [--with-form]   `--with-form` adds the items that change the linked Form, and their scope.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { bundlePanel } from './bundle/bundle-panel.ts';
import { bundleScript } from './bundle/bundle-script.ts';
import { manifestOf } from './bundle/manifest.ts';

/** Apps Script takes more, but a script this size still starts in well under a second. */
const SCRIPT_BYTES_MAX = 300_000;
const PANEL_BYTES_MAX = 150_000;
const OUT = new URL('../dist/addon/', import.meta.url);

const withForm = process.argv.includes('--with-form');
const unknown = process.argv.slice(2).filter((argument) => argument !== '--with-form');
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(' ')}. Usage: node addon/build.ts [--with-form]`);
  process.exit(2);
}
const manifest = await readFile(new URL('../appsscript.json', import.meta.url), 'utf8');
const files = [
  { name: 'Code.js', text: await bundleScript({ withForm }), bytesMax: SCRIPT_BYTES_MAX },
  { name: 'panel.html', text: await bundlePanel(), bytesMax: PANEL_BYTES_MAX },
  { name: 'appsscript.json', text: manifestOf(manifest, withForm), bytesMax: SCRIPT_BYTES_MAX },
];
await mkdir(OUT, { recursive: true });
for (const { name, text, bytesMax } of files) {
  const bytes = Buffer.byteLength(text);
  if (bytes > bytesMax) throw new Error(`${name} has ${bytes} bytes, at most ${bytesMax} are allowed.`);
  await writeFile(new URL(name, OUT), text);
  console.log(`dist/addon/${name}  ${Math.ceil(bytes / 1000)} kB`);
}

/**
 * Builds the add-in into dist/addon: Code.js, panel.html and appsscript.json, ready for `clasp push`.
 *
 * node addon/build.ts [--server https://may-chu.example] [--with-form]
 *   `--server`: the add-in calls this server and no other; `--with-form` adds the items that change the linked Form, and
 *   their scope.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { bundlePanel } from './bundle/bundle-panel.ts';
import { type AddOnKind, bundleScript } from './bundle/bundle-script.ts';
import { manifestOf } from './bundle/manifest.ts';

/** Apps Script takes more, but a script this size still starts in well under a second. */
const SCRIPT_BYTES_MAX = 300_000;
const PANEL_BYTES_MAX = 150_000;
const OUT = new URL('../dist/addon/', import.meta.url);

const kind = kindAsked(process.argv.slice(2));
const manifest = await readFile(new URL('../appsscript.json', import.meta.url), 'utf8');
const files = [
  { name: 'Code.js', text: await bundleScript(kind), bytesMax: SCRIPT_BYTES_MAX },
  { name: 'panel.html', text: await bundlePanel(), bytesMax: PANEL_BYTES_MAX },
  { name: 'appsscript.json', text: manifestOf(manifest, kind), bytesMax: SCRIPT_BYTES_MAX },
];
await mkdir(OUT, { recursive: true });
for (const { name, text, bytesMax } of files) {
  const bytes = Buffer.byteLength(text);
  if (bytes > bytesMax) throw new Error(`${name} has ${bytes} bytes, at most ${bytesMax} are allowed.`);
  await writeFile(new URL(name, OUT), text);
  console.log(`dist/addon/${name}  ${Math.ceil(bytes / 1000)} kB`);
}

function kindAsked(args: string[]): AddOnKind {
  try {
    const { values } = parseArgs({
      args,
      options: { server: { type: 'string' }, 'with-form': { type: 'boolean', default: false } },
    });
    const server = values.server?.toLowerCase().replace(/\/$/, '') ?? null;
    if (server === null || /^https:\/\/[a-z0-9.-]+(?::\d{1,5})?$/.test(server))
      return { server, withForm: values['with-form'] };
    console.error(`--server: came ${values.server}; an address like https://may-chu.example is needed.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  console.error('Usage: node addon/build.ts [--server https://may-chu.example] [--with-form]');
  process.exit(2);
}

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const PANEL = new URL('../panel/', import.meta.url);

/**
 * The panel as one HTML text, all style and script inside: Apps Script can serve nothing else, and the local server
 * serves the same. Built in about 50 ms, so the local server may build it at its start.
 */
export async function bundlePanel(): Promise<string> {
  const [page, style, script] = await Promise.all([
    readFile(new URL('panel.html', PANEL), 'utf8'),
    bundled('panel.css'),
    bundled('main.ts'),
  ]);
  // A function as the replacement: in a plain string `$&` and its like would be read as patterns.
  return page
    .replace('/*style*/', () => style)
    .replace('/*script*/', () => script.replace(/<\/(script)/gi, '<\\/$1'));
}

async function bundled(name: string): Promise<string> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL(name, PANEL))],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['chrome100', 'firefox100', 'safari15.4'],
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'error',
  });
  return result.outputFiles[0]?.text.trim() ?? '';
}

/**
 * How the program's own code is loaded, which is a good part of a short command. JavaScript, because a first module of
 * TypeScript would load what takes types away (70 ms of processor, 16 MB) before the cache stands, which holds all of the
 * program without types.
 */
import { enableCompileCache, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

// What was compiled is kept from the first run on (0.2 s), and not in everybody's temporary folder, where another account could
// put something in its place.
enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/so-lop', import.meta.url)));

const SHARED = new URL('../../shared/', import.meta.url);
const SERVER = new URL('../', import.meta.url);

// Our own imports name the file itself, so nothing has to be looked for beside it, nor in each folder above for a package.json
// that says what it is (0.1 s for 500 modules).
registerHooks({
  resolve(specifier, context, next) {
    const url = specifier.endsWith('.ts') ? ownFile(specifier, context.parentURL) : null;
    return url === null ? next(specifier, context) : { url, format: 'module-typescript', shortCircuit: true };
  },
});

/** Of the rooms that every install has. What an install may lack (`addon`) Node looks for, and says that it is not there. */
function ownFile(specifier, importer) {
  if (specifier.startsWith('#shared/')) return new URL(specifier.slice('#shared/'.length), SHARED).href;
  if (!specifier.startsWith('.')) return null;
  const { href } = new URL(specifier, importer);
  return href.startsWith(SERVER.href) || href.startsWith(SHARED.href) ? href : null;
}

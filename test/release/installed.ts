import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const LOCK = z.object({ packages: z.record(z.string(), z.object({ dev: z.boolean().optional() })) });

/** Packages in a folder's node_modules, by where they lie (`node_modules/zod`). */
export function installedIn(folder: string): readonly string[] {
  return Object.keys(lockAt(join(folder, 'node_modules', '.package-lock.json')));
}

/** Those of them that only development needs, by the lock file; packages that it does not know are not among them. */
export function developmentToolsIn(folder: string, lockFile: string): readonly string[] {
  const locked = lockAt(lockFile);
  return installedIn(folder).filter((place) => locked[place]?.dev === true);
}

/** Bytes on disk below a folder; a file with two names counts once, as Node's executable has. */
export function bytesBelow(folder: string): number {
  const sizes = new Map<number, number>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const { ino, size } = lstatSync(join(folder, name));
    sizes.set(ino, size);
  }
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

/** Packages that the code of a file loads when it runs; types alone are not loaded. */
export function packagesLoadedBy(source: string): readonly string[] {
  const statements = source.matchAll(/^(?:import|export)\s(?!type\s)(?:[^;']*?\sfrom\s)?'([^']+)'/gm);
  const calls = source.matchAll(/\b(?:import|createRequire\(import\.meta\.url\))\(\s*'([^']+)',?\s*\)/g);
  return [...statements, ...calls]
    .map(([, specifier]) => specifier ?? '')
    .filter((specifier) => !/^(?:[.#]|node:)/.test(specifier))
    .map((specifier) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/'));
}

function lockAt(path: string) {
  return LOCK.parse(JSON.parse(readFileSync(path, 'utf8'))).packages;
}

import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** A source file with what it imports of the others, type imports included. Paths from the root, with slashes. */
export interface SourceFile {
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly string[];
}

export const ROOT = join(import.meta.dirname, '../..');

/** Every TypeScript file of the program (tests are no part of it). */
export function readSources(): readonly SourceFile[] {
  return globSync('{shared,sync-server,addon}/**/*.ts', { cwd: ROOT })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => sourceFile(path, readFileSync(join(ROOT, path), 'utf8')));
}

export function sourceFile(path: string, text: string): SourceFile {
  return { path, lines: text.split('\n').length - 1, imports: importsOf(path, text) };
}

/** `import … from`, `export … from`, `import('…')` and bare imports of our own TypeScript files. */
function importsOf(path: string, text: string): readonly string[] {
  const found = new Set<string>();
  for (const [, from, called] of text.matchAll(IMPORT)) {
    const name = from ?? called ?? '';
    if (!name.endsWith('.ts')) continue;
    if (name.startsWith('#shared/')) found.add(name.replace('#shared/', 'shared/'));
    else if (name.startsWith('.')) found.add(normalize(join(dirname(path), name)).replaceAll('\\', '/'));
  }
  return [...found].sort();
}

const IMPORT = /^(?:import|export)\s[^;]*?(?<=from\s|import\s)'([^']+)'|\bimport\('([^']+)'\)/gm;

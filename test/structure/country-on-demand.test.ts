/**
 * The country's units are 700 kB: no part of the program that works with Cần Thơ alone reads them. Only `import()` may
 * lead there, in the server; nothing of the add-in may.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSources, ROOT } from './imports.ts';

const COUNTRY = 'shared/units/country.ts';
const files = new Map(readSources().map((file) => [file.path, file.imports]));

function onDemand(path: string): readonly string[] {
  const text = readFileSync(join(ROOT, path), 'utf8');
  return [...text.matchAll(/\bimport\('([^']+)'\)/g)].map(([, name = '']) =>
    name.replace('#shared/', 'shared/'),
  );
}

/** Every file that is loaded with these. */
function loadedWith(starts: readonly string[], isFollowing: boolean): ReadonlySet<string> {
  const loaded = new Set<string>();
  const open = [...starts];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (loaded.has(path)) continue;
    loaded.add(path);
    const later = isFollowing ? [] : onDemand(path);
    open.push(...(files.get(path) ?? []).filter((name) => !later.some((other) => name.endsWith(other))));
  }
  return loaded;
}

const isOf = (room: string) => (path: string) => path.startsWith(room);

test('the server loads the country’s units only when it is asked for them', () => {
  const commands = [...files.keys()].filter(isOf('sync-server/'));
  expect(commands.length).toBeGreaterThan(50);
  expect(loadedWith(commands, false).has(COUNTRY)).toBe(false);
});

test('control: followed through what is loaded on demand, it is reached', () => {
  expect(loadedWith(['sync-server/cli/main.ts'], true).has(COUNTRY)).toBe(true);
});

test('the add-in never loads them', () => {
  const addon = [...files.keys()].filter(isOf('addon/'));
  expect(loadedWith(addon, true).has(COUNTRY)).toBe(false);
});

/**
 * Test files share a worker and every module that one of them has loaded (vitest.config.ts). A hook that a module
 * registers while it is loaded would count for the first file alone: it belongs into a function that each file calls.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './imports.ts';

test('no module that test files share registers a hook while it is loaded', () => {
  const shared = globSync('test/**/*.ts', { cwd: ROOT }).filter((path) => !/\.(test|check)\.ts$/.test(path));
  expect(shared.length).toBeGreaterThan(50);
  expect(shared.filter((path) => registersHook(readFileSync(join(ROOT, path), 'utf8')))).toEqual([]);
});

test('control: a hook outside every function is found, one within is not', () => {
  expect(registersHook("import { afterEach } from 'vitest';\n\nafterEach(() => stop());\n")).toBe(true);
  expect(registersHook('export function office() {\n  afterEach(() => stop());\n}\n')).toBe(false);
});

function registersHook(text: string): boolean {
  return /^(?:before|after)(?:Each|All)\(/m.test(text);
}

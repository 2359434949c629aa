/** The oracle judges `shared/`, so it may know the shapes that go in and come out, and nothing that decides. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('no file of the oracle imports anything but types from outside the oracle', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => !name.endsWith('.test.ts'));
  expect(files).toContain('oracle.ts');
  const found = files.flatMap((name) =>
    sharedCodeIn(readFileSync(join(import.meta.dirname, name), 'utf8')).map((what) => `${name}: ${what}`),
  );
  expect(found).toEqual([]);
});

test('control: shared code is found, however it is imported, and types are not', () => {
  expect(sharedCodeIn("import { nameKeys } from '#shared/people/person-name.ts';\n")).toEqual([
    '#shared/people/person-name.ts',
  ]);
  expect(sharedCodeIn("import {\n  type Plan,\n  planOf,\n} from '../../shared/plan/plan.ts';\n")).toEqual([
    '../../shared/plan/plan.ts',
  ]);
  expect(sharedCodeIn("export * from '../registrations/scene.ts';\n")).toEqual(['../registrations/scene.ts']);
  expect(sharedCodeIn("import '../registrations/scene.ts';\n")).toEqual(['../registrations/scene.ts']);
  expect(sharedCodeIn("const later = import('#shared/plan/plan.ts');\n")).toEqual(['#shared/plan/plan.ts']);
  expect(sharedCodeIn("import { z } from 'zod';\n")).toEqual(['zod']);
  expect(sharedCodeIn("import type {\n  Plan,\n} from '#shared/plan/plan.ts';\n")).toEqual([]);
  expect(sharedCodeIn("import { newest } from './history.ts';\n")).toEqual([]);
});

/** What a file imports that is neither a type nor the oracle's own. */
function sharedCodeIn(text: string): string[] {
  return [...text.matchAll(IMPORT)].flatMap(([, type, from, called]) => {
    const name = from ?? called ?? '';
    return type === undefined && !name.startsWith('./') ? [name] : [];
  });
}

const IMPORT = /^(?:import|export)\s(type\s)?(?:[^;']*?from\s)?'([^']+)'|\bimport\('([^']+)'\)/gm;

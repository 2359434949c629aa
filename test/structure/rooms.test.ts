import { expect, test } from 'vitest';
import { arrowsUp, circles } from './arrows.ts';
import { readSources, sourceFile } from './imports.ts';
import { ROOMS, roomOf } from './rooms.ts';

const files = readSources();

test('every file imports from its own room or from rooms below, type imports included', () => {
  expect(arrowsUp(files)).toEqual([]);
});

test('no files import each other in a circle, type imports included', () => {
  expect(circles(files)).toEqual([]);
});

test('every room holds something, and every file stands in a room', () => {
  const inhabited = new Set(files.map(({ path }) => roomOf(path)));
  expect(ROOMS.filter((room) => !inhabited.has(room))).toEqual([]);
  expect(files.filter(({ path }) => roomOf(path) === null)).toEqual([]);
});

test('control: an arrow that goes up is named, however it is imported', () => {
  const up = (text: string) => arrowsUp([...files, sourceFile('shared/time/made-up.ts', text)]);
  const arrow = ['shared/time/made-up.ts → shared/plan/plan.ts (shared/time → shared/plan)'];
  expect(up("import type { Plan } from '../plan/plan.ts';\n")).toEqual(arrow);
  expect(up("import type {\n  Plan,\n} from '../plan/plan.ts';\n")).toEqual(arrow);
  expect(up("export { Plan } from '#shared/plan/plan.ts';\n")).toEqual(arrow);
  expect(up("const later = () => import('../plan/plan.ts');\n")).toEqual(arrow);
  expect(up("import { z } from 'zod';\nimport { dayOf } from './local-date.ts';\n")).toEqual([]);
});

test('control: a circle of type imports is named', () => {
  const one = sourceFile('shared/time/one.ts', "import type { Two } from './two.ts';\n");
  const two = sourceFile('shared/time/two.ts', "import type { One } from './one.ts';\n");
  expect(circles([one, two])).toEqual(['shared/time/one.ts → shared/time/two.ts → shared/time/one.ts']);
});

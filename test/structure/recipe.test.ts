import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ROOT } from './imports.ts';

const copy = mkdtempSync(join(tmpdir(), 'so-lop-recipe-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** The steps of a recipe: its code blocks, each with the file it is about. */
function stepsOf(title: string): readonly { kind: string; file: string; text: string }[] {
  const guide = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
  const [, recipe = ''] = guide.split(`### ${title}\n`);
  const blocks = (recipe.split('\n### ')[0] ?? '').matchAll(/^```(ts|diff) (\S+)\n(.*?)^```$/gms);
  return [...blocks].map(([, kind = '', file = '', text = '']) => ({ kind, file, text }));
}

/** A block marked `diff` names a line that stands once in the file, and what goes behind it. */
function inserted(file: string, insertion: string): string {
  const text = readFileSync(join(copy, file), 'utf8');
  const lines = insertion.trimEnd().split('\n');
  const before = lines.filter((line) => line.startsWith(' ')).map((line) => line.slice(1));
  const added = lines.filter((line) => line.startsWith('+')).map((line) => line.slice(1));
  const parts = text.split(`${before.join('\n')}\n`);
  if (parts.length !== 2) throw new Error(`${file}: “${before.join('\n')}” stands ${parts.length - 1} times`);
  return [parts[0], ...before.map((line) => `${line}\n`), ...added.map((line) => `${line}\n`), parts[1]].join(
    '',
  );
}

function run(...call: readonly string[]): string {
  return execFileSync(process.execPath, call, { cwd: copy, encoding: 'utf8' });
}

test('who follows the recipe for a new kind of tab has the tab in the workbook, and the house stays in order', () => {
  for (const part of ['shared', 'sync-server', 'addon', 'test/structure', 'package.json'])
    cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  const steps = stepsOf('A new kind of tab');
  expect(steps.map(({ kind }) => kind)).toEqual(['diff', 'ts', 'diff', 'diff', 'diff']);
  for (const { kind, file, text } of steps) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), kind === 'ts' ? text : inserted(file, text));
  }
  const now = '2026-05-09T12:00:00+07:00';
  const planned = run('sync-server/cli/main.ts', 'sync', '--dry-run', '--workbook', 'moi.xlsx', '--now', now);
  expect(planned).toContain('+ tab “Địa điểm” (9 dòng)');
  expect(run('test/structure/print.ts')).toContain('0 arrows up, 0 circles');
}, 60_000);

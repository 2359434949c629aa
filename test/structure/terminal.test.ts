/** Text meets the terminal in one place, which lets nothing give orders there (sync-server/cli/terminal.ts). */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './imports.ts';

const WRITES = /\b(?:stdout|stderr)\s*\.\s*write\b|\bconsole\s*\.\s*\w+\(/;

test('nothing of the program writes to the terminal but the one place', () => {
  const files = globSync('{shared,sync-server}/**/*.ts', { cwd: ROOT }).map((path) =>
    path.replaceAll('\\', '/'),
  );
  const writing = files.filter((path) => WRITES.test(readFileSync(join(ROOT, path), 'utf8')));
  expect(writing).toEqual(['sync-server/cli/terminal.ts']);
});

test('control: whoever writes by hand is found', () => {
  for (const line of ['process.stdout.write(text)', 'process.stderr\n  .write(text)', 'console.log(1)'])
    expect(WRITES.test(line), line).toBe(true);
});

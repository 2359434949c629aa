import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { sweepLeftovers, writeWhole } from '../../sync-server/local/write-whole.ts';

const folder = mkdtempSync(join(tmpdir(), 'so-lop-write-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the new bytes replace the old ones, with the same permissions and nothing left beside them', async () => {
  const path = join(folder, 'a');
  writeFileSync(path, 'old');
  chmodSync(path, 0o640);
  await writeWhole(path, Buffer.from('new'));
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(statSync(path).mode & 0o777).toBe(0o640);
  expect(readdirSync(folder)).toEqual(['a']);
});

test('a new file is for its owner alone', async () => {
  const path = join(folder, 'b');
  await writeWhole(path, Buffer.from('new'));
  expect(statSync(path).mode & 0o777).toBe(0o600);
  rmSync(path);
});

test('what killed writes left beside the file goes, and nothing of anybody else’s', async () => {
  const names = [
    '.a.0123456789ab.tmp',
    '.a.0123456789ab.tmp2',
    '.a.txt.tmp',
    '.ab.0123456789ab.tmp',
    'a.tmp',
  ];
  for (const name of names) writeFileSync(join(folder, name), 'half');
  await sweepLeftovers(join(folder, 'a'));
  expect(readdirSync(folder).sort()).toEqual([...names.slice(1), 'a'].sort());
  for (const name of names.slice(1)) rmSync(join(folder, name));
});

test('a link stays a link, and what it points to is written', async () => {
  const link = join(folder, 'link');
  symlinkSync(join(folder, 'a'), link);
  await writeWhole(link, Buffer.from('through the link'));
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('through the link');
});

test('a write that cannot be finished leaves the old file whole', () => {
  const path = join(folder, 'a');
  const before = readFileSync(path);
  const script = fileURLToPath(new URL('write-much.ts', import.meta.url));
  const limited = spawnSync('sh', ['-c', 'ulimit -f 100; exec "$0" "$@"', process.execPath, script, path]);
  expect(limited.status).not.toBe(0);
  expect(readFileSync(path)).toEqual(before);
  const free = spawnSync(process.execPath, [script, path]);
  expect(free.status).toBe(0);
  expect(statSync(path).size).toBe(1_000_000);
});

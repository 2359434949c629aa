import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SYNC } from './started-server.ts';

test('at SIGTERM the process finishes the running sync, answers it, and exits with 0', async () => {
  const { lines, process, url } = await serving(300);
  const running = fetch(`${url}${SYNC}`, { method: 'POST' });
  expect(await lines.next()).toMatchObject({ value: 'sync begins' });
  process.kill('SIGTERM');
  expect(await lines.next()).toMatchObject({ value: 'sync ends' });
  expect((await running).status).toBe(200);
  expect(await once(process, 'exit')).toEqual([0, null]);
});

test('a sync that does not end holds the process up for less than ten seconds', async () => {
  const { lines, process, url } = await serving(60_000);
  const cut = fetch(`${url}${SYNC}`, { method: 'POST' }).catch(() => 'cut');
  await lines.next();
  const start = performance.now();
  process.kill('SIGTERM');
  expect(await once(process, 'exit')).toEqual([0, null]);
  expect(performance.now() - start).toBeLessThan(10_000);
  expect(await cut).toBe('cut');
});

async function serving(syncMs: number) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'serving-process.ts'), String(syncMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { value: url } = (await lines.next()) as { readonly value: string };
  return { process: child, lines, url };
}

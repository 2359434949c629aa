import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keyCookie } from './key-cookie.ts';
import { problemOf, SYNC } from './started-server.ts';

test('the clock rings at the start; at SIGTERM that sync is finished, the doorbell waiting behind it refused', async () => {
  const { lines, process, url, headers } = await serving();
  expect(await lines.next()).toMatchObject({ value: 'sync begins' });
  const waiting = fetch(`${url}${SYNC}`, { method: 'POST', headers });
  await untilWaiting(url, headers);
  process.kill('SIGTERM');
  expect(await lines.next()).toMatchObject({ value: 'stopping' });
  process.stdin.write('\n');
  expect(await lines.next()).toMatchObject({ value: 'sync ends' });
  expect(await problemOf(await waiting)).toEqual({ status: 503, code: 'stopping' });
  expect(await lines.next()).toMatchObject({ value: 'closed' });
  expect(await once(process, 'exit')).toEqual([0, null]);
});

test('a second signal ends the process at once', async () => {
  const { lines, process } = await serving();
  await lines.next();
  process.kill('SIGTERM');
  expect(await lines.next()).toMatchObject({ value: 'stopping' });
  process.kill('SIGINT');
  expect(await once(process, 'exit')).toEqual([1, null]);
});

async function untilWaiting(url: string, headers: Readonly<Record<string, string>>): Promise<void> {
  for (;;) {
    const status = await fetch(`${url}/v1/workbooks/can-tho/status`, { headers });
    if (((await status.json()) as { readonly waiting: boolean }).waiting) return;
  }
}

async function serving() {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'serving.process.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { value: entrance } = (await lines.next()) as { readonly value: string };
  return { process: child, lines, url: new URL(entrance).origin, headers: keyCookie(entrance) };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PanelCase, PanelState } from '#shared/panel/panel-state.ts';
import { openBrowser } from '../../../addon/browser.ts';
import { keyCookie } from '../../http/key-cookie.ts';

/** What the README's first command ends with: the real server over a real workbook, in a real browser. */
let demo: ChildProcess;
let folder: string;
let url: string;
let browser: Browser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'so-lop-demo-'));
  const main = fileURLToPath(new URL('../../../sync-server/cli/start.js', import.meta.url));
  const options = ['--dir', folder, '--port', '0', '--now', '2026-05-09T14:05:00+07:00'];
  demo = spawn(process.execPath, [main, 'demo', ...options]);
  [url, browser] = await Promise.all([addressOf(demo), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  demo.kill('SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /^http:\/\/127\.0\.0\.1:\d+\/\?khoa=\S+$/m.exec(said);
      if (found !== null) resolve(found[0]);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.on('exit', (code) => reject(new Error(`the demo ended with ${code}:\n${said}`)));
  });
}

async function stateNow(): Promise<PanelState> {
  const response = await fetch(new URL('/v1/workbooks/local/panel', url), { headers: keyCookie(url) });
  return (await response.json()) as PanelState;
}

async function caseOf(kind: PanelCase['kind'], button: string): Promise<PanelCase> {
  const { queue } = await stateNow();
  const names = queue.map((one) => one.person.fullName);
  const found = queue.find(
    (one) =>
      one.kind === kind &&
      one.suggestions.some(({ label }) => label.startsWith(button)) &&
      names.filter((name) => name === one.person.fullName).length === 1,
  );
  if (found === undefined) throw new Error(`the demo has no case ${kind} with ${button}`);
  return found;
}

async function press(page: Page, one: PanelCase, button: string): Promise<void> {
  const card = page.getByRole('article', { name: one.person.fullName, exact: true });
  await card
    .getByRole('button', { name: new RegExp(`^${button}`) })
    .first()
    .click();
  await card.getByText(button === 'Hoàn tác' ? /^Đã hoàn tác/ : /^Đã ghi lúc/).waitFor();
}

test('the page runs under its policy and settles an unclear unit, an extra, a late one and a replacement', async () => {
  const page = await (await browser.newContext({ viewport: { width: 1180, height: 900 } })).newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${url}#queue`);
  await page.getByRole('article').first().waitFor();

  const unclear = await caseOf('unit_unclear', '');
  const unit = unclear.suggestions[0];
  await press(page, unclear, unit?.label ?? '');
  const placed = (await stateNow()).people.find((one) => one.registration === unclear.registration);
  expect(placed?.unit).toBe(unit?.decision.value);

  const extra = await caseOf('extra_pending', 'Duyệt');
  await press(page, extra, 'Duyệt');
  const approved = (await stateNow()).people.find((one) => one.registration === extra.registration);
  expect(approved?.status).toBe('extra_approved');

  const replacement = await caseOf('replacement_hint', 'Thay');
  await press(page, replacement, 'Thay');
  const seated = (await stateNow()).people.find((one) => one.registration === replacement.registration);
  expect(seated?.status).toBe('seated');

  const late = await caseOf('late_pending', 'Duyệt');
  const countOf = async () => {
    const found = (await stateNow()).classes.find((one) => one.code === late.person.classCode);
    return found?.headcount ?? 0;
  };
  const before = await countOf();
  await press(page, late, 'Duyệt');
  expect(await countOf()).toBe(before + 1);
  await press(page, late, 'Hoàn tác');
  expect(await countOf()).toBe(before);

  expect(complaints).toEqual([]);
});

/**
 * Makes the pictures of the guide from the demo itself: starts `demo` on a workbook of its own, opens the panel in both
 * of its places, and writes docs/images/*.png.
 *
 * node addon/screenshots.ts
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';

const IMAGES = new URL('../docs/images/', import.meta.url);
const MAIN = fileURLToPath(new URL('../sync-server/cli/start.js', import.meta.url));
/** A picture larger than this slows the guide down for everybody who reads it. */
const IMAGE_BYTES_MAX = 150_000;
/** Two days after the deadline of batch 2: late registrations are in, the first class is three days away. */
const DEMO_NOW = '2026-05-09T14:05:00+07:00';
const DEMO_PORT = '0';
const START_MS_MAX = 60_000;

const VIEWS = [
  { name: 'tong-quan', button: 'Tổng quan' },
  { name: 'xu-ly', button: 'Xử lý' },
  { name: 'lop', button: 'Lớp' },
  { name: 'nhiem-vu', button: 'Nhiệm vụ' },
  { name: 'tra-cuu', button: 'Tra cứu' },
] as const;

/** The sidebar's way of asking, answered by the local server: the panel looks as it does in Google Sheets. */
const SIDEBAR = `
  const base = '/v1/workbooks/local';
  const post = (path, body) => fetch(base + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const calls = {
    panelLoad: () => fetch(base + '/panel'),
    panelAsk: (request) => request.ask === 'search' ? fetch(base + '/units?q=' + encodeURIComponent(request.text)) : post('/decisions', request),
    panelSync: () => post('/sync', { trigger: 'panel' }),
  };
  const runner = (done, failed) => new Proxy({}, { get: (_, name) =>
    name === 'withSuccessHandler' ? (handler) => runner(handler, failed)
    : name === 'withFailureHandler' ? (handler) => runner(done, handler)
    : (...values) => { calls[name](...values).then(async (answer) => { const value = await answer.json(); done(answer.ok ? { ok: true, value } : { ok: false, failure: { code: 'refused', message: value.detail } }); }, failed); } });
  window.google = { script: { run: runner(() => {}, () => {}) } };
`;

const folder = await mkdtemp(join(tmpdir(), 'so-lop-anh-'));
const demo = spawn(process.execPath, [MAIN, 'demo', '--dir', folder, '--port', DEMO_PORT, '--now', DEMO_NOW]);
const browser = await openBrowser();
try {
  await mkdir(IMAGES, { recursive: true });
  const url = await addressOf(demo);
  await picturesOf(browser, url, { prefix: 'trang', width: 1180, height: 800, scale: 1, isSidebar: false });
  await picturesOf(browser, url, {
    prefix: 'thanh-ben',
    width: 300,
    height: 720,
    scale: 1.5,
    isSidebar: true,
  });
} finally {
  await browser.close();
  demo.kill('SIGTERM');
  await rm(folder, { recursive: true, force: true });
}

/** The demo prints the panel's address on a line of its own, and nothing else that begins like one. */
function addressOf(child: typeof demo): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const tooLate = setTimeout(
      () => reject(new Error(`The demo printed no address. It said:\n${said}`)),
      START_MS_MAX,
    );
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /^http:\/\/127\.0\.0\.1:\d+\/\S*$/m.exec(said);
      if (found === null) return;
      clearTimeout(tooLate);
      resolve(found[0]);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('exit', (code) => reject(new Error(`The demo ended with ${code}. It said:\n${said}`)));
  });
}

interface Look {
  readonly prefix: string;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly isSidebar: boolean;
}

async function picturesOf(browser: Browser, url: string, look: Look): Promise<void> {
  const { width, height, scale, prefix, isSidebar } = look;
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    locale: 'vi-VN',
  });
  const page = await context.newPage();
  if (isSidebar) await page.addInitScript(SIDEBAR);
  await page.goto(url);
  await page.getByText('đại biểu đã đăng ký').or(page.getByRole('article').first()).first().waitFor();
  for (const { name, button } of VIEWS) {
    await page.getByRole('navigation').getByRole('button', { name: button }).click();
    if (name === 'tra-cuu') await search(page);
    await picture(page, `${prefix}-${name}.png`);
    if (name === 'xu-ly' && !isSidebar) await decided(page, `${prefix}-da-ghi.png`);
  }
  await context.close();
}

async function search(page: Page): Promise<void> {
  await page.getByRole('searchbox').fill('Long Phú');
  await page.getByRole('button', { name: 'Nhận diện' }).click();
  await page.getByRole('region', { name: 'Kết quả nhận diện' }).waitFor();
}

/** One case settled, with the way back. It is taken back afterwards, so that every picture shows the same demo. */
async function decided(page: Page, name: string): Promise<void> {
  await page.getByRole('article').first().locator('.choice').first().click();
  await page
    .getByText(/^Đã ghi lúc/)
    .first()
    .waitFor();
  await picture(page, name);
  await page
    .getByRole('button', { name: /^Hoàn tác/ })
    .first()
    .click();
  await page
    .getByText(/^Đã hoàn tác/)
    .first()
    .waitFor();
}

async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate('window.scrollTo(0, 0); document.activeElement?.blur()');
  const bytes = await page.screenshot({ animations: 'disabled' });
  if (bytes.length > IMAGE_BYTES_MAX) {
    throw new Error(`${name} has ${bytes.length} bytes, at most ${IMAGE_BYTES_MAX} are allowed.`);
  }
  await writeFile(new URL(name, IMAGES), bytes);
  console.log(`docs/images/${name}  ${Math.ceil(bytes.length / 1000)} kB`);
}

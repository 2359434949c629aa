import { expect, test } from 'vitest';
import { openBrowser } from '../../../addon/browser.ts';
import { startLocalServer } from '../local-server.ts';
import { panelScene } from '../panel-scene.ts';

test('an answer that comes before the browser painted is shown, and not only with the next one', async () => {
  const scene = panelScene({});
  const server = await startLocalServer(scene);
  const browser = await openBrowser();
  const page = await browser.newPage();
  // Answered within the same task as it is asked: sooner than any frame.
  await page.addInitScript((state) => {
    globalThis.fetch = () => Promise.resolve(Response.json(state));
  }, scene.state());
  await page.goto(server.url);
  await page.getByText('đại biểu đã đăng ký').waitFor({ timeout: 5_000 });
  expect(await page.getByText('Đang tải …').count()).toBe(0);
  await browser.close();
  await server.close();
});

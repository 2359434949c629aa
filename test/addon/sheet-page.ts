import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { acrossTheSidebar } from '../fakes/apps-script/run-add-on.ts';
import type { SheetScene } from './sheet-scene.ts';

/** Serves the sidebar that a menu item opened, with `google.script.run` answered by the built script over the fakes. */
export async function serveSidebar(page: Page, sheet: SheetScene, menuItem: string) {
  sheet.run(menuItem);
  const html = sheet.services.sidebars.at(-1)?.html ?? '';
  await page.exposeFunction('callAddOn', (name: string, values: unknown[]) => {
    return acrossTheSidebar(sheet.run(name, ...acrossTheSidebar(values)));
  });
  const served = html.replace('<head>', () => `<head><script>${SCRIPT_RUN}</script>`);
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(served);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Handlers are set on a copy, as Google's does; the call answers later. */
const SCRIPT_RUN = `
  const runner = (done, failed) => new Proxy({}, { get: (_, name) =>
    name === 'withSuccessHandler' ? (handler) => runner(handler, failed)
    : name === 'withFailureHandler' ? (handler) => runner(done, handler)
    : (...values) => { window.callAddOn(name, values).then(done, failed); } });
  window.google = { script: { run: runner(() => {}, () => {}) } };
`;

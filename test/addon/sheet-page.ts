import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { acrossTheSidebar } from '../fakes/apps-script/run-add-on.ts';
import type { SheetScene } from './sheet-scene.ts';

/**
 * Serves the sidebar that a menu item opened. Its `google.script.run` calls `callAddOn` of the page it is shown in;
 * `answerOf` is what that should answer.
 */
export async function serveSidebar(sheet: SheetScene, menuItem: string) {
  sheet.run(menuItem);
  const html = sheet.services.sidebars.at(-1)?.html ?? '';
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

/** What the built script, over the fakes, answers to a call from the sidebar. */
export function answerOf(sheet: SheetScene, name: string, values: unknown[]): unknown {
  return acrossTheSidebar(sheet.run(name, ...acrossTheSidebar(values)));
}

/** Handlers are set on a copy, as Google's does; the call answers later. */
const SCRIPT_RUN = `
  const runner = (done, failed) => new Proxy({}, { get: (_, name) =>
    name === 'withSuccessHandler' ? (handler) => runner(handler, failed)
    : name === 'withFailureHandler' ? (handler) => runner(done, handler)
    : (...values) => { window.callAddOn(name, values).then(done, failed); } });
  window.google = { script: { run: runner(() => {}, () => {}) } };
`;

import { App } from './app.ts';
import { html, render } from './html.ts';
import { localHost } from './local-host.ts';
import type { PanelHost } from './panel-host.ts';
import { PanelStore } from './panel-store.ts';
import { type ScriptRun, sheetHost } from './sheet-host.ts';
import { isView, type ViewName } from './views.ts';

/** Every refresh in the sidebar is a run of the script; two minutes keep far below its daily quota. */
const REFRESH_MS = { sheet: 120_000, local: 30_000 } as const;

const root = document.getElementById('panel') as HTMLElement;
const host = chooseHost();
const store = new PanelStore(host);

document.documentElement.dataset['place'] = host.place;
render(html`<${App} store=${store} host=${host} firstView=${firstView()} />`, root);
void store.refresh();

setInterval(() => {
  if (!document.hidden) void store.refresh();
}, REFRESH_MS[host.place]);
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) void store.refresh();
});

function chooseHost(): PanelHost {
  const script = (globalThis as { google?: { script?: { run?: ScriptRun } } }).google?.script?.run;
  if (script !== undefined) return sheetHost(script);
  const workbook = new URLSearchParams(location.search).get('workbook');
  return localHost(workbook ?? root.dataset['workbook'] ?? 'local');
}

/** The add-in's menu opens the panel at a view; the page remembers its view in the address. */
function firstView(): ViewName {
  const wanted = host.place === 'sheet' ? root.dataset['view'] : location.hash.slice(1);
  return isView(wanted) ? wanted : 'overview';
}

import { readFile } from 'node:fs/promises';

const BUILT = new URL('../../dist/addon/panel.html', import.meta.url);

/** The panel's page: as built (`npm run build:addon`), or built now, in about 50 ms. Null where neither can be had. */
export async function panelHtml(): Promise<string | null> {
  try {
    const { bundlePanel } = await import('../../addon/bundle/bundle-panel.ts');
    return await bundlePanel();
  } catch {
    return await readFile(BUILT, 'utf8').catch(() => null);
  }
}

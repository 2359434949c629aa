import type { Browser, Page } from 'playwright-core';
import { builtAddOn } from '../built-add-on.ts';
import { type LocalServer, startLocalServer } from '../local-server.ts';
import { panelScene, type PanelScene } from '../panel-scene.ts';
import { serveSidebar } from '../sheet-page.ts';
import { sheetScene } from '../sheet-scene.ts';

export interface OpenPanel {
  readonly page: Page;
  readonly scene: PanelScene;
  /** The server goes away, or comes back. */
  readonly silence: (isSilent: boolean) => Promise<void>;
  /** Local only. */
  readonly server: LocalServer | null;
  /** What the page threw. */
  readonly errors: string[];
  readonly close: () => Promise<void>;
}

export const PLACES = ['local', 'sheet'] as const;
export type PlaceName = (typeof PLACES)[number];

/** The panel in one of its two places, at the width it has there. */
export async function openPanel(
  browser: Browser,
  place: PlaceName,
  { hostile = false, width = place === 'sheet' ? 300 : 1180 } = {},
): Promise<OpenPanel> {
  const scene = panelScene({ hostile });
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const opened = await (place === 'local' ? openLocal(page, scene) : openSheet(page, scene));
  await page.getByRole('button', { name: 'Tổng quan' }).click();
  await page.getByText('đại biểu đã đăng ký').waitFor();
  return {
    page,
    scene,
    errors,
    silence: opened.silence,
    server: opened.server,
    close: async () => {
      await context.close();
      await opened.close();
    },
  };
}

async function openLocal(page: Page, scene: PanelScene) {
  const server = await startLocalServer(scene);
  await page.goto(server.url);
  return {
    server,
    close: () => server.close(),
    silence: (isSilent: boolean) => page.context().setOffline(isSilent),
  };
}

async function openSheet(page: Page, scene: PanelScene) {
  const { code, panelHtml } = await builtAddOn();
  const sheet = sheetScene(scene, code, panelHtml);
  const sidebar = await serveSidebar(page, sheet, 'menuQueue');
  await page.goto(sidebar.url);
  return {
    server: null,
    close: () => sidebar.close(),
    silence: async (isSilent: boolean) => {
      const absent = () => {
        throw new Error('Address unavailable');
      };
      sheet.services.server = isSilent ? absent : sheet.goodServer;
    },
  };
}

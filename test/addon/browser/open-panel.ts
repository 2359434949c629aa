import type { Browser, Page } from 'playwright-core';
import { builtAddOn } from '../built-add-on.ts';
import { type LocalServer, startLocalServer } from '../local-server.ts';
import { panelScene, type PanelScene } from '../panel-scene.ts';
import { serveSidebar } from '../sheet-page.ts';
import { sheetScene } from '../sheet-scene.ts';
import { type OnePage, onePage } from './one-page.ts';

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
  const one = await onePage(browser);
  const { page } = one;
  await page.setViewportSize({ width, height: 800 });
  // A test that failed may have left it so.
  await page.context().setOffline(false);
  const errors: string[] = [];
  const noteError = (error: Error) => void errors.push(error.message);
  page.on('pageerror', noteError);
  const opened = await (place === 'local' ? openLocal(page, scene) : openSheet(one, scene));
  await page.getByRole('button', { name: 'Tổng quan' }).click();
  await page.getByText('đại biểu đã đăng ký').waitFor();
  return {
    page,
    scene,
    errors,
    silence: opened.silence,
    server: opened.server,
    close: async () => {
      page.off('pageerror', noteError);
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

async function openSheet(one: OnePage, scene: PanelScene) {
  const { code, panelHtml } = await builtAddOn();
  const sheet = sheetScene(scene, code, panelHtml);
  const sidebar = await serveSidebar(sheet, 'menuQueue');
  one.sheet = sheet;
  await one.page.goto(sidebar.url);
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

import type { Browser, Page } from 'playwright-core';
import { answerOf } from '../sheet-page.ts';
import type { SheetScene } from '../sheet-scene.ts';

/** A page that is used again, by one test after the other. */
export interface OnePage {
  readonly page: Page;
  /** Whose script answers to the sidebar that the page shows. */
  sheet: SheetScene | null;
}

/**
 * The page of this browser: a process of its own for each test would cost more than most tests. Each test opens a
 * server's address in it, whose port no other has, so nothing that one stored is seen by the next.
 */
export function onePage(browser: Browser): Promise<OnePage> {
  const known = pages.get(browser) ?? newPage(browser);
  pages.set(browser, known);
  return known;
}

const pages = new WeakMap<Browser, Promise<OnePage>>();

async function newPage(browser: Browser): Promise<OnePage> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const one: OnePage = { page, sheet: null };
  await page.exposeFunction('callAddOn', (name: string, values: unknown[]) => {
    if (one.sheet === null) throw new Error('no sheet is open in this page');
    return answerOf(one.sheet, name, values);
  });
  return one;
}

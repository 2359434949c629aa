import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../../addon/browser.ts';
import { HOSTILE } from '../scene-responses.ts';
import { openPanel, PLACES } from './open-panel.ts';
import { VIEWS, go, settle } from './panel-steps.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

test.each(PLACES)('%s: nothing serious is found by axe in any view', async (place) => {
  const { page, close } = await openPanel(browser, place);
  for (const view of VIEWS) {
    await go(page, view);
    if (view === 'Tra cứu') await page.getByRole('searchbox').fill('long');
    expect(await seriousFindings(page), view).toEqual([]);
  }
  await close();
});

test('control: axe finds what is serious in this page', async () => {
  const { page, close } = await openPanel(browser, 'local');
  await page.evaluate(() =>
    document.querySelector('main')?.insertAdjacentHTML('beforeend', '<button></button>'),
  );
  expect((await seriousFindings(page)).map(([rule]) => rule)).toEqual(['button-name']);
  await close();
});

/** Rules broken, with the elements that break them. Axe itself: its Playwright package opens a second page for each look. */
async function seriousFindings(
  page: Page,
): Promise<(readonly [rule: string, elements: readonly string[]])[]> {
  // The half a megabyte of axe is read once a page, not for every view.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
      // An element is told by its markup; a third of the time went into selectors that nobody reads.
      selectors: false,
    }),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => [id, nodes.map(({ html }) => html)] as const);
}

test.each(PLACES)('%s: at 300 px nothing sticks out, in any view', async (place) => {
  const { page, close } = await openPanel(browser, place, { hostile: true, width: 300 });
  for (const view of VIEWS) {
    await go(page, view);
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(excess, view).toBeLessThanOrEqual(0);
  }
  await close();
});

test.each(PLACES)('%s: text from the form never becomes markup', async (place) => {
  const { page, scene, errors, close } = await openPanel(browser, place, { hostile: true });
  await go(page, 'Xử lý');
  const names = await page.getByRole('article').getByRole('heading', { level: 3 }).allTextContents();
  for (const name of HOSTILE) expect(names).toContain(name);
  await settle(page, HOSTILE[0], /^Không chấp nhận/);
  await go(page, 'Tra cứu');
  for (const name of HOSTILE) {
    await page.getByRole('searchbox').fill(name);
    await page.getByRole('button', { name: 'Nhận diện' }).click();
  }
  expect(await page.evaluate(() => (globalThis as { hurt?: number }).hurt)).toBeUndefined();
  expect(await page.locator('main img, main script, main svg[onload], main b').count()).toBe(0);
  expect(scene.decisions).toHaveLength(1);
  expect(errors).toEqual([]);
  await close();
});

test('the keyboard reaches the content past the menu, and a new view begins at its heading', async () => {
  const { page, close } = await openPanel(browser, 'local');
  await page.reload();
  await page.getByText('đại biểu đã đăng ký').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await go(page, 'Nhiệm vụ');
  await page.waitForFunction(() => document.activeElement?.textContent === 'Nhiệm vụ');
  await close();
});

test('phones stand in the class view and in no other', async () => {
  const { page, close } = await openPanel(browser, 'local');
  const phones = /0\d{3} \d{3} \d{3}/;
  for (const view of VIEWS) {
    await go(page, view);
    if (view === 'Tra cứu') await page.getByRole('searchbox').fill('a');
    const text = (await page.locator('main').textContent()) ?? '';
    if (view === 'Lớp') expect(text).toMatch(phones);
    else expect(text, view).not.toMatch(phones);
  }
  await close();
});

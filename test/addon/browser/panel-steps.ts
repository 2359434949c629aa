import type { Page } from 'playwright-core';

export const VIEWS = ['Tổng quan', 'Xử lý', 'Lớp', 'Nhiệm vụ', 'Tra cứu'] as const;

export async function go(page: Page, view: (typeof VIEWS)[number]) {
  await page.getByRole('navigation').getByRole('button', { name: view }).click();
}

/** The card of a person in the queue. */
export function card(page: Page, name: string) {
  return page.getByRole('article', { name, exact: true });
}

export async function settle(page: Page, name: string, button: string | RegExp) {
  await card(page, name).getByRole('button', { name: button }).click();
  await card(page, name)
    .getByText(/^Đã ghi lúc \d\d:\d\d/)
    .waitFor();
}

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../../addon/browser.ts';
import { openPanel, PLACES } from './open-panel.ts';
import { card, go, settle } from './panel-steps.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

async function ratioOf(page: Page, label: string) {
  await go(page, 'Tổng quan');
  return page
    .getByRole('button', { name: new RegExp(`^${label}`) })
    .locator('.ratio')
    .textContent();
}

test.each(PLACES)(
  '%s: an unclear unit, an extra, a late one and a replacement are settled, and the class changes',
  async (place) => {
    const { page, scene, errors, close } = await openPanel(browser, place);
    const before = scene.state();
    const lateClass = before.queue.find((one) => one.registration === 'r85.1')?.person.classLabel ?? '';
    const ratioBefore = await ratioOf(page, lateClass);
    await go(page, 'Xử lý');
    await settle(page, 'Trần Thị Lan Hương', /^Phường Long Phú 1/);
    await settle(page, 'Đặng Hoài Phong', /^Duyệt/);
    await settle(page, 'Phan Thị Kim Ngân', /^Duyệt/);
    await settle(page, 'Võ Thanh Tùng', /^Thay Lâm Thị Khánh/);
    const after = scene.state();
    const statusOf = (registration: string) =>
      after.people.find((one) => one.registration === registration)?.status;
    expect(statusOf('r77.1')).toBe('extra_pending');
    expect(statusOf('r80.1')).toBe('extra_approved');
    expect(statusOf('r85.1')).toBe('seated');
    expect(statusOf('r81.3')).toBe('seated');
    expect(after.people.find((one) => one.fullName === 'Lâm Thị Khánh')?.status).toBe('replaced');
    const ratioAfter = await ratioOf(page, lateClass);
    expect(Number.parseInt(ratioAfter ?? '', 10)).toBe(Number.parseInt(ratioBefore ?? '', 10) + 1);
    expect(errors).toEqual([]);
    await close();
  },
);

test.each(PLACES)(
  '%s: a decision is taken back at once, and later from the list of those decided',
  async (place) => {
    const { page, scene, close } = await openPanel(browser, place);
    const isOpen = () => scene.state().queue.find((one) => one.registration === 'r80.1')?.state === 'open';
    await go(page, 'Xử lý');
    await settle(page, 'Đặng Hoài Phong', /^Duyệt/);
    expect(isOpen()).toBe(false);
    await card(page, 'Đặng Hoài Phong')
      .getByRole('button', { name: /^Hoàn tác/ })
      .click();
    await card(page, 'Đặng Hoài Phong')
      .getByText(/^Đã hoàn tác/)
      .waitFor();
    expect(isOpen()).toBe(true);
    await settle(page, 'Đặng Hoài Phong', /^Không chấp nhận/);
    await go(page, 'Lớp');
    await go(page, 'Xử lý');
    await page.getByText('Đã quyết định').click();
    await card(page, 'Đặng Hoài Phong')
      .getByRole('button', { name: /^Hoàn tác/ })
      .last()
      .click();
    await card(page, 'Đặng Hoài Phong')
      .getByText(/^Đã hoàn tác/)
      .waitFor();
    expect(isOpen()).toBe(true);
    await close();
  },
);

test.each(PLACES)(
  '%s: a unit that was not suggested is found by typing and chosen with the keyboard alone',
  async (place) => {
    const { page, scene, close } = await openPanel(browser, place);
    await go(page, 'Xử lý');
    const unclear = card(page, 'Ngô Minh Triết');
    await unclear.getByRole('button', { name: 'Tìm đơn vị khác' }).press('Enter');
    await page.keyboard.type('thanh hoa');
    await unclear.getByRole('button', { name: /^Xã Thạnh Hòa/ }).press('Enter');
    await unclear.getByText(/^Đã ghi lúc/).waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('outcome');
    expect(scene.decisions).toMatchObject([{ registration: 'r79.1', kind: 'set_unit' }]);
    await close();
  },
);

test.each(PLACES)(
  '%s: with the server gone the panel says since when, and what became of a decision',
  async (place) => {
    const { page, silence, scene, close } = await openPanel(browser, place);
    await go(page, 'Xử lý');
    await silence(true);
    const extra = card(page, 'Đặng Hoài Phong');
    await extra.getByRole('button', { name: /^Duyệt/ }).click();
    if (place === 'local') {
      await extra.getByText(/^Chưa ghi được “Duyệt”/).waitFor();
      expect(scene.decisions).toEqual([]);
    } else {
      await extra.getByText(/sẽ có hiệu lực ở lần đồng bộ tới/).waitFor();
    }
    await page.getByRole('button', { name: 'Đồng bộ ngay' }).click();
    await page
      .getByRole('alert')
      .getByText(/không trả lời từ/)
      .waitFor();
    await silence(false);
    await page.getByRole('button', { name: 'Đồng bộ ngay' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    if (place === 'local') await extra.getByRole('button', { name: 'Thử lại' }).click();
    await extra.getByText(/^Đã ghi lúc/).waitFor();
    expect(scene.decisions).toMatchObject([{ registration: 'r80.1', kind: 'approve' }]);
    await close();
  },
);

test('while the server takes its time the card says that it is saving, not that it is saved', async () => {
  const { page, server, scene, close } = await openPanel(browser, 'local');
  if (server === null) throw new Error('no server');
  await go(page, 'Xử lý');
  server.mode = 'held';
  const extra = card(page, 'Đặng Hoài Phong');
  await extra.getByRole('button', { name: /^Duyệt/ }).click();
  await extra.getByText('Đang ghi “Duyệt” …').waitFor();
  expect(await extra.getAttribute('aria-busy')).toBe('true');
  expect(await extra.getByRole('button').count()).toBe(0);
  expect(await extra.getByText(/Đã ghi/).count()).toBe(0);
  expect(scene.decisions).toEqual([]);
  server.release();
  await extra.getByText(/^Đã ghi lúc/).waitFor();
  await close();
});

test.each([
  ['refusing', 'Tài khoản này chưa được phân công quyết định.'],
  ['broken', 'Máy chủ trả lời không đúng dạng.'],
] as const)('with the server %s the card says what happened, and can be tried again', async (mode, words) => {
  const { page, server, scene, close } = await openPanel(browser, 'local');
  if (server === null) throw new Error('no server');
  await go(page, 'Xử lý');
  server.mode = mode;
  const extra = card(page, 'Đặng Hoài Phong');
  await extra.getByRole('button', { name: /^Duyệt/ }).click();
  await extra.getByText(words).waitFor();
  server.mode = 'answering';
  await extra.getByRole('button', { name: 'Thử lại' }).click();
  await extra.getByText(/^Đã ghi lúc/).waitFor();
  expect(scene.decisions).toHaveLength(1);
  await close();
});

test.each(PLACES)('%s: a held sync says why, and a person can let it through', async (place) => {
  const { page, scene, close } = await openPanel(browser, place);
  const confirm = page.getByRole('button', { name: 'Đã kiểm tra, cho đồng bộ' });
  scene.lastSync = { ...scene.lastSync, outcome: 'held', detail: 'Hai dòng đổi chỗ.' };
  await page.getByRole('button', { name: 'Đồng bộ ngay' }).click();
  await page.getByRole('alert').getByText('Hai dòng đổi chỗ.').waitFor();
  // What nobody can confirm offers no button.
  expect(await confirm.count()).toBe(0);
  scene.lastSync = { ...scene.lastSync, detail: 'Sẽ rút 40 trong 96 phản hồi.', mayConfirm: true };
  await page.getByRole('button', { name: 'Đồng bộ ngay' }).click();
  await page.getByRole('alert').getByText('Sẽ rút 40 trong 96 phản hồi.').waitFor();
  scene.lastSync = { ...scene.lastSync, outcome: 'done', detail: '', mayConfirm: false };
  await confirm.click();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  await close();
});

test.each(PLACES)('%s: a workbook open to strangers is told in every view, as text', async (place) => {
  const { page, scene, close } = await openPanel(browser, place);
  const words = 'Bảng tính đang mở cho <b>bất kỳ ai</b> có đường liên kết.';
  scene.sharing = [words];
  await page.getByRole('button', { name: 'Đồng bộ ngay' }).click();
  await page.getByRole('alert').getByText(words).waitFor();
  await go(page, 'Xử lý');
  expect(await page.getByRole('alert').getByText(words).count()).toBe(1);
  scene.sharing = [];
  await page.getByRole('button', { name: 'Đồng bộ ngay' }).click();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  await close();
});

test.each(PLACES)(
  '%s: “Cùng một người” leaves one card that offers nothing but the way back',
  async (place) => {
    const { page, scene, close } = await openPanel(browser, place);
    await go(page, 'Xử lý');
    await settle(page, 'Ho Kim Nam', /^Cùng một người/);
    expect(scene.state().totals.byStatus.find((one) => one.status === 'duplicate_suspected')?.count).toBe(0);
    const buttons = await card(page, 'Ho Kim Nam').getByRole('button').allTextContents();
    expect(buttons.map((text) => text.trim().slice(0, 8))).toEqual(['Hoàn tác']);
    await close();
  },
);

test.each(PLACES)(
  '%s: a name is set where the cell names nobody; what is no name is not sent',
  async (place) => {
    const { page, scene, errors, close } = await openPanel(browser, place);
    await go(page, 'Xử lý');
    const nobody = card(page, 'Sẽ bổ sung sau');
    await nobody.getByRole('button', { name: /^Ghi họ tên đúng/ }).click();
    const field = nobody.getByLabel('Họ tên đúng', { exact: true });
    await field.fill('chưa có');
    await field.press('Enter');
    await nobody.getByText(/^Chưa phải họ và tên/).waitFor();
    expect(scene.decisions).toEqual([]);
    await field.fill('Lâm Thị Tám; Lý Văn Chín');
    await field.press('Enter');
    await page.getByText(/^Đã ghi lúc/).waitFor();
    expect(scene.decisions).toMatchObject([{ kind: 'set_name', value: 'Lâm Thị Tám; Lý Văn Chín' }]);
    expect(errors).toEqual([]);
    await close();
  },
);

test('a name that nobody has is answered with what to do, in the picker and in the search; a class tells how it stands, an open task keeps its arrow', async () => {
  const { page, close } = await openPanel(browser, 'sheet');
  await go(page, 'Xử lý');
  const unclear = card(page, 'Ngô Minh Triết');
  await unclear.getByRole('button', { name: 'Tìm đơn vị khác' }).click();
  await unclear.getByRole('searchbox').fill('zzz');
  await unclear.getByText('Không có trong các lớp của đợt này. Bấm “Tìm”').waitFor();
  await unclear.getByRole('button', { name: 'Tìm', exact: true }).click();
  const nothing = 'Không có đơn vị nào tên như vậy. Đề nghị kiểm tra cách viết, hoặc chỉ gõ một phần tên.';
  await unclear.getByText(nothing).waitFor();
  await unclear.getByRole('searchbox').fill('xã');
  await unclear.getByRole('button', { name: 'Tìm', exact: true }).click();
  await unclear.getByText('Còn 83 đơn vị nữa; gõ thêm để thu hẹp.').waitFor();
  await go(page, 'Tra cứu');
  await page.getByRole('searchbox').fill('zzz');
  await page.getByText(/^Không có đơn vị nào của đợt này và không có người nào tên như vậy\./).waitFor();
  await page.getByRole('button', { name: 'Nhận diện' }).click();
  await page.getByRole('region', { name: 'Kết quả nhận diện' }).getByText(nothing).waitFor();
  await page.getByRole('searchbox').fill('nguyen');
  await page
    .getByText(/^Không có đơn vị, \d+ người\. Còn \d+ người chưa hiện; gõ thêm để thu hẹp\.$/)
    .waitFor();
  // How a class stands is said in the overview and in its view, of the class that it is said of.
  await go(page, 'Tổng quan');
  const classes = page.getByRole('button', { name: /^Lớp 0\d/ });
  expect(await classes.filter({ hasText: 'Hoãn' }).allTextContents()).toEqual([
    expect.stringMatching(/^\s*Lớp 02/),
  ]);
  await classes.filter({ hasText: 'Hoãn' }).click();
  await page.getByRole('region', { name: 'Lớp 02' }).getByText('Hoãn').waitFor();
  // An arrow that is not square is turned out of its card.
  await go(page, 'Nhiệm vụ');
  const summary = page.locator('details.task summary').first();
  await summary.click();
  const arrow = await summary.evaluate((element) => {
    const { width, height } = getComputedStyle(element, '::after');
    return { width, height };
  });
  expect(arrow.width).toMatch(/^[1-9]/);
  expect(arrow.height).toBe(arrow.width);
  await close();
});

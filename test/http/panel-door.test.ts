import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { ListenError } from '../../sync-server/http/listen-error.ts';
import { SimpleWorkbook } from './simple-workbook.ts';
import { startedServer } from './started-server.ts';

const PAGE = '<html><body><div id="panel" data-workbook="local"></div></body></html>';
const config = { panelHtml: PAGE };

test('the panel at / is that of the one workbook served, whatever its id', async () => {
  const { get } = await startedServer({ config });
  expect(await (await get('/')).text()).toBe(PAGE.replace('"local"', '"can-tho"'));
  expect((await get('/v1/workbooks/can-tho/status')).status).toBe(200);
});

test('where several are served, / lists them, and each has its panel at its address', async () => {
  const others = { 'dot-3': new SimpleWorkbook(), 'so-2': new SimpleWorkbook() };
  const { get } = await startedServer({ config, others });
  const list = await (await get('/')).text();
  for (const id of ['can-tho', 'dot-3', 'so-2']) {
    expect(list).toContain(`href="/?workbook=${id}"`);
    expect(await (await get(`/?workbook=${id}`)).text()).toContain(`data-workbook="${id}"`);
  }
  expect(list).not.toContain('<script');
});

test('an id that nobody serves is answered with words that fit whoever sits at the machine', async () => {
  const { get } = await startedServer({ config, others: { 'dot-3': new SimpleWorkbook() } });
  const page = await get('/?workbook=<script>alert(1)</script>');
  expect(page.status).toBe(404);
  const text = await page.text();
  expect(text).toContain('Không có bảng tính mang mã');
  expect(text).not.toContain('<script>');
  const problem = (await (await get('/v1/workbooks/la/status')).json()) as Record<string, string>;
  expect(problem['code']).toBe('workbook-unknown');
  expect(problem['detail']).not.toContain('Thiết lập');
});

test('a port in use, and an address that is not this machine’s, are told in words', async () => {
  const taken = createHttpServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  await expect(startedServer({ config: { port } })).rejects.toThrow(ListenError);
  await expect(startedServer({ config: { port } })).rejects.toThrow(
    `Cổng ${port} đang được chương trình khác sử dụng`,
  );
  await new Promise((resolve) => taken.close(resolve));
});

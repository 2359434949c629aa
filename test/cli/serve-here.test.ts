import { appendFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyCookie } from '../http/key-cookie.ts';
import { command } from './in-process.ts';
import { cli, endOf, newFolder, removeFolder, start } from './run-cli.ts';
import { NEWS, NOW, smallOffice } from './small-office.ts';

/** `npm run serve` without any configuration. */
const office = smallOffice();
let empty: string;
beforeEach(() => {
  empty = newFolder();
});
afterEach(() => removeFolder(empty));

test('in a folder with so-lop.xlsx it serves its panel at /, and what another process did stands there at once (W2)', async () => {
  const { folder, answers, options } = office();
  const child = start(['serve'], { cwd: folder, env: { SO_LOP_PORT: '0', SO_LOP_LOG_LEVEL: 'silent' } });
  const ended = endOf(child);
  const entrance = await addressOf(child);
  const { origin: url } = new URL(entrance);
  const headers = keyCookie(entrance);
  expect(await (await fetch(`${url}/`, { headers })).text()).toContain('data-workbook="local"');
  const state = async () =>
    (await (await fetch(`${url}/v1/workbooks/local/panel`, { headers })).json()) as {
      readonly classes: unknown[];
      readonly totals: { readonly seated: number };
    };
  const before = await state();
  expect(before.classes).toHaveLength(2);
  appendFileSync(answers, NEWS);
  const { code, err } = await command(['sync', ...options, ...NOW]);
  expect(code, err).toBe(0);
  expect((await state()).totals.seated).toBe(before.totals.seated + 1);
  child.kill('SIGTERM');
  expect((await ended).code).toBe(0);
});

test('in a folder without one it says so and what to do, instead of a dead page', async () => {
  const { code, err } = await cli(['serve'], { cwd: empty });
  expect(code).toBe(2);
  expect(err).toMatch(/không có tệp so-lop\.xlsx.*setup/s);
  expect(err).not.toMatch(/\n\s+at /);
});

test('a folder named as workbook or as journal is refused by its setting before anything starts', async () => {
  mkdirSync(join(empty, 'thu-muc'));
  for (const setting of ['file', 'journal']) {
    const workbook = { id: 'a', file: 'so-lop.xlsx', [setting]: 'thu-muc' };
    writeFileSync(join(empty, 'may-chu.json'), JSON.stringify({ workbooks: [workbook] }));
    const { code, err } = await cli(['serve', '--config', 'may-chu.json'], { cwd: empty });
    expect(err).toMatch(new RegExp(`workbooks\\[0\\]\\.${setting}: đang là "thu-muc"; cần .*thư mục`));
    expect(code).toBe(2);
    expect(readdirSync(empty)).toEqual(['may-chu.json', 'thu-muc']);
  }
});

function addressOf(child: ReturnType<typeof start>): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    child.stderr?.on('data', (text: string) => {
      said += text;
      const found = /phục vụ 1 bảng tính:\n(http:\S+)\n/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
}

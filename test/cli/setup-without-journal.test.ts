import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { planId } from '#shared/plan/plan-id.ts';
import { SMALL_PLAN } from '../sync/office.ts';
import { command } from './in-process.ts';
import { NOW, smallOffice } from './small-office.ts';

/** `setup` reads no responses: where the journal is lost it cannot know the people of the workbook, and says just that. */
const office = smallOffice();
const run = (name: string, ...args: readonly string[]) =>
  command([name, ...office().options, ...args, ...NOW]);

beforeEach(() => {
  const { folder } = office();
  for (const file of readdirSync(folder)) if (file.includes('.nhat-ky.')) rmSync(join(folder, file));
});

function secondPlan(): string {
  const file = join(office().folder, 'dot-3.json');
  const plan = JSON.parse(readFileSync(office().planOptions[1] as string, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...plan, title: 'Tập huấn đợt 3' }));
  return file;
}

test.each([
  ['setup', (): readonly string[] => []],
  ['setup --add', (): readonly string[] => ['--add', secondPlan()]],
])(
  '%s with a lost journal is held with what is so: nothing was read, a sync is needed first',
  async (_what, args) => {
    const { code, err } = await run('setup', ...args());
    expect(code, err).toBe(3);
    expect(err).toMatch(
      /nhật ký của hệ thống không có \d+ đại biểu.*không đọc phản hồi.*Đề nghị đồng bộ một lần/s,
    );
    expect(err).not.toMatch(/Đọc phản hồi từ|không tìm thấy bảng phản hồi|đã tìm ở|--confirm/);
  },
);

test('after that one sync the plan is added', async () => {
  expect((await run('sync')).code).toBe(0);
  const { code, err } = await run('setup', '--add', secondPlan());
  expect(code, err).toBe(0);
  expect(err).toContain(`phan-hoi/${planId(SMALL_PLAN)}`);
  expect(err).not.toContain('Đọc phản hồi từ');
});

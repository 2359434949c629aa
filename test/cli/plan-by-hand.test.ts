import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { command } from './in-process.ts';
import { type Ended, newFolder, removeFolder } from './run-cli.ts';

/** The plan of 2024 (levels, reports, money, tasks) in the hands of staff: what they read after a sync. */
const PLAN = fileURLToPath(new URL('../../shared/data/plans/can-tho-2024.plan.json', import.meta.url));
const FILES = ['so-lop.xlsx', 'so-lop.nhat-ky.sqlite'];
const made = newFolder();
let folder: string;
let path: string;

beforeAll(async () => {
  const options = ['--workbook', join(made, 'so-lop.xlsx'), '--plan', PLAN, '--now', nineOn('2024-06-10')];
  const ended = await command(['setup', ...options]);
  expect(ended.code, ended.err).toBe(0);
  return () => removeFolder(made);
});

beforeEach(() => {
  folder = newFolder();
  path = join(folder, 'so-lop.xlsx');
  for (const name of FILES) copyFileSync(join(made, name), join(folder, name));
  return () => removeFolder(folder);
});

test('undo calls units of the day of the plan by their names', async () => {
  await synced('2024-06-11');
  const shown = await command(['undo', '--workbook', path, '--now', nineOn('2024-06-11')]);
  expect(shown.out).toContain('tab “Mục tiêu” › Xã Thới Thạnh, Huyện Thới Lai, nâng cao › Số ngày');
  expect(shown.out).not.toContain('31267');
});

async function synced(day: string): Promise<Ended> {
  const ended = await command(['sync', '--workbook', path, '--now', nineOn(day)]);
  expect(ended.code, ended.err).toBe(0);
  return ended;
}

function nineOn(day: string): string {
  return `${day}T09:00:00+07:00`;
}

import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { CellValue } from '#shared/workbook/model.ts';
import { XlsxHands } from '../workbook/xlsx-hands.ts';
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

test('a period that falls away leaves no state of it behind in the matrix', async () => {
  await type('Báo cáo', 'Báo cáo tháng', 'Ngày chốt số liệu', 14);
  await synced('2024-06-11');
  const periods = (await rowOf('Báo cáo', 'Bên báo cáo')).slice(2);
  expect(periods).toHaveLength(11);
  expect(new Set(periods).size).toBe(11);
  expect(await rowOf('Báo cáo', 'Huyện Cờ Đỏ')).toHaveLength(13);
  expect((await synced('2024-06-11')).err).toContain('Không có gì thay đổi');
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

/** The first row of the tab that begins with these words. */
async function rowOf(tab: string, label: string): Promise<readonly CellValue[]> {
  const rows = await new XlsxHands(path).cells(tab);
  return rows.find(([first]) => first === label) ?? [];
}

/** In the first row that begins with these words, in the column that the nearest heading above calls so. */
async function type(tab: string, label: string, title: string, value: CellValue): Promise<void> {
  const hands = new XlsxHands(path);
  const rows = await hands.cells(tab);
  const row = rows.findIndex(([first]) => first === label);
  const heading = rows.slice(0, row).findLast((cells) => cells.includes(title));
  await hands.setCell(tab, row, heading?.indexOf(title) ?? -1, value);
}

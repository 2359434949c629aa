/** Somebody deletes the heading below which staff type rows, and types one more row in the same hour. */
import { expect, test } from 'vitest';
import { REPORTS_TAB, STAY_TAB } from '#shared/workbook/keys.ts';
import { REGISTRIES_2024 } from '../fixtures/registries-2024.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';
import { DutyOffice } from './duty-office.ts';

const HOUSEHOLDS = dutyPlan('can-tho-2024');
const CONFERENCE = dutyPlan('hdnd-conference-2026');

test('a report noted while the heading is gone is counted by the next sync, which puts the heading back', async () => {
  const tab = REPORTS_TAB.of(HOUSEHOLDS.id);
  const office = new DutyOffice(HOUSEHOLDS, REGISTRIES_2024);
  await office.sync('2024-05-27');
  await office.add(tab, { party: 'Huyện Thới Lai', c1: 'Tháng 5/2024', c2: '31/5/2024', c3: '45/BC' });
  await office.sync('2024-06-01');
  await office.deleteRow(tab, 'entries-header');
  await office.add(tab, { party: 'Huyện Cờ Đỏ', c1: 'Tháng 5/2024', c2: '31/5/2024', c3: '46/BC' });
  await office.sync('2024-06-02');
  expect(
    office
      .tab(tab)
      .rows.slice(-3)
      .map(({ key, cells }) => [key, cells[0]]),
  ).toEqual([
    ['entries-header', 'Bên báo cáo'],
    ['entry:1', 'Huyện Thới Lai'],
    ['entry:2', 'Huyện Cờ Đỏ'],
  ]);
  expect(office.grid(tab)).toContain('31/5 · 46/BC');
});

test('somebody who asks for a room while the heading is gone gets a line of their own', async () => {
  const tab = STAY_TAB.of(CONFERENCE.id);
  const office = new DutyOffice(CONFERENCE);
  await office.sync('2026-03-02');
  await office.deleteRow(tab, 'header');
  await office.add(tab, { name: 'Nguyễn Văn Ngụ' });
  await office.sync('2026-03-03');
  const keys = office.tab(tab).rows.map(({ key }) => key);
  expect(keys.slice(-2)).toEqual(['header', 'entry:1']);
});

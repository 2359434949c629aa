/**
 * An office that has been at work: a plan and a programme of its own (neither is the one that comes with the project),
 * responses, and what staff typed – before the last sync, so that the journal knows it, and after.
 */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import ExcelJS from 'exceljs';
import { expect } from 'vitest';
import plan from '../../shared/data/plan-batch-2.data.json' with { type: 'json' };
import programme from '../../shared/data/programme-2026.data.json' with { type: 'json' };
import { command } from './in-process.ts';
import { newFolder } from './run-cli.ts';

export interface LivedOffice {
  readonly folder: string;
  readonly workbook: string;
  readonly journal: string;
  readonly answers: string;
  readonly plan: string;
  readonly programme: string;
}

function officeIn(folder: string): LivedOffice {
  return {
    folder,
    workbook: join(folder, 'so-lop.xlsx'),
    journal: join(folder, 'so-lop.nhat-ky.sqlite'),
    answers: join(folder, 'phan-hoi', 'phan-hoi.csv'),
    plan: join(folder, 'ke-hoach.json'),
    programme: join(folder, 'chuong-trinh.json'),
  };
}

/** The time of whatever is done now; the office's own syncs were before. */
export const NOW = '2026-05-07T12:00:00+07:00';

export async function liveIn(title: string, answers: readonly Answer[]): Promise<LivedOffice> {
  const office = officeIn(newFolder());
  const { workbook } = office;
  mkdirSync(join(office.folder, 'phan-hoi'));
  writeFileSync(office.plan, planOf(title, [21, 22]));
  writeFileSync(office.programme, programmeOf(title, ['I.5', 'IV.1']));
  writeFileSync(office.answers, csvOf(answers));
  const files = ['--plan', office.plan, '--programme', office.programme, '--date-order', 'dmy'];
  await done(['sync', '--workbook', workbook, ...files, '--now', '2026-05-07T08:00:00+07:00']);
  await typeIn(workbook, title, 'seen');
  await done(['sync', '--workbook', workbook, '--now', '2026-05-07T09:00:00+07:00']);
  await typeIn(workbook, title, 'new');
  return office;
}

export function copyOf({ folder }: LivedOffice): LivedOffice {
  const copy = officeIn(newFolder());
  cpSync(folder, copy.folder, { recursive: true });
  return copy;
}

async function done(args: readonly string[]): Promise<void> {
  const { code, err } = await command(args);
  expect(code, err).toBe(0);
}

/** Two units a class, taken from classes 04 and 05 of batch 2; nothing is stated that the file would not hold. */
export function planOf(title: string, numbers: readonly number[]): string {
  const classes = numbers.map((no, at) => {
    const one = plan.classes[3 + at];
    if (one === undefined) throw new Error(`batch 2 has no class for ${no}`);
    const units = one.units.slice(0, 2);
    return { ...one, no, label: `Lớp ${no}`, units, statedCounts: undefined, expectedDelegates: undefined };
  });
  const stated = { classCount: undefined, unitCount: undefined, delegatesExpected: undefined };
  const of = { title: `Kế hoạch ${title}`, statedPerClass: undefined, topics: [], oddities: [] };
  return JSON.stringify({ ...plan, ...stated, ...of, classes });
}

export function programmeOf(title: string, ids: readonly string[]): string {
  const tasks = programme.tasks.filter(({ id }) => ids.includes(id));
  const sections = programme.sections.map((section) => ({
    ...section,
    count: tasks.filter((task) => task.section === section.no).length,
  }));
  const of = { title: `CHƯƠNG TRÌNH ${title} NĂM 2026`, taskCount: tasks.length, oddities: [] };
  return JSON.stringify({ ...programme, ...of, sections, tasks });
}

/** One row of the form: time, unit, name, position, role, phone. */
export type Answer = readonly string[];

/** Somebody in every unit, one outside the quota, one whose unit is unclear. */
export function answersOf(names: readonly string[], minute: string): readonly Answer[] {
  return SEATS.map(([unit, role], at) => {
    const day = `0${1 + Math.floor(at / 2)}/05/2026`;
    const time = `${at % 2 === 0 ? '08' : '15'}:${minute}:00`;
    return [`${day} ${time}`, unit, names[at] ?? '', '', role, `09001${minute}2${at}0`];
  });
}

const SEATS = [
  ['Xã Hòa An', 'Lãnh đạo UBND'],
  ['Xã Hòa An', 'Lãnh đạo UBMTTQ'],
  ['Xã Vị Thanh 1', 'Lãnh đạo UBND'],
  ['Xã Vị Thanh 1', 'Công chức'],
  ['Xã Long Phú', 'Lãnh đạo UBND'],
  ['Xã Long Phú', 'Công chức'],
  ['Xã Thạnh Thới An', 'Lãnh đạo UBMTTQ'],
  ['Xã Thạnh Thới An', 'Công chức'],
  ['Xã Hòa An', 'Lãnh đạo UBND'],
  ['Long Phú', 'Công chức'],
] as const;

export function csvOf(rows: readonly Answer[], header: readonly string[] = HEADER): string {
  return stringify([header, ...rows], { bom: true });
}

const HEADER = ['Dấu thời gian', 'Đơn vị', 'Họ và tên', 'Chức vụ', 'Thành phần', 'Số điện thoại'];

/** Where staff typed: tab, how the row's key or a cell of it begins, key of the column. */
const PLACES = {
  seen: [
    ['Lớp 21', 'seat:31393:lanh_dao_ubnd', 'remark'],
    ['Lớp 22', 'seat:31639:lanh_dao_mttq', 'remark'],
    ['Cần xử lý', 'Xác định đơn vị', 'remark'],
    ['NV IV.1', 'occurrence all', 'note'],
    ['Phụ lục 01', 'IV.1', 'lead'],
    ['Danh sách lớp', 'class:22', 'venue'],
  ],
  new: [
    ['Lớp 21', 'outside | person', 'remark'],
    ['Lớp 22', 'seat:31639:cong_chuc', 'remark'],
    ['Cần xử lý', 'Vượt chỉ tiêu', 'remark'],
    ['NV I.5', 'occurrence all', 'note'],
    ['Danh sách lớp', 'class:21', 'venue'],
  ],
} as const;

async function typeIn(path: string, title: string, when: 'seen' | 'new'): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  for (const [tab, row, column] of PLACES[when]) {
    const sheet = book.getWorksheet(tab);
    if (sheet === undefined) throw new Error(`no tab ${tab}`);
    let at = 0;
    let under = 0;
    sheet.eachRow((cells, number) =>
      cells.eachCell((cell, place) => {
        if (number === 1 && cell.text === column) under = place;
        if (at === 0 && cell.text.startsWith(row)) at = number;
      }),
    );
    if (at === 0 || under === 0) throw new Error(`no cell ${tab} ${row} ${column}`);
    sheet.getCell(at, under).value = `${title} ghi: ${when} ${row}`;
  }
  await book.xlsx.writeFile(path, { zip: { compression: 'STORE' } });
}

/** Is this something that staff of the office typed? */
export function isTypedBy(title: string, value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(`${title} ghi: `);
}

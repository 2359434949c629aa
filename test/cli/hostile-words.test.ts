import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import ExcelJS from 'exceljs';
import { beforeEach, expect, test } from 'vitest';
import { SAMPLE_HEADER } from '../../sync-server/demo/sample-responses.ts';
import { longAgo } from '../long-ago.ts';
import { command } from './in-process.ts';
import type { Ended } from './run-cli.ts';
import { NOW, smallOffice } from './small-office.ts';

/**
 * What somebody typed into a form, a cell or a file's name meets the terminal in every command: it gives no orders there, makes
 * no lines of its own, and no phone of it is read, however it was written.
 */
const office = smallOffice();
let [folder, workbook, answers] = ['', '', ''];
beforeEach(() => {
  ({ folder, workbook, answers } = office());
});

/** Colours, a cleared screen, the eight-bit form of the same, a title of the window, a line of its own, letters turned round. */
const ORDERS = '\u001b[31m\u009b2J\u001b]0;x\u0007\r\nĐã xong.\u2028Đã xong.\u202e\u2066\u0085\b';
/** A workbook holds no control characters but tabs and ends of lines. */
const IN_CELLS = '\u009b2J\r\nĐã xong.\u2028Đã xong.\u202e\u2066\u0085';
const PHONES = [
  '0911222333',
  '0911/222/333',
  '0911,222,333',
  '0911, 222, 333',
  '0911_222_333',
  '0911-222-333',
  '0911–222–333',
  '０９１１２２２３３３',
  '０９１１．２２２．３３３',
  'O911 222 333',
  '+84 911 222 333',
  '0911222333/0911.222.333',
  '0911 222 333 12 giờ',
] as const;

const HOSTILE = PHONES.map((phone, index) => {
  const words = (text: string) => `${text} ${ORDERS} ${phone}`;
  const cells = [
    ['Xã Hòa An', '', words('Nguyễn Văn An'), 'Chủ tịch UBND', '', phone],
    ['Xã Vị Thanh 1', '', `Lê Thị Bảy ${phone}`, words('Chuyên viên'), words('Công chức'), ''],
    [words('Long Phú'), words('Lớp 04'), 'Trần Văn Cao', 'Phó Chủ tịch', '', words('gọi')],
    [`Xã Hỏa Lựu ${phone}`, '', phone, '', '', ''],
    ['', '', words(''), words(''), '', ''],
  ][index % 5] as readonly string[];
  const time = index % 7 === 6 ? words('sáng mai') : `04/05/2026 08:${String(index + 10)}:00`;
  return [time, ...cells, '', '', '', '', words('nhắn')];
});

async function typedEverywhere(): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(workbook);
  let at = 0;
  book.eachSheet((sheet) => {
    if (sheet.state !== 'visible' || /^(Kế hoạch|Danh sách lớp|Phân lớp|Nhật ký)$/.test(sheet.name)) return;
    sheet.eachRow((row, number) => {
      for (let column = 2; column <= sheet.columnCount; column++) {
        const cell = row.getCell(column);
        if (number < 4 || cell.value !== null) continue;
        if (at++ % 3 === 0) cell.value = `${PHONES[at % PHONES.length]} ${IN_CELLS}`;
      }
    });
  });
  expect(at).toBeGreaterThan(100);
  await book.xlsx.writeFile(workbook);
}

function hostileExport(): void {
  appendFileSync(answers, stringify(HOSTILE));
  longAgo(answers);
}

const base = () => [...office().options, ...NOW];
const NAMES = ['Nguyễn Văn An', 'Long Phú', 'dòng 50', 'II.10', '0911/222/333'];

async function everyCommand(): Promise<readonly (readonly [string, Ended])[]> {
  const said: (readonly [string, Ended])[] = [];
  const run = async (...args: readonly string[]) => {
    said.push([args.slice(0, 2).join(' '), await command(args)]);
  };
  await run('sync', ...base(), '--dry-run');
  await run('sync', ...base(), '--dry-run', '--json');
  await run('sync', ...base(), '--trace', '--report', join(folder, 'r.json'));
  for (const name of NAMES) await run('explain', name, ...base());
  await run('explain', 'Xã Hòa An', ...base(), '--json');
  await run('explain', `Không ai ${ORDERS} 0911/222/333`, ...base());
  await run('programme', ...base());
  await run('programme', ...base(), '--json');
  await run('check', '--workbook', workbook, ...NOW);
  await run('check', '--workbook', workbook, '--json');
  await run('undo', '--workbook', workbook, ...NOW);
  await run('undo', '--workbook', workbook, '--json', ...NOW);
  await run(
    'lists',
    'template',
    '--workbook',
    workbook,
    '--out',
    join(folder, 'mau'),
    '--unit',
    `Xã ${ORDERS} 0911,222,333`,
  );
  await run('setup', ...base());
  return said;
}

// oxlint-disable-next-line no-control-regex -- they are what is looked for
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
const MARKS = /[\s._,/\\|()\u00b7\u2010-\u2015\u2212-]/g;

function expectHarmless(said: readonly (readonly [string, Ended])[]): void {
  const wrong: string[] = [];
  for (const [name, { out, err }] of said)
    for (const line of [...out.split('\n'), ...err.split('\n')]) {
      if (CONTROL.test(line)) wrong.push(`${name}: orders: ${JSON.stringify(line)}`);
      if (line.startsWith('Đã xong.')) wrong.push(`${name}: a line of its own`);
      if (hasPhone(line)) wrong.push(`${name}: phone: ${line}`);
      if (/\n\s+at |không lường trước/.test(line)) wrong.push(`${name}: ${line}`);
    }
  expect(wrong.slice(0, 40)).toEqual([]);
}

function hasPhone(text: string): boolean {
  return /911222333/.test(text.normalize('NFKC').replace(MARKS, ''));
}

test('responses', async () => {
  hostileExport();
  const said = await everyCommand();
  expectHarmless(said);
  expect(said.filter(([, { code }]) => code === 0).length).toBeGreaterThan(10);
  const report = readFileSync(join(folder, 'r.json'), 'utf8');
  expect(hasPhone(report)).toBe(false);
});

test('what staff typed into every tab', async () => {
  hostileExport();
  expect(await command(['sync', ...base()])).toMatchObject({ code: 0 });
  await typedEverywhere();
  expectHarmless(await everyCommand());
});

test('a phone that a cell holds as a number, in what an undo would put back', async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(workbook);
  const tab = book.getWorksheet('Lớp 04') as ExcelJS.Worksheet;
  const cell = cellWith(tab, /^0\d{9}$/);
  cell.value = 911_222_333;
  await book.xlsx.writeFile(workbook);
  expect(await command(['sync', ...base()])).toMatchObject({ code: 0 });
  const undo = (...more: readonly string[]) => command(['undo', '--workbook', workbook, ...NOW, ...more]);
  const { out } = await undo('--json');
  expect((JSON.parse(out) as { changes: unknown[] }).changes).toContainEqual(
    expect.objectContaining({ column: 'phone', after: '0911***333' }),
  );
  expectHarmless([
    ['undo --json', { out, err: '', code: 3 }],
    ['undo', await undo()],
  ]);
});

function cellWith(tab: ExcelJS.Worksheet, text: RegExp): ExcelJS.Cell {
  const found: ExcelJS.Cell[] = [];
  tab.eachRow((row) => row.eachCell((cell) => void (text.test(cell.text) && found.push(cell))));
  return found[0] as ExcelJS.Cell;
}

test('titles, and names of files and folders', async () => {
  const odd = `0911_222_333 ${ORDERS.replace(/\n/g, '')}`;
  const lines = readFileSync(answers, 'utf8').split('\n');
  const titles = SAMPLE_HEADER.map((title) => `"${title} ${ORDERS} 0911/222/333"`).join(',');
  writeFileSync(answers, [`\ufeff${titles}`, ...lines.slice(1)].join('\n'));
  renameSync(answers, join(folder, 'phan-hoi', `${odd}.csv`));
  mkdirSync(join(folder, 'phan-hoi', odd));
  writeFileSync(join(folder, 'phan-hoi', odd, 'a.csv'), 'x');
  writeFileSync(join(folder, 'phan-hoi', `${odd}.pdf`), 'x');
  longAgo(join(folder, 'phan-hoi', `${odd}.csv`));
  expectHarmless(await everyCommand());
});

test('exports that cannot be read quote nobody', async () => {
  const row = (HOSTILE[0] as readonly string[]).map((cell) => `"${cell}"`).join(',');
  const said: (readonly [string, Ended])[] = [];
  for (const content of [
    row,
    `${row}\n${row}\n`,
    `Cột một ${ORDERS} 0911/222/333,Cột hai\n${row}\n`,
    `${SAMPLE_HEADER.join(',')}\n"${'0911 222 333 '.repeat(4000)}",Xã Hòa An\n`,
    `${SAMPLE_HEADER.join(',')}\nhôm qua 0911_222_333,Xã Hòa An,,Lê Văn Mười ${ORDERS},Chủ tịch,,0911222333\n`.repeat(
      1,
    ),
    `${SAMPLE_HEADER.join(',')}\n${row.slice(0, -1)}\n${row}\n`,
  ]) {
    writeFileSync(answers, content);
    longAgo(answers);
    said.push([content.slice(0, 30), await command(['sync', ...base()])]);
    said.push([content.slice(0, 30), await command(['sync', ...base(), '--json'])]);
    said.push([content.slice(0, 30), await command(['explain', 'Xã Hòa An', ...base()])]);
  }
  expectHarmless(said);
  expect(said.filter(([, { code }]) => code === 2).length).toBeGreaterThan(5);
  for (const [, { err, out }] of said) expect(`${err}${out}`).not.toContain('Nguyễn Văn An');
  expect(existsSync(workbook)).toBe(true);
});

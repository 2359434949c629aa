import type ExcelJS from 'exceljs';
import type { OccasionDay } from '#shared/plan/duty-plan.ts';
import { occasionOf, type Plan, type PlanClass } from '#shared/plan/plan.ts';
import type { Directory } from '#shared/registrations/directory.ts';
import { type Participant, participantsOf } from '#shared/registrations/participants.ts';
import { listName } from '#shared/people/list-name.ts';
import { numberText } from '#shared/text/number-text.ts';
import { cleanText } from '#shared/text/vietnamese.ts';
import { displayDay, weekdayOf } from '#shared/time/local-date.ts';
import type { Gazetteer } from '#shared/units/gazetteer.ts';
import { Workbook } from '../local/load-exceljs.ts';
import { rowHeight } from '../local/xlsx-row-height.ts';

export interface RosterInput {
  readonly directory: Directory;
  readonly classCode: string;
  /** Whose People's Committee stands above the office. */
  readonly province: Gazetteer['province'];
  /** Lists that are sent out carry no phones; only whoever runs the class needs them. */
  readonly withPhones?: boolean;
}

/**
 * The official list of delegates of one class, laid out as Decree 30/2020 asks: who takes part (seated, and extras
 * approved), unit by unit in plan order, within a unit by the plan's roles. Everything typed stays text.
 */
export async function rosterWorkbook(input: RosterInput): Promise<Buffer> {
  const { directory, classCode, province } = input;
  const planned = directory.planClass(classCode);
  if (planned === undefined) throw new Error(`the plan has no class ${classCode}`);
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet(planned.name ?? `Lớp ${occasionOf(planned)}`, {
    pageSetup: {
      paperSize: 9,
      orientation: 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      // Decree 30: top and bottom 20, left 30, right 15 mm; here in inches.
      margins: { top: 0.79, bottom: 0.79, left: 1.18, right: 0.59, header: 0.39, footer: 0.39 },
    },
    headerFooter: { differentFirst: true, oddHeader: '&C&"Times New Roman"&13&P' },
  });
  const columns = COLUMNS.filter((column) => column.key !== 'phone' || input.withPhones === true);
  sheet.columns = columns.map(({ key, width }) => ({ key, width }));
  writeHeading(sheet, columns.length, { plan: directory.plan, planned, province });
  const people = participantsOf(classCode, directory).map((one) => lineOf(one, directory));
  writeTable(sheet, columns, people);
  writeFooter(sheet, columns.length, people.length);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

interface RosterColumn {
  readonly key: keyof Line | 'number';
  readonly title: string;
  readonly width: number;
}

const COLUMNS: readonly RosterColumn[] = [
  { key: 'number', title: 'STT', width: 6 },
  { key: 'fullName', title: 'Họ và tên', width: 26 },
  { key: 'position', title: 'Chức vụ', width: 27 },
  { key: 'unit', title: 'Đơn vị', width: 24 },
  { key: 'role', title: 'Thành phần', width: 21 },
  { key: 'phone', title: 'Số điện thoại', width: 15 },
  { key: 'note', title: 'Ghi chú', width: 14 },
];

interface Line {
  readonly fullName: string;
  readonly position: string;
  readonly unit: string;
  readonly role: string;
  readonly phone: string;
  readonly note: string;
}

function lineOf({ registration, isExtra }: Participant, { unitName, roleLabel }: Directory): Line {
  const { name, position, unit, unitTyped, role, phones } = registration;
  return {
    fullName: printable(listName(name)),
    position: printable(position),
    unit: unit === null ? printable(unitTyped) : unitName(unit),
    role: role === null ? '' : roleLabel(role),
    phone: phones.join(', '),
    note: isExtra ? 'Bổ sung ngoài chỉ tiêu' : '',
  };
}

/** More breaks the file in Excel. */
const CELL_CHARACTERS_MAX = 32_767;

/** What a cell can hold: halves of a character and what XML forbids would make the file unreadable. */
function printable(text: string): string {
  const clean = cleanText(text)
    .toWellFormed()
    .replace(/[\ufffe\uffff]/g, '');
  return clean.length > CELL_CHARACTERS_MAX
    ? `${clean.slice(0, CELL_CHARACTERS_MAX - 1)}…`.toWellFormed()
    : clean;
}

interface Heading {
  readonly plan: Plan;
  readonly planned: PlanClass;
  readonly province: Gazetteer['province'];
}

function writeHeading(sheet: ExcelJS.Worksheet, width: number, { plan, planned, province }: Heading): void {
  const left = Math.floor(width / 2);
  const pair = (leftText: string, rightText: string, leftBold: boolean, size: number): void => {
    const row = sheet.addRow([]);
    write(sheet, row.number, [1, left], leftText, { bold: leftBold, size: 12, vertical: 'top' });
    write(sheet, row.number, [left + 1, width], rightText, { bold: true, size, vertical: 'top' });
  };
  pair(committeeOf(province), 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', false, 12);
  sheet.getRow(1).height = 12 * POINTS_PER_LINE;
  pair(cleanText(plan.issuer).toUpperCase(), 'Độc lập - Tự do - Hạnh phúc', true, 13);
  sheet.getRow(2).height = 48;
  sheet.getCell(2, left + 1).font = { ...FONT, size: 13, bold: true, underline: true };
  sheet.addRow([]);
  line(sheet, width, 'DANH SÁCH ĐẠI BIỂU THAM DỰ', { bold: true, size: 14 });
  line(sheet, width, `${planned.label} – ${cleanText(plan.title)}`, { bold: true, size: 13, lines: 2 });
  const days = (planned.days ?? [planned]).map(dayText);
  line(sheet, width, `Thời gian: ${days.join('; ')}`, { italic: true, size: 13, lines: days.length });
  line(sheet, width, `Địa điểm: ${cleanText(planned.venue)}`, { italic: true, size: 13 });
  sheet.addRow([]);
}

/** P82: a session need not say when it begins. */
function dayText({ date, sessions }: Pick<OccasionDay, 'date' | 'sessions'>): string {
  const times = sessions.map(({ name, start }) => `${name} ${start ?? ''}`.trim()).join(', ');
  return `${weekdayOf(date)}, ngày ${displayDay(date)}${times === '' ? '' : ` (${times})`}`;
}

function committeeOf({ type, name }: Gazetteer['province']): string {
  return `UBND ${type} ${name}`.toUpperCase();
}

function writeTable(
  sheet: ExcelJS.Worksheet,
  columns: readonly RosterColumn[],
  people: readonly Line[],
): void {
  const header = sheet.addRow(columns.map((column) => column.title));
  header.eachCell((cell) => {
    cell.style = {
      font: { ...FONT, bold: true },
      border: BORDER,
      alignment: { ...MIDDLE, horizontal: 'center' },
    };
  });
  sheet.views = [{ state: 'frozen', ySplit: header.number }];
  sheet.pageSetup.printTitlesRow = `${header.number}:${header.number}`;
  for (const [index, person] of people.entries()) {
    const row = sheet.addRow([]);
    // Programs do not agree on fitting rows whose text wraps, and one that is cut off overlaps the next when printed.
    const texts = columns.map(({ key, width }) => ({
      value: key === 'number' ? null : person[key],
      // The lines are counted for letters of 11 points.
      width: width * (11 / FONT.size),
      isBold: false,
    }));
    row.height = rowHeight(texts) * (FONT.size / 11);
    for (const [place, { key }] of columns.entries()) {
      const cell = row.getCell(place + 1);
      const isNumber = key === 'number';
      cell.value = isNumber ? index + 1 : person[key];
      cell.style = {
        font: FONT,
        border: BORDER,
        // The text format keeps "=1+1" a text also after somebody edits the cell, and a phone its leading 0.
        numFmt: isNumber ? '0' : '@',
        alignment: { ...MIDDLE, horizontal: isNumber ? 'center' : 'left' },
      };
    }
  }
}

function writeFooter(sheet: ExcelJS.Worksheet, width: number, people: number): void {
  sheet.addRow([]);
  const total = sheet.addRow([]);
  write(sheet, total.number, [1, width], `Tổng số: ${numberText(people)} đại biểu.`, {
    bold: true,
    size: 13,
    align: 'left',
  });
  sheet.addRow([]);
  const left = Math.floor(width / 2);
  const signatures = [
    { left: '', right: '………, ngày …… tháng …… năm 20……', style: { italic: true, size: 13 } },
    { left: 'NGƯỜI LẬP DANH SÁCH', right: 'THỦ TRƯỞNG ĐƠN VỊ', style: { bold: true, size: 13 } },
    {
      left: '(Ký, ghi rõ họ tên)',
      right: '(Ký, ghi rõ họ tên, đóng dấu)',
      style: { italic: true, size: 12 },
    },
  ];
  for (const { left: leftText, right, style } of signatures) {
    const row = sheet.addRow([]);
    write(sheet, row.number, [1, left], leftText, style);
    write(sheet, row.number, [left + 1, width], right, style);
  }
}

interface TextStyle {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly size: number;
  readonly align?: 'left' | 'center';
  readonly vertical?: 'top' | 'middle';
  /** Height in lines, where the text wraps. */
  readonly lines?: number;
}

function line(sheet: ExcelJS.Worksheet, width: number, text: string, style: TextStyle): void {
  const row = sheet.addRow([]);
  write(sheet, row.number, [1, width], text, style);
  if (style.lines !== undefined) row.height = style.lines * style.size * POINTS_PER_LINE;
}

function write(
  sheet: ExcelJS.Worksheet,
  row: number,
  [from, to]: readonly [number, number],
  text: string,
  { bold = false, italic = false, size, align = 'center', vertical = 'middle' }: TextStyle,
): void {
  sheet.mergeCells(row, from, row, to);
  const cell = sheet.getCell(row, from);
  cell.value = text === '' ? null : text;
  cell.style = {
    font: { ...FONT, size, bold, italic },
    alignment: { ...MIDDLE, vertical, horizontal: align },
    numFmt: '@',
  };
}

const FONT = { name: 'Times New Roman', family: 1, size: 12 } as const;
const MIDDLE = { vertical: 'middle', wrapText: true } as const;
const POINTS_PER_LINE = 1.4;
const EDGE = { style: 'thin' } as const;
const BORDER = { top: EDGE, left: EDGE, bottom: EDGE, right: EDGE } as const;

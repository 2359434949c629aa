/**
 * A list that a commune sends instead of the Form, or besides it (P43): the unit in the heading, one row a person. It is read
 * by what its titles and its heading say, not by where they stand, so the template may have been filled in, moved about or
 * replaced by another. What comes out is a table that `readHeader` and `readResponses` read like the Form's.
 *
 * Nothing is guessed: a unit, a day or a row that cannot be told is left blank and said. Every row that holds something is a
 * row of the table, or stands in the notices.
 */
import type { IsoDay } from '../time/local-date.ts';
import { isChecked } from '../workbook/check.ts';
import type { CellValue } from '../workbook/model.ts';
import { cellText } from './cell-text.ts';
import { dayInName } from './day-in-name.ts';
import { type ListColumns, listColumnsIn } from './list-columns.ts';
import { type ListHeading, type ReceivedSaid, readListHeading } from './list-heading.ts';
import type { ListPart } from './list-person.ts';
import { readListRows } from './list-rows.ts';
import { receivedOf, type Received } from './list-received.ts';
import { listTable } from './list-table.ts';
import type { ResponsesTable } from './response.ts';

export type { ListPart, ListPerson } from './list-person.ts';
export type { Received } from './list-received.ts';

export interface Sheet {
  readonly title: string;
  readonly rows: readonly (readonly CellValue[])[];
}

export interface ListFile {
  /** The file's name, for messages and as the source of what follows from it. */
  readonly name: string;
  /** Null: nobody can tell, and a person is asked. */
  readonly received: Received | null;
  /** One for each sheet that is a list, in their order. */
  readonly parts: readonly ListPart[];
  readonly table: ResponsesTable;
  /** Row of the sheet, from 1, of each row of the table. */
  readonly rowNumbers: readonly number[];
}

export interface ListFileOptions {
  /** What names the plan in the name of every file made for it, and may hold a day. */
  readonly planInName?: string | undefined;
  /** Days of the plan itself: in a file's name they say what the list is for, not when it came. */
  readonly planDays?: ReadonlySet<IsoDay> | undefined;
}

/** Null: no sheet of it is a list of one unit's people. */
export function readListFile(
  name: string,
  sheets: readonly Sheet[],
  options: ListFileOptions = {},
): ListFile | null {
  const read = sheets.flatMap((sheet) => partOf(sheet) ?? []);
  const filled = read.filter(
    ({ part, notices }) => part.people.length > 0 || part.saysNoStay || notices.length > 0,
  );
  const counted = filled.length > 0 ? filled : read.slice(0, 1);
  if (counted.length === 0) return null;
  const parts = counted.map(({ part }) => part);
  const { received, notices } = receivedOf(
    counted.flatMap(({ said }) => said),
    dayInName(name, options),
  );
  const { table, rowNumbers } = listTable(parts, received);
  const others = sheets.filter((sheet) => sheet.title !== CHOICES_SHEET && isUnread(sheet, read));
  const place = parts.length > 1 ? (sheet: string) => `, tab “${sheet}”` : () => '';
  const all = [
    ...notices.map((notice) => `Tệp danh sách “${name}”: ${notice}`),
    ...counted.flatMap(({ part, notices: own }) =>
      [...headingNotices(part), ...own].map(
        (notice) => `Tệp danh sách “${name}”${place(part.sheet)}: ${notice}`,
      ),
    ),
  ];
  if (others.length > 0)
    all.push(
      `Tệp danh sách “${name}”: không đọc ${tabsText(others)}, vì không có dòng tiêu đề của danh sách.`,
    );
  return {
    name,
    received,
    parts,
    table: { ...table, from: `tệp danh sách ${name}`, ...(all.length === 0 ? {} : { notices: all }) },
    rowNumbers,
  };
}

/** The same file with other people in it. */
export function withParts(list: ListFile, parts: readonly ListPart[]): ListFile {
  const { table, rowNumbers } = listTable(parts, list.received);
  return { ...list, parts, rowNumbers, table: { ...list.table, ...table } };
}

/** Of the template: what its cells offer to choose from. */
export const CHOICES_SHEET = 'Danh mục';

function isUnread({ title, rows }: Sheet, read: readonly PartRead[]): boolean {
  const isFilled = rows.some((cells) => cells.some((cell) => cellText(cell) !== ''));
  return isFilled && !read.some(({ part }) => part.sheet === title);
}

function tabsText(sheets: readonly Sheet[]): string {
  return `tab ${sheets.map(({ title }) => `“${title}”`).join(', ')}`;
}

interface PartRead {
  readonly part: ListPart;
  readonly said: readonly ReceivedSaid[];
  readonly notices: readonly string[];
}

function partOf({ title, rows }: Sheet): PartRead | null {
  const columns = listColumnsIn(rows);
  if (columns === null) return null;
  const heading = readListHeading(rows.slice(0, columns.headerRow));
  if (!heading.isLabelled && !isListOfOneUnit(columns, heading)) return null;
  const read = readListRows(rows, columns, heading.unitTyped);
  return {
    part: {
      sheet: title,
      unitTyped: heading.unitTyped,
      people: read.people,
      slots: columns.slots.map((slot) => slot.title),
      saysNoStay: heading.saysNoStay || read.saysNoStay,
      saysReplaces: heading.saysReplaces,
    },
    said: heading.received,
    notices: [
      ...(read.people.some((person) => person.unitTyped === '') ? [NO_UNIT] : []),
      ...heading.notices,
      ...read.notices,
    ],
  };
}

/**
 * Without the labels of a list a table is the Form's where its rows have times of sending, and somebody's roster of many units
 * where they have units and nothing above names one.
 */
function isListOfOneUnit(columns: ListColumns, { isTitled, unitTyped }: ListHeading): boolean {
  return isTitled && !columns.hasTimes && (unitTyped !== '' || columns.unit.length === 0);
}

const NO_UNIT =
  'phần đầu không ghi đơn vị nào. Đề nghị ghi dòng “Đơn vị: …” rồi đồng bộ lại, hoặc chọn đơn vị ở tab “Cần xử lý”.';

/** What the office must ask the commune. */
function headingNotices({ people, slots, saysNoStay }: ListPart): readonly string[] {
  if (people.length === 0) return saysNoStay ? [] : [slots.length === 0 ? EMPTY : EMPTY_OF_STAY];
  const asks = people.some(({ answers }) => answers.some(isChecked));
  return saysNoStay && asks ? [BOTH_SAID] : [];
}

const EMPTY = 'không có đại biểu nào. Đề nghị hỏi lại đơn vị.';
const EMPTY_OF_STAY =
  'không có đại biểu nào và không ghi “Không đăng ký ăn, nghỉ”, nên chưa biết đơn vị báo gì. Đề nghị hỏi lại đơn vị.';
const BOTH_SAID =
  'ghi “Không đăng ký ăn, nghỉ” nhưng có người được đánh dấu ăn hoặc nghỉ. Đề nghị hỏi lại đơn vị.';

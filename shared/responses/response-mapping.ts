/**
 * The mapping file: says which column is what, where the titles do not (issue 2, point 4). Everything in it is
 * optional; what it does not name is recognised by its title.
 */
import * as z from 'zod/mini';
import { maskPhonesIn } from '../people/phone.ts';
import { cleanText } from '../text/vietnamese.ts';
import { ResponsesError } from './responses-error.ts';

/** A title, the second of repeated titles as "Họ và tên#2", or the position of the column from 1. */
const ColumnRef = z.union([z.string().check(z.minLength(1)), z.int().check(z.positive())]);
/** Several columns: their texts are joined (a unit chosen in one of several questions, two phone columns). */
const ColumnRefs = z.union([ColumnRef, z.array(ColumnRef).check(z.minLength(1))]);

const Mapping = z.strictObject({
  timestamp: z.optional(ColumnRef),
  unit: z.optional(ColumnRefs),
  /** Null: no column holds the class. */
  class: z.optional(z.nullable(ColumnRefs)),
  /** Given, these are all blocks there are. */
  delegates: z.optional(
    z
      .array(
        z.strictObject({
          name: ColumnRefs,
          position: z.optional(ColumnRefs),
          phone: z.optional(ColumnRefs),
          role: z.optional(ColumnRefs),
          note: z.optional(ColumnRefs),
          /** What the block's own title says of the role, e.g. "Lãnh đạo UBND". */
          roleTitle: z.optional(z.string()),
        }),
      )
      .check(z.minLength(1)),
  ),
  /** P42: questions whose answers are about a duty of the plan, by the duty's key. */
  answers: z.optional(z.record(z.string(), ColumnRefs)),
  /** How 06/05/2026 is read where the column of timestamps leaves it open. */
  dateOrder: z.optional(z.enum(['dmy', 'mdy'])),
  /** Title of the sheet of an .xlsx file that holds the responses. */
  sheet: z.optional(z.string()),
});

export type ResponseMapping = z.infer<typeof Mapping>;
export type ColumnReference = z.infer<typeof ColumnRefs>;

/** Checks a mapping as parsed from JSON; all that is wrong is named at once. */
export function readMapping(value: unknown): ResponseMapping {
  const parsed = Mapping.safeParse(value);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => {
    const path = issue.path.join('.') || 'cả tệp';
    return issue.code === 'unrecognized_keys'
      ? `- ${path}: không có mục ${issue.keys.map((key) => `“${key}”`).join(', ')}`
      : `- ${path}: giá trị không đúng dạng`;
  });
  throw new ResponsesError(
    'mapping-invalid',
    `Tệp khai báo cột không đúng dạng:\n${wrong.join('\n')}\nMẫu đúng:\n${MAPPING_EXAMPLE}`,
  );
}

export const MAPPING_EXAMPLE = `{
  "timestamp": "Dấu thời gian",
  "unit": "Đơn vị",
  "class": "Lớp",
  "delegates": [
    { "name": "Họ và tên", "position": "Chức vụ", "phone": "Số điện thoại", "role": "Thành phần" },
    { "name": "Họ và tên#2", "position": "Chức vụ#2", "phone": "Số điện thoại#2", "roleTitle": "Công chức" }
  ],
  "answers": { "an-nghi": "Đăng ký ăn, nghỉ" },
  "dateOrder": "dmy"
}`;

/** The columns that a reference names, by position from 0. Refuses by name what is not there, or stands several times. */
export function columnsOf(reference: ColumnReference, header: readonly string[]): number[] {
  const references = Array.isArray(reference) ? reference : [reference];
  return references.map((one) => columnOf(one, header));
}

/** Does the table have every column that the mapping names? */
export function fitsMapping(mapping: ResponseMapping, header: readonly string[]): boolean {
  const { timestamp, unit, class: ofClass, delegates = [], answers = {} } = mapping;
  const ofDelegates = delegates.flatMap(({ name, position, phone, role, note }) => [
    name,
    position,
    phone,
    role,
    note,
  ]);
  const named = [timestamp, unit, ofClass, ...ofDelegates, ...Object.values(answers)];
  try {
    for (const one of named) if (one !== undefined && one !== null) columnsOf(one, header);
    return true;
  } catch (error) {
    if (error instanceof ResponsesError) return false;
    throw error;
  }
}

function columnOf(reference: string | number, header: readonly string[]): number {
  if (typeof reference === 'number') {
    if (reference <= header.length) return reference - 1;
    throw unknownColumn(`cột số ${reference}`, header);
  }
  const found = positionsOf(reference, header);
  if (found.length === 1) return found[0] as number;
  const numbered = /^(.*)#(\d+)$/s.exec(reference);
  if (found.length === 0 && numbered !== null) {
    const column = positionsOf(numbered[1] as string, header)[Number(numbered[2]) - 1];
    if (column !== undefined) return column;
  }
  if (found.length === 0) throw unknownColumn(`“${reference}”`, header);
  throw new ResponsesError(
    'mapping-unknown-column',
    `Tệp khai báo cột nêu “${reference}” nhưng bảng có ${found.length} cột cùng tên (cột ${found
      .map((column) => column + 1)
      .join(', ')}). Đề nghị ghi rõ, ví dụ “${reference}#2” cho cột thứ hai, hoặc ghi số thứ tự của cột.`,
  );
}

function positionsOf(title: string, header: readonly string[]): number[] {
  const wanted = cleanText(title).toLowerCase();
  return header.flatMap((seen, column) => (cleanText(seen).toLowerCase() === wanted ? [column] : []));
}

/** How a mapping names this column, so that it means no other. */
export function referenceTo(column: number, header: readonly string[]): string | number {
  const title = cleanText(header[column] ?? '');
  if (title === '') return column + 1;
  const same = positionsOf(title, header);
  return same.length > 1 ? `${title}#${same.indexOf(column) + 1}` : title;
}

/** A mapping as it is written into its file, for messages. */
export function mappingText(mapping: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(mapping, null, 2);
}

function unknownColumn(what: string, header: readonly string[]): ResponsesError {
  return new ResponsesError(
    'mapping-unknown-column',
    `Tệp khai báo cột nêu ${what} nhưng bảng không có cột này. Đề nghị sửa tệp khai báo. Các cột có trong bảng:\n${listHeader(header)}`,
  );
}

/** The titles seen, numbered by column, for messages. */
export function listHeader(header: readonly string[]): string {
  return header
    .map((title, column) => `  ${column + 1}. ${maskPhonesIn(shorten(cleanText(title))) || '(để trống)'}`)
    .slice(0, TITLES_SHOWN_MAX)
    .concat(header.length > TITLES_SHOWN_MAX ? [`  … và ${header.length - TITLES_SHOWN_MAX} cột nữa`] : [])
    .join('\n');
}

const TITLES_SHOWN_MAX = 60;
const TITLE_LENGTH_MAX = 120;

function shorten(title: string): string {
  return title.length > TITLE_LENGTH_MAX ? `${title.slice(0, TITLE_LENGTH_MAX)}…` : title;
}

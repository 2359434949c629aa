/**
 * Turns the rows of the responses table into responses and delegates (R0, R1). The order in which rows stand never
 * changes the result, except for the row numbers in it.
 *
 * Choices where the rules are silent:
 * - blank rows at the end are no rows; a blank row elsewhere is a row, reported as `no_delegate` (its copies are identical);
 * - a row with neither a delegate nor a time is reported once, as `no_delegate`;
 * - a name without any letter or digit ("…", "--") is blank like "-";
 * - a block without a name is reported where it holds a position or phone other than those same words for nothing.
 */
import { maskPhones } from '../people/mask-phones.ts';
import { maskPhonesIn } from '../people/phone.ts';
import { plainKey, toneKey } from '../text/vietnamese.ts';
import type { CellValue } from '../workbook/model.ts';
import { cellText, comparedText } from './cell-text.ts';
import type { DelegateBlock } from './delegate-blocks.ts';
import { isNothing } from './nothing-text.ts';
import type { HeaderReading } from './read-header.ts';
import type { Delegate, ReadResponses, Response, ResponsesTable, RowProblem, RowSays } from './response.ts';
import { compareResponses } from './response-order.ts';
import type { DateOrder } from '../time/timestamp-text.ts';
import { readTimestamps } from './timestamps.ts';

export interface ReadResponsesOptions {
  /** How 06/05/2026 is read where the column leaves it open. */
  readonly dateOrder?: DateOrder | undefined;
  /** The tab of the plan in which staff may say it. */
  readonly planTab?: string | undefined;
}

/** Throws `ResponsesError` where the column of timestamps cannot be read without knowing its date order. */
export function readResponses(
  table: ResponsesTable,
  header: HeaderReading,
  options: ReadResponsesOptions = {},
): ReadResponses {
  const rows = withoutBlankEnd(table.rows);
  const instants = readTimestamps(
    rows.map((row) => row[header.timestamp] ?? null),
    { ...options, timeZone: table.timeZone },
  );
  const seen = new Set<string>();
  const responses: Response[] = [];
  const rowProblems: RowProblem[] = [];
  rows.forEach((cells, index) => {
    const cellTexts = comparedTexts(cells, table.header.length);
    const identity = cellTexts.join('\u0000');
    if (seen.has(identity)) return;
    seen.add(identity);
    const row = index + 1;
    const { delegates, problems } = delegatesOf(cells, header, row);
    const says = saysOf(cells, header);
    rowProblems.push(...problems.map((problem) => ({ ...problem, says })));
    const submittedAt = instants[index] ?? null;
    if (delegates.length === 0) rowProblems.push({ ...noDelegate(row, cellTexts), says });
    else if (submittedAt === null) rowProblems.push({ ...noTime(row, cells[header.timestamp]), says });
    else {
      responses.push({
        row,
        sourceId: table.ids?.[index] ?? null,
        submittedAt,
        cellTexts,
        ...answersOf(cells, header),
        unitTyped: unitTypedIn(cells, header),
        classTyped: joined(cells, header.class),
        delegates,
      });
    }
  });
  return {
    responses: responses.sort(compareResponses),
    identicalRows: rows.length - seen.size,
    rowProblems,
    rows: rows.length,
  };
}

/** Of a form that asks about nothing but seats no field is made. */
function answersOf(cells: readonly CellValue[], header: HeaderReading): Pick<Response, 'answers'> {
  const answers = [...header.answers].flatMap(([duty, columns]): readonly (readonly [string, string])[] => {
    const text = joined(cells, columns);
    return text === '' ? [] : [[duty, text]];
  });
  return answers.length === 0 ? {} : { answers: Object.fromEntries(answers) };
}

function saysOf(cells: readonly CellValue[], header: HeaderReading): RowSays {
  const ofBlocks = (part: 'name' | 'position' | 'phone') =>
    maskPhones(
      joined(
        cells,
        header.blocks.flatMap((block) => block[part]),
      ),
    );
  return {
    names: ofBlocks('name'),
    unitTyped: maskPhones(joined(cells, header.unit)),
    position: ofBlocks('position'),
    phoneText: ofBlocks('phone'),
  };
}

function withoutBlankEnd(rows: readonly (readonly CellValue[])[]): readonly (readonly CellValue[])[] {
  const end = rows.findLastIndex((cells) => cells.some((cell) => cellText(cell) !== ''));
  return rows.slice(0, end + 1);
}

/** As many as there are titles; cells beyond them only where they hold something. */
function comparedTexts(cells: readonly CellValue[], columns: number): string[] {
  const texts = cells.map(comparedText);
  while (texts.length > columns && texts.at(-1) === '') texts.pop();
  while (texts.length < columns) texts.push('');
  return texts;
}

function delegatesOf(cells: readonly CellValue[], header: HeaderReading, row: number) {
  const delegates: Delegate[] = [];
  const problems: RowProblem[] = [];
  header.blocks.forEach((block, index) => {
    const fullName = nameIn(cells, block);
    const position = joined(cells, block.position);
    const phoneText = joined(cells, block.phone);
    if (!isNothing(fullName)) {
      delegates.push({
        delegate: delegates.length + 1,
        fullName,
        position,
        phoneText,
        roleTyped: joined(cells, block.role),
        roleTitle: block.roleTitle,
        note: joined(cells, block.note),
        ...(header.organisation === undefined ? {} : { organisation: joined(cells, header.organisation) }),
      });
    } else if (!isNothing(position) || !isNothing(phoneText)) {
      problems.push(withoutName(row, block, index, header, { position, phoneText }));
    }
  });
  return { delegates, problems };
}

/** The parts of a name one after the other; a name asked for anew once, where both questions say the same. */
function nameIn(cells: readonly CellValue[], { name, isNameSplit }: DelegateBlock): string {
  const texts = name.map((column) => cellText(cells[column])).filter((text) => text !== '');
  if (texts.length < 2 || isNameSplit) return texts.join(' ');
  const filled = texts.filter((text) => !isNothing(text));
  const keys = filled.map(toneKey);
  return filled.filter((_, index) => keys.indexOf(keys[index] ?? '') === index).join(' ') || (texts[0] ?? '');
}

/** The unit typed beside the list where the list says "Khác" or nothing; where the two differ, both, so that a person sees it. */
function unitTypedIn(cells: readonly CellValue[], { unit, otherUnit }: HeaderReading): string {
  const chosen = joined(cells, unit);
  if (otherUnit.length === 0) return chosen;
  const typed = joined(cells, otherUnit);
  if (isNothing(typed)) return chosen;
  if (isNothing(chosen) || SAYS_OTHER.test(plainKey(chosen))) return typed;
  return plainKey(chosen) === plainKey(typed) ? chosen : `${chosen}; ${typed}`;
}

const SAYS_OTHER =
  /^[^a-z]*(?:(?:muc|don vi|xa[^a-z]+phuong|xa|phuong|dia phuong|co quan|(?:lua|tuy) chon|option)? ?khac(?:[^a-z]+(?:xin |vui long |de nghi )?ghi (?:ro|ten|ben|o).*)?|others?|(?:khong|chua) (?:tim )?(?:co|thay)(?: (?:ten )?trong (?:danh sach|ds).*)?|ngoai (?:danh sach|ds))[^a-z]*$/;

/** The texts of the columns, each once, blank ones left out. */
function joined(cells: readonly CellValue[], columns: readonly number[], separator = '; '): string {
  if (columns.length === 1) return cellText(cells[columns[0] as number]);
  const texts = columns.map((column) => cellText(cells[column])).filter((text) => text !== '');
  return [...new Set(texts)].join(separator);
}

function noDelegate(row: number, cellTexts: readonly string[]): RowProblem {
  const isBlank = cellTexts.every((text) => text === '');
  const detail = isBlank
    ? 'Dòng trống giữa bảng. Đề nghị xóa dòng nếu không cần.'
    : 'Dòng này không ghi họ tên đại biểu nào. Đề nghị kiểm tra với đơn vị.';
  return { row, problem: 'no_delegate', detail };
}

function noTime(row: number, cell: CellValue | undefined): RowProblem {
  const text = cellText(cell);
  const came = text === '' ? 'ô để trống' : `“${maskPhonesIn(text.slice(0, SHOWN_LENGTH_MAX))}”`;
  return {
    row,
    problem: 'no_time',
    detail: `Không đọc được thời điểm gửi (${came}); cần dạng 06/05/2026 14:05:11. Đề nghị sửa ô thời điểm gửi.`,
  };
}

const SHOWN_LENGTH_MAX = 60;

function withoutName(
  row: number,
  block: DelegateBlock,
  index: number,
  header: HeaderReading,
  { position, phoneText }: { position: string; phoneText: string },
): RowProblem {
  const what = [isNothing(position) ? null : 'chức vụ', isNothing(phoneText) ? null : 'số điện thoại'];
  const title = header.titles[block.name[0] ?? -1]?.replace(/\s+/g, ' ').trim() ?? '';
  return {
    row,
    problem: 'delegate_without_name',
    detail:
      `Đại biểu thứ ${index + 1} có ${what.filter((word) => word !== null).join(' và ')} nhưng ô “${title}” không có ` +
      'họ tên, nên không được ghi là đại biểu. Đề nghị hỏi lại đơn vị.',
  };
}

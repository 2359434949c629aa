/** The Form's table and the lists that communes sent, as one reading under one account (P43). */
import type { Role } from '../people/role.ts';
import type { ListFile } from './list-file.ts';
import { readHeader } from './read-header.ts';
import { readResponses } from './read-responses.ts';
import { compareResponses } from './response-order.ts';
import type { ReadResponses } from './response.ts';

export function withLists(
  form: ReadResponses,
  lists: readonly ListFile[],
  roles: readonly Role[],
): ReadResponses {
  if (lists.length === 0) return form;
  const all = [form, ...lists.map((list) => readList(list, roles))];
  return {
    responses: all.flatMap(({ responses }) => responses).sort(compareResponses),
    identicalRows: sumOf(all, ({ identicalRows }) => identicalRows),
    rowProblems: all.flatMap(({ rowProblems }) => rowProblems),
    rows: sumOf(all, ({ rows }) => rows),
  };
}

/** Rows are those of the sheet, as whoever opens the file counts them. */
function readList({ name, table, rowNumbers }: ListFile, roles: readonly Role[]): ReadResponses {
  // A list has no times but the day of its receipt, which is a date cell.
  const read = readResponses(table, readHeader(table.header, roles, undefined, table.rows), {
    dateOrder: 'dmy',
  });
  const placed = <Item extends { readonly row: number }>(item: Item): Item & { readonly place: string } => {
    const row = rowNumbers[item.row - 1] ?? item.row;
    return { ...item, row, place: `dòng ${row} của danh sách “${name}”` };
  };
  return {
    ...read,
    responses: read.responses.map((response) => ({ ...placed(response), list: name })),
    rowProblems: read.rowProblems.map((one) =>
      placed(one.problem === 'no_time' ? { ...one, detail: NO_DAY } : one),
    ),
  };
}

/** A row of a list has no time of its own. */
const NO_DAY =
  'Danh sách chưa có “Ngày nhận” đọc được nên chưa biết gửi lúc nào. Đề nghị ghi ngày cơ quan nhận vào ô “Ngày nhận” của tệp rồi đồng bộ lại.';

function sumOf(all: readonly ReadResponses[], count: (one: ReadResponses) => number): number {
  return all.reduce((sum, one) => sum + count(one), 0);
}

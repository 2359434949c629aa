import type ExcelJS from 'exceljs';
import { LIST_SHELF_TITLE } from '#shared/workbook/marks.ts';
import type { ListShelf } from './xlsx-choices.ts';
import { columnLetters } from './xlsx-references.ts';

/** Long lists stand in a hidden sheet of ours, one per column, laid out anew with each write. */
export function makeListShelf(workbook: ExcelJS.Workbook): ListShelf {
  const former = workbook.getWorksheet(LIST_SHELF_TITLE);
  if (former !== undefined && former.rowCount > 0) former.spliceRows(1, former.rowCount);
  let sheet = former;
  const ranges = new Map<string, string>();
  return {
    put(list) {
      const name = JSON.stringify(list);
      const known = ranges.get(name);
      if (known !== undefined) return known;
      sheet ??= workbook.addWorksheet(LIST_SHELF_TITLE);
      sheet.state = 'veryHidden';
      const column = ranges.size + 1;
      list.forEach((item, at) => {
        (sheet as ExcelJS.Worksheet).getCell(at + 1, column).value = item;
      });
      const letters = columnLetters(column);
      const range = `'${LIST_SHELF_TITLE}'!$${letters}$1:$${letters}$${list.length}`;
      ranges.set(name, range);
      return range;
    },
  };
}

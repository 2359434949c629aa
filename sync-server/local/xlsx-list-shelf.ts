import type ExcelJS from 'exceljs';
import type { ListShelf } from './xlsx-choices.ts';
import { columnLetters } from './xlsx-references.ts';

const SHELF_TITLE = '_SoLop.list';

/** Long lists stand in a hidden sheet of ours, one per column, laid out anew with each write. */
export function makeListShelf(workbook: ExcelJS.Workbook): ListShelf {
  const former = workbook.getWorksheet(SHELF_TITLE);
  if (former !== undefined && former.rowCount > 0) former.spliceRows(1, former.rowCount);
  let sheet = former;
  const ranges = new Map<string, string>();
  return {
    put(list) {
      const name = JSON.stringify(list);
      const known = ranges.get(name);
      if (known !== undefined) return known;
      sheet ??= workbook.addWorksheet(SHELF_TITLE);
      sheet.state = 'veryHidden';
      const column = ranges.size + 1;
      list.forEach((item, at) => {
        (sheet as ExcelJS.Worksheet).getCell(at + 1, column).value = item;
      });
      const letters = columnLetters(column);
      const range = `'${SHELF_TITLE}'!$${letters}$1:$${letters}$${list.length}`;
      ranges.set(name, range);
      return range;
    },
  };
}

export function isOwnSheet(title: string, storeTitle: string): boolean {
  return title === SHELF_TITLE || title === storeTitle;
}

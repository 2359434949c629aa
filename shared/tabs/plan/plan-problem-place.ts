import { ASSIGNMENT_TAB, CLASSES_TAB, PLAN_TAB } from '../../workbook/keys.ts';
import type { CellValue, Column, TabSnapshot, WorkbookSnapshot } from '../../workbook/model.ts';
import { plainText } from '../../workbook/plain-text.ts';
import { cellClassCode } from './plan-cells.ts';
import type { PlanTabProblem } from './plan-tab-rows.ts';
import { ASSIGNMENT_COLUMNS, CLASSES_COLUMNS, PLAN_COLUMNS } from './plan-tabs.ts';

/**
 * A finding of the plan's tabs as a line for the terminal: tab, row by what it is about, column by its title, what stands
 * there, and what was expected. “Danh sách lớp”, lớp 04, cột “Ngày học”: “30/02/2026” – …
 */
export function planProblemPlace(problem: PlanTabProblem, { tabs }: WorkbookSnapshot): string {
  const tab = tabs.find((one) => one.key === problem.tab);
  if (tab === undefined && problem.row === null) return problem.message;
  const row = tab === undefined ? '' : rowWords(problem, tab);
  const column = COLUMNS[problem.tab]?.find((one) => one.key === problem.column)?.title;
  const place = [
    `“${tab?.title ?? TITLES[problem.tab] ?? problem.tab}”`,
    ...(row === '' ? [] : [row]),
    ...(column === undefined ? [] : [`cột “${column}”`]),
  ];
  const value = problem.value === '' ? 'để trống' : `“${problem.value}”`;
  return `${place.join(', ')}: ${value} – ${problem.message}`;
}

const COLUMNS: Readonly<Record<string, readonly Column[]>> = {
  [PLAN_TAB]: PLAN_COLUMNS,
  [CLASSES_TAB]: CLASSES_COLUMNS,
  [ASSIGNMENT_TAB]: ASSIGNMENT_COLUMNS,
};

const TITLES: Readonly<Record<string, string>> = {
  [PLAN_TAB]: 'Kế hoạch',
  [CLASSES_TAB]: 'Danh sách lớp',
  [ASSIGNMENT_TAB]: 'Phân lớp',
};

function rowWords({ tab: key, row, index }: PlanTabProblem, tab: TabSnapshot): string {
  const found = tab.rows.find((one) => one.key !== null && one.key === row) ?? tab.rows[index ?? -1];
  const cell = (column: string): CellValue => found?.cells[tab.columns.indexOf(column)] ?? null;
  if (key === PLAN_TAB) return plainText(cell('item'));
  if (key === ASSIGNMENT_TAB) return plainText(cell('unit')) || plainText(cell('typed'));
  const code = cellClassCode(cell('code'));
  return code === '' ? '' : `lớp ${code}`;
}

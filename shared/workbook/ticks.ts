import type { CellValue, Row, Tab } from './model.ts';

/** The tabs as wanted, a box that a new row begins with ticked as this workbook writes it. */
export function withTicks(tabs: readonly Tab[], tick: CellValue | undefined): readonly Tab[] {
  if (tick === undefined) return tabs;
  return tabs.map((tab) => {
    const boxes = tab.columns.filter(({ kind }) => kind === 'check').map(({ key }) => key);
    return boxes.length === 0 ? tab : { ...tab, rows: tab.rows.map((row) => ticked(row, boxes, tick)) };
  });
}

function ticked(row: Row, boxes: readonly string[], tick: CellValue): Row {
  const { staffInitial } = row;
  if (staffInitial === undefined) return row;
  const marks = boxes.filter((column) => staffInitial[column] === true).map((column) => [column, tick]);
  return marks.length === 0
    ? row
    : { ...row, staffInitial: { ...staffInitial, ...Object.fromEntries(marks) } };
}

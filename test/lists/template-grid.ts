/** The template as a sheet's cells, and what people do to it before they send it back. */
import { listTemplate, type ListTemplate } from '#shared/lists/list-template.ts';
import type { DutyPlan } from '#shared/plan/duty-plan.ts';
import type { CellValue } from '#shared/workbook/model.ts';

export type Grid = CellValue[][];

export const LONG_PHU = { code: '31639', name: 'Xã Long Phú' } as const;

export function templateOf(plan: DutyPlan, unit: { code: string; name: string } = LONG_PHU): ListTemplate {
  const template = listTemplate(plan, unit);
  if (template === null) throw new Error(`nobody is asked of ${unit.name}`);
  return template;
}

/** As a file is read: a merged block says the same in all of its cells, a count is its result. */
export function gridOf({ cells, columns }: ListTemplate): Grid {
  const rows = Math.max(...cells.map(({ toRow }) => toRow));
  const grid: Grid = Array.from({ length: rows }, () => columns.map(() => null));
  for (const { row, column, toRow, toColumn, value } of cells) {
    for (let at = row; at <= toRow; at++) {
      for (let across = column; across <= toColumn; across++)
        (grid[at - 1] ?? [])[across - 1] = typeof value === 'object' && value !== null ? 0 : value;
    }
  }
  return grid;
}

/** What a person of the list writes, by the keys of the template's columns. */
export type Written = Readonly<Record<string, CellValue>>;

export function filled(template: ListTemplate, people: readonly Written[], received: CellValue = null): Grid {
  const grid = gridOf(template);
  people.forEach((person, at) => {
    const row = grid[template.personRows[0] - 1 + at] ?? [];
    template.columns.forEach(({ key }, column) => {
      if (person[key] !== undefined) row[column] = person[key];
    });
  });
  if (received !== null) answer(grid, 'Ngày nhận', received);
  return grid;
}

/** Writes beside a label of the heading. */
export function answer(grid: Grid, label: string, value: CellValue): void {
  const row = grid.find((cells) => cells.some((cell) => typeof cell === 'string' && cell.startsWith(label)));
  const own = row?.[0];
  const at = row?.findIndex((cell) => cell !== own) ?? -1;
  if (row === undefined || at < 0) throw new Error(`no place beside “${label}”`);
  row[at] = value;
}

export function withColumnsMoved(grid: Grid, order: readonly number[]): Grid {
  return grid.map((row) => order.map((column) => row[column] ?? null));
}

import type { CellValue } from './model.ts';

/** What a reader recognises a row by: the first things it says. Null: nothing of the kind. */
export function rowLabel(cells: Readonly<Record<string, CellValue>>): string | null {
  const parts = ['name', 'unit', 'role', 'item', 'title', 'period', 'class', 'code']
    .map((column) => cells[column] ?? null)
    .filter((value) => typeof value === 'string');
  return parts.length === 0 ? null : parts.slice(0, 3).join(', ');
}

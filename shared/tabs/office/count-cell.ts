import { type CellReading, isBlank } from '../../programme/progress-cell.ts';
import type { CellValue } from '../../workbook/model.ts';

/** A whole number of people, classes or units: 1235, "1.235", "1 235". */
export function countCell(value: CellValue): CellReading<number> {
  if (isBlank(value)) return { value: null, unreadable: null };
  const count = countOf(value);
  return count === null ? { value: null, unreadable: String(value) } : { value: count, unreadable: null };
}

function countOf(value: CellValue): number | null {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 ? value : null;
  const digits = typeof value === 'string' ? value.replace(/[.\s\u00a0](?=\d{3}(?:\D|$))/g, '').trim() : '';
  return /^\d{1,12}$/.test(digits) ? Number(digits) : null;
}

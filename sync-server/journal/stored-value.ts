import type { CellValue } from '#shared/workbook/model.ts';

/**
 * A cell as the journal keeps it: JSON, so that true, 1 and "1" stay different and control characters survive;
 * SQL's NULL is "no cell" (undefined), JSON's null an empty one. Read back by stored-rows.ts.
 */
export function encodeValue(value: CellValue | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

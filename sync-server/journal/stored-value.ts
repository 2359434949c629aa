import type { CellValue } from '#shared/workbook/model.ts';

/**
 * A cell as the journal keeps it: JSON, so that true, 1 and "1" stay different and control characters survive;
 * SQL's NULL is "no cell" (undefined), JSON's null an empty one.
 */
export function encodeValue(value: CellValue | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

export function decodeValue(stored: unknown): CellValue | undefined {
  return stored === null || stored === undefined ? undefined : (JSON.parse(stored as string) as CellValue);
}

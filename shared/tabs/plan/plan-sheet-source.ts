import { isEmptyCell } from '../../workbook/cell-value.ts';
import type { KeyForm } from '../../workbook/key-form.ts';
import type { CellValue, TabSnapshot } from '../../workbook/model.ts';
import { HEADER_ROW } from '../../workbook/keys.ts';

/** A row of one of the plan's tabs as staff left it. */
export interface SourceRow {
  /** Null: staff added it and it has no key yet. */
  readonly key: string | null;
  /** Position among the snapshot's rows. */
  readonly index: number;
  readonly values: Readonly<Record<string, CellValue>>;
}

/**
 * The rows that hold something, in the order they stand: those with a key of one of the forms, and
 * below the heading those without a key. A row that staff emptied says nothing, like a row they deleted.
 */
export function sourceRows(
  tab: TabSnapshot,
  columns: readonly string[],
  forms: readonly KeyForm<readonly [string]>[],
): readonly SourceRow[] {
  const header = tab.rows.findIndex((row) => row.key === HEADER_ROW);
  const positions = columns.map((column) => [column, tab.columns.indexOf(column)] as const);
  return tab.rows.flatMap((row, index): readonly SourceRow[] => {
    const isOurs = row.key !== null && forms.some((form) => form.is(row.key ?? ''));
    const isAdded = row.key === null && header >= 0 && index > header;
    if (!isOurs && !isAdded) return [];
    const filled = positions.flatMap(([column, position]): readonly [string, CellValue][] => {
      const value = row.cells[position] ?? null;
      return isEmptyCell(value) || (typeof value === 'string' && value.trim() === '')
        ? []
        : [[column, value]];
    });
    return filled.length === 0 ? [] : [{ key: row.key, index, values: Object.fromEntries(filled) }];
  });
}

/** The wanted key, or where the tab already has it, the first free one made from the stem. */
export function freeKey(wanted: string | null, stem: string, taken: Set<string>): string {
  let key = wanted ?? `${stem}-1`;
  for (let count = 2; taken.has(key); count++) key = `${stem}-${count}`;
  taken.add(key);
  return key;
}

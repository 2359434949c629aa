import type { CellValue, Column, Row, RowKind } from './model.ts';
import { HEADER_ROW } from './keys.ts';

/** A row of one text, in the first column; it runs on over the empty cells beside it. */
export function textRow(key: string, kind: RowKind, column: string, text: string, link?: string): Row {
  return {
    key,
    kind,
    cells: { [column]: text },
    ...(link === undefined ? {} : { links: { [column]: link } }),
  };
}

/** The column titles as a row, staff's columns included. */
export function headerRow(columns: readonly Column[]): Row {
  const cells: Record<string, CellValue> = {};
  for (const { key, title } of columns) cells[key] = title;
  return { key: HEADER_ROW, kind: 'header', cells };
}

import type { CellFormat, CellValue, Row } from '../../workbook/model.ts';
import type { SummaryUse } from './summary-tab.ts';

/** A row of a section of `Tổng hợp`, by what its cells are. */
export interface SummaryRow {
  readonly key: string;
  readonly kind: Row['kind'];
  readonly label?: string;
  readonly date?: CellValue;
  readonly text?: string;
  readonly rate?: CellValue;
  readonly counts?: readonly CellValue[];
  /** Runs on over the columns behind the counts of the roles. */
  readonly lead?: string;
  readonly note?: string;
  readonly link?: string;
}

/** Every row says its own formats, since the columns are those of the classes. */
export function summaryRow(key: string, row: SummaryRow, columns: SummaryUse): Row {
  const cells: Record<string, CellValue> = {};
  const formats: Record<string, CellFormat> = {};
  const isTable = row.kind === 'data' || row.kind === 'total';
  const put = (column: string | undefined, value: CellValue | undefined, format: CellFormat): void => {
    if (column === undefined || value === undefined || value === null) return;
    cells[column] = value;
    // Text outside a table runs on over the empty cells beside it, and only as long as it has no format of its own.
    if (isTable)
      formats[column] = typeof value === 'string' ? { ...format, kind: 'text', wrap: true } : format;
    else if (typeof value === 'number') formats[column] = format;
  };
  put(columns.label, row.label, { kind: 'text', align: 'center' });
  put(columns.date, row.date, { kind: isTable ? 'integer' : 'date', align: 'center' });
  put(columns.text, row.text, { kind: 'text', align: 'left' });
  put(columns.rate, row.rate, { kind: 'progress', align: 'center' });
  row.counts?.forEach((count, index) => {
    put(columns.counts[index], count, { kind: 'integer', align: 'center' });
  });
  put(columns.counts[columns.counts.length - COLUMNS_FOR_LEAD], row.lead, { kind: 'text' });
  put(columns.note, row.note, { kind: 'text' });
  const links = row.link === undefined ? {} : { links: { [columns.label]: row.link } };
  return { key, kind: row.kind, cells, formats, staffCells: [], ...links };
}

/** The counts behind those of the roles, whose room the lead agencies of a list take. */
const COLUMNS_FOR_LEAD = 6;

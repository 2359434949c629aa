import type { CellValue } from '#shared/workbook/model.ts';

/** A row of the journal does not hold what such a row always holds: somebody or something else wrote there. */
export class MisfitRow extends Error {
  /** `staff_values.value` */
  readonly place: string;
  constructor(place: string) {
    super(`unexpected content in ${place}`);
    this.name = 'MisfitRow';
    this.place = place;
  }
}

/** What a sync recorded is not what it sealed (seals.ts). */
export class BrokenSeal extends Error {
  readonly sync: number;
  readonly what: string;
  constructor({ sync, what }: { readonly sync: number; readonly what: string }) {
    super(`sync ${sync}: ${what} do not add up`);
    this.name = 'BrokenSeal';
    this.sync = sync;
    this.what = what;
  }
}

export type StoredRow = Readonly<Record<string, unknown>>;

/** Reads the columns of one table; whatever is not what was expected there is a `MisfitRow`. */
export class RowReader {
  private readonly table: string;

  constructor(table: string) {
    this.table = table;
  }

  text(row: StoredRow, column: string): string {
    const value = row[column];
    return typeof value === 'string' ? value : this.misfit(column);
  }

  textOrNull(row: StoredRow, column: string): string | null {
    return row[column] === null ? null : this.text(row, column);
  }

  number(row: StoredRow, column: string): number {
    const value = row[column];
    return typeof value === 'number' ? value : this.misfit(column);
  }

  numberOrNull(row: StoredRow, column: string): number | null {
    return row[column] === null ? null : this.number(row, column);
  }

  json(row: StoredRow, column: string): unknown {
    try {
      return JSON.parse(this.text(row, column));
    } catch {
      return this.misfit(column);
    }
  }

  cell(row: StoredRow, column: string): CellValue {
    const value = this.json(row, column);
    return isCellValue(value) ? value : this.misfit(column);
  }

  cells(row: StoredRow, column: string): readonly CellValue[] {
    const values = this.asList(this.json(row, column), column);
    return values.every(isCellValue) ? values : this.misfit(column);
  }

  record(row: StoredRow, column: string): StoredRow {
    return this.asRecord(this.json(row, column), column);
  }

  asRecord(value: unknown, column: string): StoredRow {
    return isRecord(value) ? value : this.misfit(column);
  }

  asList(value: unknown, column: string): readonly unknown[] {
    return Array.isArray(value) ? value : this.misfit(column);
  }

  misfit(column: string): never {
    throw new MisfitRow(`${this.table}.${column}`);
  }
}

function isRecord(value: unknown): value is StoredRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCellValue(value: unknown): value is CellValue {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

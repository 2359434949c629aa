/** What staff cells held at the end of a day: what was typed later never changes a day that is over. */
import { endOfDayMs, type IsoDay } from '../../time/local-date.ts';
import { ENTRY_ROW } from '../../workbook/keys.ts';
import type { CellValue } from '../../workbook/model.ts';
import type { CellVersion, StaffSheet } from '../../workbook/staff-sheet.ts';

export interface CellOn {
  readonly value: CellValue;
  /** When a sync first saw it; milliseconds since the epoch. */
  readonly seenAt: number;
}

/** The cells of one row as they stood at the end of a day; one that nothing was known of holds null. */
export class RowOn {
  private readonly sheet: StaffSheet;
  private readonly tab: string;
  private readonly end: number;
  readonly row: string;

  constructor(sheet: StaffSheet, tab: string, row: string, asOf: IsoDay) {
    this.sheet = sheet;
    this.tab = tab;
    this.row = row;
    this.end = endOfDayMs(asOf);
  }

  cell(column: string): CellOn {
    const known = this.versions(column).filter(({ seenAt }) => seenAt <= this.end);
    return known.at(-1) ?? { value: null, seenAt: 0 };
  }

  value(column: string): CellValue {
    return this.cell(column).value;
  }

  /** When the newest of what these cells say was first seen. */
  seenAt(columns: readonly string[]): number {
    return Math.max(0, ...columns.map((column) => this.cell(column).seenAt));
  }

  private versions(column: string): readonly CellVersion[] {
    // A row that staff added and deleted is taken back from then on; of a row of ours what was typed comes back with it.
    return ENTRY_ROW.is(this.row)
      ? this.sheet.versionsOfAdded(this.tab, this.row, column)
      : this.sheet.versions(this.tab, this.row, column);
  }
}

/** Beside a row: what could not be read, said in words. */
export class Problems {
  private readonly byRow = new Map<string, string[]>();

  say(row: string, text: string): void {
    const list = this.byRow.get(row);
    if (list === undefined) this.byRow.set(row, [text]);
    else list.push(text);
  }

  get all(): ReadonlyMap<string, readonly string[]> {
    return this.byRow;
  }
}

import { type IsoDay, serialOfDay } from '#shared/time/local-date.ts';
import type { InitialCells } from '#shared/workbook/initial-cells.ts';
import { ENTRY_ROW } from '#shared/workbook/keys.ts';
import type { CellValue } from '#shared/workbook/model.ts';

/** Cells that a demonstration begins with, as somebody would have typed them by a day. */
export class SampleCells implements InitialCells {
  private readonly tabs = new Map<string, Map<string, Readonly<Record<string, CellValue>>>>();
  readonly asOf: IsoDay;

  constructor(asOf: IsoDay) {
    this.asOf = asOf;
  }

  /** What is dated after the demonstration's day has not happened. */
  put(tab: string, row: string, on: IsoDay, cells: Readonly<Record<string, CellValue>>): void {
    if (on > this.asOf) return;
    const rows = this.tabs.get(tab) ?? new Map<string, Readonly<Record<string, CellValue>>>();
    this.tabs.set(tab, rows);
    rows.set(row, { ...rows.get(row), ...cells });
  }

  /** A row that staff add below the table. */
  add(tab: string, on: IsoDay, cells: Readonly<Record<string, CellValue>>): void {
    if (on > this.asOf) return;
    this.put(tab, ENTRY_ROW.of(String((this.tabs.get(tab)?.size ?? 0) + 1)), on, cells);
  }

  rows(tab: string): readonly string[] {
    return [...(this.tabs.get(tab)?.keys() ?? [])];
  }

  cell(tab: string, row: string, column: string): CellValue {
    return this.tabs.get(tab)?.get(row)?.[column] ?? null;
  }
}

export function dayCell(day: IsoDay): CellValue {
  return serialOfDay(day);
}

/** The first of them that knows the tab answers. */
export function bothCells(first: InitialCells, second: InitialCells): InitialCells {
  return {
    rows: (tab) => [...first.rows(tab), ...second.rows(tab)],
    cell: (tab, row, column) => first.cell(tab, row, column) ?? second.cell(tab, row, column),
  };
}

import { programme2026 } from '#shared/programme/programme-2026.ts';
import {
  type PlanProgrammeInput,
  type PlannedProgramme,
  planProgramme,
} from '#shared/tabs/programme/plan-programme.ts';
import type { InitialCells } from '#shared/workbook/initial-cells.ts';
import { RememberedCells, type StaffCell } from '#shared/workbook/remembered-cells.ts';
import { StaffSheet } from '#shared/workbook/staff-sheet.ts';
import { applyChanges } from '#shared/workbook/apply.ts';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import { type CellValue, type Change, type WorkbookSnapshot, staffCellsOf } from '#shared/workbook/model.ts';

/** A workbook with the programme's tabs, the staff who type in it, and the memory of what was seen: a sync in small. */
export class Office {
  snapshot: WorkbookSnapshot = { tabs: [], otherTitles: [] };
  changes: readonly Change[] = [];
  private remembered: readonly StaffCell[] = [];
  private readonly options: Partial<PlanProgrammeInput>;
  private readonly initial: InitialCells | undefined;

  constructor({ initial, ...options }: Partial<PlanProgrammeInput> & { initial?: InitialCells } = {}) {
    this.options = options;
    this.initial = initial;
  }

  sync(day: string, hour = '08'): PlannedProgramme {
    const nowMs = Date.parse(`${day}T${hour}:00:00+07:00`);
    const { snapshot, remembered } = this;
    const planned = planProgramme({
      sheet: new StaffSheet(snapshot, new RememberedCells(remembered), nowMs, this.initial),
      programme: programme2026(),
      classes: [],
      ...this.options,
    });
    const adopted = applyChanges(snapshot, planned.adopt);
    const memory = (tab: string, entity: string, column: string) => this.last(tab, entity, column);
    const written = (tab: string, row: string) => (this.known(tab, row) ? null : undefined);
    const { changes } = diffWorkbook({
      snapshot: adopted,
      wanted: planned.tabs,
      memory,
      lastWritten: written,
    });
    this.remember(adopted, planned, nowMs);
    this.snapshot = applyChanges(adopted, changes);
    this.changes = [...planned.adopt, ...changes];
    return planned;
  }

  cell(tab: string, row: string, column: string): CellValue {
    const found = this.tab(tab);
    return (
      found.rows.find((candidate) => candidate.key === row)?.cells[found.columns.indexOf(column)] ?? null
    );
  }

  type(tab: string, row: string, column: string, value: CellValue): void {
    this.edit(tab, (found) => ({
      ...found,
      rows: found.rows.map((candidate) =>
        candidate.key === row
          ? { ...candidate, cells: withCell(candidate.cells, found.columns.indexOf(column), value) }
          : candidate,
      ),
    }));
  }

  addRow(tab: string, cells: Readonly<Record<string, CellValue>>): void {
    this.edit(tab, (found) => ({
      ...found,
      rows: [
        ...found.rows,
        {
          key: null,
          cells: found.columns.map((column) => (column === null ? null : (cells[column] ?? null))),
        },
      ],
    }));
  }

  deleteRow(tab: string, row: string): void {
    this.edit(tab, (found) => ({ ...found, rows: found.rows.filter((candidate) => candidate.key !== row) }));
  }

  deleteTab(tab: string): void {
    this.snapshot = {
      ...this.snapshot,
      tabs: this.snapshot.tabs.filter((candidate) => candidate.key !== tab),
    };
  }

  rows(tab: string): readonly string[] {
    return this.tab(tab).rows.flatMap((row) => (row.key === null ? [] : [row.key]));
  }

  private tab(key: string): WorkbookSnapshot['tabs'][number] {
    const found = this.snapshot.tabs.find((candidate) => candidate.key === key);
    if (found === undefined) throw new Error(`no tab ${key}`);
    return found;
  }

  private edit(
    key: string,
    change: (tab: WorkbookSnapshot['tabs'][number]) => WorkbookSnapshot['tabs'][number],
  ): void {
    const tabs = this.snapshot.tabs.map((tab) => (tab.key === key ? change(tab) : tab));
    this.snapshot = { ...this.snapshot, tabs };
  }

  private last(tab: string, entity: string, column: string): CellValue {
    const versions = this.remembered.filter(
      (cell) => cell.tab === tab && cell.entity === entity && cell.column === column,
    );
    return versions.at(-1)?.value ?? null;
  }

  private known(tab: string, row: string): boolean {
    return this.remembered.some((cell) => cell.tab === tab && cell.entity === row);
  }

  /** What a journal does at the beginning of a sync. */
  private remember(snapshot: WorkbookSnapshot, planned: PlannedProgramme, seenAt: number): void {
    const cells: StaffCell[] = [...this.remembered];
    for (const tab of planned.tabs) {
      const found = snapshot.tabs.find((candidate) => candidate.key === tab.key);
      for (const row of tab.rows) {
        const there = found?.rows.find((candidate) => candidate.key === row.key);
        if (found === undefined || there === undefined) continue;
        for (const column of staffCellsOf(row, tab.columns)) {
          const value = there.cells[found.columns.indexOf(column)] ?? null;
          if (this.last(tab.key, row.key, column) !== value)
            cells.push({ tab: tab.key, entity: row.key, column, value, seenAt, by: null });
        }
      }
    }
    this.remembered = cells;
  }
}

function withCell(cells: readonly CellValue[], at: number, value: CellValue): readonly CellValue[] {
  const next = [...cells];
  while (next.length <= at) next.push(null);
  next[at] = value;
  return next;
}

/**
 * Values by where a cell stands: tab, row (or what the row is about) and column. The three keys stay apart, so that no
 * text in one of them can be taken for the end of another.
 */
export class CellMap<Value> {
  private readonly tabs = new Map<string, Map<string, Map<string, Value>>>();

  get(tab: string, row: string, column: string): Value | undefined {
    return this.tabs.get(tab)?.get(row)?.get(column);
  }

  set(tab: string, row: string, column: string, value: Value): void {
    let rows = this.tabs.get(tab);
    if (rows === undefined) this.tabs.set(tab, (rows = new Map<string, Map<string, Value>>()));
    let cells = rows.get(row);
    if (cells === undefined) rows.set(row, (cells = new Map<string, Value>()));
    cells.set(column, value);
  }

  /** The tabs of which anything is known, in the order first set. */
  tabKeys(): Iterable<string> {
    return this.tabs.keys();
  }

  hasTab(tab: string): boolean {
    return this.tabs.has(tab);
  }

  hasRow(tab: string, row: string): boolean {
    return this.tabs.get(tab)?.has(row) === true;
  }

  /** The rows of a tab of which anything is known, in the order first set. */
  rows(tab: string): Iterable<string> {
    return this.tabs.get(tab)?.keys() ?? [];
  }

  /** By tab, then row, then column, each in the order first set. */
  *entries(): Iterable<readonly [tab: string, row: string, column: string, value: Value]> {
    for (const [tab, rows] of this.tabs) {
      for (const [row, cells] of rows) {
        for (const [column, value] of cells) yield [tab, row, column, value];
      }
    }
  }
}

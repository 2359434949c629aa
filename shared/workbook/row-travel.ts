import type { CellValue, Row, Tab } from './model.ts';
import { entityOfWanted } from './new-row-cells.ts';
import type { TabPlanner } from './tab-planner.ts';

/** A row that leaves one tab and appears in another, with what staff typed in it. */
export interface Traveller {
  cell(column: string): CellValue;
  /** From now on the old row's staff cells stand there too, so the old row may go. */
  arrivedAs(cell: (column: string) => CellValue): void;
}

/** Which wanted rows find what staff typed in a row that another tab of the same circle no longer wants. */
export function assignTravellers(
  tabs: readonly Tab[],
  planners: ReadonlyMap<string, TabPlanner>,
): ReadonlyMap<Row, Traveller> {
  const leaving = new Map<string, { planner: TabPlanner; key: string }>();
  for (const tab of tabs) {
    const planner = planners.get(tab.key);
    if (planner === undefined || tab.rowsTravelWithin === undefined) continue;
    for (const [entity, key] of planner.leavingRows()) {
      const name = nameOf(tab.rowsTravelWithin, entity);
      if (!leaving.has(name)) leaving.set(name, { planner, key });
    }
  }
  const travellers = new Map<Row, Traveller>();
  if (leaving.size === 0) return travellers;
  for (const tab of tabs) {
    if (tab.rowsTravelWithin === undefined) continue;
    for (const row of planners.get(tab.key)?.arrivingRows() ?? (planners.has(tab.key) ? [] : tab.rows)) {
      const name = nameOf(tab.rowsTravelWithin, entityOfWanted(row));
      const from = leaving.get(name);
      if (from === undefined) continue;
      leaving.delete(name);
      travellers.set(row, from.planner.departure(from.key));
    }
  }
  return travellers;
}

function nameOf(circle: string, entity: string): string {
  return `${circle}\u0000${entity}`;
}

import type { Traveller, TravelTab } from './traveller.ts';
import type { Row, Tab } from './model.ts';
import { entityOfWanted } from './row-key.ts';

/** Which wanted rows find what staff typed in a row that another tab of the same circle no longer wants. */
export function assignTravellers(
  tabs: readonly Tab[],
  planners: ReadonlyMap<string, TravelTab>,
): ReadonlyMap<Row, Traveller> {
  const leaving = new Map<string, { planner: TravelTab; entity: string; key: string; circle: string }>();
  for (const tab of tabs) {
    const planner = planners.get(tab.key);
    if (planner === undefined || tab.rowsTravelWithin === undefined) continue;
    for (const [entity, key] of planner.leavingRows()) {
      const name = nameOf(tab.rowsTravelWithin, entity);
      if (!leaving.has(name)) leaving.set(name, { planner, entity, key, circle: tab.rowsTravelWithin });
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
  // It arrived before, by a write of which only a part was taken back: what stands there as well need not stay here.
  for (const { planner, entity, key, circle } of leaving.values()) {
    for (const tab of tabs) {
      if (tab.rowsTravelWithin !== circle || planners.get(tab.key) === planner) continue;
      const cell = planners.get(tab.key)?.standing(entity) ?? null;
      if (cell !== null) planner.departure(key).arrivedAs(cell);
    }
  }
  return travellers;
}

function nameOf(circle: string, entity: string): string {
  return `${circle}\u0000${entity}`;
}

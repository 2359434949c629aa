import { isEmptyCell } from './cell-value.ts';
import { staffCellsOf, type Tab, type TabSnapshot } from './model.ts';
import { entityOfRowKey, entityOfWanted } from './row-key.ts';

/** Whether a cell of ours is merged into another, in a row that goes on: of one that goes nobody needs to hear. */
export function hasCoveredCells({ columns, rows }: TabSnapshot, wanted: Tab): boolean {
  const covered = rows.flatMap(({ key, covered: positions = [] }) =>
    key !== null && positions.some((at) => (columns[at] ?? null) !== null) ? [key] : [],
  );
  if (covered.length === 0) return false;
  const entities = new Set(rows.flatMap(({ key }) => (key === null ? [] : [entityOfRowKey(key)])));
  const goesOn = new Set(
    wanted.rows.flatMap((row) => {
      const entity = entityOfWanted(row);
      // Whoever already has a row takes nobody else's place over.
      return [row.key, entity, entities.has(entity) ? row.key : (row.inherits ?? row.key)];
    }),
  );
  return covered.some((key) => goesOn.has(key) || goesOn.has(entityOfRowKey(key)));
}

/** Keys of the rows in which something that staff typed is merged into another cell. The covered cells hold what was last seen. */
export function coveredStaffRows({ columns, rows }: TabSnapshot, wanted: Tab): readonly string[] {
  const layout = new Map(wanted.rows.map((row) => [row.key, row]));
  return rows.flatMap(({ key, cells, covered = [] }) => {
    if (key === null || covered.length === 0) return [];
    const staff = staffCellsOf(layout.get(key) ?? { key, kind: 'data', cells: {} }, wanted.columns);
    const isLost = covered.some((at) => {
      const column = columns[at] ?? null;
      return column !== null && staff.includes(column) && !isEmptyCell(cells[at] ?? null);
    });
    return isLost ? [key] : [];
  });
}

import { isEmptyCell } from './cell-value.ts';
import { type Row, staffCellsOf, type Tab, type TabSnapshot } from './model.ts';
import { entityOfRowKey, entityOfWanted } from './row-key.ts';

/**
 * Whether a cell of ours is merged into another, in a row that goes on: of one that goes nobody needs to hear. Beside a heading
 * nothing of ours stands, so one that is merged over its whole row (as LibreOffice does with centred titles) hides nothing.
 */
export function hasCoveredCells({ columns, rows }: TabSnapshot, wanted: Tab): boolean {
  const layout = new Map(wanted.rows.map((row) => [row.key, row]));
  const covered = rows.flatMap(({ key, covered: positions = [] }) => {
    if (key === null) return [];
    const row = layout.get(key);
    const isOurs = (column: string | null): boolean =>
      column !== null && (row === undefined || mayHold(row, column, wanted));
    return positions.some((at) => isOurs(columns[at] ?? null)) ? [key] : [];
  });
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

function mayHold(row: Row, column: string, { columns }: Tab): boolean {
  const { kind, cells } = row;
  return (
    kind === 'data' || !isEmptyCell(cells[column] ?? null) || staffCellsOf(row, columns).includes(column)
  );
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

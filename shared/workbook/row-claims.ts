import type { Row } from './model.ts';
import { entityOfRowKey, entityOfWanted } from './row-key.ts';

/**
 * Which row found becomes which row wanted, decided once for the whole tab: an entity that goes on under another key
 * claims its row before anybody may inherit it.
 */
export class RowClaims {
  /** Rows found that are no longer wanted. They leave the set when they move or change their key. */
  readonly obsolete: Set<string>;
  /** Wanted row → row found that holds the same entity under a key no longer wanted. */
  readonly moves: ReadonlyMap<Row, string>;
  /** Rows found whose entity goes on somewhere, or whose place is taken over. */
  private readonly claimed: Set<string>;

  constructor(obsolete: readonly string[], absent: readonly Row[]) {
    this.obsolete = new Set(obsolete);
    this.moves = findMoves(obsolete, absent);
    this.claimed = new Set(this.moves.values());
  }

  /** Somebody carries the row's staff cells away. */
  claim(key: string): void {
    this.claimed.add(key);
  }

  /** The row whose place and staff cells the wanted row takes over, if it is free to be taken over. */
  inherit(row: Row): string | null {
    const key = row.inherits;
    if (key === undefined || !this.obsolete.has(key) || this.claimed.has(key)) return null;
    this.claimed.add(key);
    return key;
  }

  /** By entity: rows that nothing in this tab goes on from. `here` are the entities the tab wants. */
  leaving(here: ReadonlySet<string>): ReadonlyMap<string, string> {
    const leaving = new Map<string, string>();
    for (const key of this.obsolete) {
      const entity = entityOfRowKey(key);
      if (!this.claimed.has(key) && !here.has(entity) && !leaving.has(entity)) leaving.set(entity, key);
    }
    return leaving;
  }
}

function findMoves(obsolete: readonly string[], absent: readonly Row[]): ReadonlyMap<Row, string> {
  const byEntity = new Map<string, string>();
  for (const key of obsolete) {
    const entity = entityOfRowKey(key);
    if (!byEntity.has(entity)) byEntity.set(entity, key);
  }
  const moves = new Map<Row, string>();
  for (const row of absent) {
    const entity = entityOfWanted(row);
    const key = byEntity.get(entity);
    if (key === undefined) continue;
    byEntity.delete(entity);
    moves.set(row, key);
  }
  return moves;
}

/**
 * `written_cells` holds what follows from the changes of all syncs up to the last one that was written: the newest
 * content of each cell, and no row where the newest thing said of a cell is that its row went. It is moved on by every
 * sync that was written, and can be made anew from the changes at any time.
 */

/** The last sync that was written: whatever was meant before it has been looked at since. */
export const SETTLED = `
  coalesce((SELECT sync FROM sync_ends WHERE coalesce(written, outcome = 'done') ORDER BY sync DESC LIMIT 1), 0)`;

/** Syncs that failed before anything was written, then or as was found out later: what they meant never stood anywhere. */
const NEVER_WRITTEN = `
  SELECT sync FROM sync_ends WHERE outcome = 'failed' AND written = 0 UNION ALL SELECT sync FROM unwritten_syncs`;

/** A row that was to go went for certain only with a sync that was done: a write may have missed it, or put it back. */
const WENT_OR_STANDS = "(after IS NOT NULL OR sync IN (SELECT sync FROM sync_ends WHERE outcome = 'done'))";

/** What was meant since, of which nobody knows whether it was written. */
export const UNHEARD_CELLS = `
  SELECT tab, row, "column", after AS value FROM cell_changes
  WHERE sync > ${SETTLED} AND after IS NOT NULL AND sync NOT IN (${NEVER_WRITTEN})`;

/** Takes in the changes of the syncs behind :from up to :to. */
export const FORGET_GONE_CELLS = `
  DELETE FROM written_cells WHERE (tab, row, "column") IN
    (SELECT tab, row, "column" FROM ${newest('sync > :from AND sync <= :to')} WHERE after IS NULL)`;
export const TAKE_IN_CELLS = `
  INSERT OR REPLACE INTO written_cells
    SELECT tab, row, "column", after FROM ${newest('sync > :from AND sync <= :to')} WHERE after IS NOT NULL`;

export const REBUILD_WRITTEN_CELLS = `
  DELETE FROM written_cells;
  INSERT INTO written_cells
    SELECT tab, row, "column", after FROM ${newest(`sync <= ${SETTLED}`)} WHERE after IS NOT NULL;`;

/** The newest change of each cell among those of the syncs meant. */
function newest(syncs: string): string {
  return `(
    SELECT tab, row, "column", after FROM (
      SELECT tab, row, "column", after,
        row_number() OVER (PARTITION BY tab, row, "column" ORDER BY sync DESC, place DESC) AS age
      FROM cell_changes WHERE ${syncs} AND sync NOT IN (${NEVER_WRITTEN}) AND ${WENT_OR_STANDS}
    ) WHERE age = 1
  )`;
}

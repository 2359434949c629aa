import type { DatabaseSync } from 'node:sqlite';
import { replacePhones } from '#shared/people/phones-in-text.ts';
import { RowReader, type StoredRow } from './row-reader.ts';
import { contentOf } from './stored-rows.ts';
import { REBUILD_WRITTEN_CELLS } from './written-cells-sql.ts';

export interface PurgeCounts {
  readonly versions: number;
  readonly staffValues: number;
  readonly cellChanges: number;
}

/**
 * Removes phones from what the journal saw before a time (retention, domain: personal data), where the journal alone
 * still holds them. Kept are the newest version of a response that still stands in the responses table and the
 * present content of a staff cell: the workbook itself shows them, and without them the next sync would take them for
 * new and store them again. Whoever wants those gone removes them from the workbook first.
 */
export function purgePhones(database: DatabaseSync, beforeMs: number): PurgeCounts {
  const counts = {
    versions: purgeTexts(database, OLD_VERSIONS, withoutPhonesInResponse, beforeMs),
    staffValues: purgeTexts(database, OLD_STAFF_VALUES, withoutPhonesInCell, beforeMs),
    cellChanges:
      purgeTexts(database, oldCellChanges('before'), withoutPhonesInCell, beforeMs) +
      purgeTexts(database, oldCellChanges('after'), withoutPhonesInCell, beforeMs),
  };
  if (counts.cellChanges > 0) database.exec(REBUILD_WRITTEN_CELLS);
  return counts;
}

interface PurgedTexts {
  readonly table: string;
  /** Answers with the text and with the two numbers by which `update` finds it again. */
  readonly select: string;
  readonly update: string;
}

const OLD_VERSIONS: PurgedTexts = {
  table: 'response_versions',
  select: `
    SELECT version.response AS a, version.version AS b, version.content AS text FROM response_versions AS version
    WHERE version.seen_at < ? AND NOT (
      version.version = (SELECT max(v.version) FROM response_versions AS v WHERE v.response = version.response)
      AND 1 = (SELECT present FROM presences AS p WHERE p.response = version.response ORDER BY p.sync DESC LIMIT 1)
    )`,
  update: 'UPDATE response_versions SET content = ? WHERE response = ? AND version = ?',
};

const OLD_STAFF_VALUES: PurgedTexts = {
  table: 'staff_values',
  select: `
    SELECT id AS a, 0 AS b, value AS text FROM staff_values
    WHERE seen_at < ? AND id NOT IN (SELECT max(id) FROM staff_values GROUP BY tab, entity, "column")`,
  update: 'UPDATE staff_values SET value = ? WHERE id = ? AND 0 = ?',
};

function oldCellChanges(side: 'before' | 'after'): PurgedTexts {
  return {
    table: 'cell_changes',
    select: `
      SELECT sync AS a, place AS b, ${side} AS text FROM cell_changes JOIN syncs USING (sync)
      WHERE syncs.at < ? AND ${side} IS NOT NULL`,
    update: `UPDATE cell_changes SET ${side} = ? WHERE sync = ? AND place = ?`,
  };
}

type Purge = (rows: RowReader, row: StoredRow) => string;

function purgeTexts(database: DatabaseSync, texts: PurgedTexts, purge: Purge, beforeMs: number): number {
  const update = database.prepare(texts.update);
  const rows = new RowReader(texts.table);
  let purged = 0;
  for (const row of database.prepare(texts.select).all(beforeMs)) {
    const kept = purge(rows, row);
    if (kept === row['text']) continue;
    update.run(kept, rows.number(row, 'a'), rows.number(row, 'b'));
    purged += 1;
  }
  return purged;
}

function withoutPhonesInResponse(rows: RowReader, row: StoredRow): string {
  const response = contentOf(rows.record(row, 'text'));
  const typed = new Set(
    response.delegates.map((delegate) => delegate.phoneText).filter((text) => text !== ''),
  );
  return JSON.stringify({
    ...response,
    unitTyped: withoutPhones(response.unitTyped),
    cellTexts: response.cellTexts.map((text) => (typed.has(text) ? '' : withoutPhones(text))),
    delegates: response.delegates.map((delegate) => ({
      ...delegate,
      fullName: withoutPhones(delegate.fullName),
      position: withoutPhones(delegate.position),
      note: withoutPhones(delegate.note),
      phoneText: '',
    })),
  });
}

/** A cell's phone may also have become a number, without its leading 0. */
function withoutPhonesInCell(rows: RowReader, row: StoredRow): string {
  const json = rows.text(row, 'text');
  const value = rows.cell(row, 'text');
  if (typeof value !== 'string' && typeof value !== 'number') return json;
  const text = String(value);
  const kept = withoutPhones(text);
  return kept === text ? json : JSON.stringify(kept);
}

/** As found in any text (shared/people), and what is no number there but may have been one: rather too much than too little. */
function withoutPhones(text: string): string {
  return replacePhones(text, () => '').replace(LIKE_A_PHONE, '');
}

/** With 0, 84 or neither in front. Not the decimals of a date serial ("46148.586828703"), hence the look behind. */
const LIKE_A_PHONE = /(?<![\d.,]|\d[.,])(?:\+?84|0|(?=[35789]))(?:[\s.\-()]*\d){9,10}(?!\d)/g;

import type { DatabaseSync } from 'node:sqlite';
import { replacePhones } from '#shared/people/phones-in-text.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { RowReader, type StoredRow } from './row-reader.ts';
import { contentOf } from './stored-rows.ts';
import type { Statements } from './journal-statements.ts';
import { rebuildWrittenRows } from './written-rows.ts';

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
export function purgePhones(database: DatabaseSync, statements: Statements, beforeMs: number): PurgeCounts {
  const purge = (texts: PurgedTexts, withoutThem: Purge) =>
    purgeTexts(database, texts, withoutThem, beforeMs);
  const counts = {
    versions: purge(OLD_VERSIONS, withoutPhonesInResponse),
    staffValues: purge(OLD_STAFF_VALUES, withoutPhonesInCell),
    cellChanges: SIDES.map(
      (side) => purge(oldRuns(side), withoutPhonesInCells) + purge(oldCellChanges(side), withoutPhonesInCell),
    ).reduce((sum, count) => sum + count),
  };
  if (counts.cellChanges > 0) rebuildWrittenRows(statements);
  return counts;
}

const SIDES = ['before', 'after'] as const;

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

function oldRuns(side: (typeof SIDES)[number]): PurgedTexts {
  return {
    table: 'row_changes',
    select: `
      SELECT id AS a, 0 AS b, ${side} AS text FROM row_changes JOIN syncs USING (sync)
      WHERE syncs.at < ? AND ${side} IS NOT NULL`,
    update: `UPDATE row_changes SET ${side} = ? WHERE id = ? AND 0 = ?`,
  };
}

/** Of versions of the journal before 5. */
function oldCellChanges(side: (typeof SIDES)[number]): PurgedTexts {
  return {
    table: 'cell_changes',
    select: `
      SELECT sync AS a, place AS b, ${side} AS text FROM cell_changes JOIN syncs USING (sync)
      WHERE syncs.at < ? AND ${side} IS NOT NULL`,
    update: `UPDATE cell_changes SET ${side} = ? WHERE sync = ? AND place = ?`,
  };
}

type Purge = (rows: RowReader, row: StoredRow) => Purged;

interface Purged {
  readonly text: string;
  /** How many things of those counted lost a phone. */
  readonly count: number;
}

function purgeTexts(database: DatabaseSync, texts: PurgedTexts, purge: Purge, beforeMs: number): number {
  const update = database.prepare(texts.update);
  const rows = new RowReader(texts.table);
  let purged = 0;
  for (const row of database.prepare(texts.select).all(beforeMs)) {
    const { text, count } = purge(rows, row);
    if (count === 0) continue;
    update.run(text, rows.number(row, 'a'), rows.number(row, 'b'));
    purged += count;
  }
  return purged;
}

function withoutPhonesInResponse(rows: RowReader, row: StoredRow): Purged {
  const response = contentOf(rows.record(row, 'text'));
  const typed = new Set(
    response.delegates.map((delegate) => delegate.phoneText).filter((text) => text !== ''),
  );
  const text = JSON.stringify({
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
  return { text, count: text === row['text'] ? 0 : 1 };
}

function withoutPhonesInCell(rows: RowReader, row: StoredRow): Purged {
  const value = rows.cell(row, 'text');
  const kept = withoutPhonesInValue(value);
  return { text: JSON.stringify(kept), count: kept === value ? 0 : 1 };
}

function withoutPhonesInCells(rows: RowReader, row: StoredRow): Purged {
  const values = rows.cells(row, 'text');
  const kept = values.map(withoutPhonesInValue);
  return { text: JSON.stringify(kept), count: kept.filter((value, at) => value !== values[at]).length };
}

/** A cell's phone may also have become a number, without its leading 0. */
function withoutPhonesInValue(value: CellValue): CellValue {
  if (typeof value !== 'string' && typeof value !== 'number') return value;
  const text = String(value);
  const kept = withoutPhones(text);
  return kept === text ? value : kept;
}

/** As found in any text (shared/people), and what is no number there but may have been one: rather too much than too little. */
function withoutPhones(text: string): string {
  return replacePhones(text, () => '').replace(LIKE_A_PHONE, '');
}

/** With 0, 84 or neither in front. Not the decimals of a date serial ("46148.586828703"), hence the look behind. */
const LIKE_A_PHONE = /(?<![\d.,]|\d[.,])(?:\+?84|0|(?=[35789]))(?:[\s.\-()]*\d){9,10}(?!\d)/g;

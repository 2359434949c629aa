import type { DatabaseSync } from 'node:sqlite';
import type { Response } from '#shared/responses/response.ts';
import type { CellValue } from '#shared/workbook/model.ts';

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
  return {
    versions: purgeTexts(database, OLD_VERSIONS, withoutPhonesInResponse, beforeMs),
    staffValues: purgeTexts(database, OLD_STAFF_VALUES, withoutPhonesInCell, beforeMs),
    cellChanges:
      purgeTexts(database, oldCellChanges('before'), withoutPhonesInCell, beforeMs) +
      purgeTexts(database, oldCellChanges('after'), withoutPhonesInCell, beforeMs),
  };
}

interface PurgedTexts {
  readonly select: string;
  readonly update: string;
}

const OLD_VERSIONS: PurgedTexts = {
  select: `
    SELECT version.response AS a, version.version AS b, version.content AS text FROM response_versions AS version
    WHERE version.seen_at < ? AND NOT (
      version.version = (SELECT max(v.version) FROM response_versions AS v WHERE v.response = version.response)
      AND 1 = (SELECT present FROM presences AS p WHERE p.response = version.response ORDER BY p.sync DESC LIMIT 1)
    )`,
  update: 'UPDATE response_versions SET content = ? WHERE response = ? AND version = ?',
};

const OLD_STAFF_VALUES: PurgedTexts = {
  select: `
    SELECT id AS a, 0 AS b, value AS text FROM staff_values
    WHERE seen_at < ? AND id NOT IN (SELECT max(id) FROM staff_values GROUP BY tab, entity, "column")`,
  update: 'UPDATE staff_values SET value = ? WHERE id = ? AND 0 = ?',
};

function oldCellChanges(side: 'before' | 'after'): PurgedTexts {
  return {
    select: `
      SELECT sync AS a, place AS b, ${side} AS text FROM cell_changes JOIN syncs USING (sync)
      WHERE syncs.at < ? AND ${side} IS NOT NULL`,
    update: `UPDATE cell_changes SET ${side} = ? WHERE sync = ? AND place = ?`,
  };
}

function purgeTexts(
  database: DatabaseSync,
  texts: PurgedTexts,
  purge: (json: string) => string,
  beforeMs: number,
): number {
  const update = database.prepare(texts.update);
  let purged = 0;
  for (const { a, b, text } of database.prepare(texts.select).all(beforeMs)) {
    const kept = purge(text as string);
    if (kept === text) continue;
    update.run(kept, a as number, b as number);
    purged += 1;
  }
  return purged;
}

function withoutPhonesInResponse(json: string): string {
  const response = JSON.parse(json) as Response;
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
function withoutPhonesInCell(json: string): string {
  const value = JSON.parse(json) as CellValue;
  if (typeof value !== 'string' && typeof value !== 'number') return json;
  const text = String(value);
  const kept = withoutPhones(text);
  return kept === text ? json : JSON.stringify(kept);
}

/**
 * A Vietnamese number however it was typed: with 0, 84 or neither in front, digits grouped by spaces, dots, dashes or
 * brackets. Not the decimals of a date serial ("46148.586828703"), hence the look behind.
 */
const PHONE = /(?<![\d.,]|\d[.,])(?:\+?84|0|(?=[35789]))(?:[\s.\-()]*\d){9,10}(?!\d)/g;

function withoutPhones(text: string): string {
  return text.replace(PHONE, '');
}

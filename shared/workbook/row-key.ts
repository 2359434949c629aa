import type { Row } from './model.ts';

/**
 * A row key says where the row stands and, behind the separator, what it is about: `seat:31639:cong_chuc | person:r5.1`.
 * A row about nothing but its place (a vacant seat, a heading) has the place alone. Thus the entity of a row found in
 * the workbook is known without a journal.
 */
export function rowKey(place: string, entity?: string): string {
  return entity === undefined ? place : place + SEPARATOR + entity;
}

/** The entity in a row key; the whole key where it names none. */
export function entityOfRowKey(key: string): string {
  const at = key.lastIndexOf(SEPARATOR);
  return at < 0 ? key : key.slice(at + SEPARATOR.length);
}

/** Where the row stands: what is left of its key without the entity. */
export function placeOfRowKey(key: string): string {
  const at = key.lastIndexOf(SEPARATOR);
  return at < 0 ? key : key.slice(0, at);
}

/** What a wanted row is about; a key that names an entity need not say it again. */
export function entityOfWanted(row: Row): string {
  return row.entity ?? entityOfRowKey(row.key);
}

const SEPARATOR = ' | ';

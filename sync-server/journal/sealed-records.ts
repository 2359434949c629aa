/** Which records a seal is over, and how they are read for it: always all that a record says, in the order of their keys. */

/** `redacted` is over what `begun` was. */
export type SealKind = 'begun' | 'ended' | 'unwritten' | 'redacted';

/** The number of the sync comes first. Ordinals and numbers of lists are told with what they stand for. */
const RECORDS = {
  syncs: { from: 'syncs', columns: 'at, trigger, counts', order: 'sync' },
  response_versions: {
    from: 'response_versions JOIN responses ON ordinal = response',
    columns: 'response, id, version, seen_at, content',
    order: 'response, version',
  },
  presences: {
    from: 'presences JOIN responses ON ordinal = response',
    columns: 'response, id, present',
    order: 'response, sync',
  },
  staff_values: {
    from: 'staff_values',
    columns: 'id, tab, entity, "column", value, seen_at, by',
    order: 'id',
  },
  row_changes: {
    from: 'row_changes JOIN column_lists ON column_lists.id = row_changes.columns',
    columns: 'row_changes.id, tab, row, column_lists.columns, before, after, reason',
    order: 'row_changes.id',
  },
  /** Of versions of the journal before 5. */
  cell_changes: {
    from: 'cell_changes',
    columns: 'place, tab, row, "column", before, after, reason',
    order: 'sync, place',
  },
  sync_ends: { from: 'sync_ends', columns: 'at, outcome, detail, written', order: 'sync' },
  unwritten_syncs: { from: 'unwritten_syncs', columns: '1', order: 'sync' },
} as const;

export type SealedTable = keyof typeof RECORDS;
export const TABLES = Object.keys(RECORDS) as readonly SealedTable[];

export type Part = readonly SealedTable[];
const CONTENT: Part = [
  'syncs',
  'response_versions',
  'presences',
  'staff_values',
  'row_changes',
  'cell_changes',
];
export const PARTS: Readonly<Record<SealKind, Part>> = {
  begun: CONTENT,
  redacted: CONTENT,
  ended: ['sync_ends'],
  unwritten: ['unwritten_syncs'],
};

export function selectOf(table: SealedTable, where: string): string {
  const { from, columns, order } = RECORDS[table];
  return `SELECT sync, ${columns} FROM ${from} ${where} ORDER BY ${order}`;
}

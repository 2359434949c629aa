/** What rows of the journal mean, one reader for each kind. Written by sqlite-journal.ts. */
import type { ResponseVersion } from '#shared/responses/history.ts';
import type { Delegate, Response } from '#shared/responses/response.ts';
import type { SyncEntry, SyncOutcome } from '#shared/sync/journal-port.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import type { StaffCell } from '#shared/workbook/remembered-cells.ts';
import type { WrittenRow } from '#shared/workbook/written-cells.ts';
import { RowReader, type StoredRow } from './row-reader.ts';
import type { Run } from './runs.ts';

const SYNCS = new RowReader('syncs');
const RESPONSES = new RowReader('responses');
const VERSIONS = new RowReader('response_versions');
const STAFF_VALUES = new RowReader('staff_values');
const ROW_CHANGES = new RowReader('row_changes');
const WRITTEN_ROWS = new RowReader('written_rows');
const COLUMN_LISTS = new RowReader('column_lists');

export function syncEntryOf(row: StoredRow): SyncEntry {
  const outcome = SYNCS.textOrNull(row, 'outcome');
  return {
    sync: SYNCS.number(row, 'sync'),
    at: SYNCS.number(row, 'at'),
    finishedAt: SYNCS.numberOrNull(row, 'finished_at'),
    trigger: SYNCS.text(row, 'trigger'),
    outcome: outcome === null || isOutcome(outcome) ? outcome : SYNCS.misfit('outcome'),
    detail: SYNCS.textOrNull(row, 'detail') ?? '',
    counts: countsOf(SYNCS.record(row, 'counts')),
  };
}

function isOutcome(text: string): text is SyncOutcome {
  return text === 'done' || text === 'held' || text === 'failed';
}

function countsOf(stored: StoredRow): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.keys(stored).map((name) => [name, SYNCS.number(stored, name)]));
}

/** A response without its versions; they are stored by its ordinal. */
export function responseRowOf(row: StoredRow): {
  readonly ordinal: number;
  readonly id: string;
  readonly present: boolean;
} {
  return {
    ordinal: RESPONSES.number(row, 'ordinal'),
    id: RESPONSES.text(row, 'id'),
    present: RESPONSES.numberOrNull(row, 'present') === 1,
  };
}

export function versionOf(row: StoredRow): ResponseVersion & { readonly ordinal: number } {
  return {
    ordinal: VERSIONS.number(row, 'response'),
    response: contentOf(VERSIONS.record(row, 'content')),
    seenAt: VERSIONS.number(row, 'seen_at'),
  };
}

/** What a version of a response says. */
export function contentOf(stored: StoredRow): Response {
  const place = stored['place'] === undefined ? null : VERSIONS.textOrNull(stored, 'place');
  return {
    row: VERSIONS.number(stored, 'row'),
    ...(place === null ? {} : { place }),
    ...(stored['list'] === undefined ? {} : { list: VERSIONS.text(stored, 'list') }),
    ...answersIn(stored),
    sourceId: VERSIONS.textOrNull(stored, 'sourceId'),
    submittedAt: VERSIONS.number(stored, 'submittedAt'),
    cellTexts: VERSIONS.asList(stored['cellTexts'], 'cellTexts').map((text) =>
      typeof text === 'string' ? text : VERSIONS.misfit('cellTexts'),
    ),
    unitTyped: VERSIONS.text(stored, 'unitTyped'),
    classTyped: VERSIONS.text(stored, 'classTyped'),
    delegates: VERSIONS.asList(stored['delegates'], 'delegates').map((one) =>
      delegateOf(VERSIONS.asRecord(one, 'delegates')),
    ),
  };
}

function answersIn(stored: StoredRow): Pick<Response, 'answers'> {
  if (stored['answers'] === undefined) return {};
  const answers = VERSIONS.asRecord(stored['answers'], 'answers');
  return {
    answers: Object.fromEntries(Object.keys(answers).map((duty) => [duty, VERSIONS.text(answers, duty)])),
  };
}

function delegateOf(stored: StoredRow): Delegate {
  return {
    delegate: VERSIONS.number(stored, 'delegate'),
    fullName: VERSIONS.text(stored, 'fullName'),
    position: VERSIONS.text(stored, 'position'),
    phoneText: VERSIONS.text(stored, 'phoneText'),
    roleTyped: VERSIONS.text(stored, 'roleTyped'),
    roleTitle: VERSIONS.text(stored, 'roleTitle'),
    note: VERSIONS.text(stored, 'note'),
    ...(stored['organisation'] === undefined ? {} : { organisation: VERSIONS.text(stored, 'organisation') }),
  };
}

export function staffCellOf(row: StoredRow): StaffCell {
  return {
    tab: STAFF_VALUES.text(row, 'tab'),
    entity: STAFF_VALUES.text(row, 'entity'),
    column: STAFF_VALUES.text(row, 'column'),
    value: STAFF_VALUES.cell(row, 'value'),
    seenAt: STAFF_VALUES.number(row, 'seen_at'),
    by: STAFF_VALUES.textOrNull(row, 'by'),
  };
}

export function runOf(row: StoredRow): Run {
  const columns = columnsOf(row);
  return {
    tab: ROW_CHANGES.text(row, 'tab'),
    row: ROW_CHANGES.text(row, 'row'),
    columns,
    before: row['before'] === null ? null : valuesOf(ROW_CHANGES, row, 'before', columns),
    after: row['after'] === null ? null : valuesOf(ROW_CHANGES, row, 'after', columns),
    reason: ROW_CHANGES.text(row, 'reason'),
  };
}

/** A run of which only the columns and what they held afterwards are asked. */
export interface RunToTakeIn {
  readonly tab: string;
  readonly row: string;
  /** Its row in `row_changes`; null: it stands in the table of earlier versions. */
  readonly change: number | null;
  readonly isGone: boolean;
  /** Read when asked: most runs are a new row, which points at them. */
  readonly content: () => Pick<Run, 'columns' | 'after'>;
}

export function runToTakeInOf(row: StoredRow): RunToTakeIn {
  const isGone = row['after'] === null;
  return {
    tab: ROW_CHANGES.text(row, 'tab'),
    row: ROW_CHANGES.text(row, 'row'),
    change: ROW_CHANGES.numberOrNull(row, 'change'),
    isGone,
    content: () => {
      const columns = columnsOf(row);
      return { columns, after: isGone ? null : valuesOf(ROW_CHANGES, row, 'after', columns) };
    },
  };
}

/** Rows with their `columns` and the values of `cells`. Lists of columns that are the same are one. */
export function* writtenRowsOf(stored: Iterable<StoredRow>): Iterable<WrittenRow> {
  const lists = new Map<unknown, readonly string[]>();
  for (const row of stored) {
    const columns = lists.get(row['columns']) ?? columnsOf(row);
    lists.set(row['columns'], columns);
    yield {
      tab: WRITTEN_ROWS.text(row, 'tab'),
      row: WRITTEN_ROWS.text(row, 'row'),
      columns,
      values: valuesOf(WRITTEN_ROWS, row, 'cells', columns),
    };
  }
}

/** The values of a row, one for each of its columns. */
export function valuesOf(
  reader: RowReader,
  row: StoredRow,
  ...[place, columns]: readonly [string, readonly string[]]
): readonly CellValue[] {
  const values = reader.cells(row, place);
  return values.length === columns.length ? values : reader.misfit(place);
}

export function columnsOf(row: StoredRow): readonly string[] {
  return COLUMN_LISTS.asList(COLUMN_LISTS.json(row, 'columns'), 'columns').map((column) =>
    typeof column === 'string' ? column : COLUMN_LISTS.misfit('columns'),
  );
}

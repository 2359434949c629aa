import type { DecisionRequest } from '#shared/decisions/decision-request.ts';
import { columnOf, decisionsIn, type DecisionColumn } from '#shared/decisions/decision-cell.ts';
import type { CellValue, RowSnapshot, TabSnapshot, WorkbookSnapshot } from '#shared/workbook/model.ts';
import { entityOfRowKey } from '#shared/workbook/row-key.ts';
import { CLASS_TAB, PERSON, REGISTRATION, REVIEW_TAB } from '#shared/workbook/keys.ts';

/** The row of the workbook in which a decision of the panel stands or is to stand. */
export interface DecisionRow {
  readonly tab: string;
  readonly row: string;
  readonly entity: string;
  readonly valueOf: (column: DecisionColumn) => CellValue;
}

/**
 * The person's row in `Cần xử lý`; where there is none, or the decision to take back stands in a class tab, the row
 * there. `twice`: the key stands twice, and nobody knows which row is meant.
 */
export function decisionRowOf(
  snapshot: WorkbookSnapshot,
  request: DecisionRequest,
): DecisionRow | 'twice' | null {
  const inReview = rowIn(snapshot, (tab) => tab === REVIEW_TAB, [request.registration]);
  if (inReview === 'twice') return inReview;
  const column = columnOf(request);
  const stands =
    inReview !== null && (request.ask !== 'takeBack' || holds(inReview.valueOf(column), request.kind));
  if (stands || column !== 'decision') return inReview;
  const entities = [REGISTRATION.of(request.registration), PERSON.of(request.person ?? request.registration)];
  return rowIn(snapshot, CLASS_TAB.is, entities) ?? inReview;
}

function rowIn(
  snapshot: WorkbookSnapshot,
  isTab: (key: string) => boolean,
  entities: readonly string[],
): DecisionRow | 'twice' | null {
  const found = snapshot.tabs
    .filter((tab) => isTab(tab.key))
    .flatMap((tab) => tab.rows.filter((row) => isOf(row, entities)).map((row) => ({ tab, row })));
  const [first, second] = found;
  if (first === undefined) return null;
  if (second !== undefined) return 'twice';
  const key = first.row.key as string;
  return {
    tab: first.tab.key,
    row: key,
    entity: entityOfRowKey(key),
    valueOf: (column) => cellOf(first.tab, first.row, column),
  };
}

function isOf({ key }: RowSnapshot, entities: readonly string[]): boolean {
  return key !== null && entities.includes(entityOfRowKey(key));
}

function cellOf(tab: TabSnapshot, row: RowSnapshot, column: string): CellValue {
  return row.cells[tab.columns.indexOf(column)] ?? null;
}

function holds(cell: CellValue, kind: string): boolean {
  if (kind.startsWith('set_')) return cell !== null;
  return (decisionsIn(cell) ?? []).some((standing) => standing === kind);
}

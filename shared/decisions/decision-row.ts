/** In which row of the workbook a decision of the panel stands or is to stand. */
import { CLASS_TAB, PERSON, REGISTRATION, REVIEW_TAB } from '../workbook/keys.ts';
import type { CellValue, TabSnapshot } from '../workbook/model.ts';
import { entityOfRowKey } from '../workbook/row-key.ts';
import { columnOf, type DecisionColumn, decisionsIn } from './decision-cell.ts';
import type { DecisionRequest } from './decision-request.ts';

export interface DecisionRow {
  readonly tab: TabSnapshot;
  /** Its place among the tab's rows. */
  readonly at: number;
  readonly key: string;
  readonly valueOf: (column: DecisionColumn) => CellValue;
}

/** Some tabs of the workbook as they stand. Asked once or twice: whoever reads over a network reads no more than needed. */
export type TabsWhere = (isWanted: (key: string) => boolean) => readonly TabSnapshot[];

/**
 * The person's row in `Cần xử lý`; where there is none, or the decision to take back stands in a class tab, the row
 * there. `twice`: the key stands twice, and nobody knows which row is meant.
 */
export function decisionRowOf(tabsWhere: TabsWhere, request: DecisionRequest): DecisionRow | 'twice' | null {
  const inReview = rowIn(
    tabsWhere((key) => key === REVIEW_TAB),
    [request.registration],
  );
  if (inReview === 'twice') return inReview;
  const column = columnOf(request);
  const stands =
    inReview !== null && (request.ask !== 'takeBack' || holds(inReview.valueOf(column), request.kind));
  if (stands || column !== 'decision') return inReview;
  const person = request.person ?? request.registration;
  const entities = [REGISTRATION.of(request.registration), PERSON.of(person)];
  return rowIn(tabsWhere(CLASS_TAB.is), entities) ?? inReview;
}

function rowIn(tabs: readonly TabSnapshot[], entities: readonly string[]): DecisionRow | 'twice' | null {
  const found = tabs.flatMap((tab) =>
    tab.rows.flatMap(({ key }, at) =>
      key !== null && entities.includes(entityOfRowKey(key)) ? [{ tab, at, key }] : [],
    ),
  );
  const [first, second] = found;
  if (first === undefined) return null;
  if (second !== undefined) return 'twice';
  const { tab, at, key } = first;
  return { tab, at, key, valueOf: (column) => tab.rows[at]?.cells[tab.columns.indexOf(column)] ?? null };
}

function holds(cell: CellValue, kind: string): boolean {
  if (kind.startsWith('set_')) return cell !== null;
  return (decisionsIn(cell) ?? []).some((standing) => standing === kind);
}

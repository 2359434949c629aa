import { applyChanges } from './apply.ts';
import type { DiffInput } from './diff-input.ts';
import type { Change, Row, Tab, WorkbookProblem } from './model.ts';
import { assignTravellers } from './row-travel.ts';
import { type Traveller } from './traveller.ts';
import { newRowCells } from './new-row-cells.ts';
import { TabPlanner } from './tab-planner.ts';
import { repeatedKeys, withoutRepeatedRows } from './key-count.ts';

export interface WorkbookDiff {
  /** By tab in the order wanted, then in the order they must be applied. Empty where nothing differs. */
  readonly changes: readonly Change[];
  readonly problems: readonly WorkbookProblem[];
}

/**
 * What must change in the workbook found to make it the one wanted, without touching what is staff's: no tab is removed,
 * renamed or moved, no existing row is put in order, no row that holds something a person typed is removed, and no staff
 * cell is set except to carry what staff typed along with its row or to put it back.
 */
export function diffWorkbook(input: DiffInput): WorkbookDiff {
  const { adopted = [], wanted } = input;
  const { changes, problems } = difference({ ...input, snapshot: applyChanges(input.snapshot, adopted) });
  return { changes: [...adopted.map((change) => withColumns(change, wanted)), ...changes], problems };
}

/** An adopted row looks as the tab that is wanted says. */
function withColumns(change: Change, wanted: readonly Tab[]): Change {
  const columns = wanted.find((tab) => tab.key === change.tab)?.columns;
  return change.kind === 'adoptRow' && columns !== undefined ? { ...change, columns } : change;
}

function difference(input: DiffInput): WorkbookDiff {
  const problems: WorkbookProblem[] = [];
  const tabs = writableTabs(input, problems);
  const planners = new Map<string, TabPlanner>();
  for (const tab of tabs) {
    const found = input.snapshot.tabs.find((candidate) => candidate.key === tab.key);
    if (found !== undefined) planners.set(tab.key, new TabPlanner(found, tab, input));
  }
  for (const planner of planners.values()) planner.addColumns();
  const travellers = assignTravellers(tabs, planners);
  for (const planner of planners.values()) planner.placeRows(travellers);
  const added = new Map<string, Change>();
  for (const [at, tab] of tabs.entries()) {
    if (planners.has(tab.key)) continue;
    added.set(tab.key, addTab(tab, tabs[at - 1]?.key ?? null, input, travellers, problems));
  }
  for (const planner of planners.values()) planner.finish();
  return {
    changes: tabs.flatMap((tab): Change[] => {
      const planner = planners.get(tab.key);
      return planner === undefined ? [added.get(tab.key) as Change] : [...planner.changes];
    }),
    problems: [...problems, ...[...planners.values()].flatMap((planner) => planner.problems)].sort(byPlace),
  };
}

/** The wanted tabs without those whose key stands twice, here or there: nobody knows which of them is meant. */
function writableTabs(input: DiffInput, problems: WorkbookProblem[]): readonly Tab[] {
  const twice = new Set([
    ...repeatedKeys(input.snapshot.tabs.map((tab) => tab.key)),
    ...repeatedKeys(input.wanted.map((tab) => tab.key)),
  ]);
  for (const key of twice) problems.push({ kind: 'duplicateTab', tab: key, key });
  return input.wanted.filter((tab) => !twice.has(tab.key));
}

function addTab(
  wanted: Tab,
  afterTab: string | null,
  input: DiffInput,
  travellers: ReadonlyMap<Row, Traveller>,
  problems: WorkbookProblem[],
): Change {
  for (const key of repeatedKeys(wanted.rows.map((row) => row.key))) {
    problems.push({ kind: 'duplicateRow', tab: wanted.key, key });
  }
  const tab = withoutRepeatedRows(wanted);
  const cells = tab.rows.map((row) => {
    const traveller = travellers.get(row);
    const written = newRowCells(tab, row, input, traveller).cells;
    traveller?.arrivedAs((column) => written[column] ?? null);
    return [row.key, written] as const;
  });
  return { kind: 'addTab', tab, cells: Object.fromEntries(cells), afterTab };
}

function byPlace(left: WorkbookProblem, right: WorkbookProblem): number {
  const a = `${left.tab}\u0000${left.kind}\u0000${left.key}`;
  const b = `${right.tab}\u0000${right.kind}\u0000${right.key}`;
  return a < b ? -1 : a > b ? 1 : 0;
}

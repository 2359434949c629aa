import { type LogEntry, LOG_SYNCS_MAX, layoutLog, type RestoredCell } from './layout-log.ts';
import type { WorkbookDiff } from '../../workbook/diff.ts';
import type { CellValue, Change, Row, Tab, TabSnapshot, WorkbookSnapshot } from '../../workbook/model.ts';
import { countChanges } from '../../workbook/count-changes.ts';
import { doubledText, type RowLabel } from '../review/doubled-keys.ts';
import type { LastWritten } from '../../workbook/diff-input.ts';
import { LOG_LINE, LOG_TAB } from '../../workbook/keys.ts';

/** What the log says of a sync beside its changes, and what it must know to leave earlier lines as they were. */
export interface LogFacts {
  readonly snapshot: WorkbookSnapshot;
  readonly nowMs: number;
  readonly trigger: string;
  readonly syncNumber: number;
  readonly lastWritten: LastWritten;
  readonly rowLabel: RowLabel;
  /** What else the sync did, in words. */
  readonly noted: readonly string[];
  /** Tabs that could not be written, and what is new of the responses: said with what was done, and no reason to write. */
  readonly beside: readonly string[];
}

/**
 * Compares the workbook with what is wanted, and adds the log. A sync that changes something writes one line about
 * itself; one that changes nothing writes nothing, the log included.
 *
 * @param diff compares the workbook with the tabs given.
 */
export function withLog(
  wanted: readonly Tab[],
  facts: LogFacts,
  diff: (wanted: readonly Tab[]) => WorkbookDiff,
): WorkbookDiff {
  const found = facts.snapshot.tabs.find((tab) => tab.key === LOG_TAB);
  const earlier = found === undefined ? [] : earlierRows(found, facts.lastWritten);
  const quiet = diff([...wanted, logTab([], earlier)]);
  if (quiet.changes.length === 0 && facts.noted.length === 0) return quiet;
  const entry: LogEntry = {
    sync: facts.syncNumber,
    at: facts.nowMs,
    trigger: facts.trigger,
    outcome: 'done',
    counts: { ...countChanges(quiet.changes) },
    detail: [
      ...facts.noted,
      ...facts.beside,
      ...quiet.problems.map((problem) => doubledText(problem, facts.snapshot, facts.rowLabel)),
    ].join(' '),
    restored: restoredCells(quiet.changes, wanted, facts),
  };
  const withEntry = logTab([entry], earlier);
  // Only the log is wanted otherwise than before; a log still to be made needs its place among the others.
  return found === undefined ? diff([...wanted, withEntry]) : inPlaceOfLog(quiet, diff([withEntry]));
}

/** @param logged compared for the log alone. */
function inPlaceOfLog(quiet: WorkbookDiff, logged: WorkbookDiff): WorkbookDiff {
  return {
    changes: [
      ...quiet.changes.filter(({ tab }) => tab !== LOG_TAB),
      ...logged.changes.filter(({ tab }) => tab === LOG_TAB),
    ],
    problems: quiet.problems,
  };
}

/** The lines of earlier syncs stay as they were written; only the newest are kept. */
function logTab(entries: readonly LogEntry[], earlier: readonly Row[]): Tab {
  const tab = layoutLog(entries);
  return { ...tab, rows: [...tab.rows, ...newestSyncs(earlier, LOG_SYNCS_MAX - entries.length)] };
}

function newestSyncs(rows: readonly Row[], max: number): Row[] {
  const syncs = [...new Set(rows.map((row) => syncOf(row.key)))];
  const kept = new Set(syncs.slice(0, max));
  return rows.filter((row) => kept.has(syncOf(row.key)));
}

/** A journal begun anew counts from 1 again; the time keeps its lines apart from those already there. */
function syncOf(key: string): string {
  const line = LOG_LINE.partsOf(key);
  return line === null ? key : LOG_LINE.of({ ...line, line: null });
}

const LOG_COLUMNS = layoutLog([]).columns.map(({ key }) => key);

function earlierRows(found: TabSnapshot, lastWritten: LastWritten): Row[] {
  return found.rows.flatMap((row): Row[] => {
    const { key } = row;
    if (key === null || LOG_LINE.partsOf(key) === null) return [];
    const cells: Record<string, CellValue> = {};
    // A column that somebody deleted comes back with what was written there.
    for (const column of new Set([...found.columns, ...LOG_COLUMNS])) {
      if (column === null) continue;
      const written = lastWritten(LOG_TAB, key, column);
      cells[column] = written === undefined ? (row.cells[found.columns.indexOf(column)] ?? null) : written;
    }
    return [{ key, kind: 'data', cells }];
  });
}

function restoredCells(
  changes: readonly Change[],
  wanted: readonly Tab[],
  { snapshot, rowLabel }: Pick<LogFacts, 'snapshot' | 'rowLabel'>,
): RestoredCell[] {
  return changes.flatMap((change): RestoredCell[] => {
    if (change.kind !== 'setCell' || change.reason !== 'restored') return [];
    // Lines of the log that were emptied come back; to list each would push them out.
    if (change.tab === LOG_TAB && change.before === null) return [];
    const tab = wanted.find((one) => one.key === change.tab);
    const row = tab?.rows.find((one) => one.key === change.row);
    const column = tab?.columns.find((one) => one.key === change.column);
    return [
      {
        tabTitle: snapshot.tabs.find((one) => one.key === change.tab)?.title ?? tab?.title ?? change.tab,
        rowLabel: (row === undefined ? null : rowLabel(change.tab, row.cells)) ?? change.row,
        columnTitle: column?.title ?? change.column,
        held: change.before,
        putBack: change.after,
      },
    ];
  });
}

import { countChanges } from '../workbook/count-changes.ts';
import { RememberedCells } from '../workbook/remembered-cells.ts';
import { StaffSheet } from '../workbook/staff-sheet.ts';
import { rowsAway } from '../displaced/as-written.ts';
import type { Tab, WorkbookSnapshot } from '../workbook/model.ts';
import { identityOf } from '../tabs/kinds.ts';
import { commit, type Found } from './commit.ts';
import { planSync } from './plan-sync.ts';
import { NOTHING } from './planned-change.ts';
import { Refusal } from './refusal.ts';
import { factsOf, NO_TABLES, registriesFor, type SyncJob } from './run-sync.ts';
import { type Undone, undoOf } from './undo.ts';
import { skippedText } from './workbook-port.ts';

/** What is put back, and the workbook in which: as found, and as it is laid out. */
export interface UndoResult extends Undone {
  readonly snapshot: WorkbookSnapshot;
  readonly wanted: readonly Tab[];
}

/** Puts back what one sync changed (undo.ts). A dry run answers with what it would do. */
export async function runUndo(job: SyncJob, undone: number): Promise<UndoResult> {
  const { journal, nowMs: at } = job;
  // What is asked again after an unclear write finds nothing left to do; the first answer says what was done.
  let first: UndoResult | null = null;
  const { value } = await commit(job, async (found) => {
    const { snapshot, memory, skipped } = found;
    const sheet = new StaffSheet(snapshot, new RememberedCells([]), at);
    const { written } = memory;
    const isAway = rowsAway(snapshot, (tab, row, column) => written.last(tab, row, column), identityOf);
    const undo = undoOf(await journal.changesOf(undone), sheet, isAway);
    const isClosed = ({ tab }: Undone['changes'][number]) => skipped.some((one) => one.tab === tab);
    const open = undo.changes.filter((change) => !isClosed(change));
    const wanted = undo.changes.length === 0 ? [] : await laidOut(job, found);
    const changes = withLinks(open, wanted);
    first ??= { ...undo, snapshot, wanted };
    // What the service refuses to have written is passed over, and said.
    if (skipped.length > 0)
      first = {
        ...first,
        changes,
        passed: [...undo.passed, ...skipped.map((one) => skippedText(one))],
      };
    if (changes.length === 0) return { change: null, value: first };
    const counts = { ...countChanges(changes), undone };
    const end = { outcome: 'done', detail: `undo ${undone}` } as const;
    return { change: { ...NOTHING, at, trigger: 'undo', changes, counts, end }, value: first };
  });
  return value;
}

type CellBack = Undone['changes'][number];

/** A link may go with the value that is written over: the cells that are linked are linked again. */
function withLinks(changes: readonly CellBack[], wanted: readonly Tab[]): readonly CellBack[] {
  const rows = new Map(wanted.map(({ key, rows: all }) => [key, new Map(all.map((row) => [row.key, row]))]));
  return changes.map((change) => {
    const link = rows.get(change.tab)?.get(change.row)?.links?.[change.column];
    return link === undefined ? change : { ...change, link };
  });
}

/** The tabs by the responses known. Of a workbook that cannot be planned (it holds another plan) no link is known. */
async function laidOut(job: SyncJob, found: Found): Promise<readonly Tab[]> {
  try {
    const registries = await registriesFor(job, found);
    const facts = { ...factsOf(job, { ...found, tables: NO_TABLES, registries }), withoutResponses: true };
    return planSync(facts).state?.wanted ?? [];
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

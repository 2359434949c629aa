import { countChanges } from '../workbook/count-changes.ts';
import { RememberedCells } from '../workbook/remembered-cells.ts';
import { StaffSheet } from '../workbook/staff-sheet.ts';
import { rowsAway } from '../displaced/right-rows.ts';
import { identityOf } from '../tabs/kinds.ts';
import { commit, type Road } from './commit.ts';
import { NOTHING } from './planned-change.ts';
import { type Undone, undoOf } from './undo.ts';
import { skippedText } from './workbook-port.ts';

/** Puts back what one sync changed (undo.ts). A dry run answers with what it would do. */
export async function runUndo(road: Road & { readonly nowMs: number }, undone: number): Promise<Undone> {
  const { journal, nowMs: at } = road;
  // What is asked again after an unclear write finds nothing left to do; the first answer says what was done.
  let first: Undone | null = null;
  const { value } = await commit(road, async ({ snapshot, memory, skipped }) => {
    const sheet = new StaffSheet(snapshot, new RememberedCells([]), at);
    const { written } = memory;
    const isAway = rowsAway(snapshot, (tab, row, column) => written.last(tab, row, column), identityOf);
    const undo = undoOf(await journal.changesOf(undone), sheet, isAway);
    first ??= undo;
    const isClosed = ({ tab }: Undone['changes'][number]) => skipped.some((one) => one.tab === tab);
    const changes = undo.changes.filter((change) => !isClosed(change));
    // What the service refuses to have written is passed over, and said.
    if (skipped.length > 0)
      first = { changes, passed: [...undo.passed, ...skipped.map((one) => skippedText(one))] };
    if (changes.length === 0) return { change: null, value: first };
    const counts = { ...countChanges(changes), undone };
    const end = { outcome: 'done', detail: `undo ${undone}` } as const;
    return { change: { ...NOTHING, at, trigger: 'undo', changes, counts, end }, value: first };
  });
  return value;
}

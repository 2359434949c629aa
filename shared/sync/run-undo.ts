import { countChanges } from '../workbook/count-changes.ts';
import { RememberedCells } from '../workbook/remembered-cells.ts';
import { StaffSheet } from '../workbook/staff-sheet.ts';
import { commit, type Road } from './commit.ts';
import { NOTHING } from './planned-change.ts';
import { type Undone, undoOf } from './undo.ts';
import { skippedText } from './workbook-port.ts';

/** Puts back what one sync changed (undo.ts). A dry run answers with what it would do. */
export async function runUndo(road: Road & { readonly nowMs: number }, undone: number): Promise<Undone> {
  const { journal, nowMs: at } = road;
  // What is asked again after an unclear write finds nothing left to do; the first answer says what was done.
  let first: Undone | null = null;
  const { value } = await commit(road, async ({ snapshot, skipped }) => {
    const sheet = new StaffSheet(snapshot, new RememberedCells([]), at);
    const undo = undoOf(await journal.changesOf(undone), sheet);
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

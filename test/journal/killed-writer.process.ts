/**
 * Writes syncs as fast as it can until it is killed. Each sync says in its counts how much belongs to it, so that
 * whoever opens the journal next can tell a whole one from a half. One dot a sync, by turns before it begins and
 * before it finishes, so that whoever kills at a dot hits either.
 */
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { responseOf, setCell, staffCellOf, syncOf } from '../journal-samples.ts';

const journal = openJournal(process.argv[2] as string);
for (let turn = (await journal.memory()).nextSync - 1; ; turn++) {
  const { responses: known } = await journal.memory();
  const cells = 200 + (turn % 50);
  const versions = [{ response: responseOf(turn, `Người ${turn}`), seenAt: turn }];
  if (turn % 2 === 1) process.stdout.write('.');
  const sync = await journal.begin(
    syncOf({
      at: turn,
      responses: [{ id: `response ${known.length}`, versions, present: true }],
      staffCells: [staffCellOf(`ghi chú ${turn}`, turn)],
      changes: Array.from({ length: cells }, (_, row) => setCell(turn, { row: `r${row}` })),
      counts: { cells, responses: known.length + 1 },
    }),
  );
  if (turn % 2 === 0) process.stdout.write('.');
  await journal.finish(sync, { at: turn, outcome: 'done', detail: '' });
}

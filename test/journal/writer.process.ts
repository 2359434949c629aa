/** Writes a number of syncs into the journal given, beside other processes that do the same. */
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { setCell, syncOf } from '../journal-samples.ts';

const [path, count] = process.argv.slice(2) as [string, string];
const journal = openJournal(path);
for (let turn = 0; turn < Number(count); turn++) {
  const sync = await journal.begin(syncOf({ changes: [setCell(turn), setCell(process.pid)] }));
  await journal.finish(sync, { at: 1, outcome: 'done', detail: String(process.pid) });
}
await journal.close();

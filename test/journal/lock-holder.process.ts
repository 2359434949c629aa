/** Takes the sync lock of the journal given and keeps it until it is killed. */
import { openJournal } from '../../sync-server/journal/open-journal.ts';

const journal = openJournal(process.argv[2] as string);
await journal.lock();
process.stdout.write('held\n');
setInterval(() => {}, 1_000);

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { journalPortContract } from '../journal-port.contract.ts';

journalPortContract('in memory', () => openJournal(':memory:'));
journalPortContract('in a file', () =>
  openJournal(join(mkdtempSync(join(tmpdir(), 'so-lop-')), 'journal.sqlite')),
);

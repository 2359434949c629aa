import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { presentCells } from '../journal-port.contract.ts';

const KILLS = 12;

test('killed at any moment, a journal opens whole: every sync is there complete or not at all', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'so-lop-')), 'journal.sqlite');
  let syncsBefore = 0;
  for (let round = 0; round < KILLS; round++) {
    // The number of syncs before the kill varies, so that it hits begin, finish and the folding of the log.
    await runAndKill(path, 2 + round * 3);
    const journal = openJournal(path);
    const syncs = await journal.syncs(1_000_000);
    expect(syncs.map((entry) => entry.sync)).toEqual(syncs.map((_, index) => syncs.length - index));
    expect(syncs.length).toBeGreaterThan(syncsBefore);
    for (const entry of syncs.slice(0, syncs.length - syncsBefore)) {
      expect(await journal.changesOf(entry.sync)).toHaveLength(entry.counts['cells'] as number);
    }
    const ids = (await journal.memory()).responses.map((response) => response.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(syncs[0]?.counts['responses'] as number);
    expect(ids).toHaveLength(syncs.length);
    expect(await presentCells(journal)).toMatchObject([{ seenAt: syncs[0]?.at }]);
    // One sync may have begun without finishing in each round, the newest then.
    expect(syncs.filter((entry) => entry.outcome === null).length).toBeLessThanOrEqual(round + 1);
    syncsBefore = syncs.length;
    await journal.close();
  }
});

test('several processes create and write one journal together, and nothing of any is lost', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'so-lop-')), 'journal.sqlite');
  const writers = Array.from({ length: 3 }, () =>
    spawn(process.execPath, [join(import.meta.dirname, 'writer.process.ts'), path, '20'], {
      stdio: 'inherit',
    }),
  );
  const codes = await Promise.all(writers.map(async (writer) => (await once(writer, 'exit'))[0] as number));
  expect(codes).toEqual([0, 0, 0]);
  const journal = openJournal(path);
  const syncs = await journal.syncs(1_000);
  expect(syncs).toHaveLength(60);
  for (const { sync, detail, outcome } of syncs) {
    expect(outcome).toBe('done');
    expect((await journal.changesOf(sync)).at(-1)?.after).toBe(Number(detail));
  }
  await journal.close();
});

/** Kills the writer as soon as it has written this many syncs; where it stands by then is up to the machine. */
async function runAndKill(path: string, syncs: number): Promise<void> {
  const writer = spawn(process.execPath, [join(import.meta.dirname, 'killed-writer.process.ts'), path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let seen = 0;
  writer.stdout.on('data', (chunk: Buffer) => {
    seen += chunk.length;
    if (seen >= syncs) writer.kill('SIGKILL');
  });
  await once(writer, 'exit');
}

import { expect, test } from 'vitest';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { randomOf } from '../google/random-staff.ts';
import { LONG_MS, SEED, SIZES } from '../sizes.ts';
import { MemoryFile, MemoryWorkbook } from '../workbook/memory-workbook.ts';
import { type Lived, PartialOffice } from './partial-office.ts';

/** W1, whatever staff sort, cut, paste and fill of what they see: in memory, where many lives fit into a moment. */
test(
  'no text of staff’s is lost or given to another, whatever they sort, cut, copy and fill of what they see',
  async () => {
    const sum = { righted: 0, held: 0, saved: 0, looked: 0 };
    for (let life = 0; life < SIZES.partialHands; life++) add(sum, await lifeOf(SEED + life));
    // A control: rows were put right, some were held, and by the hidden keys alone texts would have been another's.
    expect(sum.looked).toBeGreaterThan(SIZES.partialHands);
    expect(sum.righted).toBeGreaterThan(SIZES.partialHands / 5);
    expect(sum.saved).toBeGreaterThan(SIZES.partialHands / 5);
    expect(sum.held).toBeGreaterThan(SIZES.partialHands / 20);
  },
  LONG_MS,
);

async function lifeOf(seed: number): Promise<Lived> {
  const file = new MemoryFile();
  const journal = openJournal(':memory:');
  const place = {
    hands: file,
    workbook: () => new MemoryWorkbook(file),
    withJournal: <Value>(work: (one: typeof journal) => Promise<Value>) => work(journal),
    forgetJournal: () => Promise.resolve(),
    close: () => journal.close(),
  };
  const office = new PartialOffice(place, randomOf(seed));
  try {
    return await office.live(5, () => {
      const kept = file.snapshot();
      return () => file.replace(kept);
    });
  } catch (error) {
    if (error instanceof Error) error.message = `life ${seed}: ${error.message}`;
    throw error;
  } finally {
    await place.close();
  }
}

function add(sum: { -readonly [Key in keyof Lived]: number }, lived: Lived): void {
  sum.righted += lived.righted;
  sum.held += lived.held;
  sum.saved += lived.saved;
  sum.looked += lived.looked;
}

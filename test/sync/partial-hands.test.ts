import { copyFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { plainCopy } from '../fakes/google-sheets/plain-copy.ts';
import { directGoogle, SPREADSHEET } from '../google/fake-google.ts';
import { randomOf } from '../google/random-staff.ts';
import { staffEdits } from '../google/staff-edits.ts';
import { LONG_MS, SEED, SIZES } from '../sizes.ts';
import { MemoryFile, MemoryWorkbook } from '../workbook/memory-workbook.ts';
import type { OfficePlace } from './office-places.ts';
import { onFile } from './office-places.ts';
import { type Lived, PartialOffice } from './partial-office.ts';

/** A place, and what takes it back to how it is now: Ctrl+Z. */
interface Undoable {
  readonly place: OfficePlace;
  readonly keep: () => () => void;
}

/** With how many lives, and how often staff and server take turns in each: a file takes its time. */
const PLACES: readonly (readonly [string, () => Undoable, number, number])[] = [
  ['in memory', memoryPlace, SIZES.partialHands, 5],
  ['on a file', filePlace, SIZES.partialHandsOnFile, 2],
  ['in a spreadsheet of Google', googlePlace, SIZES.partialHandsInGoogle, 4],
];

test.each(PLACES)(
  'no text of staff’s is lost or given to another, whatever they sort, cut, copy and fill of what they see: %s',
  async (_where, make, lives, rounds) => {
    const sum = { righted: 0, held: 0, saved: 0, looked: 0 };
    for (let life = 0; life < lives; life++) add(sum, await lifeOf(make(), SEED + life, rounds));
    // A control: rows were put right, and by the hidden keys alone texts would have been another's.
    expect(sum.looked).toBeGreaterThan(0);
    if (lives < MANY) return;
    const turns = lives * rounds;
    expect(sum.righted).toBeGreaterThan(turns / 25);
    expect(sum.saved).toBeGreaterThan(turns / 25);
    expect(sum.held).toBeGreaterThan(turns / 100);
  },
  LONG_MS,
);

/** With fewer lives it is chance whether each kind of trouble comes up. */
const MANY = 20;

async function lifeOf({ place, keep }: Undoable, seed: number, rounds: number): Promise<Lived> {
  try {
    return await new PartialOffice(place, randomOf(seed)).live(rounds, keep);
  } catch (error) {
    if (error instanceof Error) error.message = `life ${seed}: ${error.message}`;
    throw error;
  } finally {
    await place.close();
  }
}

function memoryPlace(): Undoable {
  const file = new MemoryFile();
  const keep = () => {
    const kept = file.snapshot();
    return () => file.replace(kept);
  };
  return { place: { ...journalled(), hands: file, workbook: () => new MemoryWorkbook(file) }, keep };
}

function filePlace(): Undoable {
  const place = onFile();
  const keep = () => {
    const kept = `${place.path}.truoc`;
    copyFileSync(place.path, kept);
    return () => copyFileSync(kept, place.path);
  };
  return { place, keep };
}

function googlePlace(): Undoable {
  const google = directGoogle();
  const { fake } = google;
  fake.create(SPREADSHEET);
  const hands = staffEdits(() => fake.staff(SPREADSHEET));
  const keep = () => {
    const kept = plainCopy(fake.get(SPREADSHEET));
    return () => fake.put(kept);
  };
  return { place: { ...journalled(), hands, workbook: () => google.open() }, keep };
}

function journalled(): Pick<OfficePlace, 'withJournal' | 'forgetJournal' | 'close'> {
  const journal = openJournal(':memory:');
  return {
    withJournal: (work) => work(journal),
    forgetJournal: () => Promise.resolve(),
    close: () => journal.close(),
  };
}

function add(sum: { -readonly [Key in keyof Lived]: number }, lived: Lived): void {
  sum.righted += lived.righted;
  sum.held += lived.held;
  sum.saved += lived.saved;
  sum.looked += lived.looked;
}

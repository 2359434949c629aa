import { expect, test } from 'vitest';
import { isModelled, type Replayed, replayRecordedTraffic } from './replay.ts';

/** What the adapter sends, of what was recorded. */
const USED: ReadonlySet<string> = new Set([
  'get',
  'values.get',
  'values.batchGet',
  'addSheet',
  'addProtectedRange',
  'deleteProtectedRange',
  'deleteDimension',
  'setDataValidation',
  'updateCells',
  'updateSheetProperties',
]);

test('the fake answers the recorded requests as Google did', () => {
  const replayed = replayRecordedTraffic();
  const used = replayed.filter(({ about, isAstray }) => !isAstray && about.every((kind) => USED.has(kind)));
  const modelled = replayed.filter(isModelled);
  const rates = { used: rateOf(used), modelled: rateOf(modelled), all: rateOf(replayed) };
  console.info(
    `recorded traffic: agrees in ${text(rates.used)} of what the adapter uses, ` +
      `${text(rates.modelled)} of what the fake models, ${text(rates.all)} of all`,
  );
  const differing = modelled.filter(({ agrees }) => !agrees);
  expect(differing.map(({ exchange, reply }) => ({ ...exchange, reply }))).toEqual([]);
  // A control: the recording is all there, and most of it is about what the adapter uses.
  expect(replayed.length).toBe(825);
  expect(used.length).toBeGreaterThan(500);
});

function rateOf(replayed: readonly Replayed[]): { readonly agreed: number; readonly of: number } {
  return { agreed: replayed.filter(({ agrees }) => agrees).length, of: replayed.length };
}

function text({ agreed, of }: { readonly agreed: number; readonly of: number }): string {
  return `${agreed}/${of} (${((100 * agreed) / of).toFixed(1)} %)`;
}

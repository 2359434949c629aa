import { expect, test } from 'vitest';
import { benchGoogleCalls } from '../bench/google-calls.bench.ts';

test('a sync of 45 tabs costs two calls when nothing changed and three otherwise, whatever another client needs', async () => {
  const results = await benchGoogleCalls();
  for (const { name, ours, peers, unit } of results) {
    console.info(
      `${name}: ours ${ours} ${unit}${peers.map((peer) => `, ${peer.name} ${peer.value}`).join('')}`,
    );
  }
  expect(results.map(({ ours }) => ours)).toEqual([2, 3, 3]);
  expect(results[0]?.peers[0]?.value).toBeGreaterThan(40);
  expect(results[1]?.peers[0]?.value).toBeGreaterThan(80);
});

import { expect, test } from 'vitest';
import { Turns } from '../../sync-server/service/turns.ts';

test('never more at once than the limit, in the order in which they came, and what fails gives its turn back', async () => {
  const turns = new Turns(2);
  const begun: number[] = [];
  let [now, most] = [0, 0];
  const ends: (() => void)[] = [];
  const all = Array.from({ length: 20 }, (_, at) =>
    turns.take(async () => {
      begun.push(at);
      most = Math.max(most, ++now);
      await new Promise<void>((resolve) => ends.push(resolve));
      now -= 1;
      if (at % 3 === 0) throw new Error('failed');
    }),
  );
  const settled = Promise.allSettled(all);
  const life = { isOver: false };
  void settled.then(() => (life.isOver = true));
  while (!life.isOver) {
    ends.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(most).toBe(2);
  expect(begun).toEqual(Array.from({ length: 20 }, (_, at) => at));
  expect((await settled).filter(({ status }) => status === 'rejected')).toHaveLength(7);
});

test('between two of them whoever asks something is answered', async () => {
  const turns = new Turns(1);
  const order: string[] = [];
  const both = Promise.all(['one', 'two'].map((name) => turns.take(async () => void order.push(name))));
  setImmediate(() => order.push('answered'));
  await both;
  expect(order).toEqual(['one', 'answered', 'two']);
});

/**
 * The bytes of a file that nobody is still writing. A file that was just dropped may still grow; one that ends in the
 * middle and was written a moment ago may be whole soon. Waited is a bounded time: then it is read, or refused, as it is.
 */
import { readFile, stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { FileEnd } from './csv-end.ts';

export interface Waiting {
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<unknown>;
}

const REAL: Waiting = { now: () => Date.now(), wait };

/** @param end whether the content ends as its format does. */
export async function stillFile(
  path: string,
  end: (content: Buffer) => FileEnd,
  { now, wait: pause }: Waiting = REAL,
): Promise<Buffer> {
  const until = now() + WAITED_MAX_MS;
  let before = await stat(path);
  const age = now() - before.mtimeMs;
  if (age < FRESH_MS) await pause(LOOK_AGAIN_MS);
  for (let unchanged = 1; ; unchanged++) {
    const content = await readFile(path);
    const after = await stat(path);
    const isStill = after.size === before.size && after.mtimeMs === before.mtimeMs;
    if (!isStill) unchanged = 0;
    before = after;
    const mayGrow = age < BEING_COPIED_MS && unchanged < LOOKS[end(content)];
    if ((isStill && !mayGrow) || now() >= until) return content;
    await pause(PAUSE_MS);
  }
}

/** Written so lately that somebody may be writing on: it is looked at twice. */
const FRESH_MS = 2_000;
const LOOK_AGAIN_MS = 50;
const PAUSE_MS = 200;
/** What was cut short longer ago will not become whole while anybody waits … */
const BEING_COPIED_MS = 60_000;
/** … nor what did not grow for two seconds; what may be whole is looked at once or twice more. */
const LOOKS: Readonly<Record<FileEnd, number>> = { whole: 0, unsure: 2, part: 10 };
const WAITED_MAX_MS = 10_000;

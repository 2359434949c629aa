/** The thread in which the server's workbooks are synced: see `remoteWorkbooks`. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { answerCalls } from '../service/answer-calls.ts';
import { carried } from '../service/carried-error.ts';
import type { FromThread } from '../service/thread-calls.ts';
import { ERROR_KINDS } from './exit-code.ts';
import { googleOfEnvironment } from './google-of-environment.ts';
import { openWorkbooks } from './open-workbooks.ts';
import type { ThreadGiven } from './workbooks-apart.ts';

const port = parentPort as MessagePort;
try {
  const { configs, ...given } = workerData as ThreadGiven;
  const opened = await openWorkbooks(configs, {
    ...given,
    openGoogle: () => googleOfEnvironment(process.env),
    now: () => Date.now(),
  });
  answerCalls(port, opened, ERROR_KINDS);
} catch (error) {
  const message: FromThread = { opened: carried(error, ERROR_KINDS) };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin, only a window has
  port.postMessage(message);
}

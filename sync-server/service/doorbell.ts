import type { SyncRequest, SyncSummary } from './workbook-service.ts';

/**
 * The doorbell of one workbook. One sync at a time: rings that arrive while one runs become exactly one more after it,
 * for it looks at everything they could mean. A ring never joins a sync already running: what it announces may have come
 * after that one had read. One contract suite (`test/doorbell.contract.ts`) holds for every adapter.
 */
export interface Doorbell {
  /** Asks for a sync; answers at once with the number of the one that will look. */
  ring(request: SyncRequest): Promise<number>;
  /** The outcome of that sync, as soon as there is one; what it threw, where it failed. */
  wait(number: number): Promise<SyncSummary>;
}

import { Refusal } from '#shared/sync/refusal.ts';
import type { SyncRequest, SyncSummary } from './workbook-service.ts';

/**
 * The doorbell of one workbook: one thing at a time touches it. Rings that arrive while a sync runs become exactly one
 * more sync after it, for it looks at everything they could mean; whoever rang is told that sync's outcome. A ring
 * never joins a sync already running: what it announces may have come after that one had read.
 */
export class Doorbell {
  private readonly sync: (request: SyncRequest) => Promise<SyncSummary>;
  /** Ends when everything accepted so far is over. Never rejects. */
  private tail: Promise<unknown> = Promise.resolve();
  /** The sync that waits its turn; rings join it until it starts. */
  private waiting: { request: SyncRequest; readonly outcome: Promise<SyncSummary> } | null = null;
  private stopped = false;
  private active = 0;

  constructor(sync: (request: SyncRequest) => Promise<SyncSummary>) {
    this.sync = sync;
  }

  get isRunning(): boolean {
    return this.active > 0;
  }

  get isWaiting(): boolean {
    return this.waiting !== null;
  }

  ring(request: SyncRequest): Promise<SyncSummary> {
    if (this.waiting !== null) {
      const { confirm, trigger } = this.waiting.request;
      this.waiting.request = { trigger, confirm: confirm || request.confirm };
      return this.waiting.outcome;
    }
    const outcome = this.enqueue(() => {
      const merged = this.waiting?.request ?? request;
      this.waiting = null;
      return this.sync(merged);
    });
    this.waiting = { request, outcome };
    return outcome;
  }

  /** Does something else to the workbook, between syncs. */
  alone<Value>(work: () => Promise<Value>): Promise<Value> {
    // A sync that waits was rung before this; what comes after must not join it.
    return this.enqueue(work);
  }

  /** Lets what runs finish; whatever waits is refused. Resolves when nothing runs any more. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.tail;
  }

  private enqueue<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.tail.then(async () => {
      if (this.stopped) {
        this.waiting = null;
        throw new Refusal('stopping');
      }
      this.active += 1;
      try {
        return await work();
      } finally {
        this.active -= 1;
      }
    });
    this.tail = turn.catch(() => undefined);
    return turn;
  }
}

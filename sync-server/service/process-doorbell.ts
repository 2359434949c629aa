import { Refusal } from '#shared/sync/refusal.ts';
import type { Doorbell } from './doorbell.ts';
import type { SyncRequest, SyncSummary } from './workbook-service.ts';

/** A sync that somebody rang for. */
interface Rung {
  readonly number: number;
  request: SyncRequest;
}

/**
 * The doorbell within one process, and the one door through which this process comes at a workbook: syncs, decisions and
 * looks go through it one by one.
 */
export class ProcessDoorbell implements Doorbell {
  private readonly sync: (request: SyncRequest) => Promise<SyncSummary>;
  /** Ends when everything accepted so far is over. Never rejects. */
  private tail: Promise<unknown> = Promise.resolve();
  /** The sync that waits its turn; rings join it until it starts. */
  private waiting: Rung | null = null;
  /** Of the newest syncs, by number. */
  private readonly outcomes = new Map<number, Promise<SyncSummary>>();
  private lastNumber = 0;
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

  ring({ trigger, confirm }: SyncRequest): Promise<number> {
    const { waiting } = this;
    if (waiting !== null) {
      waiting.request = { ...waiting.request, confirm: waiting.request.confirm || confirm };
      return Promise.resolve(waiting.number);
    }
    const rung: Rung = { number: ++this.lastNumber, request: { trigger, confirm } };
    this.waiting = rung;
    const outcome = this.alone(() => {
      this.waiting = null;
      return this.sync(rung.request);
    });
    // Nobody need wait for what they rang for.
    outcome.catch(() => undefined);
    this.outcomes.set(rung.number, outcome);
    this.outcomes.delete(rung.number - OUTCOMES_KEPT);
    return Promise.resolve(rung.number);
  }

  wait(number: number): Promise<SyncSummary> {
    return (
      this.outcomes.get(number) ?? Promise.reject(new Error(`no sync ${number} was rung for, or long ago`))
    );
  }

  /** Does something else to the workbook, between syncs. A ring that comes meanwhile is answered by a sync after it. */
  alone<Value>(work: () => Promise<Value>): Promise<Value> {
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

  /** Lets what runs finish; whatever waits is refused. Resolves when nothing runs any more. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.tail;
  }
}

/** Whoever asks later than this many syncs is not waiting any more. */
const OUTCOMES_KEPT = 100;

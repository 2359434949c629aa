import type { Timing } from './timing.ts';

export type CallKind = 'read' | 'write';

/**
 * Keeps the whole service under Google's quota, for all its spreadsheets together: at most `perMinute` reads and as many
 * writes in any 60 seconds. Spreadsheets that wait take turns, so a busy one never starves the others.
 */
export class RateLimiter {
  private readonly timing: Pick<Timing, 'now' | 'sleep'>;
  private readonly perMinute: number;
  private readonly lanes: Readonly<Record<CallKind, Lane>>;

  constructor(timing: Pick<Timing, 'now' | 'sleep'>, perMinute: number = CALLS_PER_MINUTE) {
    this.timing = timing;
    this.perMinute = perMinute;
    this.lanes = { read: new Lane(), write: new Lane() };
  }

  /** Resolves when the call may be made; the caller then makes it at once. */
  take(kind: CallKind, spreadsheetId: string): Promise<void> {
    const lane = this.lanes[kind];
    return new Promise((resolve, reject) => {
      lane.wait(spreadsheetId, resolve);
      if (!lane.isServing) this.serve(lane).catch(reject);
    });
  }

  private async serve(lane: Lane): Promise<void> {
    lane.isServing = true;
    try {
      while (lane.isWaiting) {
        const now = this.timing.now();
        const freeAt = lane.freeAt(now, this.perMinute);
        if (freeAt > now) await this.timing.sleep(freeAt - now);
        else lane.admit(now);
      }
    } finally {
      lane.isServing = false;
    }
  }
}

/** Google allows 60 a minute for each user; some are left for the retries of a clock that runs a little differently. */
export const CALLS_PER_MINUTE = 55;

const WINDOW_MS = 60_000;

class Lane {
  isServing = false;
  private readonly queues = new Map<string, (() => void)[]>();
  /** When the calls of the last minute were admitted, oldest first. */
  private readonly admitted: number[] = [];

  get isWaiting(): boolean {
    return this.queues.size > 0;
  }

  wait(spreadsheetId: string, resolve: () => void): void {
    const queue = this.queues.get(spreadsheetId);
    if (queue === undefined) this.queues.set(spreadsheetId, [resolve]);
    else queue.push(resolve);
  }

  freeAt(now: number, perMinute: number): number {
    while (this.admitted.length > 0 && this.admitted[0]! <= now - WINDOW_MS) this.admitted.shift();
    return this.admitted.length < perMinute ? now : this.admitted[0]! + WINDOW_MS;
  }

  /** The spreadsheet in front gets one call and goes to the back of the line. */
  admit(now: number): void {
    const front = this.queues.entries().next().value;
    if (front === undefined) return;
    const [spreadsheetId, queue] = front;
    this.queues.delete(spreadsheetId);
    const resolve = queue.shift()!;
    if (queue.length > 0) this.queues.set(spreadsheetId, queue);
    this.admitted.push(now);
    resolve();
  }
}

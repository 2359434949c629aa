import type { Timer } from '../../sync-server/schedule/timer.ts';

const MINUTE_MS = 60_000;

/** A timer whose time the test moves. */
export class ManualTimer implements Timer {
  now: number;
  private readonly start: number;
  private readonly due = new Set<{ readonly at: number; readonly work: () => void }>();

  constructor(now: number) {
    this.now = now;
    this.start = now;
  }

  get minutes(): number {
    return (this.now - this.start) / MINUTE_MS;
  }

  after(delayMs: number, work: () => void): () => void {
    const entry = { at: this.now + delayMs, work };
    this.due.add(entry);
    return () => this.due.delete(entry);
  }

  advance(byMs: number): void {
    const until = this.now + byMs;
    for (;;) {
      const [next] = [...this.due].filter((entry) => entry.at <= until).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.due.delete(next);
      this.now = next.at;
      next.work();
    }
    this.now = until;
  }
}

/**
 * How many syncs of all workbooks run at the same time. Each holds a whole workbook in memory and plans without pause, so
 * hundreds of doorbells at once are taken a few at a time, and between two of them whoever asks something is answered.
 */
export class Turns {
  private readonly limit: number;
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(limit: number) {
    this.limit = limit;
    this.free = limit;
  }

  /** In the order in which they came. What fails gives its turn back too. */
  async take<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The next begins after whatever the process has to answer meanwhile.
      setImmediate(() => this.giveBack());
    }
  }

  private giveBack(): void {
    const next = this.waiting.shift();
    if (next !== undefined) next();
    else this.free = Math.min(this.limit, this.free + 1);
  }
}

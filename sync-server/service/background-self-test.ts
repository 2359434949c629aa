import type { SelfTest, Tried } from '../self-test/run-self-test.ts';
import { failureWords } from './failure-words.ts';

/** Tries the assumptions in a spreadsheet; see `runSelfTest`. */
export type RunSelfTest = (
  spreadsheet: string,
  run: {
    readonly onTried: (tried: Tried, done: number, all: number) => void;
    readonly isStopped: () => boolean;
  },
) => Promise<SelfTest>;

/** How far the newest self-test is, and what it found so far. */
export interface SelfTestState {
  /** `failed`: it did not come to its end, and `message` says why. `stopped`: the server was. */
  readonly state: 'never' | 'running' | 'done' | 'failed' | 'stopped';
  readonly spreadsheet: string | null;
  readonly startedAt: number | null;
  /** How many of `all` were tried; `all` is 0 until the first was. */
  readonly done: number;
  readonly all: number;
  readonly tried: readonly Tried[];
  /** Scratch tabs of a run cut short before, taken away by this one. */
  readonly leftBehind: number;
  readonly message: string | null;
}

const NEVER: SelfTestState = {
  state: 'never',
  spreadsheet: null,
  startedAt: null,
  done: 0,
  all: 0,
  tried: [],
  leftBehind: 0,
  message: null,
};

/** The self-test beside the server's other work, one at a time: Google counts the calls of all of them together. */
export class BackgroundSelfTest {
  private readonly run: RunSelfTest;
  private readonly now: () => number;
  private current: SelfTestState = NEVER;
  private ending: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(run: RunSelfTest, now: () => number) {
    this.run = run;
    this.now = now;
  }

  get state(): SelfTestState {
    return this.current;
  }

  /** False: one is running, and goes on. */
  start(spreadsheet: string): boolean {
    if (this.current.state === 'running' || this.stopped) return false;
    this.current = { ...NEVER, state: 'running', spreadsheet, startedAt: this.now() };
    this.ending = this.toEnd(spreadsheet);
    return true;
  }

  /** Lets the experiment under way end, so that the scratch tabs are taken away. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.ending;
  }

  private async toEnd(spreadsheet: string): Promise<void> {
    try {
      const { tried, leftBehind } = await this.run(spreadsheet, {
        onTried: (one, done, all) => {
          this.current = { ...this.current, done, all, tried: [...this.current.tried, one] };
        },
        isStopped: () => this.stopped,
      });
      this.current = { ...this.current, state: this.stopped ? 'stopped' : 'done', tried, leftBehind };
    } catch (error) {
      this.current = { ...this.current, state: 'failed', message: failureWords(error) };
    }
  }
}

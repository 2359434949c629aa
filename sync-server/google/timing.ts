/** Time as the calls to Google know it; tests bring their own and never wait. */
export interface Timing {
  now(): number;
  sleep(ms: number): Promise<void>;
  /** Between 0 and 1. */
  random(): number;
  /** Aborts when a call has taken this long. */
  timeLimit(ms: number): AbortSignal;
}

export const realTiming: Timing = {
  now: () => Date.now(),
  sleep: (ms) =>
    new Promise((resolve) => {
      setTimeout(resolve, ms);
    }),
  random: () => Math.random(),
  timeLimit: (ms) => AbortSignal.timeout(ms),
};

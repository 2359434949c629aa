/** The machine's timers, or a test's. Answers with what cancels it. */
export interface Timer {
  after(delayMs: number, work: () => void): () => void;
}

export const SYSTEM_TIMER: Timer = {
  after(delayMs, work) {
    const timeout = setTimeout(work, delayMs);
    return () => clearTimeout(timeout);
  },
};

import { endOfDayMs, type IsoDay } from '#shared/time/local-date.ts';
import { SYSTEM_TIMER, type Timer } from './timer.ts';

export interface ScheduleConfig {
  /** Between syncs while registrations come in. */
  readonly registrationMinutes: number;
  readonly otherMinutes: number;
}

export interface ScheduledWorkbook {
  readonly id: string;
  /** Last day on which registrations are expected, by what was last read of the plan; null: not known. */
  readonly registrationUntil: () => IsoDay | null;
  /** Rings the doorbell. It may fail: that is logged where it happened, and the next turn comes all the same. */
  readonly ring: () => Promise<unknown>;
}

export interface Scheduler {
  stop(): void;
}

/**
 * Rings every workbook's doorbell by the clock, beside whatever else rings it. All ring at the start; after
 * that they take turns evenly spread over the interval, so that several do not ask Google at the same second. A turn never waits for the sync before it: the
 * doorbell makes one of those that pile up.
 */
export function startScheduler(
  workbooks: readonly ScheduledWorkbook[],
  parts: { readonly config: ScheduleConfig; readonly now: () => number; readonly timer?: Timer },
): Scheduler {
  const { config, now, timer = SYSTEM_TIMER } = parts;
  const cancels = new Map<string, () => void>();
  const plan = (workbook: ScheduledWorkbook, delayMs: number, shiftMs: number): void => {
    cancels.set(
      workbook.id,
      timer.after(delayMs, () => {
        plan(workbook, shiftMs + intervalMs(config, workbook.registrationUntil(), now()), 0);
        workbook.ring().catch(() => undefined);
      }),
    );
  };
  for (const [place, workbook] of workbooks.entries()) {
    // The first turn comes at once, for all: after a restart nobody knows what was missed. The second spreads them.
    const shiftMs = Math.floor((place * config.registrationMinutes * MINUTE_MS) / workbooks.length);
    plan(workbook, 0, shiftMs);
  }
  return {
    stop() {
      for (const cancel of cancels.values()) cancel();
      cancels.clear();
    },
  };
}

const MINUTE_MS = 60_000;

/** Through the end of the last day registrations are expected (a plan not read yet counts as open), and after it. */
export function intervalMs(config: ScheduleConfig, registrationUntil: IsoDay | null, nowMs: number): number {
  const isOpen = registrationUntil === null || nowMs <= endOfDayMs(registrationUntil);
  return (isOpen ? config.registrationMinutes : config.otherMinutes) * MINUTE_MS;
}

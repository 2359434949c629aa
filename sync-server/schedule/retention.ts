import type { Logger } from '../log/server-log.ts';
import { SYSTEM_TIMER, type Timer } from './timer.ts';

export interface PurgedWorkbook {
  readonly id: string;
  readonly purgePhones: (beforeMs: number) => unknown;
}

const DAY_MS = 86_400_000;

/**
 * Once a day removes from the journals the phones older than the retention time. Without such a time it does nothing:
 * removing cannot be undone, so the office has to ask for it. A journal that fails is tried again the next day.
 */
export function startRetention(
  workbooks: readonly PurgedWorkbook[],
  parts: {
    readonly days: number | null;
    readonly now: () => number;
    readonly logger: Logger;
    readonly timer?: Timer;
  },
): { stop(): void } {
  const { days, now, logger, timer = SYSTEM_TIMER } = parts;
  if (days === null) return { stop: () => undefined };
  let cancel = timer.after(0, turn);
  return { stop: () => cancel() };

  function turn(): void {
    cancel = timer.after(DAY_MS, turn);
    for (const workbook of workbooks) void purge(workbook, now() - (days as number) * DAY_MS);
  }

  async function purge({ id, purgePhones }: PurgedWorkbook, beforeMs: number): Promise<void> {
    try {
      const purged = await purgePhones(beforeMs);
      logger.info({ event: 'purged phones', workbook: id, purged });
    } catch (error) {
      logger.error({ event: 'purged phones', workbook: id, err: error });
    }
  }
}

import { maskPhonesIn } from '#shared/people/phone.ts';
import type { SyncStage } from '#shared/sync/sync-stage.ts';
import { tell } from './terminal.ts';
import { traceLines } from './trace-lines.ts';

/** Tells stage by stage what a sync read, decided and wrote. Phones are masked: a terminal's scrollback is a log too. */
export function syncTrace(write: (line: string) => void = tell): {
  readonly onStage: (stage: SyncStage) => void;
  readonly stop: () => void;
} {
  return {
    onStage: (stage) => {
      for (const line of traceLines(stage)) write(maskPhonesIn(line));
    },
    stop: () => undefined,
  };
}

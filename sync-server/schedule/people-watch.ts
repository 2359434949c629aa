import type { Logger } from '../log/server-log.ts';
import { SYSTEM_TIMER, type Timer } from './timer.ts';

export interface PeopleSource {
  /** Changes when the configuration does: size and time of its file. */
  version(): string;
  /** Puts the people as they stand now into force. Throws where the configuration cannot be used. */
  reread(): void;
}

export interface PeopleWatch {
  /** Looks at once. */
  readonly now: () => void;
  readonly stop: () => void;
}

/**
 * Takes in who was added to the configuration or left it, without a restart: within ten seconds, or at once when asked. A
 * configuration that cannot be used changes nothing: the people in force stay until somebody mends it, and the log says so.
 */
export function watchPeople(
  source: PeopleSource,
  parts: { readonly logger: Logger; readonly timer?: Timer },
): PeopleWatch {
  const { logger, timer = SYSTEM_TIMER } = parts;
  let seen = source.version();
  let cancel = timer.after(LOOK_MS, turn);
  return { now: reread, stop: () => cancel() };

  function turn(): void {
    cancel = timer.after(LOOK_MS, turn);
    if (source.version() !== seen) reread();
  }

  function reread(): void {
    // Asked first: what changes while it is read is read again.
    seen = source.version();
    try {
      source.reread();
      logger.info({ event: 'people read' });
    } catch (error) {
      logger.error({ event: 'people not read', err: error });
    }
  }
}

const LOOK_MS = 10_000;

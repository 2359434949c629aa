import type { Response } from './response.ts';

/**
 * One response as the journal remembers it over its life (R8). `id` never changes; versions are what its row said,
 * oldest first; the newest counts.
 */
export interface RememberedResponse {
  readonly id: string;
  readonly versions: readonly ResponseVersion[];
  /** It stood in the table at the last sync that was not held. */
  readonly present: boolean;
  /** The time of the sync that found it gone, as the journal tells; absent: it is there, or this very sync finds it gone. */
  readonly goneAt?: number;
}

export interface ResponseVersion {
  readonly response: Response;
  /** When the first sync saw this version; milliseconds since the epoch. */
  readonly seenAt: number;
}

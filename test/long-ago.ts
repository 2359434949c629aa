import { utimesSync } from 'node:fs';

/** As if the file had lain there since yesterday: one written a moment ago may still be growing, and is waited for. */
export function longAgo(path: string): void {
  const then = Date.now() / 1_000 - 86_400;
  utimesSync(path, then, then);
}

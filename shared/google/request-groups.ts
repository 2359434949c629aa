import type { SheetsRequest } from './google-workbook.ts';

/** Google recommends at most 2 MB a request; the rest is room for the envelope and for what escapes need. */
export const REQUEST_BYTES_MAX = 1_900_000;

/**
 * The bodies to send: one, and several only where one would pass the limit. A body ends between groups, so that rows
 * are never inserted without their keys.
 */
export function bodiesOf(
  groups: readonly (readonly SheetsRequest[])[],
  bytesMax: number = REQUEST_BYTES_MAX,
): readonly (readonly SheetsRequest[])[] {
  const bodies: SheetsRequest[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const group of groups) {
    const size = utf8Length(JSON.stringify(group));
    if (bytes + size > bytesMax) {
      bodies.push([]);
      bytes = 0;
    }
    bodies.at(-1)!.push(...group);
    bytes += size;
  }
  return bodies;
}

/** Counted by hand: Apps Script has no TextEncoder. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) bytes += 1;
    // Of a surrogate pair each half counts two: four bytes in all.
    if (code > 0x7ff && (code < 0xd800 || code > 0xdfff)) bytes += 1;
  }
  return bytes;
}

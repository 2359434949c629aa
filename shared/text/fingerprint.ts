/**
 * A short, stable fingerprint of a text, for keys that must come out the same on every run and in Apps Script, which
 * has no crypto: two 32-bit FNV-1a hashes from different starting points, in base 36. Chance alone makes two of a
 * million texts equal about once in 37 million runs; callers that need certainty check for it.
 */
export function fingerprint(text: string): string {
  return hash(text, 0x811c9dc5).toString(36) + hash(text, 0x5bd1e995).toString(36).padStart(7, '0');
}

const FNV_PRIME = 0x01000193;

function hash(text: string, start: number): number {
  let value = start;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    value = Math.imul(value ^ (code & 0xff), FNV_PRIME);
    value = Math.imul(value ^ (code >>> 8), FNV_PRIME);
  }
  return value >>> 0;
}

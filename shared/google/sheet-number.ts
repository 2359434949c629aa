/**
 * The number a new sheet gets. Chosen by us, from its key, so that one request can make a sheet and name it in the
 * requests behind; 30 bits, above the small numbers that others choose, and none that is taken.
 */
export function sheetNumber(key: string, taken: readonly number[]): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) sum = Math.imul(sum ^ key.charCodeAt(at), 0x01000193);
  let number = (sum >>> 2) | 0x100000;
  while (taken.includes(number)) number += 1;
  return number;
}

import { plainKey } from '../text/vietnamese.ts';

/** How many units of each type a document says it lists: "Gồm 09 xã và 02 phường" → xã 9, phường 2. Empty where it says nothing. */
export function statedCounts(text: string): Readonly<Partial<Record<UnitType, number>>> {
  const counts: Partial<Record<UnitType, number>> = {};
  for (const [, digits, word] of plainKey(text).matchAll(/(\d+)\s*(xa|phuong|dac khu)\b/g)) {
    const type = TYPES[word as keyof typeof TYPES];
    counts[type] = (counts[type] ?? 0) + Number(digits);
  }
  return counts;
}

/** The sum over the types; null where the text names no number. */
export function statedTotal(text: string): number | null {
  const counts = Object.values(statedCounts(text));
  return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0);
}

type UnitType = 'xã' | 'phường' | 'đặc khu';

const TYPES = { xa: 'xã', phuong: 'phường', 'dac khu': 'đặc khu' } as const;

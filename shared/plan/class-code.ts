/** Class codes in the order of their numbers: "09", "10", "100". What is no number comes last, as it stands. */
export function compareCodes(left: string, right: string): number {
  const difference = numberOf(left) - numberOf(right);
  if (difference !== 0 && !Number.isNaN(difference)) return difference;
  return left < right ? -1 : left > right ? 1 : 0;
}

function numberOf(code: string): number {
  return /^\d+$/.test(code) ? Number(code) : Number.POSITIVE_INFINITY;
}

/** A whole number as Vietnamese writes it: 5834 → “5.834”. */
export function numberText(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '.');
}
